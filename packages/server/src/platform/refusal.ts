import { REFUSALS, type RefusalCode } from './refusals.ts';

/** One place in the request that is wrong. `pointer` is an RFC 6901 JSON pointer into the body, or `?name` for a query value. */
export interface RefusalDetail {
  pointer: string;
  code: string;
  detail: string;
}

/** A request that cannot be done: expected, documented, the caller's to mend (law 6). Anything else thrown is a defect. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly errors: RefusalDetail[];
  constructor(code: RefusalCode, detail?: string, errors: RefusalDetail[] = []) {
    super(`${code}: ${detail ?? REFUSALS[code].title}`);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail ?? REFUSALS[code].title;
    this.errors = errors;
  }
  get status(): number {
    return REFUSALS[this.code].status;
  }
}
