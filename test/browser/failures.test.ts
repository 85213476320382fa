import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inWindow, settled, visit } from './console.ts';

/** What the browser itself notes of a request that nobody answered. */
const CUT = [/ERR_FAILED|ERR_CONNECTION|Failed to load resource/];

describe('when something fails', () => {
  test.each([
    ['/customers', /\/v1\/customers(\?|$)/, 'The customers could not be loaded'],
    ['/transactions', /\/v1\/transactions(\?|$)/, 'The invoices could not be loaded'],
    ['/overview', /\/v1\/overview$/, 'The figures could not be loaded'],
  ])(
    'a lost connection on %s is said, never shown as empty, and a new try brings the page',
    async (path, cut, said) => {
      await inWindow(
        'manager',
        async (page) => {
          await visit(page, '/library');
          await page.route(cut, (route) => route.abort());
          await page.getByRole('navigation', { name: 'Console' }).locator(`a[href="${path}"]`).click();
          const alert = page.getByRole('alert').filter({ hasText: said });
          await alert.waitFor();
          expect(await page.getByText(/No (customers|sales|gap)/).count()).toBe(0);
          await page.unrouteAll();
          await alert.getByRole('button', { name: 'Try again' }).click();
          await alert.waitFor({ state: 'detached' });
          await settled(page);
          expect(await page.getByRole('alert').count()).toBe(0);
        },
        { expected: CUT },
      );
    },
  );

  test('rows that were read stay in sight with their age when the next reading fails', async () => {
    await inWindow(
      'manager',
      async (page) => {
        await visit(page, '/customers');
        const rows = page.getByRole('table').getByRole('row');
        const before = await rows.count();
        expect(before).toBeGreaterThan(1);
        await page.route('**/v1/customers?*', (route) => route.abort());
        await page.getByRole('button', { name: /^Customer\b/ }).click();
        const alert = page.getByRole('alert').filter({ hasText: /could not be/ });
        await alert.waitFor();
        await page.unrouteAll();
        await alert.getByRole('button', { name: 'Try again' }).click();
        await alert.waitFor({ state: 'detached' });
        expect(await rows.count()).toBe(before);
      },
      { expected: CUT },
    );
  });

  test('an address of nothing, and a record of nobody: one sentence and the way out', async () => {
    const nothing = [
      '/no/such/page',
      `/customers/${randomUUID()}/coverage`,
      `/certificates/${randomUUID()}`,
      `/decisions/${randomUUID()}`,
      `/imports/${randomUUID()}`,
      '/library/states/US-XX',
      '/settings/nothing',
    ];
    await inWindow(
      'manager',
      async (page) => {
        for (const path of nothing) {
          await page.goto(path);
          await page.getByText('Not found, or not shared with you').waitFor();
          expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
          expect(await page.title(), path).toMatch(/^Not found/);
          await page.getByRole('link', { name: 'Go to the overview' }).waitFor();
        }
        await page.getByRole('link', { name: 'Go to the overview' }).click();
        await page.getByRole('heading', { level: 1, name: /Exposure/ }).waitFor();
      },
      { expected: [/404|400|422/] },
    );
  });
});
