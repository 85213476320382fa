/** RFC 9457 answer of the service, as thrown by {@link request}. `pointer` is a JSON pointer into what was sent. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors: { pointer: string; code: string; detail: string }[];
  requestId: string | null;
}

/** A request the service refused, or one that never reached it (`status` 0, code `no-connection`). */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail || body.title);
    this.name = 'Problem';
    this.body = body;
  }

  get status(): number {
    return this.body.status;
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}

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

interface LooseProblem {
  type?: unknown;
  title?: unknown;
  code?: unknown;
  detail?: unknown;
  message?: unknown;
  errors?: unknown;
  requestId?: unknown;
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** Reads the body of a failed answer; what is not problem+json still becomes a Problem that names the status. */
export async function problemOf(response: Response): Promise<Problem> {
  const loose: LooseProblem = await response.json().catch(() => ({}));
  return new Problem({
    type: text(loose.type, 'about:blank'),
    title: text(loose.title, `The service answered ${response.status}`),
    status: response.status,
    code: text(loose.code, `http-${response.status}`),
    detail: text(loose.detail, text(loose.message, '')),
    errors: Array.isArray(loose.errors) ? (loose.errors as ProblemBody['errors']) : [],
    requestId: text(loose.requestId, '') || response.headers.get('x-request-id'),
  });
}
