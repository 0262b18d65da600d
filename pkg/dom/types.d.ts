import type {
  CleanOptions,
  Evidence,
  LimpidError,
  Metadata,
  PageChange,
  Reason,
  RepairOptions,
  Span,
  Summary,
  SummaryOptions,
  Verdict,
} from '../index.js';

/** Options of `cleanDocument`. */
export interface DomOptions extends CleanOptions {
  /** Report what would be hidden and repaired, but leave the page as it is. Off by default. */
  dryRun?: boolean;
  /** `hide` hides boilerplate. `mark` only sets the attribute, so that your own style sheet can decide. Default: `hide`. */
  action?: 'hide' | 'mark';
  /**
   * Repair text nodes as well. On by default. Form controls, editable text, `code` and `pre` are never changed, nor are nodes
   * that have the focus or where the selection starts or ends.
   */
  repair?: boolean | RepairOptions;
  /**
   * Keep cleaning while the page changes: when nodes are added, when a part becomes visible by its class, style or `hidden`,
   * and when text changes in a hidden part. Off by default. If the URL becomes that of another page (`pushState`, `popstate`,
   * a route in the fragment), everything is undone and the new page is cleaned.
   *
   * A round of cleaning starts at least `debounce` milliseconds (300) after the last one, in idle time, or after `budget`
   * milliseconds (1000) at the latest. The page is read in slices of about ten milliseconds. On long pages (2,500 nodes) only
   * the new part and its surroundings are labelled.
   */
  observe?: boolean | { debounce?: number; budget?: number };
  /** Clean inside open shadow roots and frames of the same origin, too. On by default. */
  deep?: boolean;
  /** Templates that `dismiss` returned earlier. Parts that match one are never hidden. */
  dismissed?: readonly string[];
  /** Templates that `hide` returned earlier. Parts that match one are hidden, unless they are most of the text. */
  hidden?: readonly string[];
  /**
   * The URL against which relative links and image URLs are resolved in `markdown()` and `html()`. Default: the URL of
   * the document.
   */
  url?: string | null;
  /** Sends jobs to a core that runs elsewhere. Without it, the core of this script does them. */
  transport?: Transport;
  /**
   * Adds `css` to `root` and returns a function that removes it again, or `null` if it could not; then nothing in that root
   * is hidden. For places that cannot use adopted style sheets, such as content scripts of Firefox.
   */
  styleSheet?: (root: Document | ShadowRoot, css: string) => (() => void) | null;
  /** Aborting this signal has the effect of `disconnect()`. */
  signal?: AbortSignal;
}

/** Passes a job to a core and returns its answer, or a promise for it. */
export type Transport = (job: Job) => unknown;

/** A job for a core. It is structured-cloneable; if your messages are JSON, send the typed arrays as arrays. */
export type Job =
  | { readonly type: 'clean'; readonly columns: Columns; readonly options: object }
  | { readonly type: 'write'; readonly form: 'markdown' | 'html'; readonly columns: Columns; readonly options: object }
  | { readonly type: 'summarize'; readonly text: string; readonly options: SummaryOptions };

/** A document, packed into strings and lists of numbers. */
export interface Columns {
  /** Names of elements and attributes, separated by spaces. The first one is that of text nodes. */
  readonly names: string;
  /** Attribute values and text in document order. */
  readonly text: string;
  /** Three numbers per node: parent, name, end of its text. */
  readonly nodes: Uint32Array | readonly number[];
  /** Three numbers per attribute: element, name, end of its value. */
  readonly attributes: Uint32Array | readonly number[];
}

/** The labels of a document in packed form; `limpid/dom/page` unpacks them. */
export interface Answer {
  readonly text: string;
  readonly pageText: string;
  readonly metadata: Metadata;
  readonly verdict: Verdict;
  readonly repairs: readonly PageChange[];
  readonly reasons: readonly string[];
  readonly signals: readonly string[];
  readonly blocks: Uint32Array;
  readonly confidence: Float32Array;
  readonly evidence: Float32Array;
  readonly runs: Uint32Array;
  readonly edits: Uint32Array;
}

/** A document as it was read in one round of cleaning. */
export interface DomReport {
  /** The repaired text, without boilerplate. */
  readonly text: string;
  /** The text of the document before any change. */
  readonly pageText: string;
  readonly metadata: Metadata;
  /**
   * How cleaning went. `not-an-article` means that people use the page rather than read it (mail, editors, dashboards,
   * shops); only advertising, cookie notices and newsletter sign-ups are hidden there.
   */
  readonly verdict: Verdict | 'not-an-article';
  /** Number of nodes that were read. */
  readonly nodes: number;
}

/** A part of the page that was hidden, or a repair. */
export interface DomChange {
  /** Identifies the change for undo. */
  readonly id: number;
  /** Its position in `pageText`. */
  readonly page: Span;
  /** The new text of a repair; empty for a hidden part. */
  readonly replacement: string;
  /** Why the change was made, main reason first. */
  readonly reasons: readonly Reason[];
  /** The confidence, from 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** The elements that were hidden or the text node that was repaired, if they are still in the page. Held weakly. */
  readonly nodes: readonly Node[];
  /** False after `undo`, with `dryRun`, and if the browser offers no way to hide the part. */
  readonly applied: boolean;
}

/** What listeners of a session receive. */
export interface CleanEvent {
  /** `navigate` means that the URL became that of another page: the old changes are gone and ids start again. */
  readonly type: 'change' | 'undo' | 'navigate' | 'error';
  readonly session: CleanSession;
  /** The changes that the event is about. */
  readonly ids?: readonly number[];
  /**
   * The document as read in the round that found the changes; on a long page, only the part around them. The `page` of
   * these changes points into its `pageText`.
   */
  readonly report?: DomReport;
  readonly error?: LimpidError | Error;
}

/** A cleaned document: what was changed, and how to undo it. */
export interface CleanSession {
  /** Settles after the first round. Rejects if the core failed; the page is then as it was. */
  readonly ready: Promise<DomReport>;
  /** All changes, in the order of the rounds. Within a round, repairs come before hidden parts. */
  readonly changes: readonly DomChange[];
  /**
   * Undoes one, several or all changes. This restores attributes and text, and after the last change also the scroll
   * position, unless the reader has scrolled since. Text that the page itself changed meanwhile is left alone.
   */
  undo(which?: number | readonly number[]): void;
  /** Applies changes again that were undone. */
  redo(which?: number | readonly number[]): void;
  /** Shows a part again, and returns its template. Pass that in `dismissed` to keep such parts on this site. */
  dismiss(id: number): string;
  /**
   * Hides an element that the user chose (`user-rule`), and returns its template. Pass that in `hidden` on other pages
   * of the site.
   */
  hide(element: Element): string;
  /** The document as it was last read in full; `null` before the first round is done. */
  readonly report: DomReport | null;
  /** DOM ranges, one for each text node, of a change or of a span in the `text` of `report`; for highlighting. */
  ranges(span: Span | DomChange): Range[];
  /** Summarizes the document, after reading it again if it grew. The spans can be passed to `ranges`. */
  summarize(options?: SummaryOptions): Promise<Summary>;
  /** The document as it is now, without boilerplate, as Markdown: the same as `clean` returns for its HTML. */
  markdown(): Promise<string>;
  /** The same, as safe HTML. */
  html(): Promise<string>;
  /** Stops observing the page, which stays as it is. */
  disconnect(): void;
  /** Adds a listener, and returns a function that removes it. */
  on(type: 'change' | 'undo' | 'navigate' | 'error', listener: (event: CleanEvent) => void): () => void;
  /** Calls `disconnect()` and `undo()`. */
  [Symbol.asyncDispose](): Promise<void>;
}
