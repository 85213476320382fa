import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { Type } from 'typebox';

/** Request headers that carry meaning of ours. A route names those it takes; the handler reads them itself. */
export type RequestHeader = 'Idempotency-Key' | 'If-Match' | 'If-Book-Version';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Headers the route takes, for the contract. A test sends each of them to each route. */
    takes?: readonly RequestHeader[];
  }
}

/** For routes that create or repeat-safely change: `config: { permission, takes: REPEATABLE }`. */
export const REPEATABLE = ['Idempotency-Key'] as const;
/** For routes that change a version the caller has read. */
export const VERSIONED = ['Idempotency-Key', 'If-Match'] as const;

/** For routes that decide: a caller may ask for an answer that knows what it has just written. */
export const READS_OWN_WRITES = ['If-Book-Version'] as const;

const HEADERS = {
  'Idempotency-Key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description:
        'Makes the request safe to repeat: with the same key it is answered as before and does nothing twice',
    }),
  ),
  'If-Match': Type.String({
    description: 'The version that was read, as the ETag gave it: "3". If the record has moved on, nothing is changed',
  }),
  'If-Book-Version': Type.Optional(
    Type.String({
      pattern: '^([0-9]{1,20}|latest)$',
      description:
        'Answers only with what the write knew that gave this Book-Version, whichever process is asked; `latest` reads the database',
    }),
  ),
};

const TAGS = [
  { name: 'Operation', description: 'Alive, ready, and figures for the operator' },
  { name: 'Access', description: 'People, API keys, and what the caller may do' },
  {
    name: 'Companies',
    description: 'Companies with their customer groups, exempt reasons, authorities and product codes',
  },
  { name: 'Customers', description: 'Who buys, and what they are covered for' },
  { name: 'Certificates', description: 'The claims, their findings, versions and life cycle' },
  { name: 'Checks', description: 'How the checks weigh for each company, and checks of one’s own' },
  { name: 'Documents', description: 'Papers that show a certificate' },
  { name: 'Verification', description: 'Questions to registries, sealed answers, the queue, lists taken in' },
  { name: 'Determination', description: 'Whether a sale is exempt, by which certificate, and why' },
  { name: 'Offline', description: 'Books to decide without the service, and what was decided with them' },
  { name: 'Imports', description: 'Files taken in, rehearsed first' },
  { name: 'Exports', description: 'Files given out, as they are taken in' },
  { name: 'Figures', description: 'Tax at risk' },
  { name: 'Log', description: 'Every change, append-only' },
  { name: 'Content', description: 'The law in force, with sources' },
  { name: 'Forms', description: 'Which papers to ask for, how few will do, and what to ask on each' },
  { name: 'Law', description: 'Which law a tenant goes by, and what another would change' },
];

const STATUS_WORDS: Readonly<Record<string, string>> = {
  200: 'The answer',
  201: 'Created',
  202: 'Accepted; the work goes on in the background',
  204: 'Done; nothing to say',
  503: 'Not at the moment',
};

const problem = { content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } } };
const REFUSED = {
  '4xx': { description: 'Refused: the request cannot be done as it is; `code` tells why', ...problem },
  '5xx': { description: 'Not done through no fault of the request; `code` tells whether to repeat it', ...problem },
};

/**
 * The name of an operation, made of method and path: GET /v1/certificates/:certificateId/versions → getCertificateVersions.
 * What stands before a parameter is one of its kind; a word without a plural tells the one by its parameter: getLogByEntryId.
 */
export function operationId(method: string, url: string): string {
  const parts = url.split('/').filter((part) => part !== '' && part !== 'v1');
  const words = parts.flatMap((part, index) => {
    if (part.startsWith(':')) return [];
    const next = parts[index + 1];
    if (!next?.startsWith(':')) return part.split(/[^A-Za-z0-9]+/);
    const isLast = index + 2 === parts.length;
    const one = isLast && singular(part) === part ? `${part}-by-${next.slice(1)}` : singular(part);
    return one.split(/[^A-Za-z0-9]+/);
  });
  return [method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '');
}

/** A body that is no JSON is read by the handler; the contract still says what it is. */
function bytesOf(consumes: readonly string[]): object {
  const file = { type: 'string', format: 'binary' };
  if (!consumes.includes('multipart/form-data')) return { ...file, description: 'The file itself' };
  return { type: 'object', required: ['file'], properties: { file } };
}

const BOOK_VERSION = {
  'Book-Version': {
    type: 'string',
    description:
      'Stands in the answer to a write that changed what decisions read; sent as `If-Book-Version`, it asks for decisions that know it',
  },
};

function withWords(response: object, writes: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(response).map(([status, schema]) => [
      status,
      {
        ...schema,
        ...(STATUS_WORDS[status] ? { 'x-response-description': STATUS_WORDS[status] } : {}),
        ...(writes && /^2/.test(status) ? { headers: BOOK_VERSION } : {}),
      },
    ]),
  );
}

/** What the contract says of a route beyond its schemas. */
function described(schema: FastifySchema, url: string, route: RouteOptions): FastifySchema {
  const method = String(route.method);
  const takes = route.config?.takes ?? [];
  const consumes = schema.consumes ?? [];
  return {
    ...schema,
    operationId: schema.operationId ?? operationId(method, url),
    ...(takes.length === 0
      ? {}
      : { headers: Type.Object(Object.fromEntries(takes.map((name) => [name, HEADERS[name]]))) }),
    ...(consumes.length > 0 && !schema.body ? { body: bytesOf(consumes) } : {}),
    ...(method === 'PATCH' && !schema.consumes
      ? { consumes: ['application/json', 'application/merge-patch+json'] }
      : {}),
    ...(schema.response ? { response: withWords(schema.response, takes.includes('Idempotency-Key')) } : {}),
  };
}

/** The contract (OpenAPI 3.1), from the very schemas that validate. Register before the first route. */
export async function describeContract(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bonafide',
        version: '1',
        description:
          'Exemption certificates: collected, checked, decided, proved. Each operation names the permission it asks for as `x-permission`. Refusals are problem documents (RFC 9457); every code is explained at /docs/errors.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: TAGS,
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'API key' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'bonafide.session_token',
            description: 'Session of a person signed in on the pages of this installation',
          },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json.$id === 'string' ? json.$id : `shape-${index}`,
    },
    transform: ({ schema, url, route }) => ({ schema: schema.hide ? schema : described(schema, url, route), url }),
  });
  app.addHook('onRoute', ({ schema }) => {
    if (!schema || schema.hide) return;
    schema.response = { ...REFUSED, ...(schema.response as object | undefined) };
  });
}
