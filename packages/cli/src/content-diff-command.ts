import { changeWords, statedLine } from '@bonafide/core/content/change-words.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { diffContent, type FactChange, type StatedValue } from '@bonafide/core/content/fact-diff.ts';
import { filesBeside } from '@bonafide/core/content/releases.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { FOLDER, type LoadedContent, loadRelease } from './content-files.ts';
import { counted, type Terminal } from './terminal.ts';

export const contentDiffCommand: Command = {
  name: 'content diff',
  words: ['<from>', '<to>'],
  summary: 'What the law says otherwise between two releases, with sources',
  details:
    'A release is named by its number; “working” means the files as they stand. Needs no service. Which certificates would change their verdict is asked of a service: the console, Law, Releases.',
  options: {
    only: { value: '<code>', help: 'Only changes of one file: a jurisdiction (US-TX), MTC, reasons …' },
    ...FOLDER,
    json: { help: 'Print the changes as JSON' },
  },
  async run(call, terminal) {
    const [from = '', to = ''] = call.words;
    const [before, after] = [await loadRelease(call, from), await loadRelease(call, to)];
    const [old, fresh] = [contentOf(before, from), contentOf(after, to)];
    const only = call.text('only');
    const changes = diffContent(old, fresh).filter(({ file }) => only === undefined || file === only);
    const otherFiles = filesBeside(before.files, after.files);
    if (call.on('json')) {
      const named = ({ release, hash }: Content) => ({ release, hash });
      terminal.out(JSON.stringify({ from: named(old), to: named(fresh), changes, otherFiles }, null, 2));
    } else tell(old, fresh, changes, otherFiles, terminal);
    return EXIT.done;
  },
};

function contentOf({ parsed, problems }: LoadedContent, name: string): Content {
  if ('content' in parsed && problems.length === 0) return parsed.content;
  throw new UsageError(`${name} has problems; \`bonafide content check\` lists those of the working files`);
}

function tell(
  old: Content,
  fresh: Content,
  changes: readonly FactChange[],
  otherFiles: readonly string[],
  terminal: Terminal,
): void {
  terminal.out(`${old.release} → ${fresh.release}: ${counted(changes.length, 'change')}`);
  let file = '';
  for (const change of changes) {
    if (change.file !== file) {
      file = change.file;
      const name = (fresh.jurisdictions.get(file) ?? old.jurisdictions.get(file))?.name;
      terminal.out('');
      terminal.out(name === undefined ? file : `${name} (${file})`);
    }
    terminal.out(`  ${change.pointer === '' ? 'the file' : change.pointer}: ${changeWords(change)}`);
    const noted = change.what.includes('note-changed');
    if (change.before) tellSide('was', change.before, noted, terminal);
    if (change.after) tellSide('is ', change.after, noted, terminal);
  }
  if (otherFiles.length > 0) {
    terminal.out('');
    terminal.out(`Changed besides: ${otherFiles.join(', ')}`);
  }
}

function tellSide(word: string, stated: StatedValue, noted: boolean, terminal: Terminal): void {
  terminal.out(`    ${word} ${statedLine(stated)}`);
  if (noted) terminal.out(`        note: ${stated.note ?? 'none'}`);
  for (const { title, url, read } of stated.sources)
    terminal.out(`        ${title}${url === null ? '' : ` ${url}`}, read ${read}`);
}
