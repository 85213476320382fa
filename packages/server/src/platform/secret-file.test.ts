import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptSecret } from './secret-file.ts';

describe('a kept secret', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bonafide-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, for its owner alone, and leaves nothing else behind', () => {
    const path = join(folder, 'deep', 'secret');
    expect(keptSecret(path, () => 'first')).toBe('first');
    expect(keptSecret(path, () => 'second')).toBe('first');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['secret']);
  });

  it('belongs to whoever was first when two make one at the same moment', () => {
    const path = join(folder, 'secret');
    const make = () => {
      writeFileSync(path, 'theirs');
      return 'ours';
    };
    expect(keptSecret(path, make)).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['secret']);
  });
});
