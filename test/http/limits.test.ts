import { beforeAll, describe, expect, test } from 'vitest';
import { SALE_LIMITS } from '../../packages/server/src/determination/sale-schemas.ts';
import { REQUEST_LIMITS } from '../../packages/server/src/platform/limits.ts';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const answer = await app.call('PUT', '/v1/companies/ACME', {
    body: { name: 'Acme', usesExemptionCertificates: true },
  });
  expect(answer.status).toBe(201);
});

const sale = (lines: number) => ({
  company: 'ACME',
  date: '2026-11-20',
  currency: 'USD',
  shipTo: { country: 'US', state: 'TX' },
  lines: Array.from({ length: lines }, (_, at) => ({ lineId: String(at + 1), grossAmount: '1.00' })),
});

async function json(text: string) {
  return app.call('POST', '/v1/determinations', { body: text, headers: { 'content-type': 'application/json' } });
}

/** A sale of exactly so many bytes; blanks between values mean nothing in JSON. */
function saleOfBytes(bytes: number): string {
  const text = JSON.stringify(sale(1));
  return text.slice(0, -1) + ' '.repeat(bytes - text.length) + text.slice(-1);
}

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

interface Case {
  limit: number;
  /** Asks for so much of what is bounded. */
  ask: (amount: number) => Promise<{ status: number; body: { code?: string } | null }>;
  /** Status of an answer within the limit: nested brackets are no sale, but they are read as JSON. */
  within: number;
  beyond: [status: number, code: string];
}

/** One below, at, and one above each limit of a request that an answer can show. */
const CASES: Record<string, Case> = {
  jsonBytes: {
    limit: REQUEST_LIMITS.jsonBytes,
    ask: (bytes) => json(saleOfBytes(bytes)),
    within: 200,
    beyond: [413, 'too-large'],
  },
  jsonDepth: {
    limit: REQUEST_LIMITS.jsonDepth,
    ask: (levels) => json(nested(levels)),
    within: 422,
    beyond: [400, 'malformed-json'],
  },
  pageRows: {
    limit: REQUEST_LIMITS.pageRows,
    ask: (rows) => app.call('GET', `/v1/customers?limit=${rows}`),
    within: 200,
    beyond: [422, 'invalid-request'],
  },
  cursorCharacters: {
    limit: REQUEST_LIMITS.cursorCharacters,
    ask: (characters) => app.call('GET', `/v1/customers?cursor=${'x'.repeat(characters)}`),
    within: 400,
    beyond: [422, 'invalid-request'],
  },
  idempotencyKeyCharacters: {
    limit: REQUEST_LIMITS.idempotencyKeyCharacters,
    ask: (characters) =>
      app.call('PUT', '/v1/companies/ACME', {
        body: { name: 'Acme', usesExemptionCertificates: true },
        headers: { 'idempotency-key': 'k'.repeat(characters) },
      }),
    within: 200,
    beyond: [400, 'idempotency-key-unusable'],
  },
  'lines of a sale': {
    limit: SALE_LIMITS.lines,
    ask: (lines) => json(JSON.stringify(sale(lines))),
    within: 200,
    beyond: [422, 'invalid-request'],
  },
};

describe('limits (D17)', () => {
  test.each(Object.entries(CASES))('%s: one below, at, one above', async (_name, { limit, ask, within, beyond }) => {
    expect((await ask(limit - 1)).status).toBe(within);
    expect((await ask(limit)).status).toBe(within);
    const answer = await ask(limit + 1);
    expect([answer.status, answer.body?.code]).toEqual(beyond);
  });
});
