import { papers } from '@bonafide/core/check/testing/generated-papers.ts';
import { contentOf } from '@bonafide/core/content/portable-content.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundled } from './bundled.ts';
import { reportsOf } from './checks-entry.ts';
import { ask, inWindow } from './console.ts';

const PAPERS = 1_000;
const TODAY = '2026-11-25';

test('a page finds in a thousand certificates what the service finds, word for word', async () => {
  const code = await bundled('checks-entry.ts');
  await inWindow('clerk', async (page) => {
    // biome-ignore lint/suspicious/noExplicitAny: its inside only the core knows
    const law = await ask<any>(page, '/v1/content/law');
    const certificates = fc.sample(papers(contentOf(structuredClone(law.content)), 15), { numRuns: PAPERS, seed: 4 });
    await page.goto('/');
    await page.evaluate(code);
    const inPage = await page.evaluate(
      async ([given, today]) => {
        const answer = await fetch('/v1/content/law');
        // biome-ignore lint/suspicious/noExplicitAny: put there by the script above
        return (globalThis as any).reportsOf(await answer.json(), given, today) as string[];
      },
      [certificates, TODAY] as const,
    );
    const here = reportsOf(law, certificates, TODAY);
    const differing = here.filter((report, index) => report !== inPage[index]);
    expect({ reports: inPage.length, differing: differing.length }).toEqual({ reports: PAPERS, differing: 0 });
    // Reports that all say nothing would be equal, too.
    expect(here.filter((report) => /"severity":"reject"/.test(report)).length).toBeGreaterThan(PAPERS / 4);
  });
});
