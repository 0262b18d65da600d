// Splits work into slices, so that the page stays responsive.

/** Milliseconds of work between two pauses. Browsers call 50 a long task, and a step may run over the end of its slice. */
const SLICE_MS = 10;

/** A clock for one round of work. */
export class Slices {
  #view;
  #start;
  /** Milliseconds of work so far, without the pauses. */
  busy = 0;

  constructor(view) {
    this.#view = view;
    this.resume();
  }

  isOver = () => this.#view.performance.now() - this.#start >= SLICE_MS;

  /** Ends a slice; the time until the next one does not count as work. */
  stop() {
    this.busy += this.#view.performance.now() - this.#start;
  }

  resume() {
    this.#start = this.#view.performance.now();
  }

  /** Yields to pending tasks of the page when the slice is over. */
  async pause() {
    if (!this.isOver()) return;
    this.stop();
    await turn(this.#view);
    this.resume();
  }
}

/** Milliseconds after which a turn ends, whatever else waits: the work of an idle time may have to wait for all of that. */
const MAX_TURN = 100;

/** Resolves in another task. */
function turn(view) {
  const late = new Promise((/** @type {(value?: unknown) => void} */ done) => {
    view.setTimeout(done, MAX_TURN);
  });
  return Promise.race([view.scheduler?.yield?.() ?? message(), late]);
}

/** Browsers slow down timers in background tabs, but not messages. */
function message() {
  return new Promise((/** @type {(value?: unknown) => void} */ done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
