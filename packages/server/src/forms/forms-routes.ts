import type { Customer } from '@bonafide/core/customer/customer.ts';
import { fewestPapers } from '@bonafide/core/form/fewest-papers.ts';
import { fieldsOf } from '@bonafide/core/form/fields.ts';
import type { Need } from '@bonafide/core/form/paper.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import type { Laws } from '../content/content.ts';
import { findCustomer, requireCompany } from '../customers/customers.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, OneOf, Uuid } from '../platform/schemas.ts';
import { formLawOf } from './form-law.ts';
import {
  answerFields,
  FieldsQuery,
  FieldsView,
  FormAnswer,
  FormQuestion,
  type FormQuestionBody,
  ReasonCode,
} from './form-schemas.ts';
import { presentAnswer, presentFields } from './form-views.ts';
import { FORM_LIMITS } from './forms-limits.ts';
import { buyerOf, onFileOf, papersNeeded } from './papers-needed.ts';
import { readFiledPapers } from './papers-store.ts';

export interface FormsServices {
  database: Database;
  laws: Laws;
  clock: Clock;
}

const Money = Type.Object({ currency: Type.String(), amount: Type.String() });

const PapersNeededView = Type.Object({
  customerId: Uuid,
  places: Type.Array(
    Type.Object({
      state: Type.String(),
      stateName: Type.String(),
      from: OneOf(['sales', 'certificate', 'address'], 'Why the customer is taken to buy there'),
      sales12Months: Type.Array(Money),
      invoices12Months: Type.Integer(),
      reasons: Type.Array(ReasonCode),
      reasonFrom: OneOf(['certificate-here', 'certificate-elsewhere', 'assumed']),
    }),
  ),
  ...answerFields,
});

const READ = { readOnly: true } as const;

/** Which papers to ask for, how few will do, and what to ask on each. */
export function formsRoutes(app: App, { database, laws, clock }: FormsServices): void {
  app.post('/v1/form-finder', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Forms'],
      summary: 'The fewest papers that cover where a customer buys and why',
      description:
        'Every pair of state and reason is told what covers it: a certificate on file, a paper to ask for, or why nothing is needed or serves; and what else would have served and why it was not chosen. Nothing is stored.',
      body: FormQuestion,
      response: { 200: FormAnswer },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { customerId, useOnFile = true, registeredIn, scope = 'blanket' } = request.body;
      const asOf = request.body.asOf ?? clock.today();
      const needs = needsOf(request.body);
      const { content, filed } = await database.withTenant(
        tenantId,
        async (tx) => {
          const law = await laws.lawInForce(tx, tenantId, clock.today());
          if (customerId === undefined) return { ...law, filed: [] };
          const customer = await requireCustomer(tx, tenantId, customerId, '/customerId');
          return { ...law, filed: await readFiledPapers(tx, tenantId, customer, asOf) };
        },
        READ,
      );
      const answer = fewestPapers(formLawOf(content), {
        asOf,
        needs,
        onFile: useOnFile ? onFileOf(filed) : [],
        buyer: buyerOf(filed, registeredIn ?? null),
        scope,
      });
      return presentAnswer(content, answer);
    },
  });

  app.get('/v1/forms/:formId/fields', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Forms'],
      summary: 'What to ask on a form: boxes in its order, what is known already, what depends on another answer',
      params: Type.Object({ formId: Type.String({ maxLength: 80 }) }),
      querystring: FieldsQuery,
      response: { 200: FieldsView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { states, reason, scope, customerId, company } = request.query;
      const asOf = request.query.asOf ?? clock.today();
      const { content, known } = await database.withTenant(
        tenantId,
        async (tx) => {
          const law = await laws.lawInForce(tx, tenantId, clock.today());
          const customer = customerId === undefined ? null : await requireCustomer(tx, tenantId, customerId);
          const filed = customer ? await readFiledPapers(tx, tenantId, customer, asOf) : [];
          const seller = company === undefined ? null : { name: (await requireCompany(tx, tenantId, company)).name };
          const onFile = filed.map(({ certificate }) => certificate);
          return { ...law, known: { customer, seller, onFile } };
        },
        READ,
      );
      const answer = fieldsOf(formLawOf(content), {
        formId: request.params.formId,
        asOf,
        states: states?.split(',') ?? [],
        reason: reason ?? null,
        scope: scope ?? null,
        known,
      });
      if (!answer) throw new Refusal('not-found', 'The content has no form of that id');
      return presentFields(content, answer);
    },
  });

  app.get('/v1/customers/:customerId/papers-needed', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Forms'],
      summary: 'The papers a customer owes, from where it bought, where it sits and what is on file',
      description:
        'It buys where recorded sales of 12 months went, where a certificate on file is for, and where its address is. Why it buys is what its certificates say, in that state or elsewhere; where none says anything, `assume`.',
      params: Type.Object({ customerId: Uuid }),
      querystring: Type.Object(
        { asOf: Type.Optional(DateText), assume: Type.Optional(ReasonCode) },
        { additionalProperties: false },
      ),
      response: { 200: PapersNeededView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const today = clock.today();
      const { asOf = today, assume = 'resale' } = request.query;
      const { customerId } = request.params;
      const { content, law, places, answer } = await database.withTenant(
        tenantId,
        async (tx) => {
          const { content: inForce } = await laws.lawInForce(tx, tenantId, today);
          const ofForms = formLawOf(inForce);
          const customer = await requireCustomer(tx, tenantId, customerId);
          const needed = await papersNeeded(tx, tenantId, ofForms, customer, { asOf, today, assume });
          return { content: inForce, law: ofForms, ...needed };
        },
        READ,
      );
      return {
        customerId,
        places: places.map(({ sold, ...place }) => ({
          ...place,
          stateName: law.places.get(place.state)?.name ?? place.state,
          sales12Months: sold.map(({ currency, sales }) => ({ currency, amount: sales })),
          invoices12Months: sold.reduce((sum, { invoices }) => sum + invoices, 0),
        })),
        ...presentAnswer(content, answer),
      };
    },
  });
}

/** Every pair of state and reason that is asked about. */
function needsOf({ needs, reasons }: FormQuestionBody): Need[] {
  const pairs = needs.flatMap(({ state, reasons: own }, index): Need[] => {
    const why = own ?? reasons;
    if (why) return why.map((reason) => ({ state, reason }));
    const detail = 'Say why the customer buys there, here or in reasons for all';
    throw new Refusal('invalid-request', detail, [{ pointer: `/needs/${index}/reasons`, code: 'missing', detail }]);
  });
  if (pairs.length > FORM_LIMITS.needs) {
    const detail = `At most ${FORM_LIMITS.needs} pairs of state and reason in one question; these are ${pairs.length}`;
    throw new Refusal('invalid-request', detail, [{ pointer: '/needs', code: 'too-many', detail }]);
  }
  return pairs;
}

/** @throws Refusal `not-found`; `unknown-reference` where the customer is named in a body */
async function requireCustomer(
  tx: Transaction,
  tenantId: string,
  customerId: string,
  pointer?: string,
): Promise<Customer> {
  const customer = await findCustomer(tx, tenantId, customerId);
  if (customer) return customer;
  if (pointer === undefined) throw new Refusal('not-found');
  const detail = 'There is no such customer';
  throw new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown-reference', detail }]);
}
