import type { Readable } from 'node:stream';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import type { FormLaw } from '@bonafide/core/form/places.ts';
import { formName } from '@bonafide/core/form/words-en.ts';
import { type Static, Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import type { Laws } from '../content/content.ts';
import { requireCompany, searchedGroup } from '../customers/customers.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import { attachment } from '../platform/attachment.ts';
import type { Clock } from '../platform/clock.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { ExportStreams } from '../platform/export-stream.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, Nullable, OneOf, PageQuery, Text100, Uuid } from '../platform/schemas.ts';
import { formLawOf } from './form-law.ts';
import { ReasonCode, StateCode } from './form-schemas.ts';
import { FORM_LIMITS } from './forms-limits.ts';
import { rehearsalHeader, rehearsalRows } from './nexus-csv.ts';
import {
  Papers,
  paperCounts,
  presentCustomer,
  presentState,
  type RehearsedState,
  statesOn,
} from './nexus-rehearsal.ts';
import { type RehearsalScope, salesFrom } from './nexus-sql.ts';
import { customersInTurn, readRehearsal, type Standing } from './nexus-store.ts';

export interface NexusServices {
  database: Database;
  laws: Laws;
  clock: Clock;
  cursors: Cursors;
}

const STANDINGS = ['needed', 'covered', 'no-claim', 'no-tax'] as const satisfies readonly Standing[];
const StandingText = OneOf(
  STANDINGS,
  'needed: a paper is missing; covered: papers on file do; no-claim: it never claimed an exemption, so tax is charged',
);

const RehearsalBody = Type.Object(
  {
    company: Text100,
    states: Type.Array(StateCode, { minItems: 1, maxItems: FORM_LIMITS.rehearsedStates }),
    from: Type.Optional(DateText),
    assume: Type.Optional(ReasonCode),
    customers: Type.Optional(Type.Array(StandingText, { maxItems: STANDINGS.length })),
    ...PageQuery,
  },
  { additionalProperties: false },
);
type Rehearsal = Static<typeof RehearsalBody>;

const Money = Type.Array(
  Type.Object({
    currency: Type.String(),
    sales: Type.String({ description: 'Recorded sales of 12 months' }),
    tax: Nullable(Type.String({ description: 'At the statewide rate of the first day; null where no rate is known' })),
  }),
);
const Group = Type.Object({ customers: Type.Integer(), money: Money });
const FormCount = Type.Object({ formId: Type.String(), formName: Type.String(), customers: Type.Integer() });

const RehearsalView = Type.Object({
  company: Type.String(),
  companyName: Type.String(),
  from: DateText,
  release: Type.String(),
  basis: Type.Object({
    salesFrom: DateText,
    salesTo: DateText,
    assume: ReasonCode,
    currency: Type.String({ description: 'The one most invoices are in; the list is sorted by it' }),
  }),
  totals: Type.Object({
    needed: Type.Integer(),
    covered: Type.Integer(),
    noClaim: Type.Integer(),
    papers: Type.Integer({ description: 'Papers to ask for, all customers together' }),
    papersOneByOne: Type.Integer({ description: 'What one paper for each state and customer would come to' }),
    gap: Type.Array(Type.Object({ currency: Type.String(), tax: Type.String() }), {
      description: 'Tax on 12 months of sales in these states that no paper covers, each currency for itself',
    }),
    customersNotCounted: Type.Integer({
      description: 'Customers of rare combinations, whose papers are not in the counts',
    }),
  }),
  states: Type.Array(
    Type.Object({
      state: Type.String(),
      stateName: Type.String(),
      levy: OneOf(['state', 'local', 'none']),
      rate: Nullable(
        Type.Object({
          value: Type.String(),
          sources: Type.Array(Type.Integer()),
          confidence: OneOf(['direct', 'second-hand', 'unconfirmed']),
        }),
      ),
      customers: Type.Integer(),
      byAddress: Type.Integer({ description: 'Of these, known by their address alone: no sale there in 12 months' }),
      needed: Group,
      covered: Group,
      noClaim: Group,
      coveredBy: Type.Array(
        Type.Object({ formId: Nullable(Type.String()), formName: Nullable(Type.String()), customers: Type.Integer() }),
      ),
    }),
  ),
  papers: Type.Array(FormCount, { description: 'Papers to ask for, by form' }),
  unserved: Type.Array(Type.Object({ state: Type.String(), reason: Type.String(), customers: Type.Integer() }), {
    description: 'What no form serves',
  }),
  data: Type.Array(
    Type.Object({
      customerId: Uuid,
      name: Type.String(),
      number: Type.String(),
      status: StandingText,
      gap: Type.String({ description: 'Tax on what no paper covers, in the currency of the basis' }),
      papers: Type.Array(Type.Object({ formId: Type.String(), formName: Type.String() })),
      states: Type.Array(
        Type.Object({
          state: Type.String(),
          stateName: Type.String(),
          status: StandingText,
          reasons: Type.Array(ReasonCode),
          open: Type.Array(ReasonCode, { description: 'Those no paper covers' }),
          certificateId: Nullable(Uuid),
          certificateNumber: Nullable(Type.String()),
          formId: Nullable(Type.String()),
          until: Nullable(DateText),
          money: Money,
        }),
      ),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});

const RehearsalFileQuery = Type.Object(
  {
    company: Text100,
    states: Type.String({
      pattern: `^[A-Z]{2}(-[A-Z0-9]{1,3})?(,[A-Z]{2}(-[A-Z0-9]{1,3})?){0,${FORM_LIMITS.rehearsedStates - 1}}$`,
      description: 'By comma',
    }),
    from: Type.Optional(DateText),
    assume: Type.Optional(ReasonCode),
  },
  { additionalProperties: false },
);

const FIGURES = { readOnly: true, snapshot: true, statementTimeoutMs: FORM_LIMITS.rehearsalMilliseconds } as const;

/** "What if we register in three more states?": who would owe papers, which ones cover already, and what the rest costs. */
export function nexusRoutes(app: App, { database, laws, clock, cursors }: NexusServices): void {
  const streams = new ExportStreams(database, (error) => app.log.error({ err: error }, 'rehearsal file failed'));

  async function scopeOf(
    tx: Transaction,
    tenantId: string,
    asked: { company: string; states: readonly string[]; from?: string | undefined; assume?: Reason | undefined },
  ): Promise<{ law: FormLaw; scope: RehearsalScope; states: RehearsedState[]; companyName: string }> {
    const law = formLawOf((await laws.lawInForce(tx, tenantId, clock.today())).content);
    const company = await requireCompany(tx, tenantId, asked.company);
    const today = clock.today();
    const from = asked.from ?? today;
    const states = statesOn(law, asked.states, from);
    const known = new Set(states.map(({ state }) => state));
    const unknown = asked.states.findIndex((code) => !known.has(code));
    if (unknown >= 0) {
      const detail = `The content has no facts about ${asked.states[unknown]}`;
      throw new Refusal('unknown-reference', detail, [
        { pointer: `/states/${unknown}`, code: 'unknown-reference', detail },
      ]);
    }
    return {
      law,
      states,
      companyName: company.name,
      scope: {
        tenantId,
        companyId: company.companyId,
        groupId: await searchedGroup(tx, tenantId, company),
        states: states.map(({ state }) => state),
        untaxed: states.filter(({ levy }) => levy === 'none').map(({ state }) => state),
        from,
        today,
        assume: asked.assume ?? 'resale',
        rates: Object.fromEntries(states.flatMap(({ state, rate }) => (rate ? [[state, rate.value]] : []))),
      },
    };
  }

  app.post('/v1/nexus-rehearsals', {
    config: { permission: 'figures.read' },
    schema: {
      tags: ['Forms'],
      summary: 'What registering in more states would ask of customers, and what is not covered yet',
      description:
        'For each customer that buys in these states (recorded sales of 12 months, or its address): which papers it needs, which ones on file cover already on the first day, and the tax on its sales at the statewide rate. Why it buys is what its certificates say; where they say nothing, `assume`. A customer that never claimed an exemption is counted apart. Worked out at once and not stored; customers come in pages by money.',
      body: RehearsalBody,
      response: { 200: RehearsalView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const asked = request.body;
      const found = await database.withTenant(tenantId, (tx) => rehearse(tx, tenantId, asked), FIGURES);
      return presentRehearsal(new Papers(found.law, found.scope.from), asked.company, found);
    },
  });

  async function rehearse(tx: Transaction, tenantId: string, asked: Rehearsal) {
    const { law, scope, states, companyName } = await scopeOf(tx, tenantId, asked);
    const statuses = asked.customers ?? STANDINGS;
    const limit = asked.limit ?? 50;
    const list = `${tenantId} nexus ${JSON.stringify([asked.company, scope.states, scope.from, scope.assume, statuses])}`;
    const [tax = null, customerId = null] = asked.cursor ? cursors.read(asked.cursor, list) : [];
    const after = tax !== null && customerId !== null ? { tax, customerId } : null;
    const { sums, rows } = await readRehearsal(tx, scope, { statuses, limit: limit + 1, after });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const nextCursor = last ? cursors.write([last.tax, last.customerId], list) : null;
    return { law, scope, states, companyName, sums, shown, nextCursor };
  }

  async function presentRehearsal(
    papers: Papers,
    company: string,
    { law, scope, states, companyName, sums, shown, nextCursor }: Awaited<ReturnType<typeof rehearse>>,
  ) {
    const counted = await paperCounts(papers, sums);
    const customers = (status: Standing) => sums.customers.find((row) => row.status === status)?.customers ?? 0;
    return {
      company,
      companyName,
      from: scope.from,
      release: law.content.release,
      basis: {
        salesFrom: salesFrom(scope.today),
        salesTo: scope.today,
        assume: scope.assume,
        currency: sums.currency,
      },
      totals: {
        needed: customers('needed'),
        covered: customers('covered'),
        noClaim: customers('no-claim'),
        papers: counted.total,
        papersOneByOne: sums.combinations.reduce(
          (all, { open, customers: many }) => all + (open.split(' ').length / 2) * many,
          0,
        ),
        gap: sums.gap,
        customersNotCounted: sums.beyond,
      },
      states: states.map((state) => presentState(law, state, sums)),
      papers: counted.byForm.map(({ key, customers: many }) => ({
        formId: key,
        formName: formName(law.content, key),
        customers: many,
      })),
      unserved: counted.unserved.map(({ key, customers: many }) => {
        const [state = '', reason = ''] = key.split(' ');
        return { state, reason, customers: many };
      }),
      data: shown.map((row) => presentCustomer(law, papers, row)),
      nextCursor,
    };
  }

  app.get('/v1/nexus-rehearsals/customers.csv', {
    config: { permission: 'exports.run' },
    schema: {
      tags: ['Forms'],
      summary: 'The customers of a rehearsal as a file: one row for each state and currency',
      description: 'The rows are those of one instant. That it was given out is noted in the log.',
      querystring: RehearsalFileQuery,
      produces: ['text/csv'],
      response: { 200: Type.Unsafe<Readable>({ type: 'string', description: 'The file' }) },
    },
    handler: async (request, reply) => {
      const { tenantId, actor } = authorOf(request);
      const asked = { ...request.query, states: request.query.states.split(',') };
      // Refused here, where the answer has not begun.
      const { law, scope } = await database.withTenant(tenantId, (tx) => scopeOf(tx, tenantId, asked), {
        readOnly: true,
      });
      const papers = new Papers(law, scope.from);
      const stream = streams.open(
        tenantId,
        async (tx, write) => {
          await write(rehearsalHeader());
          for await (const page of customersInTurn(tx, scope, 1_000)) {
            await write(page.map((customer) => rehearsalRows(customer, papers)).join(''));
          }
        },
        { statementTimeoutMs: FORM_LIMITS.rehearsalMilliseconds },
      );
      await database.withTenant(tenantId, (tx) =>
        appendToLedger(tx, tenantId, actor, [
          {
            kind: 'export.made',
            ref: `company/${scope.companyId}`,
            summary: `Export of a nexus rehearsal of ${asked.company} for ${scope.states.join(', ')}`,
            content: JSON.stringify({ ...asked, from: scope.from, what: 'nexus-rehearsal' }),
          },
        ]),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(`nexus-${asked.company}-${scope.from}.csv`))
        .send(stream);
    },
  });
}
