// The side of the worker: takes the core, then answers jobs with what can be cloned.

import { createCore } from './functions.js';

/** Answers messages of `Lane` by `post`, from the core behind `glue`. A core that does not load fails the jobs, which have someone to tell. */
export function serve(glue, post) {
  const { functions, answers } = createCore(glue, {});
  let failure;
  const answer = ({ name, input, options }) => {
    if (failure) throw failure;
    return answers[name](input, options);
  };
  return ({ module, ...job }) => {
    if (module) {
      failure = errorOf(() => functions.initSync(module));
    } else {
      let value;
      const error = errorOf(() => (value = answer(job)));
      post({ id: job.id, value, error: error && { code: error.code ?? 'internal', message: error.message } });
    }
  };
}

function errorOf(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
