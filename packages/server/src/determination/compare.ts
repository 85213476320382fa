import type { AuthorityResult, Decision } from '@bonafide/core/determination/decision.ts';
import { differencesBetween, type ResultDifference } from '@bonafide/core/determination/differences.ts';
import { sellingCompany } from '@bonafide/core/determination/purchase.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { saleOfDay } from '@bonafide/core/determination/sale-of-day.ts';
import { sql } from 'kysely';
import { listCompanies, listGroups } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { CHANGES_MAX, type Concerned, type RecordChange, recordChangesBetween } from './changes-between.ts';
import { checkSale } from './check-sale.ts';
import { type OnRecord, untilOf } from './past-book.ts';
import { findTransaction, type RecordedTransaction } from './transactions-store.ts';
import type { Clocks, TwoClocks } from './two-clocks.ts';

/** One way to look at a sale: as it was recorded, or decided by two clocks. */
export interface AskedSide extends Clocks {
  recorded?: boolean | undefined;
}

/** Why a result differs: other records, another day, or neither, which leaves the rules of the engine. */
export type Cause = 'records' | 'day' | 'engine';

export interface ExplainedDifference extends ResultDifference {
  causes: Cause[];
  /** Places in the list of changes that bear on this result. */
  changes: number[];
}

export interface ComparedSide {
  recorded: boolean;
  day: string;
  knownAt: string;
  now: boolean;
  decision: Decision;
}

export interface Comparison {
  from: number;
  to: number;
  differences: ExplainedDifference[];
  differencesLeftOut: number;
  changes: (RecordChange & { explains: number[] })[];
  changesLeftOut: boolean;
}

export const COMPARE_LIMITS = { sides: 4, differences: 500, changes: CHANGES_MAX } as const;

/** A side while it is worked on: with its instant to the microsecond. */
interface Side extends ComparedSide {
  until: string;
  sale: Sale;
}

/**
 * The same sale looked at in several ways, and what makes each differ from the first: per line and authority the differences with
 * their causes, and the records that changed in between.
 * @throws Refusal `not-found` for a transaction that is none of ours, `invalid-request`
 */
export async function compareDecisions(
  clocks: TwoClocks,
  tenantId: string,
  asked: { transactionId: string } | { sale: Sale },
  sides: readonly AskedSide[],
): Promise<{ transaction: RecordedTransaction | null; sides: ComparedSide[]; comparisons: Comparison[] }> {
  return clocks.read(tenantId, async (tx) => {
    const transaction = 'transactionId' in asked ? ((await findTransaction(tx, tenantId, asked)) ?? notFound()) : null;
    const sale = transaction?.sale ?? ('sale' in asked ? asked.sale : notFound());
    checkSale(sale);
    const work = new Comparer(tx, clocks, tenantId, sale, transaction);
    const decided: Side[] = [];
    for (const [index, side] of sides.entries()) decided.push(await work.side(side, `/sides/${index}`));
    const comparisons: Comparison[] = [];
    const [first] = decided;
    for (const [index, other] of decided.entries())
      if (first && index > 0) comparisons.push({ from: 0, to: index, ...(await work.compare(first, other)) });
    return { transaction, sides: decided, comparisons };
  });
}

function notFound(): never {
  throw new Refusal('not-found');
}

class Comparer {
  readonly #tx: Transaction;
  readonly #clocks: TwoClocks;
  readonly #tenantId: string;
  readonly #sale: Sale;
  readonly #transaction: RecordedTransaction | null;
  #record: OnRecord | null = null;

  constructor(
    tx: Transaction,
    clocks: TwoClocks,
    tenantId: string,
    sale: Sale,
    transaction: RecordedTransaction | null,
  ) {
    this.#tx = tx;
    this.#clocks = clocks;
    this.#tenantId = tenantId;
    this.#sale = sale;
    this.#transaction = transaction;
  }

  async side(asked: AskedSide, pointer: string): Promise<Side> {
    if (asked.recorded) {
      const recorded = this.#transaction;
      if (!recorded || asked.asOf !== undefined || asked.knownAt !== undefined) {
        const detail = 'A side is as recorded, of a recorded sale, or it has clocks';
        throw new Refusal('invalid-request', detail, [
          { pointer: `${pointer}/recorded`, code: 'not-recorded', detail },
        ]);
      }
      const until = await this.#committedAt(recorded.transactionId);
      const { decision, committedAt } = recorded;
      return {
        recorded: true,
        day: this.#sale.date,
        knownAt: committedAt,
        now: false,
        until,
        sale: this.#sale,
        decision,
      };
    }
    const until =
      asked.knownAt === undefined ? await this.#now() : await untilOf(this.#tx, asked.knownAt, `${pointer}/knownAt`);
    const sale = asked.asOf === undefined ? this.#sale : saleOfDay(this.#sale, asked.asOf);
    const decision = await this.#decide(sale, until, true);
    const knownAt = new Date(asked.knownAt ?? until.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
    return { recorded: false, day: sale.date, knownAt, now: asked.knownAt === undefined, until, sale, decision };
  }

  async compare(a: Side, b: Side): Promise<Omit<Comparison, 'from' | 'to'>> {
    const all = differencesBetween(a.decision, b.decision);
    const causes = await this.#causes(a, b, all);
    const concerned = await this.#concerned(a.decision, b.decision);
    const [after, until] = (await this.#isLater(a.until, b.until)) ? [b.until, a.until] : [a.until, b.until];
    const found = await recordChangesBetween(this.#tx, this.#tenantId, { after, until }, concerned);
    const shown = all.slice(0, COMPARE_LIMITS.differences);
    const results = [resultsOf(a.decision), resultsOf(b.decision)] as const;
    const changes = found.changes.map((change) => ({
      ...change,
      explains: shown.flatMap((difference, index) => (bearsOn(change, difference, results, b.sale) ? [index] : [])),
    }));
    return {
      differences: shown.map((difference, index) => ({
        ...difference,
        causes: causes(difference),
        changes: changes.flatMap((change, place) => (change.explains.includes(index) ? [place] : [])),
      })),
      differencesLeftOut: all.length - shown.length,
      changes,
      changesLeftOut: found.leftOut,
    };
  }

  /**
   * One thing is turned at a time: from the first side the engine of now, then the records of the other side, then its day. Where
   * a result changes at a turn, that is a cause.
   */
  async #causes(a: Side, b: Side, all: readonly ResultDifference[]): Promise<(of: ResultDifference) => Cause[]> {
    if (all.length === 0) return () => [];
    const again = a.recorded ? await this.#decide(a.sale, a.until, false) : a.decision;
    const sameDay = JSON.stringify(datesOf(a.sale)) === JSON.stringify(datesOf(b.sale));
    const turned = sameDay && !b.recorded ? b.decision : await this.#decide(a.sale, b.until, false);
    const keys = (from: Decision, to: Decision) => new Set(differencesBetween(from, to).map(keyOf));
    const turns: [Cause, Set<string>][] = [
      ['engine', keys(a.decision, again)],
      ['records', keys(again, turned)],
      ['day', sameDay ? new Set() : keys(turned, b.decision)],
    ];
    return (difference) => turns.flatMap(([cause, at]) => (at.has(keyOf(difference)) ? [cause] : []));
  }

  async #decide(sale: Sale, until: string, explain: boolean): Promise<Decision> {
    const recorded = this.#transaction;
    this.#record ??= recorded && {
      number: recorded.number,
      committedAt: await this.#committedAt(recorded.transactionId),
    };
    return (await this.#clocks.decideThen(this.#tx, this.#tenantId, sale, until, explain, this.#record)).decision;
  }

  async #concerned(a: Decision, b: Decision): Promise<Concerned> {
    const companies = await listCompanies(this.#tx, this.#tenantId);
    const seller = sellingCompany(this.#sale);
    const lineage: string[] = [];
    let at = companies.find((company) => company.externalId === seller || company.name === seller);
    while (at && !lineage.includes(at.companyId)) {
      lineage.push(at.companyId);
      const parent: string | null = at.parentCompanyId;
      at = companies.find((company) => company.companyId === parent);
    }
    const groups = await listGroups(this.#tx, this.#tenantId);
    const results = [...resultsOf(a).values(), ...resultsOf(b).values()];
    const customers = [a, b].flatMap((side) => [
      side.customer?.customerId,
      ...side.lines.map((line) => line.customerId),
    ]);
    const [ours, theirs] = [rolesOf(a), rolesOf(b)];
    const certificates = [...ours.keys(), ...theirs.keys()].filter((id) => ours.get(id) !== theirs.get(id));
    return {
      companyIds: lineage,
      customerIds: onFile(customers),
      groupIds: groups.filter((group) => lineage.includes(group.ownerCompanyId)).map((group) => group.groupId),
      authorities: [...new Set(results.map((result) => result.authority))],
      productCodes: [...new Set(this.#sale.lines.flatMap((line) => line.productCode ?? []))],
      certificateIds: onFile(certificates),
    };
  }

  async #committedAt(transactionId: string): Promise<string> {
    const { rows } = await sql<{ at: string }>`select committed_at::text as at from bonafide.transaction
      where tenant_id = ${this.#tenantId} and transaction_id = ${transactionId}`.execute(this.#tx);
    return rows[0]?.at ?? notFound();
  }

  async #now(): Promise<string> {
    const { rows } = await sql<{ at: string }>`select now()::text as at`.execute(this.#tx);
    if (!rows[0]) throw new Error('The database tells no time');
    return rows[0].at;
  }

  async #isLater(a: string, b: string): Promise<boolean> {
    const { rows } = await sql<{ later: boolean }>`select ${a}::timestamptz > ${b}::timestamptz as later`.execute(
      this.#tx,
    );
    return rows[0]?.later ?? false;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is on file; in a quote also stand the records that recording the sale would create. */
function onFile(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && UUID.test(id)))];
}

function datesOf(sale: Sale): string[] {
  return sale.lines.map((line) => line.date ?? sale.date);
}

const keyOf = ({ lineId, authority }: { lineId: string; authority: string | null }) => `${lineId}\n${authority ?? ''}`;

function resultsOf(decision: Decision): Map<string, AuthorityResult> {
  const results = new Map<string, AuthorityResult>();
  for (const line of decision.lines)
    for (const result of line.authorities)
      results.set(keyOf({ lineId: line.lineId, authority: result.authority }), result);
  return results;
}

/** How one result treats each certificate: applied, or the test that ruled it out. */
function roleIn(result: AuthorityResult | undefined, certificateId: string): string | undefined {
  if (result?.certificate?.certificateId === certificateId) return 'applied';
  return result?.rejected.find((candidate) => candidate.certificateId === certificateId)?.test;
}

function rolesOf(decision: Decision): Map<string, string> {
  const roles = new Map<string, string>();
  for (const [key, result] of resultsOf(decision)) {
    const note = (id: string, role: string) => roles.set(id, `${roles.get(id) ?? ''} ${key} ${role}`);
    if (result.certificate) note(result.certificate.certificateId, 'applied');
    for (const candidate of result.rejected) note(candidate.certificateId, candidate.test);
  }
  return roles;
}

/** Whether a change of a record can be behind a difference. */
function bearsOn(
  change: RecordChange,
  difference: ResultDifference,
  [ours, theirs]: readonly [Map<string, AuthorityResult>, Map<string, AuthorityResult>],
  sale: Sale,
): boolean {
  switch (change.kind) {
    case 'certificate': {
      const named = [difference.before, difference.after].some(
        (side) => side?.certificate?.certificateId === change.id,
      );
      const key = keyOf(difference);
      return named || roleIn(ours.get(key), change.id) !== roleIn(theirs.get(key), change.id);
    }
    case 'authority':
      return difference.authority === null || difference.authority === change.name;
    case 'commodity-mapping':
      return sale.lines.some((line) => line.lineId === difference.lineId && line.productCode === change.name);
    case 'exempt-reason':
      return difference.before?.reasonCode === change.name || difference.after?.reasonCode === change.name;
    default:
      return true;
  }
}
