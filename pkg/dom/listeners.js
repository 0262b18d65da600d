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
