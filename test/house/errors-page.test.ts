import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES, REFUSAL_CODES } from '../../packages/server/src/interchange/determination/file-problem.ts';
import { REFUSALS } from '../../packages/server/src/platform/refusals.ts';
import { readText } from './source-tree.ts';

const page = readText('docs/errors.md');

/** The part of the page below a heading of the second level. */
function section(title: string): string {
  const part = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  if (part === undefined) throw new Error(`docs/errors.md has no part "${title}"`);
  return part;
}

/** Codes that have a paragraph: headings of the third level, as addresses point to them. */
function headed(title: string): string[] {
  return [...section(title).matchAll(/^### ([a-z0-9-]+)$/gm)].map((match) => match[1] ?? '');
}

/** Codes that have a row in a table. */
function listed(title: string): string[] {
  return [...section(title).matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1] ?? '');
}

/** The words of a union that exists only as a type. */
function unionOf(path: string, name: string): string[] {
  const declaration = new RegExp(`export type ${name} =([^;]+);`).exec(readText(path));
  return [...(declaration?.[1] ?? '').matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '');
}

const INTERCHANGE = 'packages/server/src/interchange/determination';

describe('docs/errors.md names every code, and no other', () => {
  test.each([
    ['Refusals', headed('Refusals'), [...Object.keys(REFUSALS), 'defect']],
    ['Files that cannot be read', listed('Files that cannot be read'), [...REFUSAL_CODES]],
    ['Rows of a file', listed('Rows of a file'), [...PROBLEM_CODES]],
    [
      'XML that cannot be read',
      listed('XML that cannot be read'),
      unionOf(`${INTERCHANGE}/read-xml.ts`, 'XmlRefusalCode'),
    ],
    ['Invoices in XML', listed('Invoices in XML'), unionOf(`${INTERCHANGE}/indata-values.ts`, 'IndataProblemCode')],
  ])('%s', (_part, documented, known) => {
    expect(known.length).toBeGreaterThan(5);
    expect([...documented].sort()).toEqual([...new Set(known)].sort());
  });

  test('with the status each refusal is sent with', () => {
    for (const [code, { status }] of Object.entries(REFUSALS)) {
      const paragraph = section('Refusals').split(`### ${code}\n`)[1]?.trimStart();
      expect(paragraph?.startsWith(`${status}.`), `${code} starts with ${status}.`).toBe(true);
    }
  });
});
