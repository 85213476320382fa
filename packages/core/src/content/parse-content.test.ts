import { describe, expect, test } from 'vitest';
import { REASONS } from '../certificate/reason.ts';
import type { ContentFile } from './parse-content.ts';
import { contentHash, parseContent } from './parse-content.ts';

type Tree = Record<string, unknown>;

const ground = { sources: [1], confidence: 'direct' };

function aForm(id: string): Tree {
  return {
    id,
    title: 'A resale certificate',
    completedBy: 'purchaser',
    reasons: ['resale', 'lease-rental'],
    scope: ['blanket'],
    idKinds: ['state-sales-tax'],
    ...ground,
    requiredFields: [{ value: ['purchaser.name', 'signature'], ...ground }],
    signatureRequired: [{ value: true, ...ground }],
    electronicSignatureAccepted: [],
    notarized: [{ value: false, ...ground }],
    validity: [
      { value: { kind: 'years', years: 4 }, to: '2025-12-31', ...ground },
      { value: { kind: 'perpetual' }, from: '2026-01-01', ...ground },
    ],
  };
}

/** The smallest content that is in order: one state, one multistate form. */
function files(): Tree {
  const source = {
    number: 1,
    title: 'A rule',
    url: 'https://tax.example/rule',
    publisher: 'state',
    read: '2026-11-15',
  };
  const vendor = { number: 2, title: 'A guide', url: null, publisher: 'vendor', read: '2026-11-15', access: 'page' };
  const accepted = [{ value: { accepted: true, reasons: ['resale'] }, ...ground }];
  return {
    'release.json': { release: '2026.11.1', date: '2026-11-15', note: 'First' },
    'reasons.json': {
      names: Object.fromEntries(REASONS.map((code) => [code, `Name of ${code}`])),
      targets: {
        sst: { name: 'SST', sources: [1], mappings: [{ reason: 'resale', code: 'G', confidence: 'direct' }] },
        avatax: { name: 'AvaTax', sources: [], mappings: [] },
        quickbooks: { name: 'QuickBooks', sources: [], mappings: [] },
        taxjar: { name: 'TaxJar', sources: [], mappings: [] },
        determination: {
          name: 'Own',
          sources: [],
          mappings: [
            { reason: 'resale', code: 'RS', confidence: 'unconfirmed' },
            { reason: 'other', code: 'OT', confidence: 'unconfirmed' },
          ],
        },
      },
      sources: [source],
    },
    'reference/zip-prefixes.json': { confidence: 'second-hand', ranges: {}, exceptions: {} },
    'reference/fein-prefixes.json': { confidence: 'second-hand', prefixes: ['12'] },
    'reference/form-limits.json': { oneReason: [], closedToBusiness: [], excludedGoods: [] },
    'reference/field-lengths.json': { limits: [] },
    'checks.json': { checks: [{ id: 'CMP-15' }] },
    'multistate/MTC.json': {
      code: 'MTC',
      name: 'Uniform certificate',
      forms: [aForm('MTC-UNIFORM')],
      idFormats: [],
      details: { states: [{ code: 'US-TX', accepted: true, ...ground }] },
      sources: [source],
    },
    'jurisdictions/US-TX.json': {
      code: 'US-TX',
      name: 'Texas',
      salesTax: [{ value: { imposed: true, taxName: 'Sales Tax', agency: null }, ...ground }],
      rate: [{ value: '0.0625', ...ground }],
      rateShares: [],
      localSalesTax: [{ value: true, ...ground }],
      localAuthoritiesWithOwnForms: [],
      streamlined: [{ value: 'none', sources: [], confidence: 'unconfirmed' }],
      accepts: { mtcUniform: accepted, sstF0003: [], borderStates: accepted, outOfStateResaleNumber: [] },
      forms: [aForm('US-TX-1'), { ...aForm('US-TX-2'), supersedes: 'US-TX-1' }],
      idFormats: [
        { kind: 'state-sales-tax', name: 'Number', pattern: '^\\d{11}$', examples: ['123-4567890 1'], ...ground },
      ],
      sellerRules: {
        goodFaith: [],
        obtainWithinDays: [{ value: 90, ...ground }],
        cureDaysOnAudit: [],
        verificationRequired: [],
        retentionYears: [],
      },
      verification: [],
      specialRules: [{ rule: 'A rule', appliesTo: ['resale'], ...ground }],
      sources: [source, vendor],
      unconfirmed: ['Something from memory'],
    },
  };
}

const sha256 = (text: string) => `hash of ${text.length}`;

function parse(tree: Tree) {
  return parseContent(
    Object.entries(tree).map(([path, json]): ContentFile => ({ path, json })),
    sha256,
  );
}

function problemsOf(tree: Tree): string[] {
  const parsed = parse(tree);
  return 'problems' in parsed
    ? parsed.problems.map(({ path, pointer, message }) => `${path}#${pointer} ${message}`)
    : [];
}

function goodContent() {
  const parsed = parse(files());
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.content;
}

const TX = 'jurisdictions/US-TX.json';
const REMOVED = Symbol('removed');
const REVERSED = Symbol('reversed');

/** Changes one place of the tree: `-` at the end of the pointer appends, an empty pointer means the file itself. */
function change(tree: Tree, path: string, pointer: string, value: unknown): void {
  const keys = [path, ...pointer.split('/').slice(1)];
  const last = keys.pop() ?? '';
  let holder = tree;
  for (const key of keys) holder = holder[key] as Tree;
  if (value === REMOVED) delete holder[last];
  else if (value === REVERSED) holder[last] = (holder[last] as unknown[]).toReversed();
  else if (Array.isArray(holder) && last === '-') holder.push(value);
  else holder[last] = value;
}

describe('reading the content', () => {
  test('content in order is read whole, absent members as null or empty', () => {
    const content = goodContent();
    expect(content.release).toBe('2026.11.1');
    expect([...content.forms.keys()].sort()).toEqual(['MTC-UNIFORM', 'US-TX-1', 'US-TX-2']);
    expect(content.forms.get('MTC-UNIFORM')?.owner).toBe('MTC');
    const form = content.jurisdictions.get('US-TX')?.forms[0];
    expect(form).toMatchObject({ number: null, supersedes: null, effectiveTo: null, unconfirmedReasons: [] });
    expect(form?.validity[0]).toEqual({
      value: { kind: 'years', years: 4, fixedDate: null, cycleEnd: null, recommendRenewEveryYears: null },
      from: null,
      to: '2025-12-31',
      sources: [1],
      confidence: 'direct',
      note: null,
    });
  });

  test('what was read cannot be changed, however deep', () => {
    const content = goodContent();
    const form = content.forms.get('US-TX-1')?.form;
    const frozen = [
      content,
      content.jurisdictions.get('US-TX'),
      form,
      form?.validity,
      form?.validity[0]?.value,
      content.reasons.names,
    ];
    expect(frozen.every((value) => Object.isFrozen(value))).toBe(true);
    const forms = content.forms as Map<string, unknown>;
    expect(() => forms.delete('US-TX-1')).toThrow(TypeError);
    expect(() => forms.set('US-TX-9', {})).toThrow(TypeError);
  });

  test.each<[string, string, string, unknown, string]>([
    ['an unknown key', TX, '/colour', 'red', `${TX}#/colour is no known key`],
    [
      'an unknown key deep inside',
      TX,
      '/forms/0/validity/0/value/month',
      3,
      `${TX}#/forms/0/validity/0/value/month is no known key`,
    ],
    [
      'a misspelt detail of a multistate file',
      'multistate/MTC.json',
      '/details/stats',
      [],
      'multistate/MTC.json#/details/stats is no known key',
    ],
    [
      'a severity for what is no check',
      TX,
      '/checkSeverities',
      { everything: [] },
      `${TX}#/checkSeverities/everything must be the id of a check`,
    ],
    [
      'a check that the catalogue does not have',
      TX,
      '/checkSeverities',
      { 'CMP-99': [{ value: 'warn', ...ground }] },
      `${TX}#/checkSeverities/CMP-99 weighs a check that the catalogue does not know`,
    ],
    [
      'a severity that is none',
      TX,
      '/checkSeverities',
      { 'CMP-15': [{ value: 'off', ...ground }] },
      `${TX}#/checkSeverities/CMP-15/0/value is no known severity: "off"`,
    ],
    [
      'a severity without a source',
      TX,
      '/checkSeverities',
      { 'CMP-15': [{ value: 'warn', sources: [], confidence: 'direct' }] },
      `${TX}#/checkSeverities/CMP-15/0 has no source, yet is not marked unconfirmed`,
    ],
    ['a missing key', TX, '/rate', REMOVED, `${TX}# lacks "rate"`],
    ['no sources', TX, '/sources', REMOVED, `${TX}# lacks "sources"`],
    [
      'a source number that is not there',
      TX,
      '/rate/0/sources',
      [1, 7],
      `${TX}#/rate/0/sources/1 names no source of this file: 7`,
    ],
    [
      'a conflict with one side',
      TX,
      '/conflicts',
      [{ about: 'rate', says: [{ text: 'One rate', sources: [1] }], choice: 'That one' }],
      `${TX}#/conflicts/0/says must hold two sides at least`,
    ],
    ['a source cited twice', TX, '/rate/0/sources', [1, 1], `${TX}#/rate/0/sources/1 stands twice: 1`],
    ['two sources of one number', TX, '/sources/1/number', 1, `${TX}#/sources/1/number stands twice: 1`],
    [
      'a fact without source, not marked',
      TX,
      '/rate/0/sources',
      [],
      `${TX}#/rate/0 has no source, yet is not marked unconfirmed`,
    ],
    [
      'a form without source, not marked',
      TX,
      '/forms/0/sources',
      [],
      `${TX}#/forms/0 has no source, yet is not marked unconfirmed`,
    ],
    [
      'direct on a vendor alone',
      TX,
      '/rate/0/sources',
      [2],
      `${TX}#/rate/0 is marked direct, yet no cited source is of the state, MTC or SSTGB`,
    ],
    [
      'an unknown confidence',
      TX,
      '/rate/0/confidence',
      'sure',
      `${TX}#/rate/0/confidence is no known confidence: "sure"`,
    ],
    [
      'overlapping dates',
      TX,
      '/forms/0/validity/1/from',
      '2025-12-31',
      `${TX}#/forms/0/validity/1 overlaps the value before it, or stands out of order`,
    ],
    [
      'an open value before another',
      TX,
      '/forms/0/validity/0/to',
      REMOVED,
      `${TX}#/forms/0/validity/1 overlaps the value before it, or stands out of order`,
    ],
    [
      'values out of order',
      TX,
      '/forms/0/validity',
      REVERSED,
      `${TX}#/forms/0/validity/1 overlaps the value before it, or stands out of order`,
    ],
    [
      'a period that ends before it begins',
      TX,
      '/forms/0/validity/1/to',
      '2025-01-01',
      `${TX}#/forms/0/validity/1 ends before it begins`,
    ],
    [
      'a day that does not exist',
      TX,
      '/rate/0/from',
      '2026-02-30',
      `${TX}#/rate/0/from must be a real day written YYYY-MM-DD`,
    ],
    [
      'an unknown reason',
      TX,
      '/forms/0/reasons/-',
      'charity',
      `${TX}#/forms/0/reasons/2 is no known reason: "charity"`,
    ],
    [
      'doubt about a reason not listed',
      TX,
      '/forms/0/unconfirmedReasons',
      ['timber'],
      `${TX}#/forms/0 doubts a reason it does not list: timber`,
    ],
    [
      'an unknown field',
      TX,
      '/forms/0/requiredFields/0/value/-',
      'purchaser.fax',
      `${TX}#/forms/0/requiredFields/0/value/2 is no known field: "purchaser.fax"`,
    ],
    [
      'a pattern without anchors',
      TX,
      '/idFormats/0/pattern',
      '\\d{11}',
      `${TX}#/idFormats/0/pattern is not anchored by ^ and $`,
    ],
    [
      'a pattern that could run long',
      TX,
      '/idFormats/0/pattern',
      '^(\\d{1,5}){2,9}$',
      `${TX}#/idFormats/0/pattern nests one repetition in another`,
    ],
    [
      'a pattern that does not compile',
      TX,
      '/idFormats/0/pattern',
      '^(\\d{11}$',
      `${TX}#/idFormats/0/pattern does not compile`,
    ],
    [
      'an example the pattern refuses',
      TX,
      '/idFormats/0/examples/-',
      '1234567890',
      `${TX}#/idFormats/0/examples/1 does not fit the pattern`,
    ],
    [
      'years without number',
      TX,
      '/forms/0/validity/0/value/years',
      REMOVED,
      `${TX}#/forms/0/validity/0/value is of kind years, yet gives no years`,
    ],
    ['zero years', TX, '/forms/0/validity/0/value/years', 0, `${TX}#/forms/0/validity/0/value lasts zero years`],
    [
      'a fixed day without day',
      TX,
      '/forms/0/validity/0/value',
      { kind: 'fixed-date' },
      `${TX}#/forms/0/validity/0/value is of kind fixed-date, yet gives no day`,
    ],
    [
      'a fixed day that not every year has',
      TX,
      '/forms/0/validity/0/value',
      { kind: 'fixed-date', fixedDate: '02-29' },
      `${TX}#/forms/0/validity/0/value names no day of every year: 02-29`,
    ],
    [
      'a cycle without length',
      TX,
      '/forms/0/validity/0/value',
      { kind: 'renew-cycle' },
      `${TX}#/forms/0/validity/0/value is of kind renew-cycle, yet gives neither years nor a day`,
    ],
    [
      'the end of a cycle that is none',
      TX,
      '/forms/0/validity/0/value/cycleEnd',
      '2027-12-31',
      `${TX}#/forms/0/validity/0/value gives the end of a cycle without being a renew-cycle of so many years`,
    ],
    [
      'a rate that is a number',
      TX,
      '/rate/0/value',
      0.0625,
      `${TX}#/rate/0/value must be a decimal fraction below one, as text, without trailing zeros`,
    ],
    [
      'a rate in percent',
      TX,
      '/rate/0/value',
      '6.25',
      `${TX}#/rate/0/value must be a decimal fraction below one, as text, without trailing zeros`,
    ],
    [
      'a fraction of days',
      TX,
      '/sellerRules/obtainWithinDays/0/value',
      1.5,
      `${TX}#/sellerRules/obtainWithinDays/0/value must be a whole number`,
    ],
    ['a web address that is none', TX, '/forms/0/url', 'tax.example', `${TX}#/forms/0/url must be a web address`],
    [
      'one form id twice in a file',
      TX,
      '/forms/1/id',
      'US-TX-1',
      `${TX}#/forms/1/id is the id of a form in jurisdictions/US-TX.json too: US-TX-1`,
    ],
    [
      'one form id in two files',
      'multistate/MTC.json',
      '/forms/0/id',
      'US-TX-1',
      'multistate/MTC.json#/forms/0/id is the id of a form in jurisdictions/US-TX.json too: US-TX-1',
    ],
    [
      'supersedes naming no form',
      TX,
      '/forms/1/supersedes',
      'US-TX-9',
      `${TX}#/forms/1/supersedes supersedes a form that is not here: US-TX-9`,
    ],
    [
      'a form that supersedes itself',
      TX,
      '/forms/1/supersedes',
      'US-TX-2',
      `${TX}#/forms/1/supersedes supersedes itself`,
    ],
    ['a file under the name of another', TX, '/code', 'US-OK', `${TX}# has the code of another file: US-OK`],
    ['a reason without name', 'reasons.json', '/names/timber', REMOVED, 'reasons.json#/names lacks a name for timber'],
    [
      'a reason mapped twice',
      'reasons.json',
      '/targets/sst/mappings/-',
      { reason: 'resale', code: 'X', confidence: 'direct' },
      'reasons.json#/targets/sst/mappings/1 maps a reason twice: resale',
    ],
    [
      'an own code used twice',
      'reasons.json',
      '/targets/determination/mappings/1/code',
      'RS',
      'reasons.json#/targets/determination/mappings/1/code stands twice',
    ],
    [
      'an own code of three characters',
      'reasons.json',
      '/targets/determination/mappings/1/code',
      'OTH',
      'reasons.json#/targets/determination/mappings/1/code must be two capital letters',
    ],
    ['no release', 'release.json', '', REMOVED, 'release.json# is missing'],
    [
      'a release name out of form',
      'release.json',
      '/release',
      'latest',
      'release.json#/release must be year.month.number',
    ],
    [
      'a missing table of reference',
      'reference/fein-prefixes.json',
      '',
      REMOVED,
      'reference/fein-prefixes.json# is missing',
    ],
    [
      'a file nobody reads',
      'jurisdiction/US-OK.json',
      '',
      {},
      'jurisdiction/US-OK.json# is no known file of the content',
    ],
    ['text with white space around it', TX, '/name', 'Texas ', `${TX}#/name has white space around it`],
    ['a list instead of an object', TX, '/accepts', [], `${TX}#/accepts must be an object`],
  ])('finds %s', (_, path, pointer, value, problem) => {
    const tree = files();
    change(tree, path, pointer, value);
    expect(problemsOf(tree)).toContain(problem);
  });

  test('lists every problem of every file at once', () => {
    const tree = files();
    change(tree, TX, '/colour', 'red');
    change(tree, TX, '/rate/0/value', '6.25');
    change(tree, TX, '/forms/1/supersedes', 'US-TX-9');
    change(tree, 'release.json', '/date', 'today');
    expect(problemsOf(tree)).toHaveLength(4);
  });
});

describe('the hash of a release', () => {
  const listed = (tree: Tree) => Object.entries(tree).map(([path, json]) => ({ path, json }));
  const text = (value: string) => value;

  test('does not depend on the order of files or keys', () => {
    const tree = files();
    const reversed = listed(tree)
      .reverse()
      .map(({ path, json }) => ({ path, json: Object.fromEntries(Object.entries(json as Tree).reverse()) }));
    expect(contentHash(reversed, text)).toBe(contentHash(listed(tree), text));
  });

  test('changes with any value', () => {
    const tree = files();
    const before = contentHash(listed(tree), text);
    change(tree, TX, '/unconfirmed/0', 'Something else from memory');
    expect(contentHash(listed(tree), text)).not.toBe(before);
  });
});
