import { isProblem } from '../../api/problem.ts';

/** Errors of a refusal by form field: JSON pointer `/addressLines/0` becomes `addressLines.0`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {};
  return Object.fromEntries(
    error.body.errors.map((entry) => [entry.pointer.replace(/^\//, '').replaceAll('/', '.'), entry.detail]),
  );
}
