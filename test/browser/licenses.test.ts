import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { choose, inWindow, visit } from './console.ts';
import { asManager, makeWorld, send } from './world.ts';

test('a license is added and ended, shown with a sale, and comes out in a file', async () => {
  const world = await makeWorld();
  const number = `W-${world.mark}`;
  await asManager((service) =>
    send(service, 'put', `/v1/companies/${world.company}/license-types`, {
      name: 'Wholesaler',
      startDate: '2025-01-01',
      numberMask: 'W-********',
    }),
  );
  await inWindow('manager', async (page) => {
    await visit(page, `/customers/${world.customerId}/details`);
    await page.getByRole('button', { name: 'Add a license' }).click();
    const license = page.getByRole('dialog', { name: `New license of ${world.customerName}` });
    await license.getByRole('textbox', { name: 'Number' }).fill('W-1');
    await license.getByRole('textbox', { name: 'Counts from' }).fill('2/1/2025');
    await license.getByRole('button', { name: 'Add license' }).click();
    await license.getByRole('alert').getByText('Numbers of this type look like W-********').waitFor();
    await license.getByRole('textbox', { name: 'Number' }).fill(number);
    await license.getByRole('button', { name: 'Add license' }).click();
    await license.waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: new RegExp(`Wholesaler ${number} In force Feb 1, 2025 No end date`) })
      .waitFor();

    const sale = {
      company: world.company,
      number: `S-${world.mark}`,
      customer: { number: world.customerNumber },
      date: '2026-11-20',
      currency: 'USD',
      shipTo: { country: 'US', state: 'TX' },
      lines: [{ lineId: '1', grossAmount: '100.00' }],
    };
    const { transactionId } = await asManager((service) =>
      send<{ transactionId: string }>(service, 'post', '/v1/transactions', sale),
    );
    await page.getByRole('button', { name: `End Wholesaler ${number}` }).click();
    const end = page.getByRole('dialog', { name: `End license Wholesaler ${number}` });
    await end.getByRole('textbox', { name: 'Last day' }).fill('3/31/2025');
    await end.getByRole('button', { name: 'End license' }).click();
    await page.getByRole('row', { name: /Expired Feb 1, 2025 Mar 31, 2025/ }).waitFor();

    // Recorded as it stood when the sale was decided, and without a word in the decision.
    await visit(page, `/decisions/${transactionId}`);
    await page.getByRole('heading', { name: 'Taxable: tax of $6.25' }).waitFor();
    await page.getByText(`Wholesaler ${number}, no end date; on file`).waitFor();
    await page.getByText('A license never exempts a sale').waitFor();

    await visit(page, '/imports/export');
    await choose(page, 'Company', world.companyName);
    await choose(page, 'Customer', new RegExp(world.customerName), world.customerNumber);
    await page.getByText(`of ${world.companyName}, customer #${world.customerNumber}.`).waitFor();
    const link = page.getByRole('link', { name: `Download Licenses of ${world.company}, Customers` });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const rows = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(rows[0]).toBe('\ufeffsdiType=CustomerLicense');
    expect(rows).toHaveLength(4);
    expect(rows[2]).toContain(number);
    const archive = page.getByRole('link', { name: 'Download all (ZIP)' });
    const [whole] = await Promise.all([page.waitForEvent('download'), archive.click()]);
    expect(
      readFileSync(await whole.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
