import { readFile, writeFile } from 'node:fs/promises';
import { parseContent } from '../packages/core/src/content/parse-content.ts';
import { compareReleases, parseRegister, sealedText } from '../packages/core/src/content/releases.ts';
import { readContentFiles, sha256 } from '../packages/server/src/content/content-library.ts';

/**
 * Seals the working files of `content/` as the release that `content/release.json` names: one file of canonical JSON that is never
 * written again, and its line in the register. Sealing the same files twice does nothing; other files under a sealed number are refused.
 */
const ROOT = new URL('../content/', import.meta.url);
const REGISTER = new URL('releases/register.json', ROOT);

const { files, problems } = await readContentFiles(ROOT);
const parsed = parseContent(files, sha256);
const faults = 'problems' in parsed ? [...problems, ...parsed.problems] : problems;
if ('problems' in parsed || faults.length > 0)
  fail([
    'The working files have problems:',
    ...faults.map((fault) => `  ${fault.path}#${fault.pointer} ${fault.message}`),
  ]);

const about = files.find((file) => file.path === 'release.json')?.json as {
  release: string;
  date: string;
  note: string;
};
const register = parseRegister(JSON.parse(await readFile(REGISTER, 'utf8')));
if ('problems' in register) fail(['The register has problems:', ...register.problems.map((fault) => fault.message)]);

const { hash } = parsed.content;
const entry = { number: about.release, date: about.date, hash, note: about.note };
const sealed = register.releases.find((release) => release.number === entry.number);
const last = register.releases.at(-1);
if (sealed && sealed.hash === hash)
  console.log(`${entry.number} is sealed already, and the working files are the same.`);
else if (sealed) fail([`${entry.number} is sealed with other values. Give content/release.json the next number.`]);
else if (last && compareReleases(entry.number, last.number) < 0)
  fail([`${entry.number} would come before ${last.number}, which is sealed.`]);
else {
  await writeFile(new URL(`releases/${entry.number}.json`, ROOT), sealedText(files), { flag: 'wx' });
  await writeFile(REGISTER, `${JSON.stringify({ releases: [...register.releases, entry] }, null, 2)}\n`);
  console.log(`Sealed ${entry.number} (${files.length} files), SHA-256 ${hash}.`);
}

function fail(lines: readonly string[]): never {
  console.error(lines.join('\n'));
  process.exit(1);
}
