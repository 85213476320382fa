/** RFC 9457 answer of the service. `pointer` is a JSON pointer into what was sent, or `?name` for a value of the address. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  /** Stable; docs/errors.md has a paragraph on each. */
  code: string;
  detail: string;
  errors: { pointer: string; code: string; detail: string }[];
  requestId: string | null;
}

/** A request the service did not carry out. */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.name = 'Problem';
    this.body = body;
  }

  get code(): string {
    return this.body.code;
  }

  get status(): number {
    return this.body.status;
  }
}

/** @param error the parsed body, or its text; anything a proxy in between may have sent is told by its status alone */
export function problemFrom(error: unknown, response: Response): Problem {
  const given = parsed(error);
  const text = (name: string) => (typeof given?.[name] === 'string' ? given[name] : undefined);
  const title = text('title') ?? (response.statusText || 'Refused');
  return new Problem({
    type: text('type') ?? 'about:blank',
    title,
    status: response.status,
    code: text('code') ?? 'not-told',
    detail: text('detail') ?? `${title} (HTTP ${response.status})`,
    errors: Array.isArray(given?.errors) ? (given.errors as ProblemBody['errors']) : [],
    requestId: text('requestId') ?? null,
  });
}

function parsed(error: unknown): Record<string, unknown> | undefined {
  if (typeof error === 'object' && error !== null) return error as Record<string, unknown>;
  if (typeof error !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(error);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // not JSON: a page of a proxy
  }
}
