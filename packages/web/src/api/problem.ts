import { Problem } from '@bonafide/client/problem.ts';

export { Problem, type ProblemBody } from '@bonafide/client/problem.ts';

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}

/** A request that never reached the service: status 0. */
export function noConnection(): Problem {
  return new Problem({
    type: 'about:blank',
    title: 'No connection to the service',
    status: 0,
    code: 'no-connection',
    detail: 'The service did not answer. What is on screen stays; try again in a moment.',
    errors: [],
    requestId: null,
  });
}
