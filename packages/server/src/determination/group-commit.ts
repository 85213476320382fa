import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { GROUP_LIMITS, type GroupLimits } from './group-limits.ts';
import {
  type PreparedSale,
  prepareSale,
  type RecordedTogether,
  recordTransactions,
  type SaleToRecord,
} from './new-transactions-store.ts';

interface Member {
  prepared: PreparedSale;
  bytes: number;
  /** What no two sales that are being written may share: the number in its company, and the key. */
  claims: string[];
  resolve(recorded: RecordedTogether | null): void;
  reject(reason: unknown): void;
}

/** The sales of one tenant that wait, in the order they came, and what is being written of it. */
interface Lane {
  tenantId: string;
  waiting: Member[];
  waitingBytes: number;
  underWay: number;
  claimed: Set<string>;
}

/**
 * Records sales that come at the same moment in one transaction: one wait for the disk serves them all. While a group is being
 * written the next one gathers; nobody waits for company, so a sale that comes alone is written at once.
 */
export class GroupCommit {
  readonly #database: Database;
  readonly #limits: GroupLimits;
  /** Tenants with sales here; the one that was served last stands last. */
  readonly #lanes = new Map<string, Lane>();
  #underWay = 0;
  #turn: NodeJS.Immediate | undefined;

  constructor(database: Database, limits: GroupLimits = GROUP_LIMITS) {
    this.#database = database;
    this.#limits = limits;
  }

  /**
   * Offers a decided sale whose recording neither changes nor rests on what others record (`standsAlone`).
   * @returns null when it is to be recorded by itself; then nothing of it was written. So it is for every sale of a group that could
   * not be written as it was, so that each is answered as it would have been alone
   * @throws Refusal of the service itself: `too-busy` also when too many wait, `outcome-unknown` when the connection was lost during
   * the commit
   */
  offer(toRecord: SaleToRecord): Promise<RecordedTogether | null> {
    const prepared = prepareSale(toRecord);
    const { texts, keyed } = prepared;
    const bytes = texts.saleText.length + texts.decisionText.length;
    const lane = this.#lane(toRecord.author.tenantId);
    if (lane.waiting.length >= this.#limits.waiting || lane.waitingBytes >= this.#limits.waitingBytes)
      return Promise.reject(new Refusal('too-busy', 'Too many sales wait to be recorded; try again'));
    const claims = [`number ${JSON.stringify([toRecord.sale.company, prepared.number])}`];
    if (keyed) claims.push(`key ${JSON.stringify([keyed.request.caller, keyed.request.idempotencyKey])}`);
    return new Promise((resolve, reject) => {
      lane.waiting.push({ prepared, bytes, claims, resolve, reject });
      lane.waitingBytes += bytes;
      // What has arrived with it in this turn of the event loop goes with it.
      this.#turn ??= setImmediate(() => this.#startGroups());
    });
  }

  #lane(tenantId: string): Lane {
    const known = this.#lanes.get(tenantId);
    if (known) return known;
    const lane: Lane = { tenantId, waiting: [], waitingBytes: 0, underWay: 0, claimed: new Set() };
    this.#lanes.set(tenantId, lane);
    return lane;
  }

  #startGroups(): void {
    this.#turn = undefined;
    for (const lane of [...this.#lanes.values()]) {
      if (this.#underWay >= this.#limits.underWay) return;
      if (lane.underWay >= this.#limits.underWayPerTenant) continue;
      const group = takeGroup(lane, this.#limits);
      if (group.length === 0) continue;
      this.#lanes.delete(lane.tenantId);
      this.#lanes.set(lane.tenantId, lane);
      void this.#write(lane, group);
    }
  }

  async #write(lane: Lane, group: readonly Member[]): Promise<void> {
    this.#underWay += 1;
    lane.underWay += 1;
    try {
      const results = await this.#database.withTenant(lane.tenantId, (tx) =>
        recordTransactions(
          tx,
          lane.tenantId,
          group.map(({ prepared }) => prepared),
        ),
      );
      for (const [place, member] of group.entries()) member.resolve(results[place] ?? null);
    } catch (error) {
      const ofService = error instanceof Refusal && error.status >= 500;
      for (const member of group) ofService ? member.reject(error) : member.resolve(null);
    } finally {
      this.#underWay -= 1;
      lane.underWay -= 1;
      for (const { claims } of group) for (const claim of claims) lane.claimed.delete(claim);
      if (lane.underWay === 0 && lane.waiting.length === 0) this.#lanes.delete(lane.tenantId);
      this.#startGroups();
    }
  }
}

/** The sales that go next, first come first served; whoever shares a number or a key with one under way waits for its end. */
function takeGroup(lane: Lane, limits: GroupLimits): Member[] {
  const group: Member[] = [];
  const left: Member[] = [];
  let bytes = 0;
  for (const member of lane.waiting) {
    const full = group.length >= limits.sales || (group.length > 0 && bytes + member.bytes > limits.bytes);
    if (full || member.claims.some((claim) => lane.claimed.has(claim))) {
      left.push(member);
      continue;
    }
    for (const claim of member.claims) lane.claimed.add(claim);
    group.push(member);
    bytes += member.bytes;
  }
  lane.waiting = left;
  lane.waitingBytes -= bytes;
  return group;
}
