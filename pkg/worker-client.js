// A worker and the calls that wait for it. It is independent of the core: calls have a name and arguments.

import { LimpidError } from './errors.js';

/**
 * The number of calls that a worker is sent at a time: one more than it works on, so that it is never idle between
 * calls.
 */
const MAX_SENT = 2;

/** Starts a worker for the first call, and a new one for the next call after it died. */
export class WorkerClient {
  #open;
  #giveCore;
  #port = null;
  #sent = new Map();
  #waiting = [];
  #next = 0;
  #closed = false;

  /**
   * `open` starts a worker and says where its replies go (see `web.js` and `threads.js`); `giveCore` returns the
   * compiled core and its tables, as a promise.
   */
  constructor(open, giveCore) {
    this.#open = open;
    this.#giveCore = giveCore;
  }

  /** The number of calls that have no reply yet. */
  get load() {
    return this.#sent.size + this.#waiting.length;
  }

  /**
   * Calls the function `name` of the worker; with `isOwn`, the job of that name that its script defines. When `signal` is
   * aborted, the call is dropped, or its reply is.
   */
  async call(name, args, { signal = undefined, isOwn = false } = {}) {
    signal?.throwIfAborted();
    if (this.#closed) throw terminated();
    return new Promise((resolve, reject) => {
      const call = { name, args, isOwn, resolve, reject };
      this.#waiting.push(call);
      this.#watch(call, signal);
      this.#send();
    });
  }

  close() {
    this.#closed = true;
    this.#end(terminated(), [...this.#sent.values(), ...this.#waiting.splice(0)]);
  }

  /** Rejects `call` when `signal` is aborted; the listener is removed when the call is settled. */
  #watch(call, signal) {
    if (!signal) return;
    const abort = () => {
      this.#waiting = this.#waiting.filter((other) => other !== call);
      call.reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    call.unwatch = () => signal.removeEventListener('abort', abort);
  }

  /** Sends waiting calls while the worker may have more; starts the worker when there is none. */
  async #send() {
    let port;
    try {
      port = this.#port ??= this.#start();
    } catch (error) {
      // The policy of a page may forbid workers.
      this.#end(died(error.message), this.#waiting.splice(0));
      return;
    }
    try {
      await port.ready;
    } catch (error) {
      if (port === this.#port) this.#end(error, [...this.#sent.values(), ...this.#waiting.splice(0)]);
      return;
    }
    // If the worker died in the meantime, the one that replaced it sends its own calls.
    while (port === this.#port && this.#sent.size < MAX_SENT && this.#waiting.length) {
      this.#post(port, this.#waiting.shift());
    }
    port.hold(this.#sent.size > 0);
  }

  #post(port, call) {
    const id = this.#next++;
    const { name, args, isOwn } = call;
    try {
      port.post({ id, name, args, isOwn });
    } catch (error) {
      settle(call, 'reject', new LimpidError('bad-option', `this cannot be sent to a worker: ${error.message}`));
      return;
    }
    this.#sent.set(id, call);
  }

  #start() {
    const port = this.#open({
      message: (reply) => port === this.#port && this.#receive(reply),
      death: (why) => port === this.#port && this.#end(died(why), this.#lost()),
    });
    // A call waits for it: a program in Deno would end before the worker has started.
    port.hold(true);
    port.ready = Promise.all([this.#giveCore(), port.started]).then(([core]) => port.post({ core }));
    // Each call reports the failure itself.
    port.ready.catch(() => {});
    return port;
  }

  /**
   * The calls that fail when the worker dies: the one that it worked on. Calls that were sent after it go to the next
   * worker. A worker without calls never started, and the next one would not start either, so then all calls fail.
   */
  #lost() {
    if (this.#sent.size === 0) return this.#waiting.splice(0);
    const [lost, ...others] = this.#sent.values();
    this.#waiting.unshift(...others);
    return [lost];
  }

  #receive({ id, value, error }) {
    const call = this.#sent.get(id);
    // A reply may arrive after its worker was replaced.
    if (!call) return;
    this.#sent.delete(id);
    settle(call, error ? 'reject' : 'resolve', error ? errorFrom(error) : value);
    this.#send();
  }

  /** Ends the worker and rejects `calls`; those that still wait get a new worker. */
  #end(error, calls) {
    this.#port?.terminate();
    this.#port = null;
    this.#sent.clear();
    for (const call of calls) settle(call, 'reject', error);
    if (this.#waiting.length) this.#send();
  }
}

function settle(call, how, value) {
  call.unwatch?.();
  call[how](value);
}

/** The error that a worker described (see `describe` in worker-host.js). */
function errorFrom({ name, code, message }) {
  if (name === 'LimpidError') return new LimpidError(code, message);
  return Object.assign(new Error(message), { name }, code === undefined ? {} : { code });
}

function died(why) {
  return new LimpidError('worker-failed', `the worker ended: ${why}`);
}

function terminated() {
  return new LimpidError('terminated', 'this worker was terminated');
}
