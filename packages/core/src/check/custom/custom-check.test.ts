import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../calendar/calendar-date.ts';
import { type Certificate, emptyClaim } from '../../certificate/certificate.ts';
import { blankCustomer } from '../../customer/customer.ts';
import { runChecks } from '../run-checks.ts';
import { bareSubject, type CheckSubject } from '../subject.ts';
import { aCertificate } from '../testing/a-certificate.ts';
import { smallContent } from '../testing/small-content.ts';
import { WHY_NOT } from '../why-not.ts';
import { wordFinding } from '../word-finding.ts';
import { type Condition, CUSTOM_LIMITS, OPERATORS, type Operand, shapeOf, type Test } from './condition.ts';
import { conditionWords } from './condition-words.ts';
import { answerCustom, type CustomCheck } from './custom-check.ts';
import { evaluate, type Given } from './evaluate.ts';
import { FIELDS, type Field, type FieldValue, fieldOf } from './fields.ts';
import { operatorsFor, readCondition } from './read-condition.ts';
import { failedExamples, readCustomCheck } from './read-custom-check.ts';

const TODAY = '2026-11-20';
const CONTENT = smallContent();

/** A definition as a seller would write it: papers of nonprofits need a phone number. */
const DEFINITION = {
  id: 'OWN-PHONE',
  title: 'Nonprofits give a phone number',
  severity: 'warn',
  appliesWhen: { field: 'purchaser.entityType', op: 'is', value: 'nonprofit' },
  mustHold: { field: 'purchaser.phone', op: 'present' },
  about: 'purchaser.phone',
  clerk: { en: '{purchaser.name} gives {purchaser.phone} as its phone number.' },
  buyer: { en: 'Add your phone number.', es: 'Agregue su número de teléfono.' },
  examples: [
    { name: 'a nonprofit without', fields: { 'purchaser.entityType': 'nonprofit' }, expect: 'found' },
    { name: 'with', fields: { 'purchaser.entityType': 'nonprofit', 'purchaser.phone': '555 0100' }, expect: 'passed' },
    { name: 'a company', fields: { 'purchaser.entityType': 'llc' }, expect: 'not-applicable' },
    { name: 'of unknown kind', fields: {}, expect: 'could-not-check' },
  ],
};

function read(patch: object = {}): CustomCheck {
  const result = readCustomCheck({ ...DEFINITION, ...patch }, TODAY);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.check;
}

function problemsOf(json: unknown): string[] {
  const result = readCustomCheck(json, TODAY);
  return 'problems' in result ? result.problems.map(({ pointer, message }) => `${pointer} ${message}`) : [];
}

function given(fields: Record<string, FieldValue>, today = TODAY): Given {
  return { today, value: (key) => ({ value: Object.hasOwn(fields, key) ? (fields[key] ?? null) : null }) };
}

const holds = (condition: Condition, fields: Record<string, FieldValue>, today?: string) =>
  evaluate(condition, given(fields, today));

describe('a test', () => {
  const cases: [string, Test, Record<string, FieldValue>, boolean | string][] = [
    [
      'text is compared without case and blanks',
      { field: 'purchaser.city', op: 'is', value: 'San  Antonio' },
      { 'purchaser.city': ' san antonio ' },
      true,
    ],
    [
      'numbers are compared without separators',
      { field: 'ids.fein', op: 'is', value: '12-3456789' },
      { 'ids.fein': ['12 3456789'] },
      true,
    ],
    [
      'one of several values suffices',
      { field: 'reasons', op: 'is', value: 'resale' },
      { reasons: ['other', 'resale'] },
      true,
    ],
    [
      'or each must pass',
      { field: 'reasons', op: 'is', of: 'every', value: 'resale' },
      { reasons: ['other', 'resale'] },
      false,
    ],
    ['a list of values', { field: 'states', op: 'one-of', values: ['US-TX', 'US-CA'] }, { states: ['US-CA'] }, true],
    ['none of a list', { field: 'record.form', op: 'none-of', values: ['X'] }, { 'record.form': 'x' }, false],
    [
      'days before today',
      { field: 'signedDate', op: 'before', than: { today: -365 } },
      { signedDate: '2025-11-19' },
      true,
    ],
    [
      'the very day is not before',
      { field: 'signedDate', op: 'before', than: { today: -365 } },
      { signedDate: '2025-11-20' },
      false,
    ],
    [
      'a date and another field',
      { field: 'receivedDate', op: 'on-or-before', than: { field: 'signedDate', days: 90 } },
      { signedDate: '2026-01-01', receivedDate: '2026-04-01' },
      true,
    ],
    [
      'a day that does not exist cannot be compared',
      { field: 'signedDate', op: 'after', than: { date: '2026-01-01' } },
      { signedDate: '2026-02-30' },
      'value-unreadable',
    ],
    [
      'amounts are compared as decimals',
      { field: 'record.exemptAmount', op: 'at-most', than: { amount: '10.5' } },
      { 'record.exemptAmount': '9' },
      true,
    ],
    [
      'an amount of 400 digits cannot be compared',
      { field: 'exemptPercent', op: 'at-least', than: { amount: '1' } },
      { exemptPercent: '9'.repeat(400) },
      'value-unreadable',
    ],
    [
      'a length counts characters, not units',
      { field: 'signer.name', op: 'length-at-most', number: 2 },
      { 'signer.name': '💥💥' },
      true,
    ],
    ['a number of values', { field: 'ids', op: 'count-at-least', number: 2 }, { ids: ['1'] }, false],
    [
      'two names',
      { field: 'purchaser.name', op: 'same-as', than: { field: 'customer.name' } },
      { 'purchaser.name': 'ACME', 'customer.name': 'acme ' },
      true,
    ],
    [
      'a pattern sees numbers stripped',
      { field: 'ids.fein', op: 'matches', value: '^\\d{9}$' },
      { 'ids.fein': ['12-3456789'] },
      true,
    ],
    ['an empty value cannot be compared', { field: 'purchaser.city', op: 'is', value: 'x' }, {}, 'field-empty'],
    ['nor can an empty list', { field: 'reasons', op: 'is', value: 'resale' }, { reasons: [] }, 'field-empty'],
    ['blank text is not present', { field: 'signer.title', op: 'present' }, { 'signer.title': '  ' }, false],
    ['no is a value', { field: 'signature.present', op: 'present' }, { 'signature.present': false }, true],
  ];

  it.each(cases)('%s', (_name, test, fields, expected) => {
    expect(readCondition(test, '', [])).toEqual(test);
    const answer = holds(test, fields);
    expect(typeof answer === 'boolean' ? answer : answer.unknown).toBe(expected);
  });
});

describe('what is unknown', () => {
  const unknown: Condition = { field: 'purchaser.city', op: 'is', value: 'x' };
  const yes: Condition = { field: 'signer.name', op: 'present' };
  const fields = { 'signer.name': 'A' };

  it('stays unknown in a group that it alone decides, and no longer where the rest decides', () => {
    expect(holds({ all: [yes, unknown] }, fields)).toEqual({ unknown: 'field-empty' });
    expect(holds({ any: [unknown, yes] }, fields)).toBe(true);
    expect(holds({ all: [unknown, { not: yes }] }, fields)).toBe(false);
    expect(holds({ not: unknown }, fields)).toEqual({ unknown: 'field-empty' });
  });
});

describe('reading a definition', () => {
  it('takes a good one as it is', () => {
    expect(read()).toEqual(DEFINITION);
    expect(conditionWords(read().appliesWhen ?? read().mustHold)).toBe('“Kind of purchaser” is nonprofit');
  });

  it.each([
    [{ id: 'CMP-01' }, '/id'],
    [{ title: '' }, '/title'],
    [{ severity: 'off' }, '/severity'],
    [{ run: 'process.exit()' }, '/run'],
    [{ mustHold: { field: '__proto__', op: 'present' } }, '/mustHold/field'],
    [{ mustHold: { field: 'purchaser.phone', op: 'constructor' } }, '/mustHold/op'],
    [{ mustHold: { field: 'signedDate', op: 'contains', value: '1' } }, '/mustHold/op'],
    [{ mustHold: { all: [] } }, '/mustHold/all'],
    [{ mustHold: { all: [], any: [] } }, '/mustHold'],
    [{ mustHold: { field: 'signedDate', op: 'before', than: { date: '2026-02-30' } } }, '/mustHold/than'],
    [{ mustHold: { field: 'signedDate', op: 'before', than: { field: 'signer.name' } } }, '/mustHold/than/field'],
    [{ mustHold: { field: 'signer.name', op: 'matches', value: '^(a+)+$' } }, '/mustHold/value'],
    [{ mustHold: { field: 'purchaser.entityType', op: 'is', value: 'shop' } }, '/mustHold/value'],
    [{ mustHold: { field: 'signer.name', op: 'present', of: 'some' } }, '/mustHold/of'],
    [{ mustHold: { field: 'signer.name', op: 'is', value: 'a', number: 3 } }, '/mustHold/number'],
    [{ about: 'nowhere' }, '/about'],
    [{ buyer: { es: 'Hola' } }, '/buyer/en'],
    [{ clerk: { en: 'See {secret.field}.' } }, '/clerk/en'],
    [{ examples: [] }, '/examples'],
  ])('names the place of %j', (patch, pointer) => {
    const problems = problemsOf({ ...DEFINITION, ...patch });
    expect(problems.map((problem) => problem.split(' ')[0])).toContain(pointer);
  });

  it('refuses a check that fails an example of its own', () => {
    const [first, ...rest] = DEFINITION.examples;
    const examples = [{ ...first, expect: 'passed' }, { ...first, name: 'b' }, ...rest];
    expect(problemsOf({ ...DEFINITION, examples })).toEqual([
      '/examples/0/expect “a nonprofit without”: expected “passes”, but the check finds something',
    ]);
  });

  it('refuses what is nested too deep or too large', () => {
    const test = { field: 'signer.name', op: 'present' };
    const nest = (depth: number): unknown => (depth === 0 ? test : { not: nest(depth - 1) });
    expect(readCondition(nest(CUSTOM_LIMITS.depth), '', [])).toBeDefined();
    expect(problemsOf({ ...DEFINITION, mustHold: nest(CUSTOM_LIMITS.depth + 1) })).toHaveLength(1);
    expect(problemsOf({ ...DEFINITION, mustHold: nest(1000) })).toHaveLength(1);
    const wide = { any: [{ all: Array(CUSTOM_LIMITS.nodes - 1).fill(test) }, test] };
    expect(problemsOf({ ...DEFINITION, mustHold: wide })).toHaveLength(1);
  });
});

function subject(patch: Partial<Certificate['claim']>, rest: Partial<CheckSubject> = {}): CheckSubject {
  const certificate: Certificate = aCertificate({ claim: { ...emptyClaim(), ...patch } });
  return { ...bareSubject(certificate, CONTENT, TODAY), ...rest };
}

const purchaser = (patch: Partial<Certificate['claim']['purchaser']>) => ({
  purchaser: { ...emptyClaim().purchaser, ...patch },
});

describe('a check in the run of all', () => {
  const policy = { custom: [read()] };
  const own = (of: CheckSubject, other = policy) => {
    const report = runChecks(of, other);
    if (report.passed.includes('OWN-PHONE')) return 'passed';
    const silent = [...report.notApplicable, ...report.couldNotCheck].find(({ code }) => code === 'OWN-PHONE');
    return silent?.reason ?? report.findings.find(({ code }) => code === 'OWN-PHONE');
  };

  it('finds, points at its field, cites the seller and brings its sentences', () => {
    const found = own(subject(purchaser({ name: 'Hollis $& Sons', entityType: 'nonprofit' })));
    expect(found).toMatchObject({
      code: 'OWN-PHONE',
      severity: 'warn',
      path: '/claim/purchaser/phone',
      citation: { in: 'own', source: null },
      values: { 'purchaser.name': 'Hollis $& Sons', 'purchaser.phone': 'nothing' },
    });
    if (typeof found !== 'object') throw new Error('no finding');
    expect(wordFinding(found, 'en', 'clerk')).toMatchObject({
      title: 'Nonprofits give a phone number',
      text: 'Hollis $& Sons gives nothing as its phone number.',
    });
    expect(wordFinding(found, 'es', 'buyer')).toMatchObject({ text: 'Agregue su número de teléfono.', locale: 'es' });
    expect(wordFinding(found, 'fr', 'buyer')).toMatchObject({ text: 'Add your phone number.', locale: 'en' });
  });

  it('passes only when it looked', () => {
    expect(own(subject(purchaser({ entityType: 'nonprofit', phone: '555' })))).toBe('passed');
    expect(own(subject(purchaser({ entityType: 'llc' })))).toBe('condition-not-met');
    expect(own(subject(purchaser({ name: 'A' })))).toBe('field-empty');
    expect(own(subject({}))).toBe('no-paper');
  });

  it('says that a customer is missing', () => {
    const about = read({
      appliesWhen: null,
      mustHold: { field: 'customer.contactEmail', op: 'present' },
      examples: [
        { name: 'without', fields: {}, expect: 'found' },
        { name: 'with', fields: { 'customer.contactEmail': 'a@b.example' }, expect: 'passed' },
      ],
    });
    const customer = { ...blankCustomer('Acme', '1'), customerId: 'k1', groupId: 'g1', version: 1 };
    expect(own(subject({}), { custom: [about] })).toBe('customer-unknown');
    expect(own(subject({}, { customer }), { custom: [about] })).toMatchObject({ code: 'OWN-PHONE' });
  });

  it('is weighed and switched off by the policy', () => {
    const nonprofit = subject(purchaser({ entityType: 'nonprofit' }));
    expect(own(nonprofit, { ...policy, ...{ severity: { 'OWN-PHONE': 'reject' } } })).toMatchObject({
      severity: 'reject',
      severitySet: { by: 'policy', default: 'warn' },
    });
    expect(own(nonprofit, { ...policy, ...{ off: ['OWN-PHONE'] } })).toBe('switched-off');
  });

  it('masks a number that looks personal', () => {
    const id = { kind: 'fein', issuer: null, value: '123-45-6789' };
    const check = read({ clerk: { en: 'Number {ids.fein}.' } });
    const report = runChecks(subject({ ...purchaser({ entityType: 'nonprofit' }), ids: [id] }), { custom: [check] });
    const found = report.findings.find(({ code }) => code === 'OWN-PHONE');
    expect(found?.words?.clerk.en).toBe('Number *****6789.');
  });
});

// Any condition of the language, over any values at all.

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', ' ', '2026-02-30', '2025-06-01', '12', '-1', '1e9', 'toString', '9'.repeat(500)),
);
const word = fc.string({ minLength: 1, maxLength: 10 }).filter((one) => one.trim() !== '');
const days = fc.integer({ min: -CUSTOM_LIMITS.days, max: CUSTOM_LIMITS.days });
const date = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1970-01-01', count));

function operand(field: Field, kind: 'date' | 'amount' | 'field'): fc.Arbitrary<Operand> {
  const others = FIELDS.filter(({ type, many }) =>
    kind === 'field' ? ['text', 'id', 'choice'].includes(type) : type === field.type && !many,
  ).map(({ key }) => key);
  const other = fc.constantFrom(...others);
  if (kind === 'field') return other.map((key) => ({ field: key }));
  if (kind === 'amount')
    return fc.oneof(
      fc.integer().map((amount) => ({ amount: String(amount) })),
      other.map((key) => ({ field: key })),
    );
  return fc.oneof(
    date.map((one) => ({ date: one })),
    days.map((today) => ({ today })),
    fc.tuple(other, days).map(([key, count]) => ({ field: key, days: count })),
  );
}

const tests: fc.Arbitrary<Test> = fc
  .constantFrom(...FIELDS)
  .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...operatorsFor(field))))
  .chain(([field, op]) => {
    const base = { field: field.key, op };
    const value = field.options ? fc.constantFrom(...field.options) : word;
    const kind = shapeOf(op).operand;
    switch (kind) {
      case 'none':
        return fc.constant<Test>(base);
      case 'value':
        return (field.type === 'flag' ? fc.boolean() : value).map((one): Test => ({ ...base, value: one }));
      case 'values':
        return fc.array(value, { minLength: 1, maxLength: 4 }).map((values): Test => ({ ...base, values }));
      case 'pattern':
        return fc
          .constantFrom('^\\d{2,4}$', '^(?:AB|C?)[0-9A-F]{3}$', '^a?a?a?a?aaaa$')
          .map((one): Test => ({ ...base, value: one }));
      case 'number':
        return fc.nat({ max: 100 }).map((number): Test => ({ ...base, number }));
      default:
        return operand(field, kind).map((than): Test => ({ ...base, than }));
    }
  });

const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tests,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

const values: fc.Arbitrary<Record<string, FieldValue>> = fc
  .uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 60, selector: ({ key }) => key })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field): fc.Arbitrary<[string, FieldValue]> => {
        const one: fc.Arbitrary<FieldValue> = field.many
          ? fc.array(text, { maxLength: 3 })
          : field.type === 'flag'
            ? fc.boolean()
            : text;
        return fc.option(one, { nil: null }).map((value) => [field.key, value]);
      }),
    ),
  )
  .map((entries) => Object.fromEntries(entries));

describe('any condition over any values', () => {
  it('is read as it is written, answers without throwing, the same each time, in one of the known ways', () => {
    fc.assert(
      fc.property(conditions, values, date, (condition, fields, today) => {
        expect(readCondition(JSON.parse(JSON.stringify(condition)), '', [])).toEqual(condition);
        const answer = holds(condition, fields, today);
        if (typeof answer !== 'boolean') expect(Object.keys(WHY_NOT)).toContain(answer.unknown);
        expect(holds(condition, fields, today)).toEqual(answer);
        expect(conditionWords(condition)).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('is never answered yes and no at once: its opposite has the opposite answer', () => {
    fc.assert(
      fc.property(conditions, values, (condition, fields) => {
        const answer = holds(condition, fields);
        expect(holds({ not: condition }, fields)).toEqual(typeof answer === 'boolean' ? !answer : answer);
      }),
    );
  });

  it('passes only when nothing that decides is missing: without any value it never passes but by what is empty', () => {
    fc.assert(
      fc.property(conditions, (mustHold) => {
        const asksForEmptiness = JSON.stringify(mustHold).match(/"(?:present|absent|count-at-least|count-at-most)"/);
        const { outcome } = answerCustom({ appliesWhen: null, mustHold }, given({}));
        if (!asksForEmptiness) expect(outcome).toBe('could-not-check');
      }),
    );
  });
});

describe('any JSON at all', () => {
  it('is read or refused with places, never thrown at', () => {
    const junk = fc.oneof(
      fc.json().map((one) => JSON.parse(one) as unknown),
      fc.record({
        ...Object.fromEntries(
          Object.keys(DEFINITION).map((key) => [
            key,
            fc.oneof(fc.constant((DEFINITION as Record<string, unknown>)[key]), fc.jsonValue()),
          ]),
        ),
      }),
    );
    fc.assert(
      fc.property(junk, (json) => {
        const result = readCustomCheck(json, TODAY);
        if ('problems' in result) expect(result.problems.length).toBeGreaterThan(0);
        else expect(failedExamples(result.check, TODAY)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the catalogue of fields', () => {
  it('has each key once, and reads every field of an empty and of a full certificate', () => {
    expect(new Set(FIELDS.map(({ key }) => key)).size).toBe(FIELDS.length);
    for (const field of FIELDS) expect(() => field.read(subject({}))).not.toThrow();
    expect(fieldOf('toString')).toBeUndefined();
  });

  it('gives every operator a field to go with', () => {
    const used = new Set(FIELDS.flatMap(operatorsFor));
    expect(Object.keys(OPERATORS).filter((op) => !used.has(op as keyof typeof OPERATORS))).toEqual([]);
  });
});
