import { readdirSync, readFileSync } from 'node:fs';
import type { ContentFile } from '@bonafide/core/content/parse-content.ts';
import { parseContent } from '@bonafide/core/content/parse-content.ts';
import { describe, expect, test } from 'vitest';

/**
 * The files as they are, each time with one thing wrong: whatever slips into a file by a hasty hand must be told, with its place.
 * What the readers refuse in a small content stands in the core; this holds the real files against it.
 */

const ROOT = new URL('./', import.meta.url);

// biome-ignore lint/suspicious/noExplicitAny: a mutation reaches anywhere into a file, into places that would be wrong, too
type Tree = any;

const files: ContentFile[] = ['', 'jurisdictions/', 'multistate/', 'reference/'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      path: folder + name,
      json: JSON.parse(readFileSync(new URL(folder + name, ROOT), 'utf8')) as unknown,
    })),
);

/** Problems of the content when one file is changed. */
function problemsAfter(path: string, change: (file: Tree) => unknown): string[] {
  const changed = files.map((file): ContentFile => {
    if (file.path !== path) return file;
    const json = structuredClone(file.json);
    change(json);
    return { path, json };
  });
  const parsed = parseContent(changed, () => 'a hash');
  return 'problems' in parsed
    ? parsed.problems.map(({ path: where, pointer, message }) => `${where}#${pointer} ${message}`)
    : [];
}

const state = (code: string) => `jurisdictions/US-${code}.json`;

const firstForm = (file: Tree) => file.forms[0];
const fielded = (file: Tree) => file.forms.find((form: Tree) => form.requiredFields.length > 0);
const withPattern = (file: Tree) =>
  file.idFormats.find((format: Tree) => format.pattern && format.examples?.length > 0);
const rename = (holder: Tree, from: string, to: string) => {
  holder[to] = holder[from];
  delete holder[from];
};

const MUTATIONS: [name: string, change: (file: Tree) => unknown][] = [
  [
    'a rate in percent',
    (file) => {
      file.rate[0].value = '6.25%';
    },
  ],
  [
    'a rate as a number',
    (file) => {
      file.rate[0].value = 0.0625;
    },
  ],
  [
    'a rate above one',
    (file) => {
      file.rate[0].value = '6.25';
    },
  ],
  [
    'a rate below zero',
    (file) => {
      file.rate[0].value = '-0.01';
    },
  ],
  [
    'a day that does not exist',
    (file) => {
      file.rate[0].from = '2026-02-30';
    },
  ],
  [
    'a day written as the Americans do',
    (file) => {
      file.rate[0].from = '01/02/2026';
    },
  ],
  [
    'a value that ends before it begins',
    (file) => {
      Object.assign(file.rate[0], { from: '2026-05-01', to: '2026-04-30' });
    },
  ],
  [
    'two values for the same day',
    (file) => {
      file.rate.unshift({ ...file.rate[0], to: '2026-01-01' });
    },
  ],
  [
    'a value after one without an end',
    (file) => {
      file.rate.push({ ...file.rate[0], from: '2030-01-01' });
    },
  ],
  [
    'a source that is not there',
    (file) => {
      file.rate[0].sources = [999];
    },
  ],
  [
    'a source taken away that is cited',
    (file) => {
      file.sources = file.sources.filter((source: Tree) => source.number !== firstForm(file).sources[0]);
    },
  ],
  [
    'two sources with one number',
    (file) => {
      file.sources.push({ ...file.sources[0] });
    },
  ],
  [
    'a source without a title',
    (file) => {
      file.sources[0].title = '';
    },
  ],
  [
    'a source whose address is none',
    (file) => {
      file.sources[0].url = 'tax department';
    },
  ],
  [
    'a source of an unknown kind of publisher',
    (file) => {
      file.sources[0].publisher = 'friend';
    },
  ],
  [
    'a source read on no day',
    (file) => {
      file.sources[0].read = 'last week';
    },
  ],
  [
    'a fact that is sure and cites nothing',
    (file) => {
      Object.assign(file.localSalesTax[0], { sources: [], confidence: 'direct' });
    },
  ],
  [
    'a confidence of another word',
    (file) => {
      file.rate[0].confidence = 'certain';
    },
  ],
  ['a misspelt key of the file', (file) => rename(file, 'sellerRules', 'sellerRule')],
  ['a misspelt key of a form', (file) => rename(firstForm(file), 'completedBy', 'completedby')],
  ['a misspelt key of a value', (file) => rename(file.rate[0], 'confidence', 'confidense')],
  [
    'a key too many',
    (file) => {
      file.colour = 'red';
    },
  ],
  [
    'a file that forgets its forms',
    (file) => {
      delete file.forms;
    },
  ],
  [
    'a form without an id',
    (file) => {
      firstForm(file).id = '';
    },
  ],
  [
    'two forms of one id',
    (file) => {
      file.forms.push({ ...firstForm(file) });
    },
  ],
  [
    'a form for a reason nobody knows',
    (file) => {
      firstForm(file).reasons = ['because'];
    },
  ],
  [
    'a form for the same reason twice',
    (file) => {
      firstForm(file).reasons.push(firstForm(file).reasons[0]);
    },
  ],
  [
    'a form for no reason',
    (file) => {
      firstForm(file).reasons = [];
    },
  ],
  [
    'a form of another state',
    (file) => {
      firstForm(file).id = 'US-ZZ-1';
    },
  ],
  [
    'a form filled in by the tooth fairy',
    (file) => {
      firstForm(file).completedBy = 'fairy';
    },
  ],
  [
    'a form for neither one purchase nor many',
    (file) => {
      firstForm(file).scope = ['sometimes'];
    },
  ],
  [
    'a box nobody knows',
    (file) => {
      fielded(file).requiredFields[0].value.push('purchaser.shoeSize');
    },
  ],
  [
    'a box asked for twice',
    (file) => {
      fielded(file).requiredFields[0].value.push(fielded(file).requiredFields[0].value[0]);
    },
  ],
  [
    'a signature that may be needed',
    (file) => {
      firstForm(file).signatureRequired = [{ value: 'perhaps', sources: [], confidence: 'unconfirmed' }];
    },
  ],
  [
    'a term of an unknown kind',
    (file) => {
      firstForm(file).validity[0].value = { kind: 'a while' };
    },
  ],
  [
    'a term of years without years',
    (file) => {
      firstForm(file).validity[0].value = { kind: 'years' };
    },
  ],
  [
    'a term of half a year',
    (file) => {
      firstForm(file).validity[0].value = { kind: 'years', years: 0.5 };
    },
  ],
  [
    'a term of less than nothing',
    (file) => {
      firstForm(file).validity[0].value = { kind: 'years', years: -4 };
    },
  ],
  [
    'a fixed day without the day',
    (file) => {
      firstForm(file).validity[0].value = { kind: 'fixed-date' };
    },
  ],
  [
    'a fixed day that no year has',
    (file) => {
      firstForm(file).validity[0].value = { kind: 'fixed-date', fixedDate: '13-32' };
    },
  ],
  [
    'a form that follows itself',
    (file) => {
      firstForm(file).supersedes = firstForm(file).id;
    },
  ],
  [
    'a form that follows one that never was',
    (file) => {
      firstForm(file).supersedes = 'US-ZZ-OLD';
    },
  ],
  [
    'a form that ends before it begins',
    (file) => {
      Object.assign(firstForm(file), { effectiveFrom: '2026-01-02', effectiveTo: '2026-01-01' });
    },
  ],
  [
    'an address of a form that is none',
    (file) => {
      firstForm(file).url = 'javascript:alert(1)';
    },
  ],
  [
    'an unconfirmed reason that the form does not serve',
    (file) => {
      firstForm(file).unconfirmedReasons = ['media-film'];
    },
  ],
  [
    'a pattern open at its end',
    (file) => {
      withPattern(file).pattern = withPattern(file).pattern.slice(0, -1);
    },
  ],
  [
    'a pattern that can run long',
    (file) => {
      withPattern(file).pattern = '^(\\d{1,9}){9}$';
    },
  ],
  [
    'a pattern that does not compile',
    (file) => {
      withPattern(file).pattern = '^[0-9$';
    },
  ],
  [
    'a pattern that takes anything',
    (file) => {
      withPattern(file).pattern = '^.*$';
    },
  ],
  [
    'a pattern one digit too long for its example',
    (file) => {
      withPattern(file).examples = [`${withPattern(file).examples[0]}7777777`];
    },
  ],
  [
    'a pattern without an example',
    (file) => {
      withPattern(file).examples = [];
    },
  ],
  [
    'an unknown kind of number',
    (file) => {
      withPattern(file).kind = 'lucky-number';
    },
  ],
  [
    'a number of days that is no number',
    (file) => {
      file.sellerRules.obtainWithinDays = [{ value: 'ninety', sources: [], confidence: 'unconfirmed' }];
    },
  ],
  [
    'a number of days below zero',
    (file) => {
      file.sellerRules.obtainWithinDays = [{ value: -1, sources: [], confidence: 'unconfirmed' }];
    },
  ],
  [
    'records kept for three hundred years',
    (file) => {
      file.sellerRules.retentionYears = [{ value: 300, sources: [], confidence: 'unconfirmed' }];
    },
  ],
  [
    'an acceptance for an unknown reason',
    (file) => {
      file.accepts.mtcUniform = [
        { value: { accepted: true, reasons: ['because'] }, sources: [], confidence: 'unconfirmed' },
      ];
    },
  ],
  [
    'an acceptance that is neither yes nor no',
    (file) => {
      file.accepts.sstF0003 = [{ value: { accepted: 'yes', reasons: [] }, sources: [], confidence: 'unconfirmed' }];
    },
  ],
  [
    'a look-up at an address that is none',
    (file) => {
      file.verification = [{ value: { url: 'call us', what: 'x', api: null }, sources: [], confidence: 'unconfirmed' }];
    },
  ],
  [
    'a conflict with one side',
    (file) => {
      file.conflicts = [{ about: 'rate', says: [{ text: 'One', sources: [file.sources[0].number] }], choice: 'That' }];
    },
  ],
  [
    'a special rule for an unknown reason',
    (file) => {
      file.specialRules = [{ rule: 'A rule', appliesTo: ['because'], sources: [], confidence: 'unconfirmed' }];
    },
  ],
  [
    'the file of another state',
    (file) => {
      file.code = 'US-ZZ';
    },
  ],
  [
    'a name with blanks around it',
    (file) => {
      file.name = ` ${file.name}`;
    },
  ],
  [
    'a file that is a list',
    (file) => {
      for (const key of Object.keys(file)) delete file[key];
    },
  ],
];

describe.each(['TX', 'NJ', 'WA'])('one thing wrong in the file of US-%s', (code) => {
  test.each(MUTATIONS)('%s', (_name, change) => {
    expect(problemsAfter(state(code), change)).not.toEqual([]);
  });
});
