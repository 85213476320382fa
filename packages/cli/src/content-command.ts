import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { type Fact, type Form, factOn, type Jurisdiction } from '@bonafide/core/content/content.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { FOLDER, loadWorking } from './content-files.ts';
import { counted, type Terminal, table } from './terminal.ts';

export const contentCommands: readonly Command[] = [
  {
    name: 'content check',
    words: [],
    summary: 'Check the files of the law, without a service',
    details: 'Every problem of every file is listed with its place; ends with 1 when there is any.',
    options: { ...FOLDER, json: { help: 'Print the outcome as JSON' } },
    async run(call, terminal) {
      const { files, parsed, problems } = await loadWorking(call);
      if (call.on('json')) {
        const { release, hash } = 'content' in parsed ? parsed.content : { release: null, hash: null };
        terminal.out(JSON.stringify({ release, hash, files: files.length, problems }, null, 2));
      } else {
        for (const { path, pointer, message } of problems)
          terminal.out(`${path}${pointer === '' ? '' : `#${pointer}`} ${message}`);
        if (problems.length > 0)
          terminal.out(`${counted(problems.length, 'problem')} in ${counted(files.length, 'file')}`);
        else if ('content' in parsed)
          terminal.out(
            `Release ${parsed.content.release}: ${counted(files.length, 'file')}, ${counted(parsed.content.jurisdictions.size, 'jurisdiction')}, ${counted(parsed.content.forms.size, 'form')}; no problems`,
          );
      }
      return problems.length > 0 ? EXIT.refused : EXIT.done;
    },
  },
  {
    name: 'content show',
    words: ['<code>'],
    summary: 'What is known about a jurisdiction, with its sources and doubts',
    details: 'Reads the files of this project; a running service may hold another release (GET /v1/content).',
    options: {
      'as-of': { value: '<day>', help: 'Day whose law is shown, YYYY-MM-DD; else today' },
      ...FOLDER,
      json: { help: 'Print everything as JSON' },
    },
    async run(call, terminal) {
      const day = call.text('as-of') ?? new Date().toISOString().slice(0, 10);
      if (!isCalendarDate(day)) throw new UsageError(`“${day}” is no day; write it like 2026-11-24`);
      const { parsed, problems } = await loadWorking(call);
      if (!('content' in parsed) || problems.length > 0)
        throw new UsageError('The content has problems; `bonafide content check` lists them');
      const code = (call.words[0] ?? '').toUpperCase();
      const jurisdiction = parsed.content.jurisdictions.get(code);
      if (!jurisdiction) {
        const known = [...parsed.content.jurisdictions.keys()].sort().join(' ');
        throw new UsageError(`There is no jurisdiction ${code}. There are: ${known}`);
      }
      if (call.on('json')) terminal.out(JSON.stringify(jurisdiction, null, 2));
      else show(jurisdiction, day, parsed.content.release, terminal);
      return EXIT.done;
    },
  },
];

function show(jurisdiction: Jurisdiction, day: string, release: string, terminal: Terminal): void {
  const told = <T>(fact: Fact<T>, words: (value: T) => string): string => {
    const entry = factOn(fact, day);
    if (!entry) return 'not known';
    const from = entry.sources.map((number) => `[${number}]`).join('');
    return [words(entry.value), from, entry.confidence === 'direct' ? '' : `(${entry.confidence})`]
      .filter((part) => part !== '')
      .join(' ');
  };
  const orUnknown = (value: string | number | null) => (value === null ? 'not known' : String(value));
  terminal.out(`${jurisdiction.name} (${jurisdiction.code}) on ${day}, release ${release}`);
  const { sellerRules } = jurisdiction;
  const rows: [string, string][] = [
    ['Tax', told(jurisdiction.salesTax, ({ imposed, taxName }) => (imposed ? (taxName ?? 'yes') : 'none'))],
    ['Rate', told(jurisdiction.rate, (rate) => rate)],
    ['Streamlined', told(jurisdiction.streamlined, (status) => status)],
    ['Days to obtain', told(sellerRules.obtainWithinDays, orUnknown)],
    ['Days to cure', told(sellerRules.cureDaysOnAudit, orUnknown)],
    ['Years to keep', told(sellerRules.retentionYears, orUnknown)],
  ];
  for (const line of table(rows)) terminal.out(line);
  terminal.out(`${counted(jurisdiction.forms.length, 'form')}:`);
  for (const line of table(jurisdiction.forms.map((form) => rowOf(form, told)))) terminal.out(`  ${line}`);
  if (jurisdiction.unconfirmed.length > 0) terminal.out(`Not confirmed (${jurisdiction.unconfirmed.length}):`);
  for (const statement of jurisdiction.unconfirmed) terminal.out(`  ${statement}`);
  terminal.out('Sources:');
  for (const { number, title, url } of jurisdiction.sources)
    terminal.out(`  [${number}] ${title}${url ? ` ${url}` : ''}`);
}

function rowOf(form: Form, told: <T>(fact: Fact<T>, words: (value: T) => string) => string): string[] {
  const validity = told(form.validity, ({ kind, years }) => (years === null ? kind : `${kind}, ${years}`));
  return [form.id, form.number ?? '', validity, form.title];
}
