import { type Page, request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { address, ask, choose, inWindow, visit } from './console.ts';
import { freshMark } from './world.ts';

describe('setting a company up', () => {
  test('a company, its group, a reason and an authority; then its first sale is decided by them', async () => {
    const mark = freshMark();
    const company = `Millrace Tools ${mark}`;
    await inWindow('manager', async (page) => {
      await visit(page, '/settings');
      await page.getByRole('button', { name: 'New company' }).click();
      await page.getByRole('button', { name: 'Add company' }).click();
      // Nothing was typed: the summary takes the focus and leads to the box.
      await page.getByRole('alert').getByText('Enter the name of the company').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill(company);
      await page.getByRole('textbox', { name: 'External id' }).fill(`MILL-${mark}`);
      await page.getByRole('button', { name: 'Add company' }).click();
      await page.getByRole('link', { name: company }).waitFor();

      await visit(page, '/settings/groups');
      await choose(page, 'Company', company);
      await page.getByRole('button', { name: 'New group' }).click();
      const group = page.getByRole('dialog', { name: `New customer group of ${company}` });
      await group.getByRole('textbox', { name: 'Name' }).fill('Dealers');
      await group.getByRole('button', { name: 'Add group' }).click();
      await group.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Exempt reasons of Dealers' }).waitFor();

      await page.getByRole('button', { name: 'New reason' }).click();
      const reason = page.getByRole('dialog', { name: 'New reason of Dealers' });
      await reason.getByRole('textbox', { name: 'Code' }).fill('RS');
      await reason.getByRole('textbox', { name: 'Called' }).fill('For resale');
      await reason.getByRole('combobox', { name: 'Means' }).fill('Resale');
      await page
        .getByRole('option', { name: /^Resale/ })
        .first()
        .click();
      await reason.getByRole('button', { name: 'Add reason' }).click();
      await reason.waitFor({ state: 'detached' });
      await page.getByRole('row', { name: /RS For resale Resale/ }).waitFor();

      await visit(page, '/settings/authorities');
      await choose(page, 'Company', company);
      await page.getByRole('button', { name: 'New authority' }).click();
      const authority = page.getByRole('dialog', { name: `New authority of ${company}` });
      await authority.getByRole('textbox', { name: 'Name' }).fill('Texas');
      await authority.getByRole('textbox', { name: 'Zone' }).fill('US-TX');
      await authority.getByRole('textbox', { name: 'Rate' }).fill('6,25');
      await authority.getByRole('button', { name: 'Add authority' }).click();
      await authority.getByRole('alert').getByText('Enter the rate in percent, like 6.25').waitFor();
      await authority.getByRole('textbox', { name: 'Rate' }).fill('6.25');
      await authority.getByRole('button', { name: 'Add authority' }).click();
      await authority.waitFor({ state: 'detached' });
      await page.getByRole('row', { name: /Texas US-TX State/ }).waitFor();

      const sale = { company: `MILL-${mark}`, customer: 'nobody', state: 'US-TX', amount: '100' };
      await page.goto(`/check?${new URLSearchParams(sale)}`);
      await page.getByRole('heading', { name: 'Charge $6.25 tax in Texas' }).waitFor();
    });
  });

  test('two people change one company: the later one is told what the first one changed, and keeps the own entries', async () => {
    const mark = freshMark();
    const path = `/settings/companies/SAW-${mark}`;
    await inWindow(
      'manager',
      async (page) => {
        await visit(page, '/settings/companies/new');
        await page.getByRole('textbox', { name: 'Name' }).fill(`Sawmill ${mark}`);
        await page.getByRole('textbox', { name: 'External id' }).fill(`SAW-${mark}`);
        await page.getByRole('button', { name: 'Add company' }).click();
        await page.getByRole('link', { name: `Sawmill ${mark}` }).click();
        await page.getByRole('textbox', { name: 'Name' }).fill(`Sawmill East ${mark}`);
        await inWindow('admin', async (other) => {
          await visit(other, path);
          await other.getByRole('switch', { name: 'The last day still counts' }).click();
          await other.getByRole('button', { name: 'Save settings' }).click();
          await other.getByRole('link', { name: `Sawmill ${mark}` }).waitFor();
        });
        await page.getByRole('button', { name: 'Save settings' }).click();
        const conflict = page
          .getByRole('alert')
          .filter({ hasText: 'Somebody saved version 2 while you were editing.' });
        await conflict.getByText('The last day still counts: off').waitFor();
        expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(`Sawmill East ${mark}`);
        await page.getByRole('button', { name: 'Save mine over theirs' }).click();
        await page.getByRole('link', { name: `Sawmill East ${mark}` }).waitFor();
      },
      { expected: [/412/] },
    );
  });
});

describe('numbers known to be revoked', () => {
  test('a listed number blocks its certificates and shows in their risk, until it is removed', async () => {
    await inWindow('manager', async (page) => {
      const { certificateId, claim } = await certificateWithNumber(page);
      const [id] = claim.ids;
      if (!id) throw new Error('The certificate gives no number');
      await visit(page, '/settings/revoked-numbers');
      await page.getByRole('button', { name: 'Add revoked number' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add a revoked number' });
      await dialog.getByRole('textbox', { name: 'Number' }).fill(id.value);
      await dialog.getByRole('textbox', { name: 'How you know' }).fill('Letter of the state');
      await dialog.getByRole('button', { name: 'Add number' }).click();
      await dialog.waitFor({ state: 'detached' });

      await visit(page, `/certificates/${certificateId}/findings`);
      await page.getByText(`${id.value} stands on your list of revoked numbers.`).waitFor();
      await visit(page, '/certificates?sort=-risk&f.riskFrom=60');
      await page.locator(`a[href="/certificates/${certificateId}/fields"]`).waitFor();

      await visit(page, '/settings/revoked-numbers');
      await page.getByRole('button', { name: `Remove ${id.value}` }).click();
      await page.getByRole('button', { name: 'Remove number' }).click();
      await page.getByText('No revoked number yet').waitFor();
    });
  });
});

interface GivesNumbers {
  certificateId: string;
  claim: { ids: { kind: string; value: string }[] };
}

/** One of nearly no risk whose first number is of a state's sales tax, which the dialog begins with. */
async function certificateWithNumber(page: Page): Promise<GivesNumbers> {
  const { data } = await ask<{ data: { certificateId: string }[] }>(
    page,
    '/v1/certificates?status=approved&sort=risk&limit=50',
  );
  for (const { certificateId } of data) {
    const certificate = await ask<GivesNumbers>(page, `/v1/certificates/${certificateId}`);
    const [id] = certificate.claim.ids;
    if (id?.kind === 'state-sales-tax' && /\d{5}/.test(id.value)) return certificate;
  }
  throw new Error('No approved certificate gives a number for sales tax');
}

describe('letting a program in', () => {
  test('a key is shown once, opens the service, and opens nothing after it was revoked', async () => {
    const name = `Shop ${freshMark()}`;
    const service = await request.newContext({ baseURL: address });
    const status = async (secret: string, path: string) =>
      (await service.get(path, { headers: { authorization: `Bearer ${secret}` } })).status();
    await inWindow('admin', async (page) => {
      await visit(page, '/settings/api-keys');
      await page.getByRole('button', { name: 'New API key' }).click();
      await page.getByRole('textbox', { name: 'What uses it' }).fill(name);
      await page.getByRole('button', { name: 'Make key' }).click();
      const shown = page.getByRole('dialog', { name: `API key “${name}”` });
      const secret = (await shown.getByText(/^bfk_/).textContent()) ?? '';
      expect(await status(secret, '/v1/customers?limit=1')).toBe(200);
      // A viewer's key reads records, not the log.
      expect(await status(secret, '/v1/log?limit=1')).toBe(403);
      await shown.getByRole('button', { name: 'I have copied it' }).click();
      await shown.waitFor({ state: 'detached' });
      expect(await page.content()).not.toContain(secret);

      await page.getByRole('button', { name: `Revoke ${name}` }).click();
      const revoke = page.getByRole('dialog', { name: `Revoke “${name}”` });
      await revoke.getByRole('button', { name: `Revoke “${name}”` }).click();
      await revoke.waitFor({ state: 'detached' });
      await page.getByRole('row', { name: new RegExp(`${name}.*Revoked`) }).waitFor();
      expect(await status(secret, '/v1/customers?limit=1')).toBe(401);
    });
    await service.dispose();
  });
});
