import { readFileSync } from 'node:fs';
import { buildGazetteer, type Gazetteer, type PlacesContent } from '@bonafide/core/place/gazetteer.ts';
import { type DeterminationFile, readDeterminationFile } from '../read-determination-file.ts';

/** A sample of `test/samples/determination`. */
export function sample(name: string): Buffer {
  return readFileSync(new URL(`../../../../../../test/samples/determination/${name}`, import.meta.url));
}

/** The places of the content in force. */
export const GAZETTEER: Gazetteer = buildGazetteer(
  JSON.parse(readFileSync(new URL('../../../../../../content/places.json', import.meta.url), 'utf8')) as PlacesContent,
);

/** Reads a file that can be read; fails the test when it is refused. */
export async function readable(content: string | Uint8Array): Promise<DeterminationFile> {
  const file = await readDeterminationFile(typeof content === 'string' ? Buffer.from(content) : content, GAZETTEER);
  if ('refusal' in file) throw new Error(`refused: ${file.refusal.code} ${file.refusal.message}`);
  return file;
}

/** `line column code` of every error and warning, sorted by line: what a table test compares. */
export function findingsOf(...files: Pick<DeterminationFile, 'rejected' | 'warnings'>[]): string[] {
  const problems = files.flatMap((file) => [
    ...file.rejected.flatMap((row) => row.problems.map((problem) => ({ ...problem, kind: 'error' }))),
    ...file.warnings.map((problem) => ({ ...problem, kind: 'warning' })),
  ]);
  problems.sort((a, b) => a.line - b.line);
  return problems.map(({ line, column, code, kind }) => `${line} ${kind} ${column ?? '-'} ${code}`);
}
