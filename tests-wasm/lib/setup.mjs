// A project of examples/ as a user has it: its packages and limpid's tarball installed, then built, started and opened.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { npm, run } from './run.mjs';
import { root, serve } from './server.mjs';

/** Where installed projects are kept, one folder for each list of packages: installing takes longer than the tests. */
const CACHE = globalThis.process.env.LIMPID_SETUPS ?? join(homedir(), '.cache/limpid-setups');
/** How long a page or a server may take. */
const PATIENCE = 60_000;

const read = (path) => readFileSync(path, 'utf8');

/** The packages that `manifest` names, as `[name, version]`. */
const packagesOf = ({ dependencies, devDependencies }) => Object.entries({ ...dependencies, ...devDependencies });

/** True if the repository's own packages include it in that version. */
function isHere([name, version]) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  return existsSync(manifest) && JSON.parse(read(manifest)).version === version;
}

/** Installs the packages of the project in `home`, or links those that the repository has. */
async function installPackages(home) {
  const packages = packagesOf(JSON.parse(read(join(home, 'package.json'))));
  if (!packages.every(isHere)) {
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
    await npm(['install', ...quiet], { cwd: home });
  } else {
    for (const [name] of packages) {
      const link = join(home, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), link);
    }
  }
}

/** True if the packages of the project in `home` are there; links break when the checkout that they lead to is gone. */
function isInstalled(home) {
  if (!existsSync(join(home, '.installed'))) return false;
  const packages = packagesOf(JSON.parse(read(join(home, 'package.json'))));
  return packages.every(([name]) => existsSync(join(home, 'node_modules', name, 'package.json')));
}

/** The folder of the project `name`, with its packages. */
async function project(name) {
  const source = join(root, 'examples', name);
  const hash = createHash('sha256')
    .update(read(join(source, 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const home = join(CACHE, `${name}-${hash}`);
  if (!isInstalled(home)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    cpSync(join(source, 'package.json'), join(home, 'package.json'));
    await installPackages(home);
    writeFileSync(join(home, '.installed'), '');
  }
  for (const built of [
    '.next',
    '.nuxt',
    '.output',
    '.svelte-kit',
    '.parcel-cache',
    '.react-router',
    '.astro',
    'dist',
    'out',
    'build',
    'node_modules/.vite',
  ]) {
    rmSync(join(home, built), { recursive: true, force: true });
  }
  cpSync(source, home, { recursive: true });
  return home;
}

/** The project `name` with limpid unpacked from `tarball`, which is what installing a package without dependencies does. */
export async function setUp(name, tarball) {
  const home = await project(name);
  const limpid = join(home, 'node_modules/limpid');
  rmSync(limpid, { recursive: true, force: true });
  mkdirSync(limpid, { recursive: true });
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', limpid]);
  return new Setup(home);
}

class Setup {
  constructor(home) {
    this.home = home;
  }

  /** What a script prints: a file of the project, or one of its packages. */
  node(script, ...args) {
    return run(globalThis.process.execPath, [script, ...args], { cwd: this.home, env: this.#env() });
  }

  /** Runs a program that a package of the project brings for this platform: `file` in the one package of `scope`. */
  program(scope, file, args, options = {}) {
    return run(this.programAt(scope, file), args, { cwd: this.home, env: this.#env(), ...options });
  }

  programAt(scope, file) {
    const packages = readdirSync(this.at(`node_modules/${scope}`)).map(
      (name) => `node_modules/${scope}/${name}/${file}`,
    );
    const found = packages.map((path) => this.at(path)).find((path) => existsSync(path));
    if (!found) throw new Error(`${scope} has no ${file} for this platform`);
    return found;
  }

  /** The paths of the project's own scripts. */
  scripts() {
    const names = readdirSync(this.home, { recursive: true }).map(String);
    const own = names.filter((name) => /\.(m?js|ts)$/.test(name) && !/(^|[\\/])(node_modules|\.\w+)[\\/]/.test(name));
    return own.map((name) => this.at(name));
  }

  /** The path of a file of the project. */
  at(name) {
    return join(this.home, name);
  }

  #env() {
    return {
      ...globalThis.process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      PARCEL_WORKERS: '0',
      CI: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
    };
  }

  /** Runs `job` with the address of a server that `script` starts; `PORT` in `args` is its port. */
  serving(script, args, job) {
    return this.servingWith(globalThis.process.execPath, [script, ...args], job);
  }

  async servingWith(program, args, job) {
    const port = await freePort();
    const given = args.map((arg) => arg.replace('PORT', String(port)));
    const env = { ...this.#env(), PORT: String(port) };
    const child = spawn(program, given, { cwd: this.home, env, detached: true });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    try {
      const url = `http://127.0.0.1:${port}/`;
      await listening(url, child);
      return await job(url);
    } catch (error) {
      throw new Error(`${error.message}\n${said}`, { cause: error });
    } finally {
      end(child);
    }
  }

  /** Runs `job` with the address of a static server over a folder of the project. */
  async static(folder, job) {
    const site = await serve({ folder: this.at(folder) });
    try {
      return await job(site.url);
    } finally {
      await site.close();
    }
  }
}

/** Ends a program and its own children. One that has ended by itself has said why. */
function end(/** @type {import('node:child_process').ChildProcess} */ { pid }) {
  try {
    globalThis.process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A port that is free. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

async function listening(url, child) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (Date.now() > end || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** What the page at `url` shows in `#text`. */
export async function shownAt(browser, url) {
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  try {
    await page.goto(url);
    const filled = () => document.querySelector('#text')?.textContent;
    await page.waitForFunction(filled, { timeout: PATIENCE });
    return await page.evaluate(filled);
  } catch (error) {
    throw new Error(`${error.message}\n${said.join('\n')}`, { cause: error });
  } finally {
    await page.close();
  }
}
