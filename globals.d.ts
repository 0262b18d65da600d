// What `tsc` needs to know to check the JavaScript of this repository (`npx tsc`, tsconfig.json): names that tests put
// into pages, browsers' own names, and files that lie elsewhere when they are served.

/** A selector and an event say nothing of the kind of element that they give. */
interface EventTarget {
  [name: string]: any;
}
interface Event {
  [name: string]: any;
}
interface AbstractRange {
  [name: string]: any;
}
interface Window {
  [name: string]: any;
}

/** See `prepare` in tests-wasm/lib/dom.mjs. */
declare var tools: any;
/** See lib/undo-invariants.mjs. */
declare var undoInvariants: any;
declare var axe: any;

/** Of extensions. */
declare var chrome: any;
declare var browser: any;

/** Of service workers. */
declare function skipWaiting(): Promise<void>;
declare var clients: any;
declare var registration: any;

/** Of the window of Firefox. */
declare var Services: any;
declare var WebExtensionPolicy: any;
declare var ChromeUtils: any;
declare var gBrowser: any;

/** Of Vite. */
interface ImportMeta {
  readonly env?: any;
}

declare module '*.wasm';
declare module '*.wasm?module';
declare module '*/limpid/browser.js';
declare module '/limpid/*';
declare module '/extension/*';
declare module '/tests-wasm/*';
