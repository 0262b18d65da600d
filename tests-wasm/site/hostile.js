// A page that breaks what scripts rely on, and that never rests.

for (const name of ['push', 'map', 'filter', 'flatMap', 'forEach', 'reduce', 'find', 'includes', 'sort', 'some', 'every', 'from', 'at']) {
  Array.prototype[name] = () => { throw new Error(`polluted ${name}`); };
}
Array.prototype.enumerable = 'everywhere';
Object.prototype.polluted = 'everywhere';
Array.from = () => { throw new Error('polluted from'); };
JSON.stringify = () => 'nothing';
Map.prototype.get = () => undefined;
Element.prototype.setAttribute = () => {};
Element.prototype.getAttribute = () => 'lies';
Object.defineProperty(Node.prototype, 'textContent', { get: () => 'lies' });
Object.defineProperty(Document.prototype, 'adoptedStyleSheets', { get: () => [], set: () => { throw new Error('no sheets'); } });
globalThis.WebAssembly = undefined;
globalThis.chrome = globalThis.browser = undefined;
/** Changes the page `times` times in every round, for ever; what is returned ends it. */
globalThis.rage = (times) => {
  const restless = document.querySelector('#restless');
  let isOn = true;
  let n = 0;
  const round = () => {
    for (let k = 0; k < times; k += 1) {
      restless.firstChild.data = String(n += 1);
      restless.toggleAttribute('data-restless');
      restless.append(document.createComment(''));
      restless.lastChild.remove();
    }
    if (isOn) setTimeout(round, 10);
  };
  round();
  return () => { isOn = false; };
};

for (const frozen of [Object, Function, String, Number, Map, Set, WeakMap, Promise, RegExp]) Object.freeze(frozen.prototype);
// Firefox freezes no document.
try {
  Object.freeze(globalThis.document);
} catch {}
