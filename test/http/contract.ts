import type { TestApp } from '../../packages/server/src/testing/test-app.ts';

/** The parts of the OpenAPI document that the tests read. */
export interface OpenApi {
  openapi: string;
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, object> };
}

export interface OpenApiOperation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  'x-permission'?: string;
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

/** One method of one address, `GET /v1/companies`. */
export interface Operation {
  name: string;
  method: string;
  path: string;
  spec: OpenApiOperation;
}

/** The document as the running service gives it. */
export async function readContract(app: TestApp): Promise<OpenApi> {
  const answer = await app.app.inject({ method: 'GET', url: '/openapi.json' });
  return JSON.parse(answer.body);
}

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, spec]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      spec,
    })),
  );
}

export interface SentRequest {
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface RawAnswer {
  status: number;
  type: string;
  headers: Record<string, string | string[] | number | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever field it is about; a wrong name fails its expectation
  body: any;
}

/** The code of a refusal that speaks XML: OUTDATA's, or a SOAP fault's. */
function refusalInXml(text: string): { code: string | undefined } | null {
  const code = /<(CODE|errorSource)>([^<]*)</.exec(text)?.[2];
  return code === undefined ? null : { code };
}

/** @param key null = no key at all */
export async function send(
  app: TestApp,
  method: string,
  { url, body, headers = {} }: SentRequest,
  key: string | null,
): Promise<RawAnswer> {
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const response = await app.app.inject({
    method: method as 'GET',
    url,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(isJson ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: isJson ? JSON.stringify(body) : (body as string | Buffer) }),
  });
  // A file that came is read in the background; what that writes is not the next request's doing.
  await app.services.reading.idle();
  const type = String(response.headers['content-type'] ?? '').split(';')[0] ?? '';
  return {
    status: response.statusCode,
    type,
    headers: response.headers,
    text: response.body,
    body:
      /^application\/([a-z]+\+)?json$/.test(type) && response.body
        ? JSON.parse(response.body)
        : refusalInXml(response.body),
  };
}

/** Addresses that Fastify serves, read from the tree it prints: `GET /v1/companies`. HEAD goes with every GET. */
export function servedRoutes(app: TestApp): string[] {
  const above: string[] = [];
  return app.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^([\s│]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
      if (!match) return [];
      const [, indent = '', part = '', methods = ''] = match;
      const depth = indent.length / 4;
      above.length = depth;
      above.push(part);
      const path = above.join('');
      return methods
        .split(', ')
        .filter((method) => method !== '' && method !== 'HEAD')
        .map((method) => `${method} ${path}`);
    });
}
