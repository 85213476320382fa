import { expect, test } from 'vitest';
import { inWindow, settled, visit } from './console.ts';

test('two states picked on the map are one paper, and a certificate begins on its form', async () => {
  await inWindow('manager', async (page) => {
    await visit(page, '/forms?reasons=resale');
    await page.getByRole('link', { name: /^Texas, TX: add it/ }).click();
    await page.getByRole('link', { name: /^Oklahoma, OK: add it/ }).click();
    await page.getByText('1 paper covers 2 of 2 needs.').waitFor();
    await settled(page);
    const texas = page.getByRole('row', { name: /Texas/ });
    await texas.getByText(/forms in order of preference/).click();
    expect(await texas.textContent()).toContain('so fewer are needed');
    await page.getByRole('link', { name: 'Start a certificate on it' }).click();
    await page.getByRole('heading', { level: 1, name: 'New certificate' }).waitFor();
    await page.waitForURL(/form=MTC-UNIFORM&states=US-OK%2CUS-TX&reasons=resale/);
    await expect.poll(() => page.getByText('The form in the library').count()).toBe(1);
  });
});
