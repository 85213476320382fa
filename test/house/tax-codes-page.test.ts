import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { DecisionSource } from '../../packages/core/src/determination/decision.ts';

/** Everything that can stand behind a result of no or less tax; the compiler keeps the list whole. */
const SOURCES: Record<Exclude<DecisionSource, 'none'>, true> = {
  certificate: true,
  'forced-exempt': true,
  'forced-taxable': true,
  'no-tax': true,
  'basis-percent': true,
  'customer-fully-exempt': true,
};

test('docs/integrate/xml-soap-and-batches.md tells every code that the MESSAGE of a TAX can have', async () => {
  const page = await readFile(new URL('../../docs/integrate/xml-soap-and-batches.md', import.meta.url), 'utf8');
  const told = [...page.matchAll(/^\| `(tax-[a-z-]+)` \|/gm)].map(([, code]) => code);
  expect(told).toEqual(Object.keys(SOURCES).map((source) => `tax-${source}`));
});
