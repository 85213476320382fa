import { describe, expect, test } from 'vitest';
import { ask, inWindow, settled, visit } from './console.ts';

interface Candidate {
  certificateId: string;
  number: string;
  text: string;
}
interface Decision {
  outcome: string;
  text: string;
  totals: { tax: string };
  lines: { authorities: { authority: string; rejected: Candidate[] }[] }[];
}

describe('a customer calls: why was tax charged?', () => {
  test('from the taxed sales to one decision: why in the first sentence, every paper with its reason, and the paper', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/transactions');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      const menu = page.getByRole('dialog').filter({ hasText: 'Outcome' });
      await menu.getByRole('button', { name: 'Outcome' }).click();
      await page.getByRole('button', { name: 'Taxable', exact: true }).click();
      await page.getByRole('button', { name: 'Outcome: Taxable. Remove filter' }).waitFor();
      await settled(page);
      const rows = page.getByRole('table').locator('tbody').getByRole('row');
      const outcomes = await rows.evaluateAll((all) => all.map((row) => row.textContent ?? ''));
      expect(outcomes.length).toBeGreaterThan(0);
      for (const text of outcomes) expect(text).toContain('Taxable');
      // The filter is in the address, so it can be sent and comes back.
      expect(new URL(page.url()).searchParams.get('f.outcome')).toBe('taxable');
      await rows.first().getByRole('rowheader').getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: /^Invoice / }).waitFor();

      const transactionId = new URL(page.url()).pathname.split('/').at(-1);
      const { decision } = await ask<{ decision: Decision }>(page, `/v1/transactions/${transactionId}`);
      const answer = page.getByRole('region', { name: 'Answer' });
      await answer.getByRole('heading', { name: /^Taxable: / }).waitFor();
      const first = (await answer.getByRole('paragraph').first().textContent()) ?? '';
      expect(first).toMatch(/^(All \d+ lines alike\. )?Taxable/);
      await page.goBack();
      await page.getByRole('button', { name: 'Outcome: Taxable. Remove filter' }).waitFor();
      expect(decision.outcome).toBe('taxable');
    });
  });

  test('each certificate that was looked at says the first test that ruled it out, with the rule, and leads to the paper', async () => {
    await inWindow('viewer', async (page) => {
      const { data } = await ask<{ data: { transactionId: string }[] }>(
        page,
        '/v1/transactions?outcome=taxable&limit=50',
      );
      const details = await Promise.all(
        data.map(async ({ transactionId }) => {
          const { decision } = await ask<{ decision: Decision }>(page, `/v1/transactions/${transactionId}`);
          return { transactionId, decision };
        }),
      );
      const rejectedOf = ({ decision }: { decision: Decision }) =>
        decision.lines.length === 1 ? (decision.lines[0]?.authorities[0]?.rejected ?? []) : [];
      // A long list folds; of a short one every paper is on the page.
      const sale = details.find((detail) => [1, 2, 3].includes(rejectedOf(detail).length));
      if (!sale) throw new Error('No taxed sale of the demonstration data looked at a certificate');
      const papers = rejectedOf(sale);
      await visit(page, `/decisions/${sale.transactionId}`);
      const list = page.getByRole('heading', { name: 'Certificates looked at' }).locator('..');
      for (const { number } of papers) {
        const paper = list.getByRole('listitem').filter({ has: page.getByRole('link', { name: number, exact: true }) });
        expect(await paper.count(), number).toBeGreaterThan(0);
        expect(await paper.first().textContent()).toMatch(/Rule: \S.*/);
      }
      const [paper] = papers;
      if (!paper) throw new Error('No paper');
      await list.getByRole('link', { name: paper.number, exact: true }).first().click();
      await page.waitForURL(`**/certificates/${paper.certificateId}**`);
      await page.getByRole('navigation', { name: 'Way up' }).getByRole('link', { name: 'Certificates' }).waitFor();
      expect(await page.locator('main').textContent()).toContain(paper.number);
    });
  });

  test('the sale is tried with another state, and what differs is said beside what was recorded', async () => {
    await inWindow('viewer', async (page) => {
      const { data } = await ask<{ data: { transactionId: string; number: string }[] }>(
        page,
        '/v1/transactions?outcome=exempt&state=US-TX&limit=1',
      );
      const [sale] = data;
      if (!sale) throw new Error('The demonstration data has no exempt sale to Texas');
      await visit(page, `/decisions/${sale.transactionId}`);
      await page.getByRole('link', { name: 'Try it with changes' }).click();
      await page.getByRole('heading', { level: 1, name: `Invoice ${sale.number}, tried with changes` }).waitFor();
      const state = page.getByRole('combobox', { name: 'Ship to state' });
      await expect.poll(() => state.inputValue()).toBe('Texas');
      await state.fill('Oregon');
      await page.getByRole('option', { name: 'Oregon' }).click();
      await page
        .getByRole('heading', { name: /differ/i })
        .first()
        .waitFor();
      expect(new URL(page.url()).searchParams.get('from')).toBe(sale.transactionId);
      await page.reload();
      await expect.poll(() => state.inputValue()).toBe('Oregon');
    });
  });
});
