import { describe, expect, test } from 'vitest';
import { choose, inWindow, visit } from './console.ts';
import { asManager, freshMark, makeCertificate, makeWorld, send } from './world.ts';

describe('the page Offline', () => {
  test('decides and keeps a sale without network; what changed meanwhile is told and priced when it is reconciled', async () => {
    const world = await makeWorld();
    const certificate = await makeCertificate(world, { state: 'TX', status: 'approved' });
    const invoice = `TILL-${freshMark()}`;
    await inWindow(
      'manager',
      async (page) => {
        await visit(page, `/offline?${new URLSearchParams({ customer: world.customerNumber, state: 'US-TX' })}`);
        await choose(page, 'Company', world.companyName);
        await page.getByRole('button', { name: 'Take a snapshot and keep it here' }).click();
        await page.getByText('Signature matches').waitFor();

        await page.context().setOffline(true);
        await page.getByText('No network.').waitFor();
        await page.getByRole('heading', { name: 'Leave tax off in Texas' }).waitFor();
        await asManager((service) =>
          send(
            service,
            'post',
            `/v1/certificates/${certificate.certificateId}/events`,
            { event: 'revoke', reason: 'Closed its business' },
            { 'if-match': `"${certificate.version}"` },
          ),
        );
        await page.getByLabel('Invoice number').fill(invoice);
        await page.getByRole('button', { name: 'Keep this sale' }).click();
        await page.getByText(`Invoice ${invoice} is kept`).waitFor();
        expect(await page.getByRole('button', { name: 'Reconcile 1 sale' }).isDisabled()).toBe(true);

        await page.context().setOffline(false);
        // Queue and book outlive the page.
        await page.reload();
        await page.getByRole('button', { name: 'Reconcile 1 sale' }).click();
        await page.getByText('Recorded, decided otherwise').waitFor();
        await page.getByRole('link', { name: 'What differs, $62.50 of tax' }).click();
        await page.getByText('$62.50 too little was charged: $0.00 then, $62.50').waitFor();
        const why = page.getByRole('region', { name: 'What comes out otherwise, and why' });
        expect(await why.textContent()).toMatch(new RegExp(`Exempt by ${certificate.number}.*Taxable.*revoked`, 'i'));
      },
      { expected: [/ERR_INTERNET_DISCONNECTED/] },
    );
  });
});
