import { describe, expect, test } from 'vitest';
import { choose, inWindow, settled } from './console.ts';
import { makeCertificate, makeWorld } from './world.ts';

describe('taking an order', () => {
  test('tax is left off where a certificate holds, charged elsewhere, and one step says what would change it', async () => {
    const world = await makeWorld();
    const { number } = await makeCertificate(world, { state: 'TX', status: 'approved' });
    await inWindow('viewer', async (page) => {
      await page.goto('/overview');
      await page.getByRole('link', { name: 'Quick check' }).click();
      await choose(page, 'Company', world.companyName);
      await choose(page, 'Customer', `${world.customerName} #${world.customerNumber}`, world.customerNumber);
      await choose(page, 'Ship to state', 'Texas', 'Texas');
      const answer = page.getByRole('region', { name: 'Answer' }).last();
      await answer.getByRole('heading', { name: 'Leave tax off in Texas' }).waitFor();
      expect(await answer.textContent()).toContain(number);

      await choose(page, 'Ship to state', 'Florida', 'Florida');
      await answer.getByRole('heading', { name: 'Charge $60.00 tax in Florida' }).waitFor();
      const step = answer.getByText('What would change it:').locator('..');
      expect(await step.textContent()).toMatch(/Florida/);
      expect(await step.getByRole('link').getAttribute('href')).toBe(`/customers/${world.customerId}/coverage`);
    });
  });

  test('the same sale opens in the explorer, and the address alone shows it to a colleague', async () => {
    const world = await makeWorld();
    await makeCertificate(world, { state: 'TX', status: 'approved' });
    let shared = '';
    await inWindow('viewer', async (page) => {
      const asked = { company: world.company, customer: world.customerNumber, state: 'US-FL', amount: '250.00' };
      await page.goto(`/check?${new URLSearchParams(asked)}`);
      await page.getByRole('heading', { name: 'Charge $15.00 tax in Florida' }).waitFor();
      await page.getByRole('link', { name: /Try it with more lines/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Try a sale' }).waitFor();
      await page.getByRole('heading', { name: 'Taxable: tax of $15.00' }).waitFor();
      await settled(page);
      shared = new URL(page.url()).pathname + new URL(page.url()).search;
    });
    await inWindow('auditor', async (page) => {
      await page.goto(shared);
      await page.getByRole('heading', { name: 'Taxable: tax of $15.00' }).waitFor();
      const customer = page.getByRole('combobox', { name: 'Customer', exact: true });
      await expect.poll(() => customer.inputValue()).toBe(`${world.customerName} #${world.customerNumber}`);
      expect(await page.getByRole('combobox', { name: 'Ship to state' }).inputValue()).toBe('Florida');
      expect(await page.getByLabel('Line 1, amount ($)').inputValue()).toBe('250.00');
    });
  });
});
