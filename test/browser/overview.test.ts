import { describe, expect, test } from 'vitest';
import { ask, inWindow, visit } from './console.ts';
import { makeCertificate, makeWorld } from './world.ts';

interface Overview {
  exposure: { atRisk: string };
  first: { customerId: string; customerName: string; jurisdiction: string; atRisk: string }[];
}
interface Coverage {
  rows: { jurisdiction: string; jurisdictionName: string }[];
}

const dollars = (value: string) => `$${Math.round(Number(value)).toLocaleString('en-US')}`;

describe('a tax manager asks what an auditor would find', () => {
  test('the one number and the first acts are those of the service', async () => {
    await inWindow('manager', async (page) => {
      const { exposure, first } = await ask<Overview>(page, '/v1/overview');
      await visit(page, '/overview');
      const headline = page.getByRole('heading', { level: 1, name: 'Exposure: tax at risk' }).locator('..');
      expect(await headline.getByText(dollars(exposure.atRisk), { exact: true }).count()).toBe(1);
      const acts = page.getByRole('region', { name: /^Do these first/ }).getByRole('listitem');
      expect(await acts.count()).toBe(first.length);
      for (const [index, act] of first.entries()) {
        const text = await acts.nth(index).textContent();
        expect(text).toContain(act.customerName);
        expect(text).toContain(dollars(act.atRisk));
      }
    });
  });

  test('from the dearest gap to its customer, and from a month of the grid to the paper behind it', async () => {
    await inWindow('manager', async (page) => {
      const { first } = await ask<Overview>(page, '/v1/overview');
      const [dearest] = first;
      if (!dearest) throw new Error('The demonstration data has no gap');
      await visit(page, '/overview');
      const acts = page.getByRole('region', { name: /^Do these first/ });
      await acts.getByRole('listitem').first().getByRole('link', { name: dearest.customerName, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: dearest.customerName }).waitFor();

      const { rows } = await ask<Coverage>(page, `/v1/customers/${dearest.customerId}/coverage`);
      const gap = rows.find((row) => row.jurisdiction === dearest.jurisdiction);
      if (!gap) throw new Error('The gap is not in the coverage');
      const grid = page.getByRole('region', { name: /^Coverage of/ });
      const months = grid.getByRole('button', { name: new RegExp(`^${gap.jurisdictionName}, `) });
      const cell = months.last();
      const name = await cell.getAttribute('aria-label');
      await cell.focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog', { name: new RegExp(`^${gap.jurisdictionName}, `) });
      await panel.getByRole('heading', { name: `Certificates for ${gap.jurisdictionName}` }).waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      // The focus goes back once the panel has left the page.
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);
    });
  });

  test('a month of the grid leads to the paper behind it', async () => {
    const world = await makeWorld();
    const { certificateId, number } = await makeCertificate(world, { state: 'TX', status: 'approved' });
    await inWindow('manager', async (page) => {
      await visit(page, `/customers/${world.customerId}/coverage`);
      const grid = page.getByRole('region', { name: /^Coverage of/ });
      await grid
        .getByRole('button', { name: /^Texas, / })
        .last()
        .click();
      const panel = page.getByRole('dialog', { name: /^Texas, / });
      await panel.getByRole('link', { name: new RegExp(number) }).click();
      await page.waitForURL(`**/certificates/${certificateId}**`);
      await page.getByRole('navigation', { name: 'Way up' }).getByRole('link', { name: 'Certificates' }).waitFor();
      expect(await page.locator('main').textContent()).toContain(number);
    });
  });
});
