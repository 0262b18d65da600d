// The documentation site: made from the sources as it is deployed, its examples run, its links followed.

import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { build, pages } from '../docs/build.mjs';
import { examples, runExample } from '../docs/example.mjs';
import { fields, flags, knownFailures, reasonsOf, withoutExample } from '../docs/tables.mjs';
import * as limpid from '../pkg/node.js';
import { browsers } from './lib/browsers.mjs';
import { run } from './lib/run.mjs';
import { root, serve } from './lib/server.mjs';

const OPTIONS = [
  'Options',
  'ReadAs',
  'BatchOptions',
  'CallOptions',
  'SentenceOptions',
  'DecodeOptions',
  'ReadOptions',
  'RepairOptions',
  'CleanOptions',
  'SummaryOptions',
  'Weights',
  'DomOptions',
];

/** What the command says of itself; `LIMPID_COMMAND` names a built one, to save building it. */
function helpOfCommand() {
  const built = globalThis.process.env.LIMPID_COMMAND;
  return built
    ? run(built, ['--help'], { cwd: root })
    : run('cargo', ['run', '--quiet', '--package', 'limpid-cli', '--', '--help'], { cwd: root });
}

let site;
let help;
const html = (name) => readFile(join(site, 'docs', `${name}.html`), 'utf8');

before(async () => {
  site = await mkdtemp(join(tmpdir(), 'limpid-docs-'));
  cpSync(join(root, 'www'), site, { recursive: true });
  help = await helpOfCommand();
  build(join(site, 'docs'), limpid, help);
});

after(() => rm(site, { recursive: true, force: true }));

describe('the documentation matches the package', () => {
  test('every reason has an example that gives it, or says why there is none', () => {
    const codes = ['RepairReason', 'RemovalReason'].flatMap(reasonsOf).map(({ reason }) => reason);
    assert.ok(codes.length >= 33);
    assert.deepEqual([...examples.map(({ code }) => code), ...Object.keys(withoutExample)].sort(), codes.sort());
    for (const example of examples) assert.ok(runExample(limpid, example).change, example.code);
  });

  test('every option of the types is there', async () => {
    const page = await html('options');
    const types = (
      await Promise.all(['pkg/index.d.ts', 'pkg/dom/types.d.ts'].map((path) => readFile(join(root, path), 'utf8')))
    ).join('');
    const listed = OPTIONS.flatMap(fields);
    // Counted in a second way, so that no field is lost that is written in an unexpected form.
    const names = OPTIONS.map((name) => types.split(`export interface ${name} `)[1].split('\n}')[0]);
    const written = names.flatMap((body) => [...body.matchAll(/^ {2}(\w+)\?:/gm)].map(([, field]) => field));
    assert.deepEqual(
      listed.map(({ field }) => field),
      written,
    );
    assert.equal([...types.matchAll(/^export interface \w*(?:Options|ReadAs|Weights)\b/gm)].length, OPTIONS.length);
    assert.ok(listed.length >= 40, String(listed.length));
    for (const { field, says } of listed) {
      assert.ok(page.includes(`<code>${field}</code>`), field);
      assert.ok(says.length > 5, field);
    }
  });

  test('every error code is there', async () => {
    const page = await html('options');
    const codes = reasonsOf('ErrorCode').map(({ reason }) => reason);
    assert.ok(codes.length >= 9, String(codes));
    for (const code of codes) assert.ok(page.includes(`<code>${code}</code>`), code);
  });
});

describe('the documentation matches the command and the known failures', () => {
  test('every flag of the command is there', async () => {
    const page = await html('command');
    const named = [...help.matchAll(/^ {2,8}(?:-\w, )?(--[a-z][\w-]*)/gm)].map(([, flag]) => flag);
    assert.ok(named.length > 50);
    for (const flag of named) assert.ok(page.includes(flag), flag);
    assert.ok(
      flags(help)
        .flatMap(([, list]) => list)
        .every(([, what]) => what.length > 5),
    );
  });

  test('every known failure is there', async () => {
    const page = await html('failures');
    assert.ok(knownFailures().length > 0);
    assert.equal(page.split(/<pre[ >]/).length - 1, knownFailures().length);
    const words = (label) => label[0].toUpperCase() + label.slice(1).replaceAll('-', ' ');
    const named = knownFailures().filter(({ label }) => !/\d$/.test(label));
    for (const { label } of named) assert.ok(page.includes(`>${words(label)}</h3>`), label);
    assert.equal(page.split('</h3>').length - 1, named.length);
  });

  test('the figures are those of the repository', async () => {
    const page = await html('accuracy');
    for (const word of ['ftfy', 'trafilatura', 'WebAssembly', 'ROUGE']) assert.ok(page.includes(word), word);
  });

  test('all links work, and no other script and no placeholder is left', async () => {
    for (const [name] of pages) {
      const page = await html(name);
      assert.doesNotMatch(
        page.replace('<script type="module" src="../docs.js"></script>', ''),
        /<script|<style|\sstyle="|<!-- /,
        name,
      );
      assert.doesNotMatch(page, /^# Ok::/m, `${name}: a line that rustdoc hides`);
      for (const [, href] of page.matchAll(/href="([^"#]+)(?:#[^"]*)?"/g)) {
        if (/^https?:/.test(href)) continue;
        await readFile(join(site, 'docs', href)).catch(() => assert.fail(`${name}: ${href}`));
      }
    }
  });
});

for (const { name, open } of browsers) {
  test(`the search finds a section in ${name}, and examples can be copied`, async () => {
    const [server, browser] = [await serve({ folder: site }), await open()];
    try {
      const page = await browser.newPage();
      await page.goto(`${server.url}docs/index.html`);
      await page.waitForSelector('#search');
      await page.type('#search', 'scroll lock');
      await page.waitForSelector('#found a');
      assert.match(await page.$eval('#found a', (link) => link.getAttribute('href')), /^live-page\.html#/);
      const counts = await page.evaluate(() =>
        ['pre > code', 'button.copy'].map((one) => document.querySelectorAll(one).length),
      );
      assert.equal(counts[0], counts[1]);
      assert.ok(counts[0] > 0);
      await page.close();
    } finally {
      await browser.close();
      await server.close();
    }
  });

  test(`axe finds no violations in ${name}, and nothing is requested from another address`, async () => {
    const axe = await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
    const [server, browser] = [await serve({ folder: site }), await open()];
    try {
      for (const scheme of name === 'Firefox' ? ['light'] : ['light', 'dark']) {
        for (const [one] of pages) {
          const page = await browser.newPage();
          const asked = [];
          page.on('request', (request) => asked.push(request.url()));
          if (scheme === 'dark') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
          await page.setViewport({ width: 360, height: 740 });
          await page.goto(`${server.url}docs/${one}.html`);
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${one} ${scheme} ${id}: ${nodes.map(({ target }) => target).join(' ')}`),
            [],
          );
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(over, 0, `${one} scrolls sideways`);
          // axe brings a font of its own along.
          assert.deepEqual(
            asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:')),
            [],
          );
          await page.close();
        }
      }
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
