import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { focused, inWindow, settled, visit } from './console.ts';

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe('how the console looks is the choice of the person', () => {
  test('dark colours stay over a reload and on the next screen, and light ones come back', async () => {
    await inWindow('viewer', async (page) => {
      await visit(page, '/customers');
      const light = await background(page);
      await page.getByRole('button', { name: 'Switch to dark colours' }).click();
      await expect.poll(() => background(page)).not.toBe(light);
      const dark = await background(page);
      await page.reload();
      await settled(page);
      expect(await background(page)).toBe(dark);
      await page.getByRole('link', { name: 'Certificates', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Certificates' }).waitFor();
      expect(await background(page)).toBe(dark);
      await page.getByRole('button', { name: 'Switch to light colours' }).click();
      await expect.poll(() => background(page)).toBe(light);
    });
  });

  test('on a phone the menu opens over the page, closes with Esc, and closes where it has led', async () => {
    await inWindow(
      'viewer',
      async (page) => {
        await visit(page, '/overview');
        expect(await page.getByRole('link', { name: 'Customers', exact: true }).isVisible()).toBe(false);
        const open = page.getByRole('button', { name: 'Open the menu' });
        await open.focus();
        await page.keyboard.press('Enter');
        const menu = page.getByRole('dialog', { name: 'Menu' });
        await menu.getByRole('link', { name: 'Customers' }).waitFor();
        await page.keyboard.press('Escape');
        await menu.waitFor({ state: 'detached' });
        await expect.poll(() => focused(page)).toBe('Open the menu');
        await page.keyboard.press('Enter');
        await menu.getByRole('link', { name: 'Customers' }).click();
        await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
        await menu.waitFor({ state: 'detached' });
      },
      { width: 390 },
    );
  });

  test('on a phone the Tab key stays on what can be seen', async () => {
    await inWindow(
      'viewer',
      async (page) => {
        await visit(page, '/overview');
        const away: string[] = [];
        for (let stop = 0; stop < 12; stop += 1) {
          await page.keyboard.press('Tab');
          const { name, left, right } = await page.evaluate(() => {
            const here = document.activeElement;
            const box = here?.getBoundingClientRect();
            return { name: here?.textContent ?? '', left: box?.left ?? 0, right: box?.right ?? 0 };
          });
          if (right <= 0 || left >= 390) away.push(name);
        }
        expect(away).toEqual([]);
      },
      { width: 390 },
    );
  });
});
