import { setImmediate } from 'node:timers/promises';
import type { Decision } from '@bonafide/core/determination/decision.ts';
import { explainDecision } from '@bonafide/core/determination/explain.ts';
import { pointsToOriginal } from '@bonafide/core/determination/original-sale.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { listCompanies } from '../customers/customers.ts';
import {
  type Decider,
  type GroupCommit,
  type RunSale,
  recordRun,
  standsAlone,
} from '../determination/determination.ts';
import type { Author } from '../ledger/changes.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { Spool } from '../platform/spool.ts';
import { OutdataStatus } from './determination/outdata-status.ts';
import { finishInvoice, type IndataInvoice } from './determination/read-indata.ts';
import { type OutdataInvoice, writeInvoice } from './determination/write-outdata.ts';
import type { OutdataDecision } from './determination/write-tax.ts';
import { type IndataWrapping, portionsOf, type ReceivedIndata } from './receive-indata.ts';

export interface Answering {
  database: Database;
  decider: Decider;
  groups: GroupCommit;
  gazetteer: Gazetteer;
  author: Author;
  today: string;
  spoolFolder: string;
  /** Whether the caller still waits for the answer. */
  gone(): boolean;
}

/** The INVOICE elements of an answer, put aside until the status that stands before them is known. */
export interface AnsweredIndata {
  status: OutdataStatus;
  invoices: Spool;
}

/**
 * Decides the invoices of a document a few at a time, records those that are to be recorded, and writes the answers. What it holds does not
 * grow with the document. An answer that is sent tells only what is recorded; when the work breaks off, the same document sent again records
 * nothing twice.
 * @throws Refusal of the service itself, such as `too-busy`; `malformed-request` when the caller has gone
 */
export async function answerIndata(
  received: ReceivedIndata,
  wrapping: IndataWrapping,
  services: Answering,
): Promise<AnsweredIndata> {
  const status = new OutdataStatus();
  const invoices = new Spool(services.spoolFolder);
  const companies = companyIds(services);
  const options = { zoneName: (zone: string) => nameOfZone(zone, services.gazetteer), today: services.today };
  try {
    for await (const drafts of portionsOf(received, wrapping)) {
      if (services.gone()) throw new Refusal('malformed-request', 'The caller left before the answer was ready');
      const portion: IndataInvoice[] = [];
      for (const draft of drafts) portion.push(await withCompanyId(finishInvoice(draft, received.head), companies));
      const answers = await answerPortion(services, portion);
      for (const [at, answer] of answers.entries()) {
        const path = `/OUTDATA/INVOICE[${portion[at]?.index}]`;
        status.note(answer, path);
        await invoices.write(Buffer.from(writeInvoice(answer, path, options)));
      }
      // Others get their turn between the portions of a big document.
      await setImmediate();
    }
    return { status, invoices };
  } catch (error) {
    await invoices.end();
    throw error;
  }
}

/** Company names and their external ids, which is what records are filed under; read once, when a name is used. */
function companyIds({ database, author: { tenantId } }: Answering): () => Promise<ReadonlyMap<string, string>> {
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  return () => {
    known ??= database
      .withTenant(tenantId, (tx) => listCompanies(tx, tenantId), { readOnly: true })
      .then((companies) => new Map(companies.map((company) => [company.name, company.externalId])));
    return known;
  };
}

async function withCompanyId(
  invoice: IndataInvoice,
  companies: () => Promise<ReadonlyMap<string, string>>,
): Promise<IndataInvoice> {
  const { sale, companyIs } = invoice;
  const externalId = sale && companyIs === 'name' ? (await companies()).get(sale.company) : undefined;
  return sale && externalId !== undefined ? { ...invoice, sale: { ...sale, company: externalId } } : invoice;
}

/** An invoice to be recorded; the decision that is then on record stands in its answer. */
type Pending = RunSale<Decision> & { settle(recorded: { decision: Decision } | { refusal: Refusal }): void };

async function answerPortion(services: Answering, portion: readonly IndataInvoice[]): Promise<OutdataInvoice[]> {
  const { database, decider, groups, author } = services;
  const answers: OutdataInvoice[] = [];
  let pending: Pending[] = [];
  const recordPending = async () => {
    const run = pending;
    pending = [];
    const results = await recordRun(groups, run);
    for (const [at, outcome] of results.entries()) {
      if ('result' in outcome) run[at]?.settle({ decision: outcome.result });
      else if (outcome.failure instanceof Refusal && outcome.failure.status < 500)
        run[at]?.settle({ refusal: outcome.failure });
      else throw outcome.failure;
    }
  };
  const recordAlone = async (sale: Sale): Promise<Decision> => {
    const { transaction } = await decider.decideAndStore(author.tenantId, sale, (decided) =>
      database.withTenant(author.tenantId, (tx) => decider.record(tx, author, sale, decided, 'xml')),
    );
    return transaction.decision;
  };
  for (const [at, invoice] of portion.entries()) {
    const { invoiceNumber, passed } = invoice;
    const refused = (refusal: Refusal): OutdataInvoice => ({
      sale: null,
      errors: errorsIn(refusal, invoice.path),
      invoiceNumber,
      passed,
    });
    const { sale } = invoice;
    if (sale === null) {
      const errors = invoice.problems.map(({ code, message, path }) => ({ code, description: `${message} (${path})` }));
      answers.push({ sale: null, errors, invoiceNumber, passed });
      continue;
    }
    const decidedAs = (decision: Decision): OutdataInvoice => ({
      sale,
      decision: worded(decision),
      invoiceNumber,
      passed,
    });
    try {
      // A credit may take back an invoice of this very document, which must then be on record.
      if (pointsToOriginal(sale)) await recordPending();
      // A recorded decision must be able to explain itself years later; OUTDATA itself has no room for the trace.
      const decided = await decider.decide(author.tenantId, sale, invoice.audited);
      answers.push(decidedAs(decided.decision));
      if (!invoice.audited || isOfNobody(decided.decision)) continue;
      const alone = standsAlone(sale, decided);
      pending.push({
        offer: alone ? null : { author, sale, decision: decided.decision, source: 'xml' },
        together: ({ transaction }) => transaction.decision,
        alone: () => recordAlone(sale),
        settle: (recorded) => {
          answers[at] = 'refusal' in recorded ? refused(recorded.refusal) : decidedAs(recorded.decision);
        },
      });
      // What an invoice creates or uses counts for the invoices after it, so it is stored before they are decided.
      if (alone) await recordPending();
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error;
      answers.push(refused(error));
    }
  }
  await recordPending();
  return answers;
}

/** A sale of a company that does not exist has nowhere to be filed. */
function isOfNobody(decision: Decision): boolean {
  return decision.messages.some((message) => message.code === 'company-unknown');
}

/** @param path of the invoice in the request: the sale that was made of it has pointers of another form */
function errorsIn(refusal: Refusal, path: string): { code: string; description: string }[] {
  if (refusal.errors.length === 0) return [{ code: refusal.code, description: refusal.detail }];
  return refusal.errors.map(({ pointer, code, detail }) => {
    const line = /^\/lines\/(\d+)/.exec(pointer)?.[1];
    const place = line === undefined ? path : `${path}/LINE[${Number(line) + 1}]`;
    return { code, description: `${detail} (${place})` };
  });
}

/** Only what OUTDATA has room for is put into words: messages, and why an authority does not simply tax. */
function worded(decision: Decision): OutdataDecision {
  const lines = decision.lines.map((line) => ({
    ...line,
    nextStep: null,
    authorities: line.authorities.map((result) => ({ ...result, rejected: [] })),
  }));
  const words = explainDecision({ ...decision, lines });
  return {
    ...decision,
    messages: words.messages,
    lines: words.lines.map((line) => ({
      ...line,
      authorities: line.authorities.map((result) => ({
        ...result,
        rejected: [],
        text: result.source === 'none' ? null : result.text,
      })),
    })),
  };
}

/** `US-TX` → `Texas`, `US-TX/Travis` → `Travis`, `DE` → `Germany`. */
function nameOfZone(zone: string, gazetteer: Gazetteer): string {
  const narrowest = zone.split('/').at(-1) ?? zone;
  if (zone.includes('/')) return narrowest;
  return gazetteer.subdivisions.get(zone)?.name ?? gazetteer.countries.get(zone.toLowerCase())?.name ?? zone;
}
