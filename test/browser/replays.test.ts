import { expect, test } from 'vitest';
import { ask, choose, inWindow, visit } from './console.ts';
import { makeWorld } from './world.ts';

test('what if the last day of a certificate no longer counted: the sales of a list, replayed under a draft policy', async () => {
  const { company } = await makeWorld();
  await inWindow('manager', async (page) => {
    await visit(page, `/transactions?f.company=${encodeURIComponent(company)}`);
    const { total } = await ask<{ total: number }>(page, `/v1/transactions?company=${encodeURIComponent(company)}`);
    // No sale is an answer too; the button then stands on the page of replays.
    if (total > 0) await page.getByRole('link', { name: 'Replay these sales' }).click();
    else await visit(page, `/replays/new?f.company=${encodeURIComponent(company)}`);
    await page.getByRole('heading', { level: 1, name: 'Replay recorded sales' }).waitFor();
    await choose(page, 'The last day of a certificate', 'No longer counts');
    await page.getByRole('button', { name: /^Replay \d+ sales?$/ }).click();
    await page.getByText('Done', { exact: true }).waitFor();
    await page.getByText('The last day of a certificate: No longer counts').waitFor();
    const replayId = new URL(page.url()).pathname.split('/').at(-1);
    const replay = await ask<{ status: string; total: number; against: unknown }>(page, `/v1/replays/${replayId}`);
    expect(replay).toMatchObject({
      ...{ status: 'done', total, against: { knownAt: 'start', policy: { expiryDayInclusive: false } } },
    });
  });
});

test('a recorded sale shows what is known now beside what was recorded, and one more answer by the clocks of the address', async () => {
  await inWindow('viewer', async (page) => {
    const { data } = await ask<{ data: { transactionId: string }[] }>(page, '/v1/transactions?sort=date&limit=1');
    await visit(page, `/decisions/${data[0]?.transactionId}?asof=2020-01-01`);
    const sides = page.getByRole('region', { name: 'Side by side' });
    await sides.getByRole('rowheader', { name: /^As recorded/ }).waitFor();
    await sides.getByRole('rowheader', { name: 'As of today, with what is known now' }).waitFor();
    await sides.getByRole('rowheader', { name: 'As of Jan 1, 2020, with what is known now' }).waitFor();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await sides.getByRole('rowheader', { name: /2020/ }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });
});
