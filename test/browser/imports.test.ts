import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ask, choose, inWindow, settled, visit } from './console.ts';
import { asManager, freshMark, makeWorld, send, type World } from './world.ts';

const MESSY = readFileSync(new URL('../samples/determination/messy-certificates.csv', import.meta.url));

/** The customer that the rows of the file name. */
function oldMill({ company }: World): Promise<unknown> {
  return asManager((service) =>
    send(service, 'post', '/v1/customers', { company, name: 'Old Mill Supply Co.', number: 'C-1000' }),
  );
}

describe('a file of certificates comes from the old system', () => {
  test('rehearsed row by row, imported, and what was left out comes back as a file that can be mended', async () => {
    const world = await makeWorld();
    await oldMill(world);
    const fileName = `messy-${world.mark}.csv`;
    await inWindow('manager', async (page) => {
      await visit(page, '/imports');
      await choose(page, 'Company', world.companyName);
      await page
        .getByLabel(/Drop a CSV file here/)
        .setInputFiles({ name: fileName, mimeType: 'text/csv', buffer: MESSY });
      await page.getByText(fileName).waitFor();
      await page.getByRole('button', { name: 'Rehearse the file' }).click();
      await page.getByRole('heading', { level: 1, name: fileName }).waitFor();
      await page.getByText('3 rows would land').waitFor();

      // Each trap of the file by its line, its column and its code.
      const found = page.getByRole('table', { name: `What was found in ${fileName}, by line` });
      for (const [line, column, code] of [
        ['Line 3', 'ValidFromDate', 'two-digit-year'],
        ['Line 5', 'ExpiresDate', 'expires-before-start'],
        ['Line 7', 'ExemptReasonCode', 'unknown-reason'],
        ['Line 8', 'CustomerNumber', 'unknown-customer'],
        ['Line 16', 'CertificateNumber', 'too-long'],
      ] as const) {
        const row = found.getByRole('row').filter({ has: page.getByRole('rowheader', { name: line, exact: true }) });
        const said = await row.allTextContents();
        expect(
          said.some((text) => text.includes(column) && text.includes(code)),
          `${line} ${said.join()}`,
        ).toBe(true);
      }
      const filed = async () =>
        (await ask<{ total: number }>(page, `/v1/certificates?q=${encodeURIComponent('M-')}&limit=1`)).total;
      const before = await filed();
      await page.getByRole('button', { name: 'Import 3 rows' }).click();
      await page.getByText('3 rows imported').waitFor();
      expect(await filed()).toBeGreaterThan(before);

      const link = page.getByRole('link', { name: 'Download the 11 rows left out' });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const rejected = readFileSync(await download.path());
      const lines = rejected.toString('utf8').trim().split('\r\n');
      expect(lines).toHaveLength(2 + 11);

      // Mended in one place and taken in as it stands: the file is its own kind and its own columns.
      const mended = Buffer.from(lines.map((line) => line.replace('11/30/26', '11/30/2026')).join('\r\n'));
      await page.getByRole('link', { name: 'Imports', exact: true }).first().click();
      await settled(page);
      await choose(page, 'Company', world.companyName);
      await page
        .getByLabel(/Drop a CSV file here/)
        .setInputFiles({ name: `mended-${world.mark}.csv`, mimeType: 'text/csv', buffer: mended });
      await page.getByRole('button', { name: 'Rehearse the file' }).click();
      await page.getByText('1 row would land').waitFor();
    });
  });

  test('the same file once more changes nothing, and the page says so', async () => {
    const world = await makeWorld();
    await oldMill(world);
    await asManager(async (service) => {
      const path = `/v1/imports/determination?company=${world.company}&fileName=first.csv`;
      const answer = await service.post(path, { data: MESSY, headers: { 'content-type': 'text/csv' } });
      expect(answer.status(), await answer.text()).toBe(200);
    });
    await inWindow('manager', async (page) => {
      await visit(page, '/imports');
      await choose(page, 'Company', world.companyName);
      await page
        .getByLabel(/Drop a CSV file here/)
        .setInputFiles({ name: `again-${world.mark}.csv`, mimeType: 'text/csv', buffer: MESSY });
      await page.getByRole('button', { name: 'Rehearse the file' }).click();
      await page.getByText(/Nothing would change: what fits is on file already/).waitFor();
      expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
    });
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
    ['rows without a kind', Buffer.from('CertificateNumber,CustomerName\r\nM-1,Old Mill\r\n')],
  ])('%s is refused in words, and nothing is changed', async (what, buffer) => {
    const world = await makeWorld();
    const name = `${what.replaceAll(' ', '-')}-${freshMark()}.csv`;
    await inWindow(
      'manager',
      async (page) => {
        await visit(page, '/imports');
        await choose(page, 'Company', world.companyName);
        await page.getByLabel(/Drop a CSV file here/).setInputFiles({ name, mimeType: 'text/csv', buffer });
        await page.getByRole('button', { name: 'Rehearse the file' }).click();
        await page.getByText(/Nothing was changed\./).waitFor();
        expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
      },
      { expected: [/4\d\d/] },
    );
  });

  test('an empty file is not even sent', async () => {
    const world = await makeWorld();
    await inWindow('manager', async (page) => {
      await visit(page, '/imports');
      await choose(page, 'Company', world.companyName);
      await page
        .getByLabel(/Drop a CSV file here/)
        .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
      await page.getByText('empty.csv is empty: it has 0 bytes.').waitFor();
      expect(await page.getByRole('button', { name: 'Rehearse the file' }).isDisabled()).toBe(true);
    });
  });
});
