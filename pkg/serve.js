// The side of the worker: takes the core, then answers jobs with what can be cloned.

import { createAnswers } from './functions.js';

/** What the script of a worker says first. */
export const STARTED = 'started';

/** A worker whose instance holds more than this many bytes after a job starts a fresh one. Most pages need a tenth. */
const KEPT_MEMORY = 256 * 1024 * 1024;

/**
 * Answers the messages of a `Lane` by `post`, from the core behind `glue`. A core that does not load fails the jobs, so
 * that a caller hears of it.
 */
export function serve(glue, post) {
  const { core, answers } = createAnswers(glue);
  let failure;
  /** @param {any} job */
  const answer = ({ name, input, options }) => {
    if (failure) throw failure;
    return answers[name](input, options);
  };
  post(STARTED);
  return ({ core: given, ...job }) => {
    if (given) {
      failure = attempt(() => core.initSync(given.module, given.tables)).error;
      return;
    }
    const { value, error } = attempt(() => answer(job));
    post({ id: job.id, value, error: error && { code: error.code ?? 'internal', message: error.message } });
    if (core.memory > KEPT_MEMORY) core.freeMemory();
  };
}

function attempt(work) {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}
