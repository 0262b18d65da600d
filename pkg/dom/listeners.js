// Who wants to know what a session does.

export class Listeners {
  #lists = new Map();

  /** Adds a listener; what is returned takes it away. */
  add(type, listener) {
    const list = this.#lists.get(type) ?? new Set();
    this.#lists.set(type, list.add(listener));
    return () => list.delete(listener);
  }

  tell(type, event) {
    for (const listener of this.#lists.get(type) ?? []) listener({ type, ...event });
  }
}
