import type { Decision } from '@bonafide/core/determination/decision.ts';
import { explainDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { authorOf, callerOf, may } from '../accounts/accounts.ts';
import { listCompanies } from '../customers/customers.ts';
import type { Decided, Decider } from '../determination/determination.ts';
import type { Author } from '../ledger/changes.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REQUEST_LIMITS } from '../platform/limits.ts';
import { Refusal } from '../platform/refusal.ts';
import { type IndataInvoice, readIndata } from './determination/read-indata.ts';
import {
  type OutdataDecision,
  type OutdataInvoice,
  writeOutdata,
  writeRefusedOutdata,
} from './determination/write-outdata.ts';

export interface XmlServices {
  database: Database;
  decider: Decider;
  gazetteer: Gazetteer;
}

const XML_TYPES = ['text/xml', 'application/xml'];
/** Recorded invoices that share one commit. */
const INVOICES_PER_COMMIT = 50;

function sendXml(reply: FastifyReply, status: number, xml: string): FastifyReply {
  return reply.status(status).type('application/xml; charset=utf-8').send(xml);
}

/** ONESOURCE Determination's raw XML door: INDATA in, OUTDATA out (spec/determination.md §6). */
export function xmlRoutes(app: App, { database, decider, gazetteer }: XmlServices): void {
  app.addContentTypeParser(
    XML_TYPES,
    { parseAs: 'buffer', bodyLimit: REQUEST_LIMITS.fileBytes },
    async (_request: unknown, body: string | Buffer) => body,
  );

  app.post('/sabrix/xmlinvoice', {
    config: { permission: 'determinations.try' },
    schema: {
      tags: ['Determination'],
      summary: 'Decide the invoices of an INDATA document; those with IS_AUDITED are recorded',
      consumes: ['application/xml'],
      produces: ['application/xml'],
      response: { 200: Type.String({ description: 'OUTDATA' }) },
    },
    handler: async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) throw new Refusal('unsupported-media-type', 'Send the document as text/xml');
      const indata = await readIndata(request.body);
      if ('refusal' in indata) {
        const { status, code, message, line } = indata.refusal;
        const description = line === null ? message : `Line ${line}: ${message}`;
        return sendXml(reply, status, writeRefusedOutdata({ code, description, path: '/INDATA' }));
      }
      const { role } = callerOf(request);
      if (indata.invoices.some((invoice) => invoice.audited) && !may(role, 'transactions.commit')) {
        throw new Refusal('not-permitted', 'Your role may not record invoices; send them without IS_AUDITED');
      }
      const author = authorOf(request);
      const named = await withCompanyIds(database, author.tenantId, indata.invoices);
      const services = { database, decider, author };
      const answers = await decideAll(services, named);
      await recordAudited(services, answers);
      const zoneName = (zone: string) => nameOfZone(zone, gazetteer);
      return sendXml(
        reply,
        200,
        writeOutdata(
          answers.map(({ outdata }) => outdata),
          { zoneName },
        ),
      );
    },
  });
}

interface Deciding {
  database: Database;
  decider: Decider;
  author: Author;
}

/** Companies named by their name get their external id, which is what records are filed under. */
async function withCompanyIds(
  database: Database,
  tenantId: string,
  invoices: readonly IndataInvoice[],
): Promise<IndataInvoice[]> {
  if (invoices.every((invoice) => invoice.companyIs === 'external-id')) return [...invoices];
  const companies = await database.withTenant(tenantId, (tx) => listCompanies(tx, tenantId), { readOnly: true });
  const byName = new Map(companies.map((company) => [company.name, company.externalId]));
  return invoices.map((invoice) => {
    const externalId = invoice.companyIs === 'name' && invoice.sale ? byName.get(invoice.sale.company) : undefined;
    return invoice.sale && externalId !== undefined
      ? { ...invoice, sale: { ...invoice.sale, company: externalId } }
      : invoice;
  });
}

interface Answer {
  outdata: OutdataInvoice;
  /** To be recorded: the sale was asked to be, and its company exists. */
  toRecord: { sale: Sale; decided: Decided } | null;
}

async function decideAll(services: Deciding, invoices: readonly IndataInvoice[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const invoice of invoices) answers.push(await decideOne(services, invoice));
  return answers;
}

async function decideOne(services: Deciding, invoice: IndataInvoice): Promise<Answer> {
  const { sale, invoiceNumber, problems } = invoice;
  const failed = (errors: { code: string; description: string }[]): Answer => ({
    outdata: { sale: null, errors, invoiceNumber },
    toRecord: null,
  });
  if (sale === null) {
    return failed(problems.map(({ code, message, path }) => ({ code, description: `${message} (${path})` })));
  }
  try {
    // A recorded decision must be able to explain itself years later; OUTDATA itself has no room for the trace.
    const decided = await services.decider.decide(services.author.tenantId, sale, invoice.audited);
    // What an invoice has created counts for the invoices after it, so it is stored before they are decided.
    if (invoice.audited && decided.created) {
      const decision = await recordNow(services, sale);
      return { outdata: { sale, decision: worded(decision), invoiceNumber }, toRecord: null };
    }
    const known = !decided.decision.messages.some((message) => message.code === 'company-unknown');
    return {
      outdata: { sale, decision: worded(decided.decision), invoiceNumber },
      toRecord: invoice.audited && known ? { sale, decided } : null,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const details = error.errors.map(({ pointer, code, detail }) => ({ code, description: `${detail} (${pointer})` }));
    return failed(details.length > 0 ? details : [{ code: error.code, description: error.detail }]);
  }
}

function recordNow({ database, decider, author }: Deciding, sale: Sale): Promise<Decision> {
  return decider.decideAndStore(author.tenantId, sale, async (decided) => {
    const { transaction } = await database.withTenant(author.tenantId, (tx) =>
      decider.record(tx, author, sale, decided, 'xml'),
    );
    return transaction.decision;
  });
}

/** Only the messages are put into words: the rest of the words has no place in OUTDATA. */
function worded(decision: Decision): OutdataDecision {
  return { ...decision, messages: explainDecision({ ...decision, lines: [] }).messages };
}

/** In commits of a few invoices: each is recorded once however often the document is sent again. */
async function recordAudited({ database, decider, author }: Deciding, answers: readonly Answer[]): Promise<void> {
  const audited = answers.flatMap(({ toRecord }) => toRecord ?? []);
  for (let start = 0; start < audited.length; start += INVOICES_PER_COMMIT) {
    await database.withTenant(author.tenantId, async (tx) => {
      for (const { sale, decided } of audited.slice(start, start + INVOICES_PER_COMMIT)) {
        await decider.record(tx, author, sale, decided, 'xml');
      }
    });
  }
}

/** `US-TX` → `Texas`, `US-TX/Travis` → `Travis`, `DE` → `Germany`. */
function nameOfZone(zone: string, gazetteer: Gazetteer): string {
  const narrowest = zone.split('/').at(-1) ?? zone;
  if (zone.includes('/')) return narrowest;
  return gazetteer.subdivisions.get(zone)?.name ?? gazetteer.countries.get(zone.toLowerCase())?.name ?? zone;
}
