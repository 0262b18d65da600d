// Judges a case by the functions of the package. It runs in Node and in browser pages: no import.

/** ftfy's defaults: typography too. */
const FTFY = { fixLineBreaks: true, fixLatinLigatures: true, fixCharacterWidth: true, uncurlQuotes: true };

/** How each stage reads its cases: what is wrong with the result, or null. */
const STAGES = { repair: judgeRepair };

/** The stages that have a judge. */
export const stages = Object.keys(STAGES);

/** What is wrong with what `limpid` makes of a case, or null. A known failure has to fail. */
export function judge(limpid, one) {
  const complaint = STAGES[one.stage](limpid, one);
  if (one.folder !== 'known-failures') return complaint;
  return complaint === null ? 'this known failure passes now; move it' : null;
}

/** Judges many cases; `{ name, complaint }` of those that are wrong. */
export function judgeAll(limpid, cases) {
  return cases.map((one) => ({ name: one.name, complaint: judge(limpid, one) })).filter(({ complaint }) => complaint);
}

function judgeRepair(limpid, { input, expect, profile }) {
  const result = limpid.repair(input, profile === 'ftfy' ? FTFY : {});
  return different(result.text, expect ?? input) ?? brokenLaw(input, result);
}

/** The laws of changes, in UTF-16 offsets. */
function brokenLaw(input, result) {
  const { text, changes, changed } = result;
  if (changed !== (text !== input)) return 'changed is wrong';
  if (result.with(() => true) !== text) return 'all changes do not give the text';
  if (result.with(() => false) !== input) return 'no change does not give the input';
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
