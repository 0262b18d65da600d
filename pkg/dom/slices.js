// Work in slices, so that the page can answer people in between.

/** Milliseconds of work between two pauses: a long task is one of 50, and the step after the last look at the clock counts too. */
const SLICE = 10;

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

  isOver = () => this.#view.performance.now() - this.#start >= SLICE;

  /** Ends a slice: what follows is not work. */
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
const LONGEST_TURN = 100;

/** Resolves in another task. */
function turn(view) {
  const late = new Promise((/** @type {(value?: unknown) => void} */ done) => {
    view.setTimeout(done, LONGEST_TURN);
  });
  return Promise.race([view.scheduler?.yield?.() ?? message(), late]);
}

/** Timers of pages that are not seen are slow, messages are not. */
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
