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

export interface DomOptions extends CleanOptions {
  /** Label and report, change nothing. Default false. */
  dryRun?: boolean;
  /** `hide` (default), or `mark`: give chrome the attribute and leave its display to the page's own style. */
  action?: 'hide' | 'mark';
  /**
   * Also repair text nodes. Default true. Never touched: controls, editable text, `code`, `pre`, and nodes with the focus
   * or an end of the selection.
   */
  repair?: boolean | RepairOptions;
  /**
   * Follow later changes: nodes that are added, parts that are shown by their class, style or `hidden`, text that changes
   * in a hidden part. When the address becomes that of another page (`pushState`, `popstate`, a route in the fragment), all
   * is taken back, and the new page is cleaned. A round begins after `debounce` milliseconds without a round (300), in idle time or after `budget`
   * milliseconds (1000). Default false. Read in slices of some ten milliseconds; of a long page (2,500 nodes) only what is
   * new is labelled, with what stands around it.
   */
  observe?: boolean | { debounce?: number; budget?: number };
  /** Enter open shadow roots and frames of the same origin. Default true. */
  deep?: boolean;
  /** Templates that `dismiss` gave: such parts are never hidden. */
  dismissed?: readonly string[];
  /** Where labelling runs: in this script, or behind messages. */
  transport?: Transport;
  /**
   * Puts `css` into `root` by other means than an adopted style sheet (content scripts of Firefox cannot adopt), and
   * returns what takes it away again. Where it returns `null`, nothing of that root is hidden.
   */
  styleSheet?: (root: Document | ShadowRoot, css: string) => (() => void) | null;
  /** Aborting it is `disconnect()`. */
  signal?: AbortSignal;
}

/** Brings a job to a core and its answer back. */
export type Transport = (job: Job) => unknown;

/** What a transport carries. All of it can be cloned; where messages are JSON, send the typed arrays as arrays. */
export type Job =
  | { readonly type: 'clean'; readonly columns: Columns; readonly options: object }
  | { readonly type: 'summarize'; readonly text: string; readonly options: SummaryOptions };

/** A document as one text and lists of numbers. */
export interface Columns {
  /** Names of elements and attributes, parted by spaces; the first stands for text nodes. */
  readonly names: string;
  /** Attribute values and text in document order. */
  readonly text: string;
  /** Three numbers a node: parent, name, end of its text. */
  readonly nodes: Uint32Array | readonly number[];
  /** Three numbers an attribute: element, name, end of its value. */
  readonly attributes: Uint32Array | readonly number[];
}

/** The labels of a document, as lists of numbers that `limpid/dom/page` reads. */
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

/** What the document says. */
export interface DomReport {
  /** The repaired text without chrome. */
  readonly text: string;
  /** The text of the document before any change. */
  readonly pageText: string;
  readonly metadata: Metadata;
  /**
   * How it went; `not-an-article` for mail, editors, dashboards and shops, which are used and not read: of these only
   * advertising, cookie notices and invitations to newsletters are hidden.
   */
  readonly verdict: Verdict | 'not-an-article';
  /** How many nodes were read. */
  readonly nodes: number;
}

/** A part that was hidden, or a repair. */
export interface DomChange {
  /** The handle for undo. */
  readonly id: number;
  /** Where it stands in `pageText`. */
  readonly page: Span;
  /** The new text of a repair; empty for a part. */
  readonly replacement: string;
  /** Why, the main reason first. */
  readonly reasons: readonly Reason[];
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** The elements of a part, or the text node of a repair, as far as the page still has them. Held weakly. */
  readonly nodes: readonly Node[];
  /** False after `undo`, with `dryRun`, and where the browser gave no way to hide it. */
  readonly applied: boolean;
}

export interface CleanEvent {
  /** `navigate`: the address is that of another page; the changes of the page before are gone, their ids begin anew. */
  readonly type: 'change' | 'undo' | 'navigate' | 'error';
  readonly session: CleanSession;
  /** The changes that it is about. */
  readonly ids?: readonly number[];
  /**
   * What the document said in the round that found them, on a long page what it said around them; the `page` of these
   * changes points into its `pageText`.
   */
  readonly report?: DomReport;
  readonly error?: LimpidError | Error;
}

export interface CleanSession {
  /** Rejects when the core failed; the page is then as it was. */
  readonly ready: Promise<DomReport>;
  /** In order of the rounds; the repairs of a round before its parts. */
  readonly changes: readonly DomChange[];
  /**
   * Takes back one, several or all changes: attributes and text data are as before, and after the last one the scroll
   * position too, unless the reader has scrolled since. Text that the page changed meanwhile is left alone.
   */
  undo(which?: number | readonly number[]): void;
  redo(which?: number | readonly number[]): void;
  /** Shows a part again; the template that is returned belongs in `dismissed` on this site from now on. */
  dismiss(id: number): string;
  /** The document as it was last read whole; null before the first answer. */
  readonly report: DomReport | null;
  /** Ranges for highlighting: of a span of the `text` of `report`, or of a change. One for each text node. */
  ranges(span: Span | DomChange): Range[];
  /** The sentences that matter, of the text of `report`, which is read anew if it grew; their spans fit `ranges`. */
  summarize(options?: SummaryOptions): Promise<Summary>;
  /** Follows no more; the page stays as it is. */
  disconnect(): void;
  /** What is returned takes the listener away. */
  on(type: 'change' | 'undo' | 'navigate' | 'error', listener: (event: CleanEvent) => void): () => void;
  /** `disconnect()` and `undo()`. */
  [Symbol.asyncDispose](): Promise<void>;
}
