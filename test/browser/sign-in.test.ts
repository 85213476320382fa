import { describe, expect, test } from 'vitest';
import { emailOf, inWindow, password, settled } from './console.ts';

describe('signing in', () => {
  test('with the keyboard alone, from the first page a stranger sees to the overview and out again', async () => {
    await inWindow(null, async (page) => {
      await page.goto('/');
      await page.getByLabel('Email').focus();
      await page.keyboard.type(emailOf('manager'));
      await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/overview');
      await settled(page);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Exposure');
      await page.getByRole('button', { name: /account|signed in/i }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByLabel('Email').waitFor();
      await page.goto('/overview');
      await page.getByLabel('Email').waitFor();
    });
  });

  test('a wrong password is refused in words, and what was typed stays', async () => {
    await inWindow(
      null,
      async (page) => {
        await page.goto('/');
        await page.getByLabel('Email').fill(emailOf('manager'));
        await page.getByLabel('Password', { exact: true }).fill('not the password at all');
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('alert').waitFor();
        expect(await page.getByLabel('Email').inputValue()).toBe(emailOf('manager'));
      },
      { expected: [/401/] },
    );
  });

  test('an address sent by a colleague is where one lands after signing in', async () => {
    await inWindow(null, async (page) => {
      await page.goto('/customers?f.state=TX');
      await page.getByLabel('Email').fill(emailOf('viewer'));
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/customers?f.state=TX');
    });
  });
});
