import { describe, expect, test } from 'vitest';
import { ask, inWindow, settled, visit } from './console.ts';

describe('what the law says', () => {
  test('from Texas to its resale form, from a box of the form to the check that reads it', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/overview');
      await page.getByRole('link', { name: 'Library', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
      await settled(page);
      await page.getByRole('table').getByRole('link', { name: 'Texas', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Texas' }).waitFor();
      await page
        .getByRole('region', { name: /^Forms/ })
        .getByRole('link', { name: '01-339 (front)' })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: /01-339/ }).waitFor();
      const fields = page.getByRole('table', { name: 'Fields the form asks for' });
      const check = fields.getByRole('link').first();
      const code = (await check.textContent()) ?? '';
      await check.click();
      await page.waitForURL(`**/library/checks/${code}`);
      await page.getByRole('heading', { level: 1, name: new RegExp(code) }).waitFor();
      await settled(page);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: /01-339/ }).waitFor();
    });
  });

  test('what no text confirms is marked, counted, and can be read alone', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/library/states/US-TX');
      const only = page.getByRole('radio', { name: /^Unconfirmed \d+$/ });
      const label =
        (await page
          .getByText(/^Unconfirmed \d+$/)
          .first()
          .textContent()) ?? '';
      const count = Number(/\d+/.exec(label)?.[0]);
      expect(count).toBeGreaterThan(0);
      await only.focus();
      await page.keyboard.press('Space');
      await page.waitForURL('**/library/states/US-TX?show=unconfirmed');
      const rows = page.locator('main table tbody tr');
      await expect.poll(() => rows.count()).toBe(count);
      for (const text of await rows.allTextContents()) expect(text).toContain('Unconfirmed');
    });
  });

  test('an address with a place in the page opens at that place', async () => {
    await inWindow('viewer', async (page) => {
      await page.goto('/library/states/US-TX#rules');
      await settled(page);
      const place = page.locator('#rules');
      await expect
        .poll(() =>
          place.evaluate((section) => {
            const { top } = section.getBoundingClientRect();
            return top > -5 && top < window.innerHeight / 2;
          }),
        )
        .toBe(true);
    });
  });

  test('each check of the list has its page, and the list can be narrowed to those that block', async () => {
    await inWindow('viewer', async (page) => {
      const { data } = await ask<{ data: { code: string; severity: string }[] }>(page, '/v1/content/checks');
      const blocking = data.filter(({ severity }) => severity === 'reject').length;
      expect(blocking).toBeGreaterThan(0);
      await visit(page, '/library/checks?f.severity=reject');
      const rows = page.getByRole('table').locator('tbody').getByRole('row');
      await expect.poll(() => rows.count()).toBe(blocking);
    });
  });
});
