// The event listeners of a session.

export class Listeners {
  #lists = new Map();

  /** Adds a listener, and returns a function that removes it. */
  add(type, listener) {
    const list = this.#lists.get(type) ?? new Set();
    this.#lists.set(type, list.add(listener));
    return () => list.delete(listener);
  }

  tell(type, event) {
    for (const listener of this.#lists.get(type) ?? []) listener({ type, ...event });
  }
}

/**
 * Calls `listener` for events of `types` until the returned function is called. Signals would be shorter, but a document of
 * jsdom accepts only those of its own window.
 */
export function listenTo(target, types, listener, options = {}) {
  for (const type of types) target.addEventListener(type, listener, options);
  return () => types.forEach((type) => target.removeEventListener(type, listener, options));
}
