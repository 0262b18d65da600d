// Checks a case with the functions of the package. It runs in Node and in browser pages: no import.

/** ftfy's defaults: typography too. */
const FTFY = { fixLineBreaks: true, fixLatinLigatures: true, fixCharacterWidth: true, uncurlQuotes: true };

/** How each stage reads its cases: what is wrong with the result, or null. */
const STAGES = {
  clean: checkClean,
  fidelity: checkFidelity,
  metadata: checkMetadata,
  repair: checkRepair,
  sentence: checkSentence,
  summarize: checkSummary,
};

/** What is wrong with what `limpid` makes of a case, or null. A known failure has to fail. */
export function checkCase(limpid, one) {
  const problem = STAGES[one.stage]?.(limpid, one);
  if (problem === undefined) return `stage ${one.stage} is not known to check-case.mjs`;
  if (one.folder !== 'known-failures') return problem;
  return problem === null ? 'this known failure passes now; move it' : null;
}

/** Checks many cases; `{ name, problem }` of those that are wrong. */
export function checkAll(limpid, cases) {
  return cases.map((one) => ({ name: one.name, problem: checkCase(limpid, one) })).filter(({ problem }) => problem);
}

function checkRepair(limpid, { input, expect, profile }) {
  const result = limpid.repair(input, profile === 'ftfy' ? FTFY : {});
  return different(result.text, expect ?? input) ?? brokenInvariant(input, result);
}

function checkClean(limpid, { input, kind, expect }) {
  const result = limpid.clean(input, { as: kind });
  const lost = expect.keeps.find((text) => !result.text.includes(text));
  if (lost !== undefined) return `lost ${JSON.stringify(lost)}`;
  const left = expect.removes.find((text) => result.text.includes(text));
  if (left !== undefined) return `left ${JSON.stringify(left)}`;
  if (result.with(() => false) !== result.pageText) return 'no change does not give the page';
  return brokenChanges(result.pageText, result);
}

/** Texts around the piece of a case, as in `tests/fidelity.rs`. */
const BEFORE = 'The first paragraph of the page says what it is about.';
const AFTER = 'The last paragraph of the page brings it to an end.';

function checkFidelity(limpid, { input, url, expect }) {
  const page = `<html><body><main><p>${BEFORE}</p>${input}<p>${AFTER}</p></main></body></html>`;
  const cleaned = limpid.clean(page, { as: 'html', focus: 'all', url });
  const inner = (text) => text.slice(BEFORE.length, text.length - AFTER.length).replace(/^\n+|\n+$/g, '');
  return different(inner(cleaned.markdown), expect.markdown) ?? different(inner(cleaned.text), expect.text);
}

/** A date is right when it begins with the expected one, as in `tests/metadata.rs`. */
function checkMetadata(limpid, { input, url, expect }) {
  const { metadata } = limpid.clean(input, { as: 'html', url: url ?? undefined });
  const isRight = (field, want) =>
    JSON.stringify(metadata[field]) === JSON.stringify(want) ||
    (['published', 'modified'].includes(field) && Boolean(metadata[field]?.startsWith(want)));
  const wrong = Object.entries(expect).find(([field, want]) => !isRight(field, want));
  return wrong ? different(JSON.stringify(metadata[wrong[0]]), JSON.stringify(wrong[1])) : null;
}

function checkSentence(limpid, { input, lang, expect }) {
  const got = limpid.sentences(input, lang).map(({ start, end }) => input.slice(start, end).trim());
  return different(JSON.stringify(got), JSON.stringify(expect));
}

/** Fields of a case of summaries that are not options. */
const NOT_OPTIONS = new Set(
  'stage folder name label comment source input expect sentences words kind missing over'.split(' '),
);

function checkSummary(limpid, one) {
  const { input, expect, sentences, words, keyPhrases, kind, missing, over } = one;
  const options = Object.entries(one).filter(([name]) => !NOT_OPTIONS.has(name));
  const length = words === undefined ? sentences : { words };
  const summary = limpid.summarize(input, { length, ...Object.fromEntries(options) });
  const said = [kind && summary.kind, missing && summary.missingWords, over !== undefined && summary.overLength];
  const unlike = different(JSON.stringify(said), JSON.stringify([kind, missing, over !== undefined && over]));
  if (unlike) return unlike;
  const written = ({ start, end }) => input.slice(start, end);
  const phrases = summary.keyPhrases.map(({ spans }) => [written(spans[0]), spans.length]);
  const found = keyPhrases === undefined ? summary.picked.map(({ span }) => written(span)) : phrases;
  return different(JSON.stringify(found), JSON.stringify(expect));
}

/** The invariants of repair. */
function brokenInvariant(input, result) {
  if (result.changed !== (result.text !== input)) return 'changed is wrong';
  if (result.with(() => false) !== input) return 'no change does not give the input';
  return brokenChanges(input, result);
}

/** The invariants of changes, in UTF-16 offsets. */
function brokenChanges(input, result) {
  const { text, changes } = result;
  if (result.with(() => true) !== text) return 'all changes do not give the text';
  const wrong = changes.find(({ output, replacement }) => text.slice(output.start, output.end) !== replacement);
  if (wrong) return `the output span of change ${wrong.id} is wrong`;
  const split = changes.find(({ input: span }) => splitsPair(input, span.start) || splitsPair(input, span.end));
  if (split) return `change ${split.id} cuts a surrogate pair`;
  return null;
}

function splitsPair(text, at) {
  return at > 0 && text.codePointAt(at - 1) > 0xffff;
}

function different(got, want) {
  return got === want ? null : `gave ${JSON.stringify(got)}, want ${JSON.stringify(want)}`;
}
