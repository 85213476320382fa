import type { Sale } from '@bonafide/core/determination/sale.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bundled } from './bundled.ts';
import { address, ask, inWindow } from './console.ts';
import { decideFromFile } from './offline-entry.ts';

const SALES = 400;
/** These are asked one by one as well; all go through the batch, which gives the same bytes. */
const ALONE = 15;
const STATES = ['TX', 'CA', 'FL', 'OH', 'NY', 'WA', 'GA', 'IL', 'Texas', 'Nowhere'];
const DAYS = ['2024-02-29', '2026-01-01', '2026-06-30', '2026-11-24', '2027-12-31'];

/** Sales of all kinds to customers on file and to some that are not; always the same for the same customers. */
function salesTo(company: string, numbers: readonly string[]): Sale[] {
  return Array.from({ length: SALES }, (_, n) => ({
    company,
    number: `OFFLINE-${n}`,
    date: DAYS[n % DAYS.length] ?? '',
    currency: 'USD',
    customer: { number: n % 23 === 0 ? `nobody-${n}` : (numbers[n % numbers.length] ?? '') },
    shipTo: { country: 'US', state: STATES[(n * 7) % STATES.length] ?? '' },
    ...(n % 5 === 0 ? { notForResale: true } : {}),
    ...(n % 7 === 0 ? { taxType: 'rental' as const } : {}),
    lines: [
      { lineId: '1', grossAmount: `${n * 13 + 1}.${String(n % 100).padStart(2, '0')}` },
      ...(n % 3 === 0 ? [{ lineId: '2', grossAmount: '250', isCredit: true }] : []),
    ],
  }));
}

/** What the service says, in canonical form. */
async function answersOf(page: Page, sales: readonly Sale[]): Promise<string[]> {
  const headers = { origin: address };
  const batch = await page.request.post('/v1/determinations:batch', {
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    data: sales.map((sale) => JSON.stringify(sale)).join('\n'),
  });
  const lines = (await batch.text()).trimEnd().split('\n');
  const answers = lines.map((line) => canonicalJson(JSON.parse(line).decision));
  for (const [at, sale] of sales.slice(0, ALONE).entries()) {
    const alone = await page.request.post('/v1/determinations', { headers, data: sale });
    expect(canonicalJson(await alone.json())).toBe(answers[at]);
  }
  return answers;
}

describe('a snapshot in a page', () => {
  test('decides hundreds of sales with the network off as the service and Node decide them, byte for byte', async () => {
    const code = await bundled('offline-entry.ts');
    await inWindow(
      'manager',
      async (page) => {
        const companies = await ask<{ data: { externalId: string }[] }>(page, '/v1/companies');
        const company = companies.data[0]?.externalId ?? '';
        const customers = await ask<{ data: { number: string }[] }>(page, `/v1/customers?company=${company}&limit=100`);
        const sales = salesTo(
          company,
          customers.data.map(({ number }) => number),
        );
        const answers = await answersOf(page, sales);
        const taken = await page.request.post('/v1/snapshots', { headers: { origin: address }, data: { company } });
        const { snapshotId, keyId, takenAt } = (await taken.json()) as Record<string, string>;
        const path = `/v1/snapshots/${snapshotId}/file`;

        await page.addInitScript(code);
        await page.goto('/sign-in');
        await page.evaluate(async (from) => {
          Object.assign(globalThis, { book: await (await fetch(from)).blob() });
        }, path);
        await page.context().setOffline(true);
        const inPage = await page.evaluate(
          async ([key = '', now = '', given]) => {
            const reached = await fetch('/healthz').then(
              () => true,
              () => false,
            );
            if (reached) throw new Error('The network is not off');
            const here = globalThis as unknown as { decideFromFile: typeof decideFromFile; book: Blob };
            return here.decideFromFile(here.book, key as string, given as Sale[], now as string);
          },
          [keyId, takenAt, sales] as const,
        );
        await page.context().setOffline(false);
        const file = new Blob([new Uint8Array(await (await page.request.get(path)).body())]);
        const inNode = await decideFromFile(file, keyId ?? '', sales, takenAt ?? '');

        expect(inPage).toEqual(answers);
        expect(inNode).toEqual(answers);
        const outcomes = new Set(answers.map((text) => (JSON.parse(text) as { outcome: string }).outcome));
        expect([...outcomes].sort()).toEqual(expect.arrayContaining(['cannot-decide', 'exempt', 'taxable']));
      },
      { expected: [/ERR_INTERNET_DISCONNECTED/] },
    );
  });
});
