import { describe, expect, test } from 'vitest';
import { ask, focused, inWindow, settled, visit } from './console.ts';

describe('working without a pointer', () => {
  test('g and a letter go to a screen, / to the search of its list, ? shows the keys and gives the focus back', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/overview');
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
      await settled(page);
      await page.keyboard.press('/');
      const search = page.getByRole('searchbox');
      expect(await search.evaluate((box) => box === document.activeElement)).toBe(true);
      // Asleep while somebody types: this is a word, not a key.
      await page.keyboard.type('?g t');
      expect(await search.inputValue()).toBe('?g t');
      expect(await page.getByRole('dialog').count()).toBe(0);

      const account = page.getByRole('button', { name: /account of/ });
      await account.focus();
      await page.keyboard.press('?');
      const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await keys.getByText('Go to Certificates').waitFor();
      await page.keyboard.press('Escape');
      await keys.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toMatch(/account of/);
    });
  });

  test('the palette finds a customer by its number, and Enter opens it', async () => {
    await inWindow('viewer', async (page) => {
      const { data } = await ask<{ data: { name: string; number: string; customerId: string }[] }>(
        page,
        '/v1/customers?sort=-atRisk&limit=1',
      );
      const [customer] = data;
      if (!customer) throw new Error('The demonstration data has no customer');
      await visit(page, '/overview');
      await page.keyboard.press('Control+K');
      const box = page.getByRole('textbox', { name: 'Search customers, certificates, invoices' });
      await box.waitFor();
      await page.keyboard.type(customer.number);
      await page.getByRole('button', { name: new RegExp(`#${customer.number} `) }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: customer.name }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/customers/${customer.customerId}/coverage`);
      // A reader begins at the page that opened.
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    });
  });

  test('Esc closes the palette and the focus is back where it was', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/customers');
      const account = page.getByRole('button', { name: /account of/ });
      await account.focus();
      await page.keyboard.press('Control+K');
      const box = page.getByRole('textbox', { name: 'Search customers, certificates, invoices' });
      await box.waitFor();
      await page.keyboard.press('Escape');
      await box.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toMatch(/account of/);
    });
  });

  test('every stop of the Tab key is seen: the focus draws a ring', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/customers');
      await page.keyboard.press('Tab');
      await expect.poll(() => focused(page)).toBe('Skip to the page');
      const unseen: string[] = [];
      for (let stop = 0; stop < 25; stop += 1) {
        const { name, ring } = await page.evaluate(() => {
          const here = document.activeElement as HTMLElement;
          const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(here);
          here.blur();
          const rest = getComputedStyle(here);
          const drawn =
            (outlineStyle !== 'none' && outlineWidth !== '0px' && rest.outlineStyle !== outlineStyle) ||
            rest.boxShadow !== boxShadow ||
            rest.borderColor !== borderColor;
          here.focus();
          return { name: here.getAttribute('aria-label') ?? here.textContent ?? here.tagName, ring: drawn };
        });
        if (!ring) unseen.push(name);
        await page.keyboard.press('Tab');
      }
      expect(unseen).toEqual([]);
    });
  });

  test('a reader skips the sidebar: the first stop leads to the page', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/customers');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    });
  });
});
