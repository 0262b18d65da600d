// The functions of the package over one core, whichever it is and however it is loaded. Types and descriptions are in
// index.d.ts.

import { checkInput, checkOptions, checkText, checkTexts, languageOf } from './arguments.js';
import { Core } from './core.js';
import { loadingAndStreamsOf, repairsOf } from './repairs.js';
import { Cleaned, Report } from './results.js';
import { restoreSummary, standInFor } from './surrogates.js';
import { createWorkers } from './workers.js';

/** Memoizes `make`: it is called at most once. */
function once(make) {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// ---------------------------------------------------------------------------------------------- translation

function spansFromEnds(ends) {
  const spans = [];
  let start = 0;
  for (const end of ends) {
    spans.push({ start, end });
    start = end;
  }
  return spans;
}

/** Replaces the indices of the picked sentences by the sentences. */
function linkPicked(summary) {
  summary.picked = summary.picked.map((n) => summary.sentences[n]);
  return summary;
}

/** Completes the fields of a report: the core leaves out the text that the caller already has. */
function completeReport(fields, text, standIn) {
  fields.pageText ??= text;
  if (fields.summary) linkPicked(fields.summary);
  standIn?.restoreReport(fields);
  return fields;
}

/** A copy of the options: the caller may change them before Markdown and HTML are requested. */
function snapshot(options) {
  if (typeof options !== 'object' || options === null) return options;
  if (Array.isArray(options)) return options.map(snapshot);
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, snapshot(value)]));
}

// ---------------------------------------------------------------------------------------------- pages

/** The fields of `name` of the core over a page; with `forms`, Markdown and HTML at once. */
function fieldsOf(core, name, input, options, forms) {
  checkInput(input);
  checkOptions(options);
  const standIn = standInFor(input);
  const given = standIn?.text ?? input;
  const fields = completeReport(core.call(name, given, options ?? undefined, forms), given, standIn);
  const restored = (text) => (standIn ? standIn.restore(text, fields.text) : text);
  if (forms) {
    fields.markdown = restored(fields.markdown);
    fields.html = restored(fields.html);
  }
  return { fields, given, restored };
}

/** Runs `name` of the core over a page; `Result` wraps its fields. */
function page(core, name, Result, input, options) {
  const { fields, given, restored } = fieldsOf(core, name, input, options, false);
  const settings = snapshot(options ?? undefined);
  const written = (form) => once(() => restored(core.call(`${name}To${form}`, given, settings)));
  return new Result(fields, written('Markdown'), written('Html'));
}

// ---------------------------------------------------------------------------------------------- text

function summarize(core, text, options) {
  checkText(text);
  checkOptions(options);
  const standIn = standInFor(text);
  const summary = linkPicked(core.call('summarize', standIn?.text ?? text, options ?? undefined));
  if (standIn) restoreSummary(standIn, summary, text);
  return summary;
}

function summarizeTogether(core, texts, options) {
  checkTexts(texts);
  checkOptions(options);
  const standIns = texts.map(standInFor);
  const given = texts.map((text, n) => standIns[n]?.text ?? text);
  const joint = core.call('summarizeTogether', given, options ?? undefined);
  joint.documents.forEach((summary, n) => {
    linkPicked(summary);
    if (standIns[n]) restoreSummary(standIns[n], summary, texts[n]);
  });
  joint.picked = joint.picked.map(({ document, sentence }) => ({
    document,
    sentence: joint.documents[document].sentences[sentence],
  }));
  const [standIn] = standIns.filter(Boolean);
  const quoted = ({ document, sentence: { span } }) => texts[document].slice(span.start, span.end);
  if (standIn) joint.text = standIn.restore(joint.text, joint.picked.map(quoted).join(' '));
  return joint;
}

function sentences(core, text, options) {
  checkText(text);
  return spansFromEnds(core.call('sentences', standInFor(text)?.text ?? text, languageOf(options)));
}

function isProbablyReaderable(core, input) {
  checkInput(input);
  return core.call('isProbablyReaderable', standInFor(input)?.text ?? input);
}

// ---------------------------------------------------------------------------------------------- all of them

/** The functions that return their result at once. */
function verbsOf(core) {
  const process = (input, options) => page(core, 'process', Report, input, options);
  return {
    ...repairsOf(core),
    clean: (input, options) => page(core, 'clean', Cleaned, input, options),
    summarize: (text, options) => summarize(core, text, options),
    summarizeTogether: (texts, options) => summarizeTogether(core, texts, options),
    sentences: (text, options) => sentences(core, text, options),
    process,
    limpid: process,
    isProbablyReaderable: (input) => isProbablyReaderable(core, input),
  };
}

/**
 * The functions of the package over the core that `glue` calls. `loading.bytes` and `loading.load` say where the core
 * comes from (see `Core`); `loading.workers` opens workers, if there are any.
 */
export function createFunctions(glue, loading) {
  const core = new Core(glue, loading);
  const verbs = verbsOf(core);
  const own = { process: verbs.process, workerFunctions: workerFunctionsOf(core, verbs) };
  return {
    ...loadingAndStreamsOf(core),
    ...verbs,
    ...createWorkers(core, loading.workers, own),
  };
}

/** The functions as a worker runs them, with results that can be cloned. */
function workerFunctionsOf(core, verbs) {
  const fields = (name) => (input, options) => fieldsOf(core, name, input, options, true).fields;
  return { ...verbs, clean: fields('clean'), process: fields('process') };
}

/** The core over `glue`, and the functions that the script of a worker runs with it. */
export function createWorkerFunctions(glue) {
  const core = new Core(glue, {});
  return { core, functions: workerFunctionsOf(core, verbsOf(core)) };
}
