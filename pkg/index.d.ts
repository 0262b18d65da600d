/// <reference lib="esnext.disposable" />

/**
 * Repairs damaged text, removes page chrome, and picks the sentences that matter.
 *
 * In Node every function works at once: the core loads on first use. In a browser call {@link init} once before.
 *
 * ```ts
 * import { process } from 'limpid';
 *
 * const report = process('<nav>Home | News</nav><p>The cafÃ© reopened on Monday.</p>', { summary: true });
 * report.text;            // the repaired, cleaned text
 * report.summary?.text;   // its three best sentences
 * report.with((change) => change.id !== 0);   // the same without the first change
 * ```
 *
 * All functions are total: bad input comes back unchanged. Only options that make no sense throw.
 *
 * Offsets are UTF-16 code units, half-open, as in `text.slice(start, end)`. Where bytes were given, `source` spans
 * are byte offsets into them.
 */

// ------------------------------------------------------------------------------------------------ loading

/** Where the core comes from: an address, a response, its bytes, or a compiled module. */
export type WasmSource = string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/**
 * Loads the core. Needed once in a browser, free in Node and when called again. Without `source` the file
 * `limpid_bg.wasm` beside this module is fetched. After a failed load it can be called again.
 */
export function init(source?: WasmSource): Promise<void>;

/** Loads the core from bytes or a compiled module that the caller holds already. Free when it is loaded. */
export function initSync(source: BufferSource | WebAssembly.Module): void;

// ------------------------------------------------------------------------------------------------ the verbs

/**
 * Repairs damaged text: wrong decodings, entities, controls. Running it on its own result changes nothing. Lone
 * surrogates are kept.
 *
 * ```ts
 * repair('Indiaโ€™s frigates').text;   // 'India’s frigates'
 * ```
 */
export function repair(text: string, options?: RepairOptions): Repaired;

/**
 * Removes the chrome of a page (menus, comment forms, teasers …); nothing is repaired. A string is HTML or a plain-text
 * dump, found by looking unless `as` says so; bytes are decoded first.
 *
 * ```ts
 * clean('<nav>Home</nav><p>All that <b>matters</b>.</p>').text;
 * ```
 */
export function clean(input: string | Uint8Array, options?: CleanOptions & ReadAs): Cleaned;

/**
 * Picks the sentences of `text` that matter.
 *
 * ```ts
 * summarize('The dam broke at noon. Hello.', { length: 1 }).text;   // 'The dam broke at noon.'
 * ```
 */
export function summarize(text: string, options?: SummaryOptions): Summary;

/**
 * The sentences of `text`: spans in order that together cover it. White space belongs to the sentence before it.
 * `lang` is a language tag; without it the language is guessed where it matters.
 */
export function sentences(text: string, lang?: string): Span[];

/** Runs the stages that `options` ask for, one after the other: repair and clean by default, a summary on request. */
export function process(input: string | Uint8Array, options?: Options): Report;

/** {@link process} under a name that does not hide Node's `process`. */
export function limpid(input: string | Uint8Array, options?: Options): Report;

/**
 * Decodes bytes: byte order mark, then a given label, then a declared charset, then UTF-8 validity, then a guess.
 * Undecodable bytes are `U+FFFD`.
 */
export function decode(bytes: Uint8Array, options?: DecodeOptions): Decoded;

/**
 * Decodes bytes that come in pieces, cut anywhere. ASCII comes out at once; the encoding is found from the first 4,096 bytes
 * that start with the first one that is not ASCII, so no more is held back.
 *
 * ```ts
 * const text = response.body.pipeThrough(new DecodeStream());
 * ```
 */
export class DecodeStream extends TransformStream<Uint8Array, string> implements Disposable {
  constructor(options?: DecodeOptions);
  /** The encoding's name in lower case, as soon as it is found. */
  readonly encoding: string | null;
  /** Gives up a stream before its end. One that ends, or is cancelled, frees its memory by itself. */
  [Symbol.dispose](): void;
}

/**
 * Repairs text or bytes that come in pieces, cut anywhere. No repair crosses a line feed, so whole lines come out as they
 * come in, and all pieces together are what {@link repair} makes of the whole text. Only a line of more than 1 MiB is cut.
 *
 * ```ts
 * const repaired = response.body.pipeThrough(new RepairStream());
 * ```
 */
export class RepairStream extends TransformStream<Uint8Array | string, string> implements Disposable {
  constructor(options?: RepairOptions);
  /** Gives up a stream before its end. One that ends, or is cancelled, frees its memory by itself. */
  [Symbol.dispose](): void;
}

/** True when `text` may hold damage; false is certain. Much cheaper than {@link repair}. */
export function isSuspect(text: string): boolean;

/** True for a page with a few full paragraphs, in any script: the cheap question before cleaning. */
export function isProbablyReaderable(input: string | Uint8Array): boolean;

/**
 * `input` with the accepted changes applied (all, when `accept` is left out). `changes` are those of one stage and
 * point into `input`: `repaired.changes` into the given text, `report.repairs` and `report.changes` into
 * `report.pageText`. It does not call the core. To undo single repairs *and* removals of a report, use
 * {@link Report.with}.
 */
export function apply(input: string, changes: readonly Edit[], accept?: (change: Change) => boolean): string;

// ------------------------------------------------------------------------------------------------ workers

/**
 * The same functions off the main thread: a Web Worker, or a worker thread in Node, Deno and Bun. It opens with the first
 * call and does one call after the other. In Node it does not keep the process while it has nothing to do.
 *
 * ```ts
 * const worker = createWorker();
 * const report = await worker.process(page, { summary: true }, { signal: AbortSignal.timeout(1000) });
 * worker.terminate();
 * ```
 *
 * Calls reject with the same errors as the functions throw; with `worker-failed` when the worker dies under them (the
 * next call opens a new one), and with `terminated` after {@link LimpidWorker.terminate}. `source` is where the core comes
 * from, as for {@link init}. Where there are no workers (workerd, `limpid/inline`, service workers), this throws
 * `no-workers`.
 */
export function createWorker(source?: WasmSource): LimpidWorker;

/**
 * {@link process} over many inputs, by several workers. Reports come in the order of the inputs, and the inputs are taken
 * no faster than the reports are: the list may be endless. A loop that is left ends the workers and the source.
 *
 * ```ts
 * for await (const report of batch(pages, { jobs: 4, summary: true })) console.log(report.text);
 * ```
 *
 * The first error ends the batch, after the reports of all inputs before it. Where there are no workers the work is done
 * in this thread, with room for other work between the inputs.
 */
export function batch(
  inputs: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  options?: BatchOptions,
): AsyncGenerator<Report, void, undefined>;

/** Options of {@link batch}: those of {@link process}, and how the work is done. */
export interface BatchOptions extends Options {
  /** Workers at most; 0 works in this thread. As many as there are processors. */
  jobs?: number | undefined;
  /** Ends the batch, which then throws the reason of the signal. */
  signal?: AbortSignal | undefined;
}

/** What a call to a worker takes besides its input and options. */
export interface CallOptions {
  /**
   * Rejects the call with the reason of the signal. A call that the worker has begun is finished there, and its result
   * dropped.
   */
  signal?: AbortSignal | undefined;
}

/** The functions of a worker. Input is copied; `markdown` and `html` of its results are made at once. */
export interface LimpidWorker extends Disposable {
  repair(text: string, options?: RepairOptions, call?: CallOptions): Promise<Repaired>;
  clean(input: string | Uint8Array, options?: CleanOptions & ReadAs, call?: CallOptions): Promise<Cleaned>;
  summarize(text: string, options?: SummaryOptions, call?: CallOptions): Promise<Summary>;
  sentences(text: string, lang?: string, call?: CallOptions): Promise<Span[]>;
  process(input: string | Uint8Array, options?: Options, call?: CallOptions): Promise<Report>;
  /** {@link process} under its other name. */
  limpid(input: string | Uint8Array, options?: Options, call?: CallOptions): Promise<Report>;
  decode(bytes: Uint8Array, options?: DecodeOptions, call?: CallOptions): Promise<Decoded>;
  isSuspect(text: string, call?: CallOptions): Promise<boolean>;
  isProbablyReaderable(input: string | Uint8Array, call?: CallOptions): Promise<boolean>;
  /** Ends the worker and frees its memory; calls under way reject with `terminated`, as do later ones. */
  terminate(): void;
  /** The same as {@link terminate}: `using worker = createWorker();` ends it with its block. */
  [Symbol.dispose](): void;
}

// ------------------------------------------------------------------------------------------------ changes

/** A half-open range of UTF-16 code units: `text.slice(span.start, span.end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What {@link apply} needs of a change. */
export type Edit = Pick<Change, 'input' | 'replacement'> & Partial<Change>;

/** One change, whatever made it. The changes of one list are in text order and never overlap. */
export interface Change {
  /** The handle for undo, unique among the repairs and removals of one result. */
  readonly id: number;
  /** What was replaced, in the input of the stage. */
  readonly input: Span;
  /** Where the replacement stands in the output of the stage; empty for a removal. */
  readonly output: Span;
  /** The text that stands there now. Equal to the input where a change only reports. */
  readonly replacement: string;
  /** Why, the main reason first; never empty. */
  readonly reasons: readonly [Reason, ...Reason[]];
  /** How sure that is, 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  /** The measurements behind it, largest effect first. */
  readonly evidence: readonly Evidence[];
}

/** A change of a page, with its way back. */
export interface PageChange extends Change {
  /** What was replaced, in `pageText`, whichever stage made the change. */
  readonly page: Span;
  /** Where that came from in the input as given: UTF-16 units of a string (markup included), or bytes. */
  readonly source: Span;
}

/** One measurement behind a decision. */
export interface Evidence {
  /** What was measured. */
  readonly signal: string;
  /** What was found. */
  readonly value: number;
  /** What it added to the decision; its sign is the direction. */
  readonly weight: number;
}

/** Why a change was made. */
export type Reason = RepairReason | RemovalReason;

/** Why a piece of text was repaired. */
export type RepairReason =
  /** UTF-8 or legacy bytes had been read in the wrong encoding. */
  | 'mojibake'
  /** A few UTF-8 sequences stood among text in another encoding. */
  | 'inconsistent-utf8'
  /** The byte A0 of a sequence had been turned into a space. */
  | 'byte-a0'
  /** A sequence with `U+FFFD` or `?` in it whose reading is certain. */
  | 'lossy-sequence'
  /** A C1 control that was a windows-1252 character. */
  | 'c1-control'
  /** An HTML entity outside HTML. */
  | 'entity'
  /** A Latin ligature character. */
  | 'ligature'
  /** A full-width or half-width form. */
  | 'width'
  /** A curly quote. */
  | 'quote'
  /** A line break other than a line feed. */
  | 'line-break'
  /** A UTF-16 surrogate pair written as two characters. */
  | 'surrogate'
  /** A control character that text does not hold. */
  | 'control'
  /** A terminal escape sequence. */
  | 'terminal-escape'
  /** A sequence that was not in the normalization form. */
  | 'normalization'
  /** Damage that cannot be repaired with certainty; reported, not edited. */
  | 'lost-bytes';

/** Why a block was removed. */
export type RemovalReason =
  /** Menus and lists of links to other parts of the site. */
  | 'navigation'
  /** The path from the home page to this page. */
  | 'breadcrumb'
  /** The page's masthead. */
  | 'header'
  /** The page's foot: copyright, imprint, contact. */
  | 'footer'
  /** A column beside the main content. */
  | 'sidebar'
  /** Advertising. */
  | 'advert'
  /** Cookie and privacy notices. */
  | 'consent'
  /** Buttons for sharing and following. */
  | 'share'
  /** Links to other stories and their teasers. */
  | 'related'
  /** Readers' comments and the comment form. */
  | 'comments'
  /** Sign-up for a newsletter. */
  | 'newsletter'
  /** Log-in, registration, paywall notices. */
  | 'login'
  /** Links to the previous and next page. */
  | 'pagination'
  /** Machine data: image ids, template variables, counters. */
  | 'metadata'
  /** Not visible to a reader. */
  | 'hidden'
  /** Said before on the same page. */
  | 'duplicate'
  /** The same on other pages of the site. */
  | 'template'
  /** A rule given by the user. */
  | 'user-rule';

// ------------------------------------------------------------------------------------------------ results

/** Repaired text and what was done to it. */
export interface Repaired {
  /** The repaired text. */
  readonly text: string;
  /** What was changed or reported; input spans point into the given text. */
  readonly changes: readonly Change[];
  /** True when `text` differs from the input. */
  readonly changed: boolean;
  /** The text with only the accepted changes applied. */
  with(accept: (change: Change) => boolean): string;
}

/** A page and what is left of it. */
export interface Cleaned {
  /** The text without its chrome. */
  readonly text: string;
  /** The same as Markdown; made on first use. Where bytes were given they must be unchanged until then. */
  readonly markdown: string;
  /**
   * The same as safe HTML: no scripts, styles or images, known tags, links of known schemes. Made on first use, as
   * `markdown` is.
   */
  readonly html: string;
  /** What the reader saw: for plain text the input itself, for HTML its visible text. */
  readonly pageText: string;
  /** The removals; input spans point into `pageText`. */
  readonly changes: readonly PageChange[];
  /** All blocks, removed ones too. */
  readonly blocks: readonly Block[];
  /** The labels, one a block. */
  readonly labels: readonly Label[];
  /** What the page says of itself. */
  readonly metadata: Metadata;
  /** How it went. */
  readonly verdict: Verdict;
  /** How the bytes were decoded; `null` when the input was a string. */
  readonly decoded: Detection | null;
  /** The text with only the accepted removals. */
  with(accept: (change: PageChange) => boolean): string;
}

/** What the pipeline made of its input. */
export interface Report {
  /** The repaired, cleaned text. */
  readonly text: string;
  /** The same as Markdown; made on first use. Where bytes were given they must be unchanged until then. */
  readonly markdown: string;
  /**
   * The same as safe HTML: no scripts, styles or images, known tags, links of known schemes. Made on first use, as
   * `markdown` is.
   */
  readonly html: string;
  /** What the reader saw, before any change: for plain text the input itself, for HTML its visible text. */
  readonly pageText: string;
  /** The repairs; input spans point into `pageText`. */
  readonly repairs: readonly PageChange[];
  /** The removals; input spans point into the repaired page text. Ids count on from those of the repairs. */
  readonly removals: readonly PageChange[];
  /** Repairs and removals as one list from `pageText` to `text`. A removal stands for the repairs inside it. */
  readonly changes: readonly PageChange[];
  /** All blocks, removed ones too. */
  readonly blocks: readonly Block[];
  /** The labels, one a block. */
  readonly labels: readonly Label[];
  /** What the page says of itself. */
  readonly metadata: Metadata;
  /** How cleaning went. */
  readonly verdict: Verdict;
  /** The name of the encoding in lower case; `null` when the input was a string. */
  readonly encoding: string | null;
  /** How the bytes were decoded; `null` when the input was a string. */
  readonly decoded: Detection | null;
  /** The summary, when one was asked for; its spans point into `text`. */
  readonly summary: PageSummary | null;
  /**
   * The page text with only the accepted repairs and removals: each can be undone by itself. `accept` sees
   * `repairs` and `removals`. Where a removal is accepted, the repairs inside it do not matter.
   */
  with(accept: (change: PageChange) => boolean): string;
}

/** A summary: every sentence of the text with its score, and those picked. */
export interface Summary {
  /** The picked sentences as text. */
  readonly text: string;
  /** All sentences, in document order. */
  readonly sentences: readonly Sentence[];
  /** The sentences of the summary, in the order asked for. */
  readonly picked: readonly Sentence[];
  /** The phrases that the text is about, best first; empty unless `keyPhrases` asks for some. */
  readonly keyPhrases: readonly KeyPhrase[];
}

/**
 * A phrase that the text is about.
 *
 * ```js
 * const text = 'The harbour bridge in Riva closes. Engineers found cracks in the harbour bridge.';
 * const [{ spans }] = summarize(text, { keyPhrases: 1 }).keyPhrases;
 * text.slice(spans[0].start, spans[0].end);   // 'harbour bridge'
 * spans.length;                               // 2
 * ```
 */
export interface KeyPhrase {
  /** Its places in the text, in order; they differ in case only. */
  readonly spans: readonly Span[];
  /** How much the text is about it, from 0 to 1; 1 for the first of the list. */
  readonly score: number;
}

/** A sentence of the text with its score. */
export interface Sentence {
  /** Where it stands, without white space around it. */
  readonly span: Span;
  /** Its place among all sentences by score, from 0 for the best. */
  readonly rank: number;
  /** Its score: the sum of its parts. */
  readonly score: number;
  /** The parts of the score. */
  readonly parts: readonly Part[];
  /** True when it is in the summary. */
  readonly picked: boolean;
}

/** The summary of a report. */
export interface PageSummary extends Summary {
  readonly sentences: readonly PageSentence[];
  readonly picked: readonly PageSentence[];
  readonly keyPhrases: readonly PageKeyPhrase[];
}

/** A key phrase of a report, with its way back: for each of `spans` where it came from. */
export interface PageKeyPhrase extends KeyPhrase {
  /** Where they came from in `pageText`. */
  readonly pages: readonly Span[];
  /** Where they came from in the input as given: UTF-16 units of a string (markup included), or bytes. */
  readonly sources: readonly Span[];
}

/** A sentence of a report, with its way back. `span` points into the text of the report. */
export interface PageSentence extends Sentence {
  /** Where it came from in `pageText`. */
  readonly page: Span;
  /** Where it came from in the input as given: UTF-16 units of a string (markup included), or bytes. */
  readonly source: Span;
}

/** One part of a score. */
export interface Part {
  /** What was measured. */
  readonly signal: string;
  /** What it adds to the score. */
  readonly value: number;
}

/** A run of text with its kind and its place. What a reader cannot know is `null`. */
export interface Block {
  /** Its number, from 0. */
  readonly id: number;
  readonly kind: BlockKind;
  /** Level of a heading, depth of a list item, otherwise 0. */
  readonly level: number;
  /** Its text, in the repaired page text. */
  readonly span: Span;
  /** Where it stands in `pageText`. */
  readonly page: Span;
  /** Where it came from in the input as given: UTF-16 units of a string (markup included), or bytes. */
  readonly source: Span;
  /** The number of the innermost container around it. */
  readonly container: number | null;
  /** Its links: how many begin in it, and how many bytes of its text (as UTF-8) they cover. */
  readonly links: { readonly count: number; readonly bytes: number } | null;
  /** True when the page hides it from readers. */
  readonly hidden: boolean | null;
  readonly dir: 'ltr' | 'rtl';
}

/** What a block is. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'definition'
  | 'table-cell'
  | 'code'
  | 'quote'
  | 'caption'
  | 'form'
  | 'line';

/** What a block is taken for. */
export interface Label {
  /** Why it is chrome; `null` for content. */
  readonly removal: RemovalReason | null;
  /** How sure the label is, whichever it is, 0 to 1. */
  readonly confidence: number;
  /** The measurements behind it, largest effect first. */
  readonly evidence: readonly Evidence[];
}

/** What a page says of itself. */
export interface Metadata {
  /** The title, without the name of the site. */
  readonly title: string | null;
  /** The authors: people, or an organisation where no person is named. */
  readonly authors: readonly string[];
  /** A description or first lines. */
  readonly excerpt: string | null;
  /** The name of the site. */
  readonly site: string | null;
  /** When it was published: ISO 8601, with a zone where the page gives one. */
  readonly published: string | null;
  /** When it was changed last, in the same form. */
  readonly modified: string | null;
  /** The section of the site that it belongs to. */
  readonly section: string | null;
  /** Keywords and tags. */
  readonly tags: readonly string[];
  /** Language tag. */
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  /** The address that the page gives itself. */
  readonly canonical: string | null;
  /** Address of the lead image. */
  readonly image: string | null;
  /** The licence: an address, or a name. */
  readonly license: string | null;
  /** Minutes that reading takes, as the page says. */
  readonly readingMinutes: number | null;
  /** Where each of these was found. */
  readonly origins: { readonly [Field in Exclude<keyof Metadata, 'origins'>]: MetadataOrigin | null };
}

/** Where a field of the metadata was found. */
export type MetadataOrigin =
  | 'json-ld' | 'open-graph' | 'meta' | 'microdata' | 'title-element' | 'heading' | 'byline' | 'time' | 'link' | 'html' | 'url'
  | 'text';

/**
 * How cleaning went: chrome was removed; there was none; too little would have been left, so all was kept; a limit
 * was passed, so all was kept; the text comes from data that the page holds for scripts and machines; the page shows next
 * to nothing, because scripts would load its text.
 */
export type Verdict =
  | 'cleaned' | 'nothing-to-remove' | 'too-little-left' | 'limit-exceeded' | 'from-data' | 'needs-scripts';

/** How bytes were decoded. */
export interface Detection {
  /** The encoding's name in lower case. */
  readonly encoding: string;
  /** What told it: a byte order mark, the caller, the page, valid UTF-8, the letters, or nothing. */
  readonly source: 'bom' | 'label' | 'declared' | 'utf8' | 'guess' | 'fallback';
  /** How sure that is, 0 to 1. */
  readonly confidence: number;
  /** The best encodings, best first, at most three; the first is the one taken. */
  readonly candidates: readonly { readonly encoding: string; readonly confidence: number }[];
}

/** Decoded bytes. */
export interface Decoded extends Detection {
  readonly text: string;
}

// ------------------------------------------------------------------------------------------------ options

/** Which stages run, and how. Unknown names are errors, here and in each part. */
export interface Options extends ReadAs {
  /** Bytes to text. */
  decode?: DecodeOptions | undefined;
  /** Limits of the readers. */
  read?: ReadOptions | undefined;
  /** Encoding damage. On; `false` or `null` skips it. */
  repair?: RepairOptions | boolean | null | undefined;
  /** Page chrome. On; `false` or `null` skips it. */
  clean?: CleanOptions | boolean | null | undefined;
  /** The sentences that matter. Off; `true` takes the defaults. */
  summary?: SummaryOptions | boolean | null | undefined;
}

/** What the input is. */
export interface ReadAs {
  /** `'auto'` (the default) looks at its first characters. It stands before `read.kind`. */
  as?: 'html' | 'text' | 'auto' | undefined;
  /** The address of the page: what its relative links and pictures start from. */
  url?: string | null | undefined;
}

/** How to decode bytes. */
export interface DecodeOptions {
  /** The encoding, where the caller knows it: a label of the WHATWG encoding standard, or `cp437` and the like. */
  label?: string | null | undefined;
  /**
   * Labels of the encodings that may be guessed; all when left out. A byte order mark, `label` and a declared charset are
   * believed all the same.
   */
  allow?: readonly string[] | undefined;
  /** The top-level domain or host that the bytes come from: the legacy encodings of its pages are likelier. */
  tld?: string | null | undefined;
}

/** Limits of the readers. Past one, all visible text is kept and nothing removed (`limit-exceeded`). */
export interface ReadOptions {
  /** What the input is; otherwise found by looking. */
  kind?: 'html' | 'text' | null | undefined;
  /** The address of the page: what its relative links and pictures start from, unless it says otherwise. */
  url?: string | null | undefined;
  /** Bytes of input (as UTF-8). 16 MiB. */
  maxBytes?: number | undefined;
  /** Blocks. 200,000. */
  maxBlocks?: number | undefined;
  /** Elements inside one another; deeper ones count as children of the last. 512. */
  maxDepth?: number | undefined;
}

/** What to repair. The default repairs damage only and leaves typography alone. */
export interface RepairOptions {
  /** Undo wrong decodings (`mojibake`). On. */
  fixEncoding?: boolean | undefined;
  /** Take a space inside a sequence for the byte A0 (`byte-a0`). On. */
  restoreByteA0?: boolean | undefined;
  /** Repair sequences that lost a byte (`lossy-sequence`). On. */
  replaceLossySequences?: boolean | undefined;
  /** Repair single sequences inside sound text (`inconsistent-utf8`). On. */
  decodeInconsistentUtf8?: boolean | undefined;
  /** C1 controls are windows-1252 characters (`c1-control`). On. */
  fixC1Controls?: boolean | undefined;
  /** Resolve HTML entities (`entity`). Auto: not in a line that holds a tag. */
  unescapeHtml?: 'yes' | 'no' | 'auto' | undefined;
  /** Drop terminal colour and cursor sequences (`terminal-escape`). On. */
  removeTerminalEscapes?: boolean | undefined;
  /** Drop control characters that text does not hold (`control`). On. */
  removeControlChars?: boolean | undefined;
  /** Join surrogate pairs written as two characters (`surrogate`). On. */
  fixSurrogates?: boolean | undefined;
  /** Every line break becomes a line feed (`line-break`). Off. */
  fixLineBreaks?: boolean | undefined;
  /** `ﬁ` becomes `fi` (`ligature`). Off. */
  fixLatinLigatures?: boolean | undefined;
  /** Full-width and half-width forms become plain ones (`width`). Off. */
  fixCharacterWidth?: boolean | undefined;
  /** Curly quotes become straight (`quote`). Off. */
  uncurlQuotes?: boolean | undefined;
  /** The normalization form of the result (`normalization`); `null` for none. NFC. */
  normalization?: 'nfc' | 'nfd' | 'nfkc' | 'nfkd' | null | undefined;
  /** Changes less sure than this are not made. 0.5. */
  minConfidence?: number | undefined;
}

/** What to remove. */
export interface CleanOptions {
  /** What matters more: `precision` removes when in doubt, `recall` keeps, `all` keeps all that is visible. */
  focus?: 'precision' | 'balanced' | 'recall' | 'all' | undefined;
  /** Blocks never removed: simple selectors (`tag`, `.class`, `#id`) or `/regular expression/` on the text. */
  keep?: readonly string[] | undefined;
  /** Blocks always removed (`user-rule`); the same forms. `keep` wins. */
  remove?: readonly string[] | undefined;
  /** Keep readers' comments. Off. */
  comments?: boolean | undefined;
  /** Keep tables. On. */
  tables?: boolean | undefined;
  /** Write links in Markdown. On. */
  links?: boolean | undefined;
  /** Write pictures in Markdown. On. */
  images?: boolean | undefined;
  /** Write pictures in safe HTML: who reads it loads them from their servers. Off. */
  htmlImages?: boolean | undefined;
  /** When fewer reading units (words; a CJK character is half of one) would be left, nothing is removed. 20. */
  minUnits?: number | undefined;
  /** Removals less sure than this are not made. 0.5. */
  minConfidence?: number | undefined;
  /** Language tag of the page, where the caller knows it. */
  lang?: string | null | undefined;
}

/** What to take into a summary. */
export interface SummaryOptions {
  /** How much; a number counts sentences. 0 takes none, any other length at least one. 3. */
  length?: number | Length | undefined;
  /** How sentences are scored: all signals together, frequent words, likeness to other sentences, or the first ones. */
  algorithm?: 'combined' | 'frequency' | 'graph' | 'lead' | undefined;
  /** The title of the document. */
  title?: string | null | undefined;
  /** Words whose sentences are worth more. */
  boost?: readonly string[] | undefined;
  /** Words whose sentences are worth less. */
  avoid?: readonly string[] | undefined;
  /** How much each signal of the combined score counts: 1 as learnt, 0 not at all. */
  weights?: Weights | undefined;
  /** How much a sentence loses that repeats one already taken, 0 to 1. 0.3. */
  diversity?: number | undefined;
  /** The order of the result: as in the text, or best first. */
  order?: 'document' | 'rank' | undefined;
  /** Language tag; guessed where it matters. */
  lang?: string | null | undefined;
  /** How many key phrases are looked for, at most 100. 0: none. */
  keyPhrases?: number | undefined;
}

/** How much each signal of the combined score counts, from 0; what is not named counts 1. */
export interface Weights {
  /** Words of the title. */
  title?: number | undefined;
  /** The place in the text, and likeness to its first sentences. */
  position?: number | undefined;
  /** Words that are frequent in the text. */
  frequency?: number | undefined;
  /** Likeness to other sentences. */
  graph?: number | undefined;
  /** The length of the sentence. */
  length?: number | undefined;
}

/** The length of a summary: sentences, percent of the sentences, about so many words, or at most so many characters. */
export type Length =
  | { readonly sentences: number }
  | { readonly percent: number }
  | { readonly words: number }
  | { readonly characters: number };

// ------------------------------------------------------------------------------------------------ errors

/** What went wrong, as a stable code. */
export type ErrorCode =
  /** A function was called before {@link init}. */
  | 'not-initialised'
  /** The core could not be loaded. */
  | 'load-failed'
  /** The input is neither a string nor bytes. */
  | 'bad-input'
  /** An option is unknown or has the wrong type; the message names it. */
  | 'bad-option'
  /** A label names no known encoding. */
  | 'unknown-encoding'
  /** A rule of `keep` or `remove` cannot be read. */
  | 'bad-rule'
  /** The core failed, for want of memory or by a bug; it is loaded afresh by the next call where that is possible. */
  | 'internal'
  /** There are no workers here. */
  | 'no-workers'
  /** A worker died under a call: for want of memory, or its script could not be loaded. */
  | 'worker-failed'
  /** A worker was terminated, or a stream disposed of, before the call was done. */
  | 'terminated';

/** The only error that is thrown, but for the reason of an aborted signal. Its message says what to do. */
export class LimpidError extends Error {
  readonly name: 'LimpidError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown });
}
