// The state of the page. Parts of the page listen to it, and none keeps a copy.

/**
 * - `source`: `{ name, input, size }`, the input, which is text or bytes
 * - `options`: those of the package
 * - `result`: the result of engine.js
 * - `off`: ids of the changes that are switched off
 * - `selected`: id of the change whose details are shown, or `null`
 * - `pointed`: id of the change under the pointer, or `null`
 * - `built`: `{ text, edits, off }`, see selection.js
 * - `view`: the view of the result that is shown, see theme.js
 * - `summary`: `{ picked, count, phrases }`, see plain-data.js
 */
const state = {
  source: null,
  options: {},
  result: null,
  off: new Set(),
  selected: null,
  pointed: null,
  view: 'text',
  built: { text: '', edits: [], off: null },
  summary: { picked: [], count: 0, phrases: [] },
};

const listeners = new Map();

export const get = () => state;

/** Calls `listener` after any of `keys` was set. */
export function on(keys, listener) {
  for (const key of keys) {
    if (!listeners.has(key)) listeners.set(key, []);
    listeners.get(key).push(listener);
  }
}

/** Sets several values at once; each listener is called once. */
export function update(values) {
  Object.assign(state, values);
  const called = new Set(Object.keys(values).flatMap((key) => listeners.get(key) ?? []));
  for (const listener of called) listener(state);
}

/** The change with that id, or `undefined`. */
export const change = (id) => state.result?.changes.find((one) => one.id === id);

/** Applies or undoes changes. */
export function turn(ids, isOn) {
  const off = new Set(state.off);
  for (const id of ids) {
    if (isOn) off.delete(id);
    else off.add(id);
  }
  update({ off });
}
