import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { makeTestWorld } from '../../packages/server/src/testing/test-world.ts';

const page = readFileSync(new URL('../../docs/integrate/xml-soap-and-batches.md', import.meta.url), 'utf8');
const examples = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
  await makeTestWorld(t);
});

test('the examples of INDATA and SOAP are answered as the page says', async () => {
  const [indata = '', envelope = ''] = examples('xml');
  for (const [url, body] of [
    ['/sabrix/xmlinvoice', indata],
    ['/sabrix/services/taxcalculationservice/2011-09-01/taxcalculationservice', envelope],
  ] as const) {
    const answer = await t.call('POST', url, { body, headers: { 'content-type': 'text/xml' } });
    expect([answer.status, answer.text.includes('<IS_SUCCESS>true</IS_SUCCESS>')], answer.text).toEqual([200, true]);
  }
  expect((await t.call('GET', '/v1/transactions/by-number/ACME/SO-77120')).status).toBe(200);
});

test('the lines of the batch are answered as the page says', async () => {
  const [body = ''] = examples('ndjson');
  for (const [url, good] of [
    ['/v1/determinations:batch', 200],
    ['/v1/transactions:batch', 201],
    ['/v1/transactions:batch', 200],
  ] as const) {
    const answer = await t.call('POST', url, { body, headers: { 'content-type': 'application/x-ndjson' } });
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line, status }) => [line, status])).toEqual([
      [1, good],
      [2, 422],
    ]);
  }
});
