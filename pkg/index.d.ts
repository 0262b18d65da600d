/**
 * Repairs damaged text, removes boilerplate, and extracts the most important sentences.
 *
 * In Node, every function works right away, because the core is loaded on first use. In a browser, call {@link init}
 * once before you call other functions.
 *
 * ```ts
 * import { process } from 'limpid';
 *
 * const report = process('<nav>Home | News</nav><p>The cafÃ© reopened on Monday.</p>', { summary: true });
 * report.text;            // the repaired, cleaned text
 * report.summary?.text;   // its three best sentences
 * const [first] = report.changes;
 * report.with((change) => change.id !== first.id);   // the same text, with the first change undone
 * ```
 *
 * Any text is accepted; text that cannot be processed comes back unchanged. Functions throw only for binary files, for
 * invalid arguments, and if the core cannot run; see {@link ErrorCode}.
 *
 * Offsets count UTF-16 code units and spans are half-open, as in `text.slice(start, end)`. If the input was bytes,
 * `source` spans are byte offsets into them.
 */

// What TypeScript has since 5.2 in `lib.esnext.disposable`, for earlier versions and for projects that do not include it.
declare global {
  interface SymbolConstructor {
    readonly dispose: unique symbol;
    readonly asyncDispose: unique symbol;
  }
  interface Disposable {
    [Symbol.dispose](): void;
  }
}

// ------------------------------------------------------------------------------------------------ loading

/** Where to load the core from: a URL, a response, its bytes, or a compiled module. */
export type WasmSource = string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/**
 * Loads the core. In a browser, call this once; in Node, and if the core is already loaded, it costs nothing. Without
 * `source`, it fetches `limpid_bg.wasm` from the folder of this module. If loading fails, you can call it again.
 */
export function init(source?: WasmSource): Promise<void>;

/** Loads the core from bytes or a compiled module that the caller already has. Does nothing if the core is loaded. */
export function initSync(source: BufferSource | WebAssembly.Module): void;

/**
 * Releases the memory of the core by starting a fresh instance. WebAssembly memory can only grow, so after a very large
 * input the core holds on to what it allocated. Open streams end with `terminated`; existing results stay valid.
 * Workers do this automatically.
 */
export function freeMemory(): void;

// ------------------------------------------------------------------------------------------------ functions

/**
 * Repairs damaged text: mojibake, stray HTML entities, control characters. Repairing the result again changes nothing.
 * Lone surrogates are kept.
 *
 * ```ts
 * repair('Indiaโ€™s frigates').text;   // 'India’s frigates'
 * ```
 */
export function repair(text: string, options?: RepairOptions): Repaired;

/**
 * Removes the boilerplate of a page (menus, comment forms, teasers and so on) without repairing its text. A string may
 * be HTML or plain text; limpid detects which, unless `as` specifies it. Bytes are decoded first.
 *
 * ```ts
 * clean('<nav>Home</nav><p>All that <b>matters</b>.</p>').text;
 * ```
 */
export function clean(input: string | Uint8Array, options?: CleanOptions & ReadAs): Cleaned;

/**
 * Extracts the most important sentences of `text`, verbatim.
 *
 * ```ts
 * summarize('The dam broke at noon. Hello.', { length: 1 }).text;   // 'The dam broke at noon.'
 * ```
 */
export function summarize(text: string, options?: SummaryOptions): Summary;

/**
 * Makes one summary of several texts from their most important sentences, without repetition. Information that occurs
 * in more than one text counts more. `length` applies to the whole summary; `perSection` picks the best sentence of
 * each text first.
 *
 * ```ts
 * const { picked } = summarizeTogether([first, second], { length: 5 });
 * picked.map(({ document, sentence }) => [document, sentence.span]);
 * ```
 */
export function summarizeTogether(texts: readonly string[], options?: SummaryOptions): JointSummary;

/**
 * Splits `text` into sentences: spans in text order that together cover all of it. White space belongs to the sentence
 * before it. `options` may also be just a language tag.
 *
 * ```ts
 * sentences('He came. She went.', { lang: 'en' });   // [{ start: 0, end: 9 }, { start: 9, end: 18 }]
 * ```
 */
export function sentences(text: string, options?: SentenceOptions | string): Span[];

/**
 * Repairs and cleans a page, and summarizes it on request. `options` select the stages and configure them.
 *
 * ```ts
 * const report = process('<nav>Home</nav><p>The cafÃ© is open.</p>', { summary: true });
 * report.text;      // 'The café is open.'
 * report.changes;   // one repair and one removal, each with location, reasons and confidence
 * ```
 */
export function process(input: string | Uint8Array, options?: Options): Report;

/** {@link process} under a name that does not shadow Node's global `process`. */
export function limpid(input: string | Uint8Array, options?: Options): Report;

/**
 * Decodes bytes. The encoding is determined by the first of these that applies: a byte order mark, the given label, a
 * declared charset, valid UTF-8, a guess. Bytes that cannot be decoded become `U+FFFD`.
 *
 * ```ts
 * const { text, encoding } = decode(bytes);   // for example 'café crème, très bon' and 'windows-1252'
 * ```
 */
export function decode(bytes: Uint8Array, options?: DecodeOptions): Decoded;

/**
 * Decodes bytes that arrive in chunks, which may be split anywhere. The text is the same as {@link decode} returns for
 * all of them. ASCII is passed on immediately. The encoding is determined from 4,096 bytes, counted from the first one
 * that is not ASCII, or from up to 65,536 if fewer than 64 of them are not ASCII, so no more than that is ever held
 * back.
 *
 * ```ts
 * const text = response.body.pipeThrough(new DecodeStream());
 * ```
 */
export class DecodeStream extends TransformStream<Uint8Array, string> implements Disposable {
  constructor(options?: DecodeOptions);
  /** The name of the encoding in lower case; `null` until it is known. */
  readonly encoding: string | null;
  /** Discards the stream before its end. A stream that ends or is cancelled frees its memory automatically. */
  [Symbol.dispose](): void;
}

/**
 * Repairs text or bytes that arrive in chunks, which may be split anywhere. No repair crosses a line feed, so most
 * lines are passed on as soon as they are complete. Lines that may show damage on purpose, such as those of a diff, and
 * short damaged lines, such as the entries of a list, wait for up to twelve more. The output is the same as
 * {@link repair} returns for the whole text, except that lines longer than 1 MiB are split.
 *
 * ```ts
 * const repaired = response.body.pipeThrough(new RepairStream());
 * ```
 */
export class RepairStream extends TransformStream<Uint8Array | string, string> implements Disposable {
  constructor(options?: RepairOptions);
  /** Discards the stream before its end. A stream that ends or is cancelled frees its memory automatically. */
  [Symbol.dispose](): void;
}

/** Returns false if `text` certainly contains no damage, and true if it may. Much cheaper than {@link repair}. */
export function isSuspect(text: string): boolean;

/** Returns true for a page with a few full paragraphs, in any script. A cheap check to make before cleaning. */
export function isProbablyReaderable(input: string | Uint8Array): boolean;

/**
 * Applies the accepted changes to `input`, or all of them if `accept` is omitted. `changes` must come from one stage
 * and point into `input`: `repaired.changes` point into the text you passed, `report.repairs` and `report.changes` into
 * `report.pageText`. This does not call the core. To undo individual repairs *and* removals of a report, use
 * {@link Report.with}.
 */
export function apply(input: string, changes: readonly Edit[], accept?: (change: Change) => boolean): string;

// ------------------------------------------------------------------------------------------------ workers

/**
 * Runs your own worker script, which calls {@link serveJobs}. The worker runs both the package's functions and your
 * jobs, so that work on a large result stays in the worker and only what you need is copied back. The function `worker`
 * creates the worker: a Web Worker, or a worker thread in Node, Deno and Bun. It is called again if a worker dies.
 *
 * ```ts
 * const worker = createWorker<{ title(page: string): string }>({
 *   worker: () => new Worker(new URL('./titles-worker.js', import.meta.url), { type: 'module' }),
 * });
 * const title = await worker.run('title', [page]);
 * ```
 */
export function createWorker<Own extends Jobs = Jobs>(options: {
  source?: WasmSource;
  worker: () => WorkerLike;
}): JobWorker<Own>;

/**
 * Runs the same functions off the main thread, in a Web Worker, or in a worker thread in Node, Deno and Bun. The worker
 * starts with the first call and handles one call at a time. In Node, an idle worker does not keep the process alive.
 *
 * ```ts
 * const worker = createWorker();
 * const report = await worker.process(page, { summary: true }, { signal: AbortSignal.timeout(1000) });
 * worker.terminate();
 * ```
 *
 * Calls reject with the errors that the functions would throw; with `worker-failed` if the worker dies during the call (the
 * next call starts a new one); and with `terminated` after {@link LimpidWorker.terminate}. `source` says where to load the
 * core from, as in {@link init}; without it, the worker uses the core of this thread. Where there are no workers (workerd,
 * service workers), this throws `no-workers`.
 */
export function createWorker(source?: WasmSource | { source?: WasmSource }): LimpidWorker;

/**
 * Turns the calling script into a worker for {@link createWorker} that also runs `jobs`. Jobs may be asynchronous; they
 * run one after the other. The core is loaded before the first job, so `init()` is not needed. Outside a worker, this
 * throws `no-workers`.
 *
 * ```ts
 * // titles-worker.js
 * import { process, serveJobs } from 'limpid';
 *
 * serveJobs({ title: (page) => process(page).metadata.title ?? '' });
 * ```
 */
export function serveJobs(jobs: Jobs): void;

/**
 * Runs {@link process} over many inputs with several workers. Results come in the order of the inputs. Inputs are read
 * only as fast as you read results, so the source may be infinite. Leaving the loop ends the workers and closes the
 * source.
 *
 * ```ts
 * for await (const { key, report, error } of batch(Object.entries(pages), { jobs: 4, summary: true })) {
 *   console.log(key, error ? error.message : report.text);
 * }
 * ```
 *
 * If an input cannot be processed, its result has an `error` instead of a `report`, and the batch continues. The batch
 * ends by throwing if no input can be processed (the core does not load, or an option is invalid), if the source
 * throws, or if the signal is aborted. If there are no workers, the work is done on this thread, which yields to other
 * tasks between inputs.
 */
export function batch<Key = number>(
  inputs: Iterable<BatchInput<Key>> | AsyncIterable<BatchInput<Key>>,
  options?: BatchOptions,
): AsyncGenerator<BatchResult<Key>, void, undefined>;

/**
 * An item of a batch: an input, an input with a key, or an input with its own options, which replace those of the
 * batch. The item and its input may be promises.
 */
export type BatchInput<Key = number> = Awaitable<
  Input | readonly [Key, Awaitable<Input>] | { key?: Key; input: Awaitable<Input>; options?: Options }
>;

/** An input: text, or bytes, which are decoded. */
export type Input = string | Uint8Array;

/** A value, or a promise for it. */
export type Awaitable<Value> = Value | PromiseLike<Value>;

/** The result for one input of a batch: a report or an error. */
export type BatchResult<Key = number> = {
  /** The key of the input, or its index if it has none. */
  readonly key: Key;
  /** The index of the input, counted from 0. */
  readonly index: number;
} & ({ readonly report: Report; readonly error: null } | { readonly report: null; readonly error: Error });

/** Options of {@link sentences}. */
export interface SentenceOptions {
  /** Language tag such as `de` or `pt-BR`. If omitted, the language is detected where it matters. */
  lang?: string | null | undefined;
}

/** Options of {@link batch}: those of {@link process}, and how to spread the work. */
export interface BatchOptions extends Options {
  /** The largest number of workers; 0 does the work on this thread. Default: the number of processors. */
  jobs?: number | undefined;
  /** Aborting this signal ends the batch, which then throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Where to load the core from, as in {@link init}. Without it, the workers use the core of this thread. */
  source?: WasmSource | undefined;
}

/** Settings of a single call to a worker. */
export interface CallOptions {
  /**
   * Aborting this signal rejects the call with the signal's reason. If the worker has already started the call, it finishes
   * it and drops the result.
   */
  signal?: AbortSignal | undefined;
}

/** The functions of a worker. Input is copied to the worker. The `markdown` and `html` of results are computed in advance. */
export interface LimpidWorker extends Disposable {
  repair(text: string, options?: RepairOptions, call?: CallOptions): Promise<Repaired>;
  clean(input: string | Uint8Array, options?: CleanOptions & ReadAs, call?: CallOptions): Promise<Cleaned>;
  summarize(text: string, options?: SummaryOptions, call?: CallOptions): Promise<Summary>;
  summarizeTogether(texts: readonly string[], options?: SummaryOptions, call?: CallOptions): Promise<JointSummary>;
  sentences(text: string, options?: SentenceOptions | string, call?: CallOptions): Promise<Span[]>;
  process(input: string | Uint8Array, options?: Options, call?: CallOptions): Promise<Report>;
  /** {@link process} under its other name. */
  limpid(input: string | Uint8Array, options?: Options, call?: CallOptions): Promise<Report>;
  decode(bytes: Uint8Array, options?: DecodeOptions, call?: CallOptions): Promise<Decoded>;
  isSuspect(text: string, call?: CallOptions): Promise<boolean>;
  isProbablyReaderable(input: string | Uint8Array, call?: CallOptions): Promise<boolean>;
  /** Stops the worker and frees its memory. Pending and later calls reject with `terminated`. */
  terminate(): void;
  /** Same as {@link terminate}, so that `using worker = createWorker();` ends the worker with its block. */
  [Symbol.dispose](): void;
}

/** Jobs of a worker script, by name. Arguments and results must be structured-cloneable. */
export type Jobs = Record<string, (...args: any[]) => unknown>;

/** The part of a Web Worker or worker thread that {@link createWorker} needs. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  terminate(): unknown;
}

/** A worker that also runs your own jobs. */
export interface JobWorker<Own extends Jobs = Jobs> extends LimpidWorker {
  /**
   * Runs the job `name` with `args`. If the job throws, this rejects with the same `LimpidError`, or with an error that
   * has the name, message and code of the one thrown.
   */
  run<Name extends keyof Own & string>(
    name: Name,
    args: Parameters<Own[Name]>,
    call?: CallOptions,
  ): Promise<Awaited<ReturnType<Own[Name]>>>;
}

// ------------------------------------------------------------------------------------------------ changes

/** A half-open range of UTF-16 code units: `text.slice(span.start, span.end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The part of a change that {@link apply} needs. */
export type Edit = Pick<Change, 'input' | 'replacement'> & Partial<Change>;

/** One change to the text. The changes in a list are in text order and never overlap. */
export interface Change {
  /** Identifies the change for undo; unique among the repairs and removals of one result. */
  readonly id: number;
  /** The span that was replaced, in the input of the stage. */
  readonly input: Span;
  /** The span of the replacement in the output of the stage; empty for a removal. */
  readonly output: Span;
  /** The new text. Equal to the replaced text if the change only reports something. */
  readonly replacement: string;
  /** Why the change was made, main reason first; never empty. */
  readonly reasons: readonly [Reason, ...Reason[]];
  /** The confidence, from 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  /** The measurements that led to it, largest effect first. */
  readonly evidence: readonly Evidence[];
}

/** A change to a page, with its position in the original input. */
export interface PageChange extends Change {
  /** The span that was replaced, in `pageText`, whichever stage made the change. */
  readonly page: Span;
  /** The same range in the original input: UTF-16 code units of a string (including markup), or bytes. */
  readonly source: Span;
}

/** One measurement behind a decision. */
export interface Evidence {
  /** The name of the measurement. */
  readonly signal: string;
  /** The measured value. */
  readonly value: number;
  /** How much it contributed to the decision; the sign gives the direction. */
  readonly weight: number;
}

/** Why a change was made. */
export type Reason = RepairReason | RemovalReason;

/** Why a piece of text was repaired. */
export type RepairReason =
  /** Text that had been decoded with the wrong encoding. */
  | 'mojibake'
  /** Single UTF-8 sequences in otherwise undamaged text. */
  | 'inconsistent-utf8'
  /** A UTF-8 sequence whose byte A0 had become a space. */
  | 'byte-a0'
  /** A sequence that lost bytes to `U+FFFD` or `?`, but can only mean one thing. */
  | 'lossy-sequence'
  /** A C1 control character that stands for a windows-1252 character. */
  | 'c1-control'
  /** An HTML entity in plain text. */
  | 'entity'
  /** Quoted-printable text, such as `=C3=A9`. */
  | 'quoted-printable'
  /** An encoded word of a mail header, such as `=?UTF-8?Q?…?=`. */
  | 'encoded-word'
  /** A Latin ligature character. */
  | 'ligature'
  /** A full-width or half-width form. */
  | 'width'
  /** A curly quote. */
  | 'quote'
  /** A line break other than a line feed. */
  | 'line-break'
  /** A UTF-16 surrogate pair that was encoded as two characters. */
  | 'surrogate'
  /** A control character that has no place in text. */
  | 'control'
  /** A terminal escape sequence. */
  | 'terminal-escape'
  /** Characters that were not in the requested Unicode normalization form. */
  | 'normalization'
  /** Damage that cannot be repaired with certainty. It is reported and the text is left as it is. */
  | 'lost-bytes'
  /** Invalid bytes in text that is otherwise UTF-8: decoded with another encoding, or replaced by `U+FFFD`. */
  | 'invalid-bytes';

/** Why a block was removed. */
export type RemovalReason =
  /** Menus and lists of links to other parts of the site. */
  | 'navigation'
  /** The path from the home page to this page. */
  | 'breadcrumb'
  /** The masthead of the page. */
  | 'header'
  /** The footer of the page: copyright, legal notice, contact. */
  | 'footer'
  /** A column beside the main content. */
  | 'sidebar'
  /** Advertising. */
  | 'advert'
  /** Cookie and privacy notices. */
  | 'consent'
  /** Buttons for sharing and following. */
  | 'share'
  /** Teasers and links to other stories. */
  | 'related'
  /** Readers' comments and the comment form. */
  | 'comments'
  /** Newsletter sign-up. */
  | 'newsletter'
  /** Login, registration and paywall notices. */
  | 'login'
  /** Links to the previous and next page. */
  | 'pagination'
  /** Data about the page rather than its text: dates, image ids, template variables, counters. */
  | 'metadata'
  /** Not visible to a reader. */
  | 'hidden'
  /** A repetition of text earlier on the page. */
  | 'duplicate'
  /** Text that other pages of the site share. */
  | 'template'
  /** Removed by one of your own rules. */
  | 'user-rule';

// ------------------------------------------------------------------------------------------------ results

/** Repaired text, with every change. */
export interface Repaired {
  /** The repaired text. */
  readonly text: string;
  /** What was changed or reported. `input` spans point into the text you passed. */
  readonly changes: readonly Change[];
  /** True if `text` differs from the input. */
  readonly changed: boolean;
  /** The text with only those changes applied that `accept` returns true for. */
  with(accept: (change: Change) => boolean): string;
}

/** A cleaned page. */
export interface Cleaned {
  /** The text without boilerplate. */
  readonly text: string;
  /** `text` as Markdown. Computed on first use; if the input was bytes, do not modify them before that. */
  readonly markdown: string;
  /**
   * `text` as safe HTML: only known tags and links with known schemes, without scripts, styles or (by default) images.
   * Computed on first use, like `markdown`.
   */
  readonly html: string;
  /** The text before cleaning: for plain text the input itself, for HTML its visible text. */
  readonly pageText: string;
  /** The removals. `input` spans point into `pageText`. */
  readonly changes: readonly PageChange[];
  /** All blocks, including removed ones. */
  readonly blocks: readonly Block[];
  /** The decisions, one for each block. */
  readonly labels: readonly Label[];
  /** What the page declares about itself. */
  readonly metadata: Metadata;
  /** How cleaning went. */
  readonly verdict: Verdict;
  /** The name of the encoding in lower case; `null` if the input was a string. */
  readonly encoding: string | null;
  /** How the bytes were decoded; `null` if the input was a string. */
  readonly decoded: Detection | null;
  /** The text with only those removals applied that `accept` returns true for. */
  with(accept: (change: PageChange) => boolean): string;
}

/** The result of {@link process}. */
export interface Report {
  /** The repaired, cleaned text. */
  readonly text: string;
  /** `text` as Markdown. Computed on first use; if the input was bytes, do not modify them before that. */
  readonly markdown: string;
  /**
   * `text` as safe HTML: only known tags and links with known schemes, without scripts, styles or (by default) images.
   * Computed on first use, like `markdown`.
   */
  readonly html: string;
  /** The text before any change: for plain text the input itself, for HTML its visible text. */
  readonly pageText: string;
  /** The repairs. `input` spans point into `pageText`. */
  readonly repairs: readonly PageChange[];
  /** The removals. `input` spans point into the repaired page text. Their ids follow those of the repairs. */
  readonly removals: readonly PageChange[];
  /** Repairs and removals in one list, from `pageText` to `text`. Repairs inside a removal are part of that removal. */
  readonly changes: readonly PageChange[];
  /** All blocks, including removed ones. */
  readonly blocks: readonly Block[];
  /** The decisions, one for each block. */
  readonly labels: readonly Label[];
  /** What the page declares about itself. */
  readonly metadata: Metadata;
  /** How cleaning went. */
  readonly verdict: Verdict;
  /** The name of the encoding in lower case; `null` if the input was a string. */
  readonly encoding: string | null;
  /** How the bytes were decoded; `null` if the input was a string. */
  readonly decoded: Detection | null;
  /** The summary, or `null` if none was requested. Its spans point into `text`. */
  readonly summary: PageSummary | null;
  /**
   * The page text with only those changes applied that `accept` returns true for. `accept` is called for each of
   * `repairs` and `removals`, so each one can be undone individually. Repairs inside an accepted removal have no
   * effect.
   */
  with(accept: (change: PageChange) => boolean): string;
}

/** A summary: every sentence of the text with its score, and the picked ones. */
export interface Summary {
  /** The picked sentences as text. */
  readonly text: string;
  /** All sentences, in text order. */
  readonly sentences: readonly Sentence[];
  /** The sentences of the summary, in the order set by `order`. */
  readonly picked: readonly Sentence[];
  /** Phrases that say what the text is about, best first; empty unless requested with `keyPhrases`. */
  readonly keyPhrases: readonly KeyPhrase[];
  /** The kind of text, which determines what the summary prefers. A list, table or verse is summarized by its beginning. */
  readonly kind: TextKind;
  /** True if the summary exceeds the requested length because its only sentence does. */
  readonly overLength: boolean;
  /** Words of the query that do not occur in the text. */
  readonly missingWords: readonly string[];
}

/** One summary of several texts. */
export interface JointSummary {
  /** The picked sentences as text. */
  readonly text: string;
  /** A summary for each text, in the order given. Scores and ranks compare the sentences of all texts. */
  readonly documents: readonly Summary[];
  /** The sentences of the summary with the indices of their texts, in the order set by `order`. */
  readonly picked: readonly { readonly document: number; readonly sentence: Sentence }[];
  /** True if the summary is longer than requested because its only sentence is. */
  readonly overLength: boolean;
  /** Words of the query that occur in none of the texts. */
  readonly missingWords: readonly string[];
}

/** The kind of a text that was summarized. */
export type TextKind =
  | 'article'
  | 'paper'
  | 'contract'
  | 'how-to'
  | 'question-answer'
  | 'meeting'
  | 'chat'
  | 'mail'
  | 'review'
  | 'readme'
  | 'list'
  | 'table'
  | 'verse'
  | 'code'
  | 'changelog';

/**
 * A phrase that says what the text is about.
 *
 * ```js
 * const text = 'The harbour bridge in Riva closes. Engineers found cracks in the harbour bridge.';
 * const [{ spans }] = summarize(text, { keyPhrases: 1 }).keyPhrases;
 * text.slice(spans[0].start, spans[0].end);   // 'harbour bridge'
 * spans.length;                               // 2
 * ```
 */
export interface KeyPhrase {
  /** Every occurrence, in text order. Occurrences may differ in case and inflection. */
  readonly spans: readonly Span[];
  /** Relevance from 0 to 1; the first phrase in the list has 1. */
  readonly score: number;
  /** Number of occurrences: the length of `spans`. */
  readonly count: number;
  /** An occurrence in its most common form, for display. */
  readonly shown: Span;
}

/** A sentence of the text with its score. */
export interface Sentence {
  /** Its position in the text, without surrounding white space. */
  readonly span: Span;
  /** Its rank among all sentences by score; 0 is the best. */
  readonly rank: number;
  /** The sum of `parts`. */
  readonly score: number;
  /** The contributions that add up to the score. */
  readonly parts: readonly Part[];
  /** True if it is in the summary. */
  readonly picked: boolean;
  /** Up to three reasons for its score, in words. */
  readonly reasons: readonly string[];
}

/** The summary of a report. */
export interface PageSummary extends Summary {
  readonly sentences: readonly PageSentence[];
  readonly picked: readonly PageSentence[];
  readonly keyPhrases: readonly PageKeyPhrase[];
}

/** A key phrase of a report, with the original position of each of its `spans`. */
export interface PageKeyPhrase extends KeyPhrase {
  /** The same ranges in `pageText`. */
  readonly pages: readonly Span[];
  /** The same ranges in the original input: UTF-16 code units of a string (including markup), or bytes. */
  readonly sources: readonly Span[];
}

/** A sentence of a report, with its original position. `span` points into the text of the report. */
export interface PageSentence extends Sentence {
  /** The same range in `pageText`. */
  readonly page: Span;
  /** The same range in the original input: UTF-16 code units of a string (including markup), or bytes. */
  readonly source: Span;
}

/** One contribution to a score. */
export interface Part {
  /** The name of the measurement. */
  readonly signal: string;
  /** How much it adds to the score. */
  readonly value: number;
}

/** A block of the page, such as a paragraph or a table cell. Properties that plain text does not have are `null`. */
export interface Block {
  /** The index of the block, from 0. */
  readonly id: number;
  readonly kind: BlockKind;
  /** Level of a heading or depth of a list item; otherwise 0. */
  readonly level: number;
  /** Its position in the repaired page text. */
  readonly span: Span;
  /** Its position in `pageText`. */
  readonly page: Span;
  /** The same range in the original input: UTF-16 code units of a string (including markup), or bytes. */
  readonly source: Span;
  /** Its position in `text`; empty for a removed block. */
  readonly output: Span;
  /** The index of the innermost container that it is in. */
  readonly container: number | null;
  /** Its links: how many start in it, and how many bytes (of UTF-8) of its text they cover. */
  readonly links: { readonly count: number; readonly bytes: number } | null;
  /** True if the page hides it from readers. */
  readonly hidden: boolean | null;
  readonly dir: 'ltr' | 'rtl';
}

/** The kind of a block. */
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

/** The decision about a block. */
export interface Label {
  /** The kind of boilerplate; `null` for content. */
  readonly removal: RemovalReason | null;
  /** The confidence that the label is correct, from 0 to 1. */
  readonly confidence: number;
  /** The measurements that led to it, largest effect first. */
  readonly evidence: readonly Evidence[];
}

/** What the page declares about itself. */
export interface Metadata {
  /** The title, without the name of the site. */
  readonly title: string | null;
  /** The authors: people, or an organisation if no person is named. */
  readonly authors: readonly string[];
  /** A description or first lines. */
  readonly excerpt: string | null;
  /** The name of the site. */
  readonly site: string | null;
  /** When it was published: ISO 8601, with a time zone if the page gives one. */
  readonly published: string | null;
  /** When it was last changed, in the same format. */
  readonly modified: string | null;
  /** The section of the site that it belongs to. */
  readonly section: string | null;
  /** Keywords and tags. */
  readonly tags: readonly string[];
  /** Language tag. */
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  /** The canonical URL, as declared by the page. */
  readonly canonical: string | null;
  /** Address of the lead image. */
  readonly image: string | null;
  /** The licence: an address, or a name. */
  readonly license: string | null;
  /** The reading time in minutes, as stated by the page. */
  readonly readingMinutes: number | null;
  /** Where each of these was found. */
  readonly origins: { readonly [Field in Exclude<keyof Metadata, 'origins'>]: MetadataOrigin | null };
}

/** Where a field of the metadata was found. */
export type MetadataOrigin =
  | 'json-ld' | 'open-graph' | 'meta' | 'microdata' | 'title-element' | 'heading' | 'byline' | 'time' | 'link' | 'html' | 'url'
  | 'text';

/**
 * How cleaning went.
 *
 * - `cleaned`: boilerplate was removed.
 * - `nothing-to-remove`: there was no boilerplate, or the input is plain text that is not a saved page, such as source code or a
 *   letter.
 * - `too-little-left`: hardly any text would have been left, so everything was kept.
 * - `limit-exceeded`: the input exceeds a limit, so everything was kept.
 * - `from-data`: the page shows hardly any text; the text comes from data embedded in it for scripts or search engines.
 * - `needs-scripts`: the page shows hardly any text, because scripts load it.
 */
export type Verdict =
  | 'cleaned' | 'nothing-to-remove' | 'too-little-left' | 'limit-exceeded' | 'from-data' | 'needs-scripts';

/** How bytes were decoded. */
export interface Detection {
  /** The name of the encoding in lower case. */
  readonly encoding: string;
  /**
   * What determined the encoding: a byte order mark, your label, the page's declaration, valid UTF-8, a guess, or the
   * fallback.
   */
  readonly source: 'bom' | 'label' | 'declared' | 'utf8' | 'guess' | 'fallback';
  /** The confidence, from 0 to 1. */
  readonly confidence: number;
  /** Up to three likely encodings, best first. The first is the one that was used. */
  readonly candidates: readonly { readonly encoding: string; readonly confidence: number }[];
}

/** Decoded bytes. */
export interface Decoded extends Detection {
  readonly text: string;
  /** The text that a strict decoder returns, with `U+FFFD` where bytes are invalid. Usually the same as `text`. */
  readonly strictText: string;
  /** How invalid bytes were replaced: the changes that turn `strictText` into `text`, as {@link apply} does. */
  readonly changes: readonly Change[];
}

// ------------------------------------------------------------------------------------------------ options

/** Which stages run, and how. Unknown names are errors, at every level. */
export interface Options extends ReadAs {
  /** How to decode bytes. */
  decode?: DecodeOptions | undefined;
  /** What is known about the input, and the limits for reading it. */
  read?: ReadOptions | undefined;
  /** Repair encoding damage. On by default; `false` or `null` skips it. */
  repair?: RepairOptions | boolean | null | undefined;
  /** Remove boilerplate. On by default; `false` or `null` skips it. */
  clean?: CleanOptions | boolean | null | undefined;
  /** Summarize. Off by default; `true` uses the defaults. */
  summary?: SummaryOptions | boolean | null | undefined;
}

/** What the input is. */
export interface ReadAs {
  /** The kind of input. `'auto'` (the default) decides by its first characters. Overrides `read.kind`. */
  as?: 'html' | 'text' | 'auto' | undefined;
  /** The URL of the page, against which its relative links and image URLs are resolved. */
  url?: string | null | undefined;
}

/** How to decode bytes. */
export interface DecodeOptions {
  /** The encoding, if you know it: a label of the WHATWG encoding standard, or a code page such as `cp437`. */
  label?: string | null | undefined;
  /**
   * Labels of the encodings that may be guessed; all of them if omitted. This does not affect a byte order mark,
   * `label` or a declared charset.
   */
  allow?: readonly string[] | undefined;
  /** The top-level domain or host that the bytes come from. Makes the legacy encodings common there more likely. */
  tld?: string | null | undefined;
}

/** How to read the input. Past a limit, all visible text is kept and nothing is removed (`limit-exceeded`). */
export interface ReadOptions {
  /** The kind of input; detected if omitted. */
  kind?: 'html' | 'text' | null | undefined;
  /** The URL of the page, to resolve relative links and images. A base URL that the page declares takes precedence. */
  url?: string | null | undefined;
  /** The longest input, in bytes of UTF-8. Default: 16 MiB. */
  maxBytes?: number | undefined;
  /** The largest number of blocks. Default: 200,000. */
  maxBlocks?: number | undefined;
  /** How deep elements may nest; deeper ones count as children of the last level. Default: 512. */
  maxDepth?: number | undefined;
}

/** What to repair. By default only damage is repaired and typography is left alone. */
export interface RepairOptions {
  /** Undo mojibake, that is text decoded with the wrong encoding (`mojibake`). On by default. */
  fixEncoding?: boolean | undefined;
  /** Treat a space inside a damaged sequence as the byte A0 (`byte-a0`). On by default. */
  restoreByteA0?: boolean | undefined;
  /** Repair sequences that lost a byte (`lossy-sequence`). On by default. */
  replaceLossySequences?: boolean | undefined;
  /** Repair single sequences in otherwise undamaged text (`inconsistent-utf8`). On by default. */
  decodeInconsistentUtf8?: boolean | undefined;
  /** Turn C1 controls into the windows-1252 characters they stand for (`c1-control`). On by default. */
  fixC1Controls?: boolean | undefined;
  /**
   * Resolve HTML entities (`entity`). `auto` leaves them alone in HTML pages, in text from the first line with tags
   * onwards, in code, and where the text is about entities. Default: `auto`.
   */
  unescapeHtml?: 'yes' | 'no' | 'auto' | undefined;
  /**
   * Decode quoted-printable UTF-8 such as `=C3=A9` (`quoted-printable`). Off by default, because it is legitimate in
   * mail.
   */
  decodeQuotedPrintable?: boolean | undefined;
  /**
   * Decode encoded words of mail headers, `=?UTF-8?Q?…?=` (`encoded-word`). Off by default, because they are legitimate
   * in mail.
   */
  decodeEncodedWords?: boolean | undefined;
  /** Remove colour and cursor sequences of terminals (`terminal-escape`). On by default. */
  removeTerminalEscapes?: boolean | undefined;
  /** Remove control characters that have no place in text (`control`). On by default. */
  removeControlChars?: boolean | undefined;
  /** Join surrogate pairs that were encoded as two characters (`surrogate`). On by default. */
  fixSurrogates?: boolean | undefined;
  /** Turn every line break into a line feed (`line-break`). Off by default. */
  fixLineBreaks?: boolean | undefined;
  /** Turn ligatures into letters, `ﬁ` into `fi` (`ligature`). Off by default. */
  fixLatinLigatures?: boolean | undefined;
  /** Turn full-width and half-width forms into ordinary characters (`width`). Off by default. */
  fixCharacterWidth?: boolean | undefined;
  /** Turn curly quotes into straight ones (`quote`). Off by default. */
  uncurlQuotes?: boolean | undefined;
  /**
   * The Unicode normalization form of the result (`normalization`); `null` for none. `compose` composes letters with
   * their combining marks and leaves everything else alone. Default: `compose`.
   */
  normalization?: 'compose' | 'nfc' | 'nfd' | 'nfkc' | 'nfkd' | null | undefined;
  /** The lowest confidence at which a change is made. Default: 0.5. */
  minConfidence?: number | undefined;
}

/** What to remove. */
export interface CleanOptions {
  /**
   * When in doubt, `precision` removes and `recall` keeps; `all` keeps everything that is visible. `precision` also removes from
   * plain text that does not look like a saved page. Default: `balanced`.
   */
  focus?: 'precision' | 'balanced' | 'recall' | 'all' | undefined;
  /** Blocks that are always kept: simple selectors (`tag`, `.class`, `#id`), or a `/regular expression/` for their text. */
  keep?: readonly string[] | undefined;
  /** Blocks that are always removed (`user-rule`), in the same format as `keep`, which takes precedence. */
  remove?: readonly string[] | undefined;
  /** Keep readers' comments. Off by default. */
  comments?: boolean | undefined;
  /** Keep tables. On by default. */
  tables?: boolean | undefined;
  /** Write links in Markdown. On by default. */
  links?: boolean | undefined;
  /** Write images in Markdown. On by default. */
  images?: boolean | undefined;
  /**
   * Write images in safe HTML. Off by default, because displaying them sends requests to the servers that host them.
   */
  htmlImages?: boolean | undefined;
  /**
   * If less text than this would be left, nothing is removed. Counted in words; a CJK character is half a word.
   * Default: 20.
   */
  minUnits?: number | undefined;
  /** The lowest confidence at which a block is removed. Default: 0.5. */
  minConfidence?: number | undefined;
  /** Language tag of the page, if you know it. */
  lang?: string | null | undefined;
}

/** What to include in a summary. */
export interface SummaryOptions {
  /** How long the summary is; a number counts sentences. 0 picks none, any other length at least one. Default: 3. */
  length?: number | Length | undefined;
  /**
   * How sentences are scored: by all signals together, by frequent words, by similarity to other sentences, or by
   * position, the first ones best. Default: `combined`.
   */
  algorithm?: 'combined' | 'frequency' | 'graph' | 'lead' | undefined;
  /** The title of the document. */
  title?: string | null | undefined;
  /** Words that raise the score of sentences that contain them. */
  boost?: readonly string[] | undefined;
  /** Words that lower the score of sentences that contain them. */
  avoid?: readonly string[] | undefined;
  /** How much each signal counts in the combined score: 1 is the trained weight, 0 ignores the signal. */
  weights?: Weights | undefined;
  /** How strongly a sentence is penalized for repeating one already picked, from 0 to 1. Default: 0.3. */
  diversity?: number | undefined;
  /** The order of the picked sentences: as in the text, or best first. Default: `document`. */
  order?: 'document' | 'rank' | undefined;
  /** Language tag. If omitted, the language is detected where it matters. */
  lang?: string | null | undefined;
  /** How many key phrases to find, at most 100. Default: 0. */
  keyPhrases?: number | undefined;
  /** What the summary should be about. Sentences with these words, in any inflection, come first. */
  query?: string | null | undefined;
  /**
   * Pick the best sentence of each section first. If the text has no headings, the sentences are spread over the text. Off by
   * default.
   */
  perSection?: boolean | undefined;
  /** The shortest sentence that is picked, in words. Default: 0. */
  minWords?: number | undefined;
  /** The longest sentence that is picked, in words. No limit by default. */
  maxWords?: number | null | undefined;
  /** Words, in any inflection, that are ignored when scoring sentences and that cannot begin or end a key phrase. */
  stopWords?: readonly string[] | undefined;
  /** The minimum number of words in a key phrase. Default: 1. */
  minPhraseWords?: number | undefined;
  /**
   * The maximum number of words in a key phrase, up to 4. Default: 4. In scripts without spaces, a phrase has up to six
   * characters.
   */
  maxPhraseWords?: number | undefined;
  /**
   * What a line break means: `auto` joins the lines of wrapped text; with `lines` it ends a sentence; with `paragraphs`
   * it is a space. Default: `auto`.
   */
  lineBreaks?: 'auto' | 'lines' | 'paragraphs' | undefined;
  /** Abbreviations to add to the built-in lists. No sentence ends after one. */
  abbreviations?: readonly string[] | undefined;
}

/** How much each signal counts in the combined score, from 0. Signals that are not named count 1. */
export interface Weights {
  /** Words shared with the title. */
  title?: number | undefined;
  /** Position in the text, and similarity to its first sentences. */
  position?: number | undefined;
  /** Words that are frequent in the text. */
  frequency?: number | undefined;
  /** Similarity to other sentences. */
  graph?: number | undefined;
  /** The length of the sentence. */
  length?: number | undefined;
}

/**
 * The length of a summary: a number of sentences, a percentage of them, or a maximum number of words or characters. If even
 * the shortest sentence is longer than the maximum, the summary is that one sentence.
 */
export type Length =
  | { readonly sentences: number }
  | { readonly percent: number }
  | { readonly words: number }
  | { readonly characters: number };

// ------------------------------------------------------------------------------------------------ errors

/** A stable code for what went wrong. */
export type ErrorCode =
  /** A function was called before {@link init}. */
  | 'not-initialised'
  /** The core could not be loaded. */
  | 'load-failed'
  /** An argument has the wrong type, such as an input that is neither a string nor bytes. */
  | 'bad-input'
  /** An option is unknown or has the wrong type; the message names it. */
  | 'bad-option'
  /** A label is not the name of a known encoding. */
  | 'unknown-encoding'
  /** A rule of `keep` or `remove` is malformed. */
  | 'bad-rule'
  /** The bytes are a binary file; the message says which kind. */
  | 'binary-input'
  /** The core failed: it ran out of memory or has a bug. The next call loads it again if possible. */
  | 'internal'
  /** This environment has no workers. */
  | 'no-workers'
  /** This environment has no `TransformStream`. */
  | 'no-streams'
  /** A worker died during a call: it ran out of memory, or its script could not be loaded. */
  | 'worker-failed'
  /** A worker was terminated, or a stream disposed of, before the call was done. */
  | 'terminated';

/** The only error that limpid throws, apart from the reason of an aborted signal. Its message says what to do. */
export class LimpidError extends Error {
  readonly name: 'LimpidError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown });
}
