import { describe, expect, test } from 'vitest';
import { emailOf, inWindow, password } from './console.ts';

/** The console asks who is here, and a stranger is nobody: the browser notes the 401. */
const STRANGER = [/401/];

describe('signing in', () => {
  test('with the keyboard alone, from the first page a stranger sees to the overview and out again', async () => {
    await inWindow(
      null,
      async (page) => {
        await page.goto('/');
        await page.getByLabel('E-mail').focus();
        await page.keyboard.type(emailOf('manager'));
        await page.keyboard.press('Tab');
        await page.keyboard.type(password);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: /Exposure/ }).waitFor();
        const account = page.getByRole('button', { name: /account of/ });
        await account.focus();
        await page.keyboard.press('Enter');
        await page.getByRole('menuitem', { name: 'Sign out' }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'Sign in to Bonafide' }).waitFor();
        await page.goto('/overview');
        await page.getByRole('heading', { name: 'Sign in to Bonafide' }).waitFor();
      },
      { expected: STRANGER },
    );
  });

  test('a wrong password is refused in words, and what was typed stays', async () => {
    await inWindow(
      null,
      async (page) => {
        await page.goto('/');
        await page.getByLabel('E-mail').fill(emailOf('manager'));
        await page.getByLabel('Password', { exact: true }).fill('not the password at all');
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        await page.getByRole('alert').waitFor();
        expect(await page.getByLabel('E-mail').inputValue()).toBe(emailOf('manager'));
      },
      { expected: STRANGER },
    );
  });

  test('an address sent by a colleague is where one lands after signing in', async () => {
    await inWindow(
      null,
      async (page) => {
        await page.goto('/customers?f.state=TX');
        await page.getByLabel('E-mail').fill(emailOf('viewer'));
        await page.getByLabel('Password', { exact: true }).fill(password);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
        expect(new URL(page.url()).search).toBe('?f.state=TX');
      },
      { expected: STRANGER },
    );
  });
});
