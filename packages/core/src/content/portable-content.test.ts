import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseContent } from './parse-content.ts';
import { contentOf, portableContent } from './portable-content.ts';
import { filesOfSealed } from './releases.ts';

const SEALED = new URL('../../../../content/releases/2026.11.1.json', import.meta.url);

test('a content comes back from JSON as it was, and as frozen', () => {
  const parsed = parseContent(filesOfSealed(JSON.parse(readFileSync(SEALED, 'utf8'))), () => 'a hash');
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const back = contentOf(JSON.parse(JSON.stringify(portableContent(parsed.content))));
  expect(back).toEqual(parsed.content);
  expect([...back.forms.keys()]).toHaveLength(parsed.content.forms.size);
  expect(() => Object.assign(back.jurisdictions.get('US-TX') ?? {}, { name: 'Elsewhere' })).toThrow(TypeError);
});
