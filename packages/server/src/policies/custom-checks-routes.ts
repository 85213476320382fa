import { FIELD_TYPES, OPERATOR_NAMES, shapeOf } from '@bonafide/core/check/custom/condition.ts';
import { conditionWords, OPERATOR_WORDS } from '@bonafide/core/check/custom/condition-words.ts';
import { FIELDS } from '@bonafide/core/check/custom/fields.ts';
import { operatorsFor } from '@bonafide/core/check/custom/read-condition.ts';
import type { Company } from '@bonafide/core/customer/company.ts';
import { type Static, Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { expectedVersion, writeRoute } from '../accounts/write-route.ts';
import { listCompanies } from '../customers/customers.ts';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE, VERSIONED } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, OneOf, Text100 } from '../platform/schemas.ts';
import { firstDay, type PolicyServices } from './check-policy-routes.ts';
import { type CustomCheckInput, customCheckVersions, liveCustomChecks, writeCustomCheck } from './policies-store.ts';
import { companyIdOf, requireDefinition, undoOfCustom } from './policy-input.ts';
import { CheckId, CustomCheckBody, CustomCheckDetail, CustomCheckView } from './policy-schemas.ts';
import { type CustomCheckVersion, chainOf, customOn } from './resolve-policies.ts';

const Params = Type.Object({ checkId: CheckId });

async function inputOf(
  tx: Transaction,
  tenantId: string,
  body: Static<typeof CustomCheckBody>,
  { today, from }: { today: string; from: string },
): Promise<CustomCheckInput> {
  const { company = null, enabled = true, reason } = body;
  const companyId = await companyIdOf(tx, tenantId, company, '/company');
  return { companyId, check: requireDefinition(body.check, today), enabled, from, reason };
}

function presentVersion(
  { companyId, check, checkId: _id, ...rest }: CustomCheckVersion,
  companies: readonly Company[],
) {
  const company = companies.find((one) => one.companyId === companyId);
  return {
    ...rest,
    company: company?.externalId ?? null,
    companyName: company?.name ?? null,
    appliesWhenWords: check.appliesWhen ? conditionWords(check.appliesWhen) : null,
    mustHoldWords: conditionWords(check.mustHold),
    // The contract leaves conditions open; what is kept went through the reader of the core.
    check: { ...check, examples: [...check.examples] },
  };
}

/** The newest version of a check, with the one that holds today. `versions` are of one check, in any order. */
function presentCheck(versions: readonly CustomCheckVersion[], companies: readonly Company[], today: string) {
  const [newest] = [...versions].sort((a, b) => b.version - a.version);
  if (!newest) throw new Error('A check has a version');
  const [held] = customOn(versions, today);
  return {
    checkId: newest.checkId,
    ...presentVersion(newest, companies),
    inForce: held?.enabled ? held.version : null,
  };
}

/** Checks that a seller writes: conditions over fields, kept as data and never run as code. */
export function customChecksRoutes(app: App, { database, clock, rejudge }: PolicyServices): void {
  app.get('/v1/custom-check-fields', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Checks'],
      summary: 'What a check of one’s own may ask for: fields, and the operators that go with each',
      response: {
        200: Type.Object({
          fields: Type.Array(
            Type.Object({
              field: Type.String(),
              label: Type.String(),
              about: OneOf(['paper', 'record', 'customer']),
              type: OneOf(FIELD_TYPES),
              many: Type.Boolean(),
              options: Type.Array(Type.String(), { description: 'Of a choice; empty for others' }),
              operators: Type.Array(OneOf(OPERATOR_NAMES)),
            }),
          ),
          operators: Type.Array(
            Type.Object({
              operator: OneOf(OPERATOR_NAMES),
              words: Type.String(),
              beside: OneOf(['none', 'value', 'values', 'pattern', 'number', 'date', 'amount', 'field']),
            }),
          ),
        }),
      },
    },
    handler: async () => ({
      fields: FIELDS.map((field) => ({
        field: field.key,
        label: field.label,
        about: field.about,
        type: field.type,
        many: field.many,
        options: [...(field.options ?? [])],
        operators: operatorsFor(field),
      })),
      operators: OPERATOR_NAMES.map((operator) => ({
        operator,
        words: OPERATOR_WORDS[operator],
        beside: shapeOf(operator).operand,
      })),
    }),
  });

  app.get('/v1/custom-checks', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Checks'],
      summary: 'The checks of one’s own, each at its newest version',
      querystring: Type.Object(
        { company: Type.Optional(Text100) },
        { additionalProperties: false, description: 'With a company: those that hold for it' },
      ),
      response: { 200: Type.Object({ data: Type.Array(CustomCheckView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { company: externalId } = request.query;
      return database.withTenant(
        tenantId,
        async (tx) => {
          const companies = await listCompanies(tx, tenantId);
          const company = companies.find((one) => one.externalId === externalId);
          if (externalId !== undefined && !company) return { data: [] };
          const chain = company && new Set(chainOf(company.companyId, companies));
          const versions = await liveCustomChecks(tx, tenantId, clock.today());
          const data = [...Map.groupBy(versions, ({ checkId }) => checkId).values()]
            .filter((of) => !chain || of.some(({ companyId }) => companyId === null || chain.has(companyId)))
            .map((of) => presentCheck(of, companies, clock.today()));
          return { data };
        },
        { readOnly: true },
      );
    },
  });

  async function presentDetail(tx: Transaction, tenantId: string, checkId: string) {
    const versions = await customCheckVersions(tx, tenantId, checkId);
    if (versions.length === 0) throw new Refusal('not-found');
    const companies = await listCompanies(tx, tenantId);
    return {
      ...presentCheck(versions, companies, clock.today()),
      versions: versions.map((version) => presentVersion(version, companies)),
    };
  }

  app.get('/v1/custom-checks/:checkId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Checks'],
      summary: 'One check of one’s own, with every version',
      params: Params,
      response: { 200: CustomCheckDetail },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const view = await database.withTenant(tenantId, (tx) => presentDetail(tx, tenantId, request.params.checkId), {
        readOnly: true,
      });
      reply.header('etag', `"${view.version}"`);
      return view;
    },
  });

  /** Writes a version, and has the certificates judged again when it holds from today on. */
  async function write(tx: Transaction, author: Author, input: CustomCheckInput, version: number): Promise<() => void> {
    const today = clock.today();
    const before = await undoOfCustom(tx, author.tenantId, input, today);
    await writeCustomCheck(tx, author, input, version);
    if (input.from > today) return () => {};
    return rejudge(tx, author, { before, name: `Check ${input.check.id}, version ${version + 1}` });
  }

  app.post('/v1/custom-checks', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Checks'],
      summary: 'Write a check of one’s own; refused while one of its examples fails',
      querystring: DryRunQuery,
      body: CustomCheckBody,
      response: { 201: CustomCheckDetail },
    },
    handler: async (request, reply) => {
      let start = () => {};
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        const days = { today: clock.today(), from: firstDay(request.body.from, clock) };
        const input = await inputOf(tx, author.tenantId, request.body, days);
        start = await write(tx, author, input, 0);
        return { status: 201, body: await presentDetail(tx, author.tenantId, input.check.id) };
      });
      start();
      return answer;
    },
  });

  app.put('/v1/custom-checks/:checkId', {
    config: { permission: 'companies.write', takes: VERSIONED },
    schema: {
      tags: ['Checks'],
      summary:
        'The next version of a check of one’s own: changed, switched off, or on again, from today or a later day',
      params: Params,
      querystring: DryRunQuery,
      body: CustomCheckBody,
      response: { 200: CustomCheckDetail },
    },
    handler: async (request, reply) => {
      const version = expectedVersion(request);
      let start = () => {};
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        const { checkId } = request.params;
        if ((await customCheckVersions(tx, author.tenantId, checkId)).length === 0) throw new Refusal('not-found');
        const days = { today: clock.today(), from: firstDay(request.body.from, clock) };
        const input = await inputOf(tx, author.tenantId, request.body, days);
        if (input.check.id !== checkId) {
          const detail = `The id of a check stays: this is ${checkId}`;
          throw new Refusal('invalid-request', detail, [{ pointer: '/check/id', code: 'not-changeable', detail }]);
        }
        start = await write(tx, author, input, version);
        return { status: 200, body: await presentDetail(tx, author.tenantId, checkId) };
      });
      start();
      return answer;
    },
  });
}
