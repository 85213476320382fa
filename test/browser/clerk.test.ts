import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { choose, inWindow, settled, visit } from './console.ts';
import { makeCertificate, makeWorld, type World } from './world.ts';

/** A paper of one page, as a scanner would hand it over. */
function tinyPdf(line: string): Buffer {
  const text = `BT /F1 18 Tf 72 700 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = file.length;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const saleTo = (world: World) =>
  `/check?${new URLSearchParams({ company: world.company, customer: world.customerNumber, state: 'US-TX', amount: '1000' })}`;

describe('a signed paper comes in', () => {
  test('typed beside its file with the checks answering, submitted, reviewed, approved; the same sale is then exempt', async () => {
    const world = await makeWorld();
    await inWindow('clerk', async (page) => {
      await visit(page, saleTo(world));
      await page.getByRole('heading', { name: 'Charge $62.50 tax in Texas' }).waitFor();

      await visit(page, '/certificates');
      await page
        .getByRole('button', { name: 'New certificate' })
        .or(page.getByRole('link', { name: 'New certificate' }))
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: 'New certificate' }).waitFor();
      await page.getByLabel(/Drop the signed paper here/).setInputFiles({
        name: 'resale.pdf',
        mimeType: 'application/pdf',
        buffer: tinyPdf('Texas resale certificate'),
      });
      await page.getByText('resale.pdf').waitFor();
      await choose(page, 'Customer', `${world.customerName} #${world.customerNumber}`, world.customerNumber);
      await choose(page, 'States it covers', 'Texas', 'Texas');
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'Form', exact: true }).fill('01-339');
      await page.getByRole('option', { name: /^01-339 \(front\)/ }).click();
      await page.getByRole('textbox', { name: 'Effective from' }).fill('1/1/2026');
      await page.getByText('January 1, 2026').first().waitFor();
      await page.getByRole('button', { name: 'Same as the account' }).click();
      expect(await page.getByRole('textbox', { name: 'Legal name' }).inputValue()).toBe(world.customerName);

      // Ten digits: Texas numbers have eleven. The check says so while the box still has the focus.
      await page.getByRole('button', { name: 'Add a number' }).click();
      const number = page.getByRole('textbox', { name: 'As written on the paper' });
      await number.fill('3204819937');
      const panel = page.getByRole('region', { name: 'What the checks say' });
      await panel.getByText('FMT-01').waitFor();
      await number.fill('32048199371');
      await panel.getByText('FMT-01').waitFor({ state: 'detached' });

      await choose(page, 'Reason ticked on the paper', /^Resale/, 'Resale');
      await page.keyboard.press('Escape');
      await page.getByRole('textbox', { name: 'Goods' }).fill('Pumps, valves and fittings');
      await page.getByRole('textbox', { name: 'Business' }).fill('Hardware store');
      await page.getByRole('textbox', { name: 'Seller named' }).fill(world.companyName);
      await choose(page, 'One purchase or blanket', 'Blanket');
      await choose(page, 'Is it signed?', 'Yes');
      await page.getByRole('textbox', { name: 'Signed on' }).fill('Jan 1, 2026');
      await page.getByRole('button', { name: 'Save and submit' }).click();
      await page.waitForURL(/\/certificates\/[0-9a-f-]{36}\/fields$/);
      await settled(page);
      const certificate = new URL(page.url()).pathname.replace('/fields', '');
      await page
        .getByRole('img', { name: /page 1/i })
        .first()
        .waitFor();

      await page.getByRole('button', { name: 'More acts' }).click();
      await page.getByRole('menuitem', { name: 'Start review' }).click();
      await page.getByRole('button', { name: /^Start the review of/ }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      const approve = page.getByRole('dialog', { name: 'Approve' });
      const why = approve.getByRole('textbox', { name: /^Why it is approved over what blocks|^Reason/ });
      await why.fill('Read against the original');
      await approve.getByRole('button', { name: `Approve the certificate of ${world.customerName}` }).click();
      await approve.waitFor({ state: 'detached' });
      await page.getByText('Approved', { exact: true }).first().waitFor();

      await visit(page, `${certificate}/history`);
      const versions = page.getByRole('list', { name: 'Versions, newest first' }).locator('> li');
      const said = await versions.allTextContents();
      expect(said.length).toBe(5);
      expect(said[0]).toMatch(/Approved.*version 5/s);
      expect(said[0]).toContain('Read against the original');
      expect(said.at(-1)).toMatch(/version 1/);

      await visit(page, saleTo(world));
      await page.getByRole('heading', { name: 'Leave tax off in Texas' }).waitFor();
    });
  });

  test('what was forgotten is asked for at the box, and what was typed stays over a reload', async () => {
    const world = await makeWorld();
    await inWindow('clerk', async (page) => {
      await visit(page, '/certificates/new');
      await page.getByRole('button', { name: 'Save as draft' }).click();
      await page.getByRole('alert').getByText('Choose the customer').waitFor();
      await choose(page, 'Customer', `${world.customerName} #${world.customerNumber}`, world.customerNumber);
      await page.getByRole('textbox', { name: 'Legal name' }).fill(world.customerName);
      await page.reload();
      await settled(page);
      expect(await page.getByRole('textbox', { name: 'Legal name' }).inputValue()).toBe(world.customerName);
      await page.getByRole('button', { name: 'Start afresh' }).click();
      expect(await page.getByRole('textbox', { name: 'Legal name' }).inputValue()).toBe('');
    });
  });

  test('an act on a version that is no longer the latest: what changed is said, and nothing was done', async () => {
    const world = await makeWorld();
    const { certificateId } = await makeCertificate(world);
    await inWindow(
      'clerk',
      async (page) => {
        await visit(page, `/certificates/${certificateId}`);
        await page.getByRole('button', { name: 'Reject', exact: true }).click();
        const reject = page.getByRole('dialog', { name: 'Reject' });
        await reject.getByRole('textbox', { name: 'Reason' }).fill('The signature is missing');
        await inWindow('manager', async (other) => {
          await visit(other, `/certificates/${certificateId}`);
          await other.getByRole('button', { name: 'More acts' }).click();
          await other.getByRole('menuitem', { name: 'Start review' }).click();
          await other.getByRole('button', { name: /^Start the review of/ }).click();
          await other.getByRole('dialog').waitFor({ state: 'detached' });
        });
        await reject.getByRole('button', { name: /^Reject the certificate/ }).click();
        await reject.getByText('Somebody saved version 2 while you looked at version 1.').waitFor();
        await reject.getByText('Nothing was done yet.').waitFor();
        expect(await reject.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('The signature is missing');
        await reject.getByRole('button', { name: 'Reject version 2' }).click();
        await reject.waitFor({ state: 'detached' });
        await page.getByText('Rejected', { exact: true }).first().waitFor();
      },
      { expected: [/412/] },
    );
  });

  test('two clerks edit one certificate: both versions of the field stand side by side, and each is asked which holds', async () => {
    const world = await makeWorld();
    const { certificateId } = await makeCertificate(world);
    await inWindow(
      'clerk',
      async (page) => {
        await visit(page, `/certificates/${certificateId}/edit`);
        await page.getByRole('textbox', { name: 'Goods' }).fill('Pumps');
        const save = async (other: Page) => {
          await visit(other, `/certificates/${certificateId}/edit`);
          await other.getByRole('textbox', { name: 'Goods' }).fill('Valves');
          await other.getByRole('button', { name: 'Save version 2' }).click();
          await other.waitForURL(`**/certificates/${certificateId}/fields`);
        };
        // The checks of the saved draft are asked once more, of a version that is the past by then.
        await inWindow('manager', save, { expected: [/412/] });
        await page.getByRole('button', { name: 'Save version 2' }).click();
        const conflict = page
          .getByRole('alert')
          .filter({ hasText: 'Somebody saved version 2 while you were editing version 1.' });
        const both = conflict.getByRole('table', { name: 'Changed by both' });
        expect(await both.textContent()).toMatch(/Pumps.*Valves/s);
        await page.getByRole('button', { name: 'Save mine over version 2' }).click();
        await page.waitForURL(`**/certificates/${certificateId}/fields`);
        await settled(page);
        expect(await page.locator('main').textContent()).toContain('Pumps');
      },
      { expected: [/412/] },
    );
  });
});
