import { expect, test } from 'vitest';
import { inWindow, visit } from './console.ts';
import { asManager, makeCertificate, makeWorld, send } from './world.ts';

test('a branch uses the certificates of its parent: the decision names the owner, until the use is undone', async () => {
  const world = await makeWorld();
  const { company, customerName, mark } = world;
  await makeCertificate(world, { status: 'approved' });
  const branch = { company, name: `Ridgeline Branch ${mark}`, number: `B-${mark}` };
  const { customerId } = await asManager((service) =>
    send<{ customerId: string }>(service, 'post', '/v1/customers', branch),
  );
  const check = `/check?${new URLSearchParams({ company, customer: branch.number, state: 'US-TX', amount: '100' })}`;
  await inWindow('clerk', async (page) => {
    await visit(page, `/customers/${customerId}/details`);
    const section = page.getByRole('region', { name: 'Uses certificates of' });
    await section.getByText('Nobody else; its own certificates alone count.').waitFor();
    await section.getByRole('button', { name: 'Use another’s certificates' }).click();
    const dialog = page.getByRole('dialog', { name: 'Use another’s certificates' });
    await dialog.getByRole('combobox', { name: 'Whose certificates' }).fill(customerName);
    await page.getByRole('option', { name: new RegExp(customerName) }).click();
    await dialog.getByRole('button', { name: 'Use these certificates' }).click();
    await dialog.getByText('Enter the first day, like 1/15/2026').waitFor();
    await dialog.getByRole('textbox', { name: 'First day of sales' }).fill('1/1/2026');
    await dialog.getByRole('button', { name: 'Use these certificates' }).click();
    await section.getByText('For sales dated Jan 1, 2026 and later').waitFor();

    await visit(page, check);
    await page.getByRole('heading', { name: 'Leave tax off in Texas' }).waitFor();
    await page.getByText(`certificate TX-${mark} of ${customerName}`).first().waitFor();

    await visit(page, `/customers/${customerId}/details`);
    await section.getByRole('button', { name: /^Undo the use/ }).click();
    const undo = page.getByRole('dialog', { name: 'Undo the use' });
    await undo.getByRole('textbox', { name: 'Reason' }).fill('The branch was sold before that day.');
    await undo.getByRole('button', { name: 'Undo the use' }).click();
    await section.getByText('undone, counts for none').waitFor();
    expect(await section.getByRole('button', { name: /^Undo the use/ }).count()).toBe(0);

    await visit(page, check);
    await page.getByRole('heading', { name: 'Charge $6.25 tax in Texas' }).waitFor();
  });
});
