import { describe, expect, test } from 'vitest';
import { emptyClaim } from '../certificate/certificate.ts';
import { fitsPattern } from '../check/id-text.ts';
import type { Form } from '../content/content.ts';
import { stripSeparators } from '../content/id-pattern.ts';
import { FORM_FIELDS } from '../content/vocabulary.ts';
import { blankCustomer } from '../customer/customer.ts';
import { FIELD_LABELS, ID_KIND_LABELS } from './field-words.ts';
import { type FieldsAnswer, type FieldsQuestion, type FormField, fieldsOf } from './fields.ts';
import { type KnownFacts, prefilledFrom } from './prefill.ts';
import { lawOnDisk } from './testing/law-on-disk.ts';

const law = lawOnDisk();
const NOTHING: KnownFacts = { customer: null, seller: null, onFile: [] };

function ask(formId: string, more: Partial<FieldsQuestion> = {}): FieldsAnswer {
  const question = { formId, asOf: '2026-11-25', states: [], reason: null, scope: null, known: NOTHING, ...more };
  const answer = fieldsOf(law, question);
  if (!answer) throw new Error(`No form ${formId}`);
  return answer;
}

function field(answer: FieldsAnswer, name: string): FormField {
  const found = answer.fields.find((one) => one.name === name);
  if (!found) throw new Error(`${answer.formId} has no ${name}`);
  return found;
}

describe('every form of the content', () => {
  const forms: [string, Form][] = [...law.content.forms].map(([id, { form }]) => [id, form]);

  test('asks what the content lists, in its order, and each box once', () => {
    for (const [id, form] of forms) {
      const { fields } = ask(id);
      const listed = form.requiredFields.at(-1)?.value ?? [];
      expect(
        fields.filter(({ askedBy }) => askedBy === 'form').map(({ name }) => name),
        id,
      ).toEqual(listed);
      expect(new Set(fields.map(({ name }) => name)).size, id).toBe(fields.length);
    }
  });

  test('words every box, number and choice in three languages', () => {
    const labels = [...Object.values(FIELD_LABELS), ...Object.values(ID_KIND_LABELS)];
    for (const [id] of forms) {
      for (const { options } of ask(id).fields) labels.push(...options.map(({ label }) => label));
    }
    for (const label of labels) {
      for (const text of [label.en, label.es, label.fr]) expect(text.trim(), JSON.stringify(label)).not.toBe('');
    }
  });

  test('gives examples of numbers that fit the pattern beside them', () => {
    for (const [id] of forms) {
      const { fields } = ask(id);
      const rules = fields.flatMap(({ numbers, rows }) => [...numbers, ...rows.flatMap((row) => row.numbers)]);
      for (const { pattern, examples } of rules) {
        if (pattern === null) continue;
        for (const example of examples) {
          expect(fitsPattern(pattern, stripSeparators(example)), `${id}: ${example} ${pattern}`).toBe(true);
        }
      }
    }
  });

  test('a record of it can hold every answer that has a place', () => {
    const roots = ['number', 'exemptAmount', 'claim'];
    for (const name of FORM_FIELDS) expect(FIELD_LABELS[name].en, name).not.toBe('');
    for (const [id] of forms) {
      for (const { places } of ask(id).fields) {
        for (const place of places) expect(roots, `${id} ${place}`).toContain(place.split('/')[1]);
      }
    }
  });
});

describe('what is conditional', () => {
  test('the order is asked for only on a paper for one purchase', () => {
    expect(field(ask('SST-F0003'), 'scope.reference').when).toEqual([{ kind: 'scope', is: 'single' }]);
  });

  test('a paper for one purchase alone always names it', () => {
    expect(field(ask('US-CA-US-GOV'), 'purchase.orderNumber').when).toEqual([]);
  });

  test('a reason that says too little alone is explained', () => {
    expect(field(ask('SST-F0003'), 'reason.detail').when).toEqual([
      { kind: 'reason', is: ['federal-government', 'state-local-government', 'tribal-government', 'other'] },
    ]);
  });

  test('a form of one reason asks for no reason', () => {
    expect(ask('US-TX-01-925').fields.map(({ name }) => name)).not.toContain('exemption.reason');
  });
});

describe('numbers', () => {
  test('Texas: eleven digits, or the number of the home state where the claim is resale', () => {
    const { numbers } = field(ask('US-TX-01-339-F', { reason: 'resale' }), 'id.state-sales-tax');
    expect(numbers.map(({ kind }) => kind)).toEqual(['state-sales-tax', 'out-of-state-sales-tax', 'foreign-tax-id']);
    expect(numbers[0]).toMatchObject({ issuer: 'US-TX', ground: { in: 'US-TX' } });
    expect(numbers[0]?.pattern).not.toBeNull();
  });

  test('a form of several states has a line for each state asked about, with its rule', () => {
    const { rows } = field(ask('MTC-UNIFORM', { states: ['US-TX', 'US-NY'], reason: 'resale' }), 'id.per-state');
    expect(rows.map(({ state, accepted }) => [state, accepted])).toEqual([
      ['US-NY', false],
      ['US-TX', true],
    ]);
    expect(rows[1]?.numbers[0]).toMatchObject({ kind: 'state-sales-tax', issuer: 'US-TX' });
  });

  test('and for each that takes it where none is asked about', () => {
    const { rows } = field(ask('SST-F0003'), 'id.per-state');
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.every(({ state }) => law.places.has(state))).toBe(true);
  });

  test('a state’s publication of the streamlined form has the same lines', () => {
    expect(field(ask('US-OK-SST-F0003', { states: ['US-KS'] }), 'id.per-state').rows).toHaveLength(1);
  });
});

describe('what is known is not asked again', () => {
  const customer = {
    ...blankCustomer('Hollis Marine LLC', '10442'),
    customerId: 'c',
    groupId: 'g',
    version: 1,
    addressLines: ['2201 Canal St', null, null, null] as [string, null, null, null],
    city: 'Houston',
    state: 'TX',
    postalCode: '77003',
  };
  const claim = {
    ...emptyClaim(),
    ids: [{ kind: 'state-sales-tax', issuer: 'US-TX', value: '32012345678' }],
    signer: { name: 'Ana Hollis', title: null },
  };
  const known: KnownFacts = {
    customer,
    seller: { name: 'Acme Supply Inc' },
    onFile: [{ certificateId: 'x1', number: 'TX-1', claim }],
  };
  const answer = ask('US-TX-01-339-F', { known, reason: 'resale' });

  test('name and address from the customer, the seller from the company', () => {
    expect(field(answer, 'purchaser.name').prefill).toEqual([
      {
        path: '/claim/purchaser/name',
        value: 'Hollis Marine LLC',
        from: 'customer',
        certificateId: null,
        certificateNumber: null,
      },
    ]);
    expect(field(answer, 'purchaser.address').prefill.map(({ value }) => value)).toEqual([
      '2201 Canal St',
      'Houston',
      'TX',
      '77003',
      'US',
    ]);
    expect(field(answer, 'seller.name').prefill[0]).toMatchObject({ value: 'Acme Supply Inc', from: 'seller' });
  });

  test('a number from another certificate, with where it stands', () => {
    expect(field(answer, 'id.state-sales-tax').numbers[0]?.known).toMatchObject({
      value: '32012345678',
      from: 'on-file',
      certificateId: 'x1',
    });
    const ohio = field(ask('US-OH-SST-F0003', { known, states: ['US-OH'] }), 'id.per-state');
    expect(ohio.rows[0]?.numbers[0]?.known).toBeNull();
  });

  test('and from where the list of sources says', () => {
    const filled = [...law.content.forms.keys()].flatMap((id) => [...ask(id, { known }).fields]);
    for (const { name, input, prefill } of filled) {
      for (const { from } of prefill) expect(from, name).toBe(prefilledFrom(name, input));
    }
    expect(new Set(filled.flatMap(({ prefill }) => prefill.map(({ from }) => from)))).toEqual(
      new Set(['customer', 'seller', 'on-file']),
    );
  });

  test('signature and day never', () => {
    for (const name of ['signature', 'signedDate']) expect(field(answer, name).prefill).toEqual([]);
  });

  test('a form nobody knows has no fields', () => {
    expect(
      fieldsOf(law, { formId: 'US-XX-1', asOf: '2026-11-25', states: [], reason: null, scope: null, known }),
    ).toBeUndefined();
  });
});
