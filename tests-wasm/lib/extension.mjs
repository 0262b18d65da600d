// The built extension in real browsers, driven the way people drive it: by its button and its shortcut.

import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { openChromium, openFirefox } from './browsers.mjs';
import { root, serve } from './server.mjs';
import { installUndoInvariants } from './undo-invariants.mjs';

const ID = 'limpid@limpid.example';
/** Milliseconds after which something is not going to happen. */
const PATIENCE = 30_000;
/** Milliseconds that one load of a page gets before it is loaded again. */
const LOAD_PATIENCE = 5000;

/** The folder of a built extension. */
export function folderOf(browser) {
  const folder = join(root, 'dist', 'extension', browser);
  if (!existsSync(folder)) throw new Error('the extension is not built: run `cargo xtask extension`');
  return folder;
}

/** Every browser with the extension in it: a name, and how to open it. `folder` is another build of it. */
export const extended = [
  { name: 'Chromium', open: (folder = folderOf('chromium')) => InChromium.open(folder) },
  { name: 'Firefox', open: (folder = folderOf('firefox')) => InFirefox.open(folder) },
];

/** Waits until `ask` gives something true. */
export async function until(ask, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`timed out waiting for: ${what}`);
    await new Promise((done) => {
      setTimeout(done, 50);
    });
  }
}

/**
 * Loads `address` until `ask` gives something true, as people do who have just changed a setting: a browser says that a
 * script is registered before all of its processes know.
 */
export function loadUntil(page, address, ask, what) {
  const load = async () => {
    await page.goto(address);
    return until(ask, what, LOAD_PATIENCE).catch(() => false);
  };
  return until(load, what, 2 * PATIENCE);
}

/** A copy of the build for a browser, with another manifest or other scripts. `change` gets the manifest and the folder. */
export async function changed(name, change) {
  const folder = await mkdtemp(join(tmpdir(), 'limpid-extension-'));
  await cp(folderOf(name.toLowerCase()), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await change(manifest, folder);
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/** Runs in the panel: what it says now. */
export function told() {
  return { phase: document.body.dataset.phase, outcome: document.querySelector('#outcome').textContent };
}

export const phaseOf = (panel, phase) =>
  until(async () => (await panel.evaluate(told)).phase === phase, `the panel says ${phase}`);

/** Switches to `clean`, `reading` or `original`. */
export const choose = (panel, view) =>
  panel.evaluate((value) => document.querySelector(`[name="view"][value="${value}"]`).click(), view);

/** What tests do with a browser of `extended` and a served site: visit a page, clean it, close pages. */
export function visitor(driver, site) {
  /** A test page of its own window size, with the undo invariants installed. */
  async function visit(file) {
    const page = await driver.browser.newPage();
    await page.setViewport({ width: 1200, height: 700 });
    await page.goto(`${site.url}tests-wasm/site/${file}.html`);
    await page.evaluate(installUndoInvariants);
    return page;
  }

  /** A page with the panel open and everything done. */
  async function cleaned(file) {
    const page = await visit(file);
    const panel = await driver.press(page);
    await phaseOf(panel, 'clean');
    return { page, panel };
  }

  async function leave(...pages) {
    for (const page of pages) await page.close().catch(() => {});
  }

  return { visit, cleaned, leave };
}

/** Runs in a page: is each element that `selector` finds, in shadow roots and frames too, shown? */
export function shown(selector) {
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) ? [element.checkVisibility()] : []),
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ...(element.contentDocument ? all(element.contentDocument) : []),
    ]);
  return all(document);
}

/**
 * Tests the extension in each browser, in both at once: each waits for pages and timers much of the time. A test is
 * `[title, task]`; its task gets `{ name, open, driver, site }` and the functions of `visitor`. `build(name)` makes another
 * build of the extension.
 * @param {string} subject
 * @param {[string, (context: any) => Promise<void>][]} tests
 * @param {(name: string) => Promise<string | undefined>} [build]
 */
export function testExtension(subject, tests, build = async () => undefined) {
  describe(subject, { concurrency: extended.length }, () => {
    for (const { name, open } of extended)
      describe(`in ${name}`, { concurrency: 1 }, () => testsIn({ name, open, build }, tests));
  });
}

function testsIn({ name, open, build }, tests) {
  let site;
  let driver;
  let folder;

  before(async () => {
    // One after the other, so that the site is closed when there is no browser or no extension.
    site = await serve();
    folder = await build(name);
    driver = await open(folder);
  });

  after(async () => {
    await driver?.close();
    await site?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  for (const [title, task] of tests) test(title, () => task({ name, open, ...visitor(driver, site), driver, site }));
}

class InChromium {
  browser;
  extension;

  static async open(folder) {
    const browser = await openChromium(/** @type {any} */ ({ pipe: true, enableExtensions: [folder] }));
    const extension = await until(async () => [...(await browser.extensions()).values()][0], 'the extension');
    return Object.assign(new InChromium(), { browser, extension });
  }

  close() {
    return this.browser.close();
  }

  get base() {
    return `chrome-extension://${this.extension.id}/`;
  }

  #targets(type, ending) {
    return this.browser.targets().filter((target) => target.type() === type && target.url() === this.base + ending);
  }

  /** Presses the button in the toolbar: a page with the panel. */
  async press(page) {
    await page.bringToFront();
    await this.extension.triggerAction(page);
    const target = await until(() => this.#targets('page', 'panel.html')[0], 'the panel');
    return target.asPage();
  }

  /** A page of the extension in a tab. */
  async openOwn(address) {
    const page = await this.browser.newPage();
    await page.goto(this.base + address);
    return page;
  }

  /** Presses what `selector` finds in a page of the extension. */
  click(page, selector) {
    return page.click(selector);
  }

  /** What the shortcut does. No driver reaches the keys of the browser itself, so the event is sent to the background. */
  async toggle(page) {
    await page.bringToFront();
    const worker = await this.background();
    // The background may still be starting, and the tab not yet be the active one.
    const press = async (address) => {
      const tab = (await chrome.tabs.query({ active: true })).find(({ url }) => url === address);
      if (!tab || !chrome.commands.onCommand.hasListeners()) return false;
      chrome.commands.onCommand.dispatch('toggle', tab);
      return true;
    };
    await until(() => worker.evaluate(press, page.url()), 'the shortcut is handled');
  }

  /** Presses an entry of the context menu. No driver opens that menu, so the event is sent to the background. */
  async pressMenu(page, id) {
    await page.bringToFront();
    const worker = await this.background();
    const press = async (address, entry) => {
      const tab = (await chrome.tabs.query({ active: true })).find(({ url }) => url === address);
      if (!tab || !chrome.contextMenus.onClicked.hasListeners()) return false;
      // An entry that does not exist cannot be updated.
      await chrome.contextMenus.update(entry, { enabled: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId: entry }, tab);
      return true;
    };
    await until(() => worker.evaluate(press, page.url(), id).catch(() => false), `the entry ${id}`);
  }

  /** As on paper, or back. */
  printed(page, isOn) {
    return page.emulateMediaType(isOn ? 'print' : null);
  }

  async background() {
    const target = await until(() => this.#targets('service_worker', 'background.js')[0], 'the background');
    return target.worker();
  }

  /** Stops the background, as the browser does after half a minute. A busy browser may not listen at once. */
  async stopBackground() {
    const target = await until(() => this.#targets('service_worker', 'background.js')[0], 'the background');
    // A message that comes meanwhile starts another one.
    const isGone = () => !this.browser.targets().includes(target);
    const stop = async () => {
      if (isGone()) return true;
      const worker = await target.worker().catch(() => null);
      await worker?.close().catch(() => {});
      return until(isGone, 'a second', 1000).catch(() => false);
    };
    await until(stop, 'the end of the background');
  }
}

class InFirefox {
  browser;
  /** The window of the browser itself. */
  window;
  base;

  static async open(folder) {
    const browser = await openFirefox({ args: ['--remote-allow-system-access'] });
    await browser.installExtension(folder);
    const self = Object.assign(new InFirefox(), { browser });
    const { connection } = /** @type {any} */ (browser);
    const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    self.window = result.contexts[0].context;
    self.base = `moz-extension://${await self.inBrowser((id) => WebExtensionPolicy.getByID(id).mozExtensionHostname, ID)}/`;
    return self;
  }

  close() {
    return this.browser.close();
  }

  /** Runs `job` in the browser's own window. */
  async inBrowser(job, ...given) {
    const expression = `(${job})(...${JSON.stringify(given)})`;
    const { result } = await this.browser.connection.send('script.evaluate', {
      expression,
      target: { context: this.window },
      awaitPromise: true,
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value;
  }

  /**
   * Presses the button in the toolbar. No driver reaches into the popup, so it is closed, and the same panel for the
   * same tab is opened in a tab of its own.
   */
  async press(page) {
    await page.bringToFront();
    const tab = await this.inBrowser(async (id) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { browserActionFor, tabTracker } = ExtensionParent.apiManager.global;
      await browserActionFor(ExtensionParent.GlobalManager.getExtension(id)).openPopup(window, false);
      return tabTracker.getId(gBrowser.selectedTab);
    }, ID);
    await until(() => this.inBrowser(closePopup), 'the end of the popup');
    return this.openOwn(`panel.html#tab=${tab}`);
  }

  /** A page of the extension in a tab. Puppeteer never sees such a page finish loading. */
  async openOwn(address) {
    const page = await this.browser.newPage();
    const context = page.mainFrame()._id;
    await this.browser.connection.send('browsingContext.navigate', { context, url: this.base + address, wait: 'none' });
    const isThere = (base) => location.href.startsWith(base) && document.readyState === 'complete';
    await until(() => page.evaluate(isThere, this.base).catch(() => false), address);
    return page;
  }

  /** Presses what `selector` finds in a page of the extension, as a person does: the browser counts it as their wish. */
  async click(page, selector) {
    await page.bringToFront();
    const [x, y] = await page.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }, selector);
    await this.inBrowser(pressMouse, x, y);
  }

  /** From now on people say yes when the browser asks whether the extension may. */
  agree() {
    return this.inBrowser(() => Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false));
  }

  /** Presses the keys of the shortcut. */
  async toggle(page) {
    await page.bringToFront();
    await this.inBrowser(() => document.querySelector('keyset[id^="ext-keyset"] key[key="L"]').doCommand());
  }

  /** Opens the context menu over the page and presses an entry of the extension. */
  async pressMenu(page, id) {
    await page.bringToFront();
    await until(() => this.inBrowser(pressMenu, id), `the entry ${id}`);
  }

  /** As on paper, or back. */
  async printed(page, isOn) {
    await page.bringToFront();
    const medium = isOn ? 'print' : '';
    await this.inBrowser((name) => {
      gBrowser.selectedBrowser.browsingContext.mediumOverride = name;
    }, medium);
  }

  isBackgroundRunning() {
    return this.inBrowser((id) => WebExtensionPolicy.getByID(id).extension.backgroundState === 'running', ID);
  }

  async stopBackground() {
    await this.inBrowser((id) => WebExtensionPolicy.getByID(id).extension.terminateBackground(), ID);
    await until(async () => !(await this.isBackgroundRunning()), 'the end of the background');
  }
}

/** Runs in the window of Firefox: presses the mouse at a place of the page that is shown. */
function pressMouse(x, y) {
  const { left, top } = gBrowser.selectedBrowser.getBoundingClientRect();
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    // The second is the older name.
    if (window.synthesizeMouseEvent)
      window.synthesizeMouseEvent(
        type,
        left + x,
        top + y,
        { button: 0, clickCount: 1, buttons: type === 'mousedown' ? 1 : 0 },
        {},
      );
    else window.windowUtils.sendMouseEvent(type, left + x, top + y, 0, 1, 0);
  }
}

/** Runs in the window of Firefox: true when no popup is left. */
function closePopup() {
  const popups = [...document.querySelectorAll('.webextension-popup-browser')].map((browser) =>
    browser.closest('panel'),
  );
  for (const popup of popups) popup?.hidePopup();
  return popups.length === 0;
}

/** Runs in the window of Firefox: presses an entry of the extension in the context menu of the page; true when it was there. */
async function pressMenu(id) {
  const menu = document.querySelector('#contentAreaContextMenu');
  const shown = new Promise((done) => {
    menu.addEventListener('popupshown', done, { once: true });
    setTimeout(done, 2000);
  });
  const { left, top } = gBrowser.selectedBrowser.getBoundingClientRect();
  if (window.synthesizeMouseEvent)
    window.synthesizeMouseEvent('contextmenu', left + 200, top + 200, { button: 2, clickCount: 1 }, {});
  else window.windowUtils.sendMouseEvent('contextmenu', left + 200, top + 200, 2, 1, 0);
  await shown;
  const entry = [...menu.querySelectorAll('menuitem')].find((one) => one.id.endsWith(`-menuitem-_${id}`));
  // It is in a menu of its own, which need not be open for that.
  entry?.doCommand();
  menu.hidePopup();
  return Boolean(entry);
}
