import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, inWindow, visit } from './console.ts';
import { freshMark, makeCertificate, makeWorld } from './world.ts';

/** The reason that a locked button opens. */
async function whyNot(page: Page, button: string | RegExp): Promise<string> {
  await page.getByRole('button', { name: button }).first().click();
  const reason = page.getByRole('dialog').filter({ hasText: 'The role' });
  const text = (await reason.textContent()) ?? '';
  // The reason takes the focus a moment after it is shown, and hears the key from then on.
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape');
      return reason.count();
    })
    .toBe(0);
  return text;
}

describe('who may do what', () => {
  test('a viewer sees the acts of others, and each says why it stays shut', async () => {
    const world = await makeWorld();
    const { certificateId } = await makeCertificate(world);
    await inWindow('viewer', async (page) => {
      await visit(page, `/certificates/${certificateId}`);
      expect(await whyNot(page, 'Approve')).toMatch(/The role viewer cannot approve certificates\..*under Team/);
      expect(await whyNot(page, 'Edit')).toMatch(/role viewer cannot change certificates/);
      await visit(page, '/settings/companies');
      expect(await whyNot(page, 'New company')).toMatch(/role viewer cannot add companies/);
      await visit(page, '/imports');
      expect(await whyNot(page, 'Import a file')).toMatch(/role viewer cannot import files/);
      await visit(page, '/customers');
      expect(await whyNot(page, 'New customer')).toMatch(/role viewer cannot add customers/);
    });
  });

  test('a viewer has no log in the sidebar, and its address says that the role does not include it', async () => {
    await inWindow(
      'viewer',
      async (page) => {
        await visit(page, '/overview');
        expect(await page.getByRole('link', { name: 'Log', exact: true }).count()).toBe(0);
        await page.goto('/log');
        await page.getByText('Your role does not include this page').waitFor();
      },
      { expected: [/403/] },
    );
  });

  test('an auditor reads the log, has an entry proved anew, and changes nothing', async () => {
    const world = await makeWorld();
    const { certificateId } = await makeCertificate(world);
    await inWindow('auditor', async (page) => {
      await visit(page, '/overview');
      await page.getByRole('link', { name: 'Log', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Log' }).waitFor();
      await visit(page, `/log?f.ref=${encodeURIComponent(`certificate/${certificateId}`)}`);
      const entries = page.getByRole('table').getByRole('row');
      expect(await entries.count()).toBe(2);
      await entries.last().getByRole('rowheader').getByRole('link').click();
      await page.getByText('Proved just now').waitFor();
      await page.getByRole('button', { name: 'Close the entry' }).click();
      await visit(page, '/settings/companies');
      expect(await whyNot(page, 'New company')).toMatch(/role auditor cannot add companies/);
      await visit(page, '/settings/api-keys');
      await page.getByText('Keys are shown to administrators').waitFor();
    });
  });

  test('the last administrator cannot leave; a person who was let in can sign in and be sent out again', async () => {
    const mark = freshMark();
    const email = `clerk-${mark.toLowerCase()}@demo.example`;
    await inWindow('admin', async (page) => {
      const { data } = await ask<{ data: { email: string; role: string }[] }>(page, '/v1/members');
      expect(data.filter(({ role }) => role === 'admin')).toHaveLength(1);
      await visit(page, '/team');
      const own = page.getByRole('row', { name: /\(you\)/ });
      await own.getByRole('button', { name: /^Remove/ }).click();
      await page
        .getByRole('dialog')
        .getByText(/last administrator cannot leave/)
        .waitFor();
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Add a person' }).click();
      const add = page.getByRole('dialog', { name: 'Add a person' });
      await add.getByRole('textbox', { name: 'Name' }).fill(`Clerk ${mark}`);
      await add.getByRole('textbox', { name: 'E-mail' }).fill(email);
      const password = await add.getByRole('textbox', { name: 'First password' }).inputValue();
      await add.getByRole('button', { name: 'Add person' }).click();
      await page.getByRole('dialog', { name: `Clerk ${mark} can sign in as Review clerk` }).waitFor();

      await inWindow(null, async (theirs) => {
        const signIn = await theirs.request.post('/api/auth/sign-in/email', {
          headers: { origin: new URL(page.url()).origin },
          data: { email, password },
        });
        expect(signIn.status()).toBe(200);
        await visit(theirs, '/team');
        await theirs.getByRole('region', { name: 'You' }).getByText(`Clerk ${mark}: Review clerk`).waitFor();

        await visit(page, '/team');
        await page.getByRole('button', { name: `Remove Clerk ${mark}` }).click();
        const remove = page.getByRole('dialog', { name: `Remove Clerk ${mark}` });
        await remove.getByRole('button', { name: `Remove Clerk ${mark}` }).click();
        await remove.waitFor({ state: 'detached' });
        expect((await theirs.request.get('/v1/me')).status()).toBe(401);
      });
    });
  });
});
