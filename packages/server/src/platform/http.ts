import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Ajv, type ErrorObject } from 'ajv';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type RawServerDefault,
} from 'fastify';
import { REQUEST_LIMITS } from './limits.ts';
import { describeContract } from './openapi.ts';
import { parseJsonBody } from './parse-json.ts';
import { Refusal, type RefusalDetail } from './refusal.ts';
import { REFUSALS } from './refusals.ts';
import { type Problem, ProblemSchema } from './schemas.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** The HTTP application every capability adds its routes to. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface HttpOptions {
  logLevel: string;
  rateLimitPerMinute: number;
}

function validators() {
  const options = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
  const withFormats = (ajv: Ajv) => ajv.addFormat('date', isCalendarDate);
  // A body says what it means: "10" is not a number and 1 is not true (B45). A query has only text, so it is read by type.
  const body = withFormats(new Ajv({ ...options, coerceTypes: false }));
  const query = withFormats(new Ajv({ ...options, coerceTypes: true }));
  return { body, query };
}

function toDetail(error: ErrorObject, part: string): RefusalDetail {
  const params = error.params as Record<string, unknown>;
  const name = params.missingProperty ?? params.additionalProperty;
  const place = `${error.instancePath}${name === undefined ? '' : `/${String(name)}`}`;
  const pointer = part === 'body' ? place : `?${place.slice(1)}`;
  const code =
    error.keyword === 'additionalProperties'
      ? 'unknown-field'
      : error.keyword === 'required'
        ? 'missing'
        : `not-${error.keyword}`;
  const detail =
    error.keyword === 'additionalProperties' ? 'This field is not known here' : (error.message ?? 'cannot be used');
  return { pointer, code, detail };
}

/**
 * A check of a whole value against a schema, outside a route: for values that only exist after merging.
 * @returns a function that throws Refusal `invalid-request` naming every place
 */
export function bodyValidator(schema: object): (value: unknown) => void {
  const check = validators().body.compile(schema);
  return (value) => {
    if (check(value)) return;
    const details = (check.errors ?? []).map((entry) => toDetail(entry, 'body'));
    throw new Refusal('invalid-request', undefined, details);
  };
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  const known = REFUSALS[refusal.code];
  return {
    type: `/docs/errors#${refusal.code}`,
    title: known.title,
    status: known.status,
    code: refusal.code,
    detail: refusal.detail,
    ...(refusal.errors.length > 0 ? { errors: refusal.errors.slice(0, REQUEST_LIMITS.namedErrors) } : {}),
    requestId,
  };
}

/** Fastify's own refusals and the schema's, said in our registry's words. */
export function toRefusal(error: FastifyError): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error.validation) {
    const part = error.validationContext ?? 'body';
    return new Refusal(
      'invalid-request',
      undefined,
      error.validation.map((entry) => toDetail(entry as ErrorObject, part)),
    );
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('unsupported-media-type');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
      return new Refusal('too-large');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Refusal('malformed-json', error.message);
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new Refusal(error.code === 'FST_ERR_BAD_URL' ? 'not-found' : 'malformed-request', error.message);
    default:
      return error.statusCode === 429 ? new Refusal('too-many-requests') : undefined;
  }
}

const IDLE_LOOK_MS = 50;

/**
 * A stop waits for what is being answered, not for callers that keep their connection for later. Idle ones are closed when
 * the stop begins; those that fall idle afterwards have to be looked for, or each would hold the stop up for a minute.
 */
function closeIdleWhileStopping(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    const timer = setInterval(() => app.server.closeIdleConnections(), IDLE_LOOK_MS);
    app.server.once('close', () => clearInterval(timer));
    timer.unref();
  });
}

/** Builds the application without any route of ours: parsing, limits, headers, refusals, OpenAPI. */
export async function buildHttp(options: HttpOptions): Promise<App> {
  const app = Fastify({
    logger:
      options.logLevel === 'silent'
        ? false
        : { level: options.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: REQUEST_LIMITS.jsonBytes,
    requestTimeout: REQUEST_LIMITS.requestMilliseconds,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  }).withTypeProvider<TypeBoxTypeProvider>();

  closeIdleWhileStopping(app);

  const { body, query } = validators();
  body.addSchema(ProblemSchema);
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const shared = app.getSchemas();
    const ajv = httpPart === 'body' ? body : query;
    for (const [name, entry] of Object.entries(shared)) if (!ajv.getSchema(name)) ajv.addSchema(entry as object);
    return ajv.compile(schema as object);
  });
  app.addSchema(ProblemSchema);

  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'string' },
    (_request: unknown, text: string | Buffer, done: (error: Error | null, body?: unknown) => void) => {
      let body: unknown;
      try {
        body = parseJsonBody(String(text));
      } catch (error) {
        done(error as Error);
        return;
      }
      done(null, body);
    },
  );

  // Nothing unpacks a body here: packed, it would be told to be broken JSON or an unreadable file (B18).
  app.addHook('onRequest', (request, _reply, next) => {
    const coding = request.headers['content-encoding'];
    if (coding === undefined || coding === 'identity') next();
    else next(new Refusal('unsupported-media-type', 'A content coding is not taken'));
  });
  // Some routes take files as bytes; a route with a schema takes JSON and nothing else, whatever parsers there are.
  app.addHook('preValidation', (request, _reply, next) => {
    const misread = Buffer.isBuffer(request.body) && request.routeOptions.schema?.body;
    next(misread ? new Refusal('unsupported-media-type') : undefined);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = toRefusal(error);
    if (refusal) {
      if (refusal.status === 429 || refusal.status === 503) reply.header('retry-after', '5');
      return reply
        .status(refusal.status)
        .type('application/problem+json')
        .send(JSON.stringify(problemOf(refusal, request.id)));
    }
    // A defect: the cause goes to the log, the caller gets the id to name (design rule D13).
    request.log.error({ err: error }, 'defect');
    const problem: Problem = {
      type: '/docs/errors#defect',
      title: 'Something on our side went wrong',
      status: 500,
      code: 'defect',
      detail: `Nothing was stored. Report this id: ${request.id}`,
      requestId: request.id,
    };
    return reply.status(500).type('application/problem+json').send(JSON.stringify(problem));
  });
  app.setNotFoundHandler((request, reply) => {
    const refusal = new Refusal('not-found');
    return reply
      .status(404)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(refusal, request.id)));
  });

  setSecurityHeaders(app);
  if (options.rateLimitPerMinute > 0) {
    await app.register(rateLimit, {
      global: true,
      max: options.rateLimitPerMinute,
      timeWindow: 60_000,
      keyGenerator: (request) => request.headers.authorization ?? request.ip,
      errorResponseBuilder: () => new Refusal('too-many-requests'),
    });
  }
  await describeContract(app);
  return app;
}
