import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { applyEvent, type CertificateEvent } from '@bonafide/core/certificate/life-cycle.ts';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { Type } from 'typebox';
import { authorOf, callerOf, may } from '../accounts/accounts.ts';
import { expectedVersion, writeRoute } from '../accounts/write-route.ts';
import type { Laws } from '../content/content.ts';
import { findCompany, findCustomer, findCustomersByNumber, findGroup } from '../customers/customers.ts';
import type { Clock } from '../platform/clock.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE, VERSIONED } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, InstantText, OneOf, PageOf, PageQuery, Uuid } from '../platform/schemas.ts';
import { fieldsOf, mergeCertificate } from './certificate-input.ts';
import {
  CertificateDetail,
  CertificateParams,
  CertificatePatch,
  CertificateRow,
  EventBody,
  NewCertificate,
  VersionView,
} from './certificate-schemas.ts';
import { changesBetween, presentCertificate, type ShownLaw } from './certificate-views.ts';
import { listCertificates, SEVERITY_FILTERS } from './certificates-list.ts';
import {
  certificateKnownAt,
  certificateVersions,
  createCertificate,
  findCertificate,
  updateCertificate,
} from './certificates-store.ts';

export interface CertificateServices {
  database: Database;
  laws: Laws;
  catalogue: CheckCatalogue;
  clock: Clock;
  cursors: Cursors;
}

const text = (max = 300) => Type.Optional(Type.String({ maxLength: max }));
const ListQuery = Type.Object(
  {
    q: text(100),
    customerId: Type.Optional(Uuid),
    status: text(),
    state: text(),
    reason: text(),
    formId: text(),
    endsBefore: text(10),
    endsAfter: text(10),
    severity: Type.Optional(OneOf(SEVERITY_FILTERS)),
    document: Type.Optional(Type.Boolean({ description: 'Whether a picture or file of the paper is kept' })),
    source: text(),
    riskFrom: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'Risk of at least so much' })),
    sort: text(30),
    ...PageQuery,
  },
  { additionalProperties: false },
);

function missingReference(pointer: string, detail: string): Refusal {
  return new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown-reference', detail }]);
}

/** Finds the customer a new certificate belongs to: by id, or by number within a company's group. */
async function resolveCustomer(
  tx: Transaction,
  tenantId: string,
  body: { company?: string; customerId?: string; customer?: { number: string; group?: string } },
): Promise<string> {
  if (body.customerId !== undefined) {
    const customer = await findCustomer(tx, tenantId, body.customerId);
    if (!customer) throw missingReference('/customerId', 'There is no such customer');
    return customer.customerId;
  }
  if (!body.customer || body.company === undefined)
    throw missingReference('/customer', 'Name the customer by customerId, or by company and customer number');
  const company = await findCompany(tx, tenantId, body.company);
  if (!company) throw missingReference('/company', `There is no company “${body.company}”`);
  const groupId = body.customer.group
    ? (await findGroup(tx, tenantId, company.companyId, body.customer.group))?.groupId
    : company.activeGroupId;
  if (!groupId) throw missingReference('/customer/group', 'There is no such customer group');
  const customer = (await findCustomersByNumber(tx, tenantId, groupId, [body.customer.number])).get(
    body.customer.number,
  );
  if (!customer)
    throw missingReference('/customer/number', `There is no customer with number “${body.customer.number}”`);
  return customer.customerId;
}

const PERMISSION_OF: Partial<Record<CertificateEvent, 'certificates.approve' | 'certificates.revoke'>> = {
  approve: 'certificates.approve',
  'approve-temporarily': 'certificates.approve',
  reject: 'certificates.approve',
  reopen: 'certificates.approve',
  revoke: 'certificates.revoke',
  supersede: 'certificates.approve',
};

interface EventGiven {
  event: CertificateEvent;
  reason?: string;
  expires?: string | null;
}

/** The certificate with the last day that an approval gives it. */
function withLastDay(certificate: Certificate, { event, expires }: EventGiven): Certificate {
  const approves = event === 'approve' || event === 'approve-temporarily';
  if (expires !== undefined && !approves) throw badLastDay('not-allowed', 'Only an approval sets the last day');
  const after = expires === undefined ? certificate : { ...certificate, expires };
  if (after.expires !== null && after.expires < after.validFrom)
    throw badLastDay('end-before-start', 'The last day lies before the first');
  return after;
}

function badLastDay(code: string, detail: string): Refusal {
  return new Refusal('invalid-request', detail, [{ pointer: '/expires', code, detail }]);
}

/** Applies a life-cycle event, or refuses in the registry's words. */
function afterEvent(certificate: Certificate, given: EventGiven, openRejects: number): Certificate {
  const { event, reason = null } = given;
  const result = applyEvent(certificate.status, event, { openRejects, reason });
  if ('status' in result) return { ...withLastDay(certificate, given), status: result.status };
  switch (result.refusal) {
    case 'status-conflict':
      throw new Refusal('status-conflict', `A certificate that is ${certificate.status} cannot take “${event}”`);
    case 'open-findings':
      throw new Refusal('open-findings', `${openRejects} findings block approval; give a reason to overrule them`);
    default:
      throw new Refusal('invalid-request', 'Give a reason', [
        { pointer: '/reason', code: 'missing', detail: 'Give a reason' },
      ]);
  }
}

/** The law of a tenant with the catalogue that names the sources of checks. */
async function shownLaw(
  { laws, catalogue, clock }: Pick<CertificateServices, 'laws' | 'catalogue' | 'clock'>,
  tx: Transaction,
  tenantId: string,
): Promise<ShownLaw> {
  return { ...(await laws.lawInForce(tx, tenantId, clock.today())), catalogue };
}

/** Reading: list, one, its versions. */
export function certificateReadRoutes(
  app: App,
  { database, laws, catalogue, clock, cursors }: CertificateServices,
): void {
  const law = (tx: Transaction, tenantId: string) => shownLaw({ laws, catalogue, clock }, tx, tenantId);

  app.get('/v1/certificates', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Certificates'],
      summary: 'Certificates, filtered',
      querystring: ListQuery,
      response: { 200: PageOf(CertificateRow) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(
        tenantId,
        async (tx) => {
          const context = { ...(await law(tx, tenantId)), cursors };
          return listCertificates(tx, tenantId, context, request.query);
        },
        { readOnly: true },
      );
    },
  });

  app.get('/v1/certificates/:certificateId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Certificates'],
      summary: 'One certificate with its findings; `knownAt` = as we knew it at that instant',
      params: CertificateParams,
      querystring: Type.Object({ knownAt: Type.Optional(InstantText) }, { additionalProperties: false }),
      response: { 200: CertificateDetail },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { certificateId } = request.params;
      const { knownAt } = request.query;
      if (knownAt !== undefined && !Number.isFinite(Date.parse(knownAt))) {
        throw new Refusal('invalid-request', undefined, [
          { pointer: '?knownAt', code: 'not-an-instant', detail: 'Give an instant like 2026-11-24T12:00:00Z' },
        ]);
      }
      const view = await database.withTenant(
        tenantId,
        async (tx) => {
          const certificate = knownAt
            ? await certificateKnownAt(tx, tenantId, certificateId, knownAt)
            : await findCertificate(tx, tenantId, certificateId);
          if (!certificate) throw new Refusal('not-found');
          return presentCertificate(tx, tenantId, await law(tx, tenantId), certificate, knownAt);
        },
        { readOnly: true },
      );
      return reply.header('etag', `"${view.version}"`).send(view);
    },
  });

  app.get('/v1/certificates/:certificateId/versions', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Certificates'],
      summary: 'What changed, when, by whom',
      params: CertificateParams,
      response: { 200: Type.Object({ data: Type.Array(VersionView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const rows = await database.withTenant(
        tenantId,
        (tx) => certificateVersions(tx, tenantId, request.params.certificateId),
        { readOnly: true },
      );
      if (rows.length === 0) throw new Refusal('not-found');
      const data = rows.map((row, index) => ({
        version: row.version,
        recordedAt: row.recorded_at.toISOString(),
        actor: { kind: row.actor_kind, name: row.actor_name },
        event: row.event,
        reason: row.reason,
        changes:
          index === 0
            ? []
            : changesBetween(rows[index - 1]?.body, row.body).filter((change) => change.path !== '/version'),
      }));
      return { data: data.reverse() };
    },
  });
}

/** Writing: create, change, and the life cycle. */
export function certificateWriteRoutes(app: App, { database, laws, catalogue, clock }: CertificateServices): void {
  const law = (tx: Transaction, tenantId: string) => shownLaw({ laws, catalogue, clock }, tx, tenantId);

  app.post('/v1/certificates', {
    config: { permission: 'certificates.write', takes: REPEATABLE },
    schema: {
      tags: ['Certificates'],
      summary: 'Create a certificate',
      querystring: DryRunQuery,
      body: NewCertificate,
      response: { 201: CertificateDetail },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { company: _company, customerId: _id, customer: _customer, ...patch } = request.body;
        const approved = patch.status === 'approved' || patch.status === 'temporary';
        if (approved && !may(callerOf(request).role, 'certificates.approve'))
          throw new Refusal('not-permitted', 'Your role may not approve');
        const customerId = await resolveCustomer(tx, author.tenantId, request.body);
        const fields = mergeCertificate(null, patch);
        const inForce = await law(tx, author.tenantId);
        const source = callerOf(request).user ? 'console' : 'api';
        const certificate = await createCertificate(tx, author, inForce, { ...fields, customerId }, source);
        return { status: 201, body: await presentCertificate(tx, author.tenantId, inForce, certificate) };
      }),
  });

  app.patch('/v1/certificates/:certificateId', {
    config: { permission: 'certificates.write', takes: VERSIONED },
    schema: {
      tags: ['Certificates'],
      summary: 'Change a certificate (JSON merge patch, If-Match): a new version, nothing is overwritten',
      params: CertificateParams,
      querystring: DryRunQuery,
      body: CertificatePatch,
      response: { 200: CertificateDetail },
    },
    handler: (request, reply) => {
      const version = expectedVersion(request);
      return writeRoute(database, request, reply, async (tx, author) => {
        const inForce = await law(tx, author.tenantId);
        const note = { event: 'changed', reason: null };
        const certificate = await updateCertificate(
          tx,
          author,
          inForce,
          request.params.certificateId,
          version,
          note,
          (before) => ({
            ...before,
            ...mergeCertificate(fieldsOf(before), request.body),
          }),
        );
        return { status: 200, body: await presentCertificate(tx, author.tenantId, inForce, certificate) };
      });
    },
  });

  app.post('/v1/certificates/:certificateId/events', {
    config: { permission: 'certificates.write', takes: VERSIONED },
    schema: {
      tags: ['Certificates'],
      summary: 'Submit, approve, reject, revoke … (If-Match)',
      params: CertificateParams,
      querystring: DryRunQuery,
      body: EventBody,
      response: { 200: CertificateDetail },
    },
    handler: (request, reply) => {
      const version = expectedVersion(request);
      const { event, reason = null } = request.body;
      const needed = PERMISSION_OF[event];
      if (needed && !may(callerOf(request).role, needed))
        throw new Refusal('not-permitted', `Your role may not ${event}`);
      return writeRoute(database, request, reply, async (tx) => {
        const author = authorOf(request);
        const inForce = await law(tx, author.tenantId);
        const certificate = await updateCertificate(
          tx,
          author,
          inForce,
          request.params.certificateId,
          version,
          { event, reason },
          (before, openRejects) => afterEvent(before, request.body, openRejects),
        );
        return { status: 200, body: await presentCertificate(tx, author.tenantId, inForce, certificate) };
      });
    },
  });
}
