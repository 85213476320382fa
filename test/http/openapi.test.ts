import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../packages/server/src/platform/refusals.ts';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { type OpenApi, type Operation, operationsOf, readContract, send } from './contract.ts';
import { fillTenant, type Names, namesOfNobody } from './filled-tenant.ts';
import { type Sample, samplesOf } from './route-samples.ts';

let app: TestApp;
let document: OpenApi;
let operations: Operation[];
let names: Names;
let ajv: Ajv2020;

beforeAll(async () => {
  app = await startTestApp();
  document = await readContract(app);
  operations = operationsOf(document);
  names = await fillTenant(app, app.adminKey, 'Kestrel');
  ajv = new Ajv2020({ strict: false, allErrors: true, formats: { date: true, binary: true } });
  ajv.addSchema({ $id: 'contract', ...document });
}, 120_000);

const isXml = (name: string) => name.includes(' /sabrix/');

const compiled = new Map<string, ValidateFunction>();

/** The documented schema of an answer, or the reason why there is none. */
function schemaOf({ name, path, method, spec }: Operation, status: number, type: string): ValidateFunction | string {
  const key = spec.responses[status] ? String(status) : `${Math.floor(status / 100)}XX`;
  const response = spec.responses[key];
  if (!response) return `${name} answered ${status}, which the contract does not know`;
  if (!response.content) return type === '' ? ajv.compile(true) : `${name} ${key} has content: ${type}`;
  if (!response.content[type]) return `${name} ${key} is ${type}, the contract says ${Object.keys(response.content)}`;
  const part = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
  const pointer = ['paths', path, method.toLowerCase(), 'responses', key, 'content', type, 'schema']
    .map(part)
    .join('/');
  let validate = compiled.get(pointer);
  if (!validate) {
    validate = ajv.compile({ $ref: `contract#/${pointer}` });
    compiled.set(pointer, validate);
  }
  return validate;
}

describe('the document', () => {
  test('is OpenAPI 3.1 by the specification, as a validator of others reads it', async () => {
    // The one that openapi-typescript brings along to read the document with.
    const fromClient = createRequire(new URL('../../packages/client/package.json', import.meta.url));
    const redocly = createRequire(fromClient.resolve('openapi-typescript/package.json'))('@redocly/openapi-core');
    const config = await redocly.createConfig({ extends: ['spec'] });
    const problems = await redocly.lintFromString({ source: JSON.stringify(document), config });
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(problems.map((problem: { message: string }) => problem.message)).toEqual([]);
    // The validator does find what is wrong.
    const broken = JSON.stringify({ ...document, paths: { '/x': { get: { responses: { 200: {} } } } } });
    expect((await redocly.lintFromString({ source: broken, config })).length).toBeGreaterThan(0);
  });

  test('each operation has a name of its own, a summary, and a tag that is explained', () => {
    const ids = operations.map(({ spec }) => spec.operationId ?? '');
    expect(new Set(ids).size).toBe(operations.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { name, spec } of operations) {
      expect(spec.operationId, name).toMatch(/^[a-z][A-Za-z0-9]+$/);
      expect(spec.summary?.length, `summary of ${name}`).toBeGreaterThan(5);
      expect(spec.tags?.length, `tags of ${name}`).toBe(1);
      expect(tags, `tag of ${name}`).toContain(spec.tags?.[0]);
    }
    for (const tag of document.tags) expect(tag.description.length, tag.name).toBeGreaterThan(10);
  });

  test('each operation says what it answers: a good answer with its shape, refusals as problem documents', () => {
    for (const { name, spec } of operations) {
      const good = Object.keys(spec.responses).filter((status) => status.startsWith('2'));
      expect(good.length, name).toBeGreaterThan(0);
      for (const status of good) {
        const { content } = spec.responses[status] ?? {};
        if (status === '204') expect(content, name).toBeUndefined();
        else {
          const schemas = Object.values(content ?? {});
          expect(schemas.length, `${name} ${status}`).toBeGreaterThan(0);
          for (const { schema } of schemas) expect(Object.keys(schema).length, `${name} ${status}`).toBeGreaterThan(0);
        }
      }
      // Determination's doors answer in Determination's format, whatever they answer.
      const format = isXml(name) ? Object.keys(spec.responses['200']?.content ?? {}) : ['application/problem+json'];
      for (const range of ['4XX', '5XX'])
        expect(Object.keys(spec.responses[range]?.content ?? {}), `${name} ${range}`).toEqual(format);
      const unexplained = Object.entries(spec.responses).filter(
        ([, { description }]) => description === 'Default Response',
      );
      expect(
        unexplained.map(([status]) => status),
        name,
      ).toEqual([]);
    }
  });

  test('every writing operation with a body says what it sends; every part of a path is a parameter', () => {
    for (const { name, path, method, spec } of operations) {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      const described = (spec.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(described.map((parameter) => parameter.name).sort(), name).toEqual(inPath.sort());
      const sends = samplesOf(name, names).some(({ body }) => body !== undefined);
      expect(spec.requestBody !== undefined, `${name} has a body`).toBe(sends);
      if (method === 'GET') expect(sends, name).toBe(false);
    }
  });
});

/** A header that the contract says an operation takes. */
function takes({ spec }: Operation, header: string) {
  return spec.parameters?.find((parameter) => parameter.in === 'header' && parameter.name === header);
}

describe('headers', () => {
  test('Idempotency-Key is taken where the contract says so, and nowhere else', async () => {
    let taking = 0;
    for (const operation of operations) {
      if (operation.method === 'GET') {
        expect(takes(operation, 'Idempotency-Key'), operation.name).toBeUndefined();
        continue;
      }
      const [request] = samplesOf(operation.name, namesOfNobody()) as [Sample];
      const headers = { ...request.headers, 'idempotency-key': 'not one word' };
      const answer = await send(app, operation.method, { ...request, headers }, app.adminKey);
      const documented = takes(operation, 'Idempotency-Key');
      expect(answer.body?.code === 'idempotency-key-unusable', `${operation.name}: ${answer.text.slice(0, 200)}`).toBe(
        documented !== undefined,
      );
      if (!documented) continue;
      taking += 1;
      expect(documented.required ?? false, operation.name).toBe(false);
      expect(documented.description?.length, operation.name).toBeGreaterThan(20);
    }
    expect(taking).toBeGreaterThan(10);
  });

  test('If-Match is needed where the contract says so, and nowhere else', async () => {
    let needing = 0;
    for (const operation of operations) {
      const [request] = samplesOf(operation.name, namesOfNobody()) as [Sample];
      const { 'if-match': _version, ...headers } = request.headers ?? {};
      const answer = await send(app, operation.method, { ...request, headers }, app.adminKey);
      const documented = takes(operation, 'If-Match');
      expect(answer.body?.code === 'version-required', `${operation.name}: ${answer.text.slice(0, 200)}`).toBe(
        documented !== undefined,
      );
      if (!documented) continue;
      needing += 1;
      expect(documented.required, operation.name).toBe(true);
    }
    expect(needing).toBeGreaterThan(2);
  });
});

describe('real answers are what the contract promises', () => {
  test('good ones', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      for (const request of samplesOf(operation.name, names)) {
        const answer = await send(app, operation.method, request, app.adminKey);
        if (answer.status >= 400 && request.own < 400) wrong.push(`${operation.name}: ${answer.status} ${answer.text}`);
        const validate = schemaOf(operation, answer.status, answer.type);
        if (typeof validate === 'string') wrong.push(validate);
        else if (answer.type === 'application/json' && !validate(answer.body))
          wrong.push(`${operation.name} ${answer.status}: ${ajv.errorsText(validate.errors)}`);
      }
    }
    expect(wrong).toEqual([]);
    // An answer that lacks what is promised is found.
    const company = operations.find(({ name }) => name === 'GET /v1/companies/{externalId}') as Operation;
    const validate = schemaOf(company, 200, 'application/json');
    expect(typeof validate !== 'string' && validate({ externalId: 'X' })).toBe(false);
  }, 120_000);

  test('refusals: a known code with its status and title, and the address that explains it', async () => {
    const wrong: string[] = [];
    const codes = new Set<string>();
    for (const operation of operations) {
      const requests: (Sample | { url: string; key: null })[] = samplesOf(operation.name, namesOfNobody());
      const [first] = samplesOf(operation.name, names) as [Sample];
      const odd: Sample[] = [
        { ...first, url: `${first.url}${first.url.includes('?') ? '&' : '?'}nobodyKnows=1` },
        ...(operation.method === 'GET'
          ? []
          : [{ ...first, body: '{"a":', headers: { 'content-type': 'application/json' } }]),
        ...(operation.method === 'GET' ? [] : [{ ...first, body: 'x', headers: { 'content-type': 'image/gif' } }]),
      ];
      const answers = [
        ...(await Promise.all(
          [...requests, ...odd].map((request) => send(app, operation.method, request, app.adminKey)),
        )),
        await send(app, operation.method, first, 'bfk_nobody'),
      ];
      for (const answer of answers) {
        if (answer.status < 400) continue;
        const validate = schemaOf(operation, answer.status, answer.type);
        if (typeof validate === 'string') wrong.push(validate);
        else if (isXml(operation.name)) {
          if (!answer.body?.code) wrong.push(`${operation.name}: ${answer.text}`);
          continue;
        } else if (!validate(answer.body)) wrong.push(`${operation.name}: ${ajv.errorsText(validate.errors)}`);
        const { code, status, title, type } = answer.body ?? {};
        const known: { status: number; title: string } | undefined = REFUSALS[code as keyof typeof REFUSALS];
        if (known?.status !== answer.status || status !== answer.status || title !== known.title)
          wrong.push(`${operation.name}: ${answer.text}`);
        if (type !== `/docs/errors#${code}`) wrong.push(`${operation.name}: type ${type}`);
        codes.add(code);
      }
    }
    expect(wrong).toEqual([]);
    expect([...codes].sort()).toEqual(
      expect.arrayContaining(['invalid-request', 'malformed-json', 'not-found', 'not-signed-in', 'unknown-reference']),
    );
  }, 120_000);
});
