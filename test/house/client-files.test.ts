import { expect, test } from 'vitest';
import { clientTypes, openapiDocument } from '../../scripts/client-files.ts';
import { readText } from './source-tree.ts';

test('the client is made of the contract as it is now; else run scripts/write-client.ts', {
  timeout: 60_000,
}, async () => {
  const document = await openapiDocument();
  // Compared as a whole and told by its first difference: the document is long.
  expect(firstDifference(document, readText('packages/client/openapi.json'))).toBe('');
  const types = await clientTypes(document);
  expect(firstDifference(types, readText('packages/client/src/openapi.gen.ts'))).toBe('');
});

function firstDifference(now: string, kept: string): string {
  if (now === kept) return '';
  const lines = kept.split('\n');
  const index = now.split('\n').findIndex((line, at) => line !== lines[at]);
  return `line ${index + 1}: ${now.split('\n')[index]} instead of ${lines[index]}`;
}
