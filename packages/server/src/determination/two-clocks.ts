import type { Decision, DecisionMessage } from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { saleOfDay } from '@bonafide/core/determination/sale-of-day.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { sql } from 'kysely';
import type { Database, Transaction } from '../platform/database.ts';
import { checkSale } from './check-sale.ts';
import type { Decider, LeastVersion } from './determination.ts';
import { type OnRecord, pastBook, untilOf } from './past-book.ts';

/** The two clocks of a question; left out is the sale's own day, and what is known now. */
export interface Clocks {
  /** Decide as if the sale were of that day. */
  asOf?: string | undefined;
  /** Decide with the records as they were known at that instant. */
  knownAt?: string | undefined;
}

/** Past books are read whole for one question; so many at a time, and the others wait. */
const AT_ONCE = 4;

/** Decides sales as of another day, and with what was known at another instant (law 3). Nothing is recorded. */
export class TwoClocks {
  readonly #database: Database;
  readonly #decider: Decider;
  readonly #gazetteer: Gazetteer;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(database: Database, decider: Decider, gazetteer: Gazetteer) {
    this.#database = database;
    this.#decider = decider;
    this.#gazetteer = gazetteer;
  }

  /**
   * The decision says by its messages which clocks it went by.
   * @throws Refusal `invalid-request` naming the place
   */
  async decide(
    tenantId: string,
    sale: Sale,
    clocks: Clocks,
    explain: boolean,
    least?: LeastVersion,
  ): Promise<Decision> {
    const ofDay = clocks.asOf === undefined ? sale : saleOfDay(sale, clocks.asOf);
    const said: DecisionMessage[] = [];
    if (clocks.asOf !== undefined) said.push(message('decided-as-of', 'info', { asOf: clocks.asOf }));
    if (clocks.knownAt === undefined) {
      const { decision } = await this.#decider.decide(tenantId, ofDay, explain, least);
      return withMessages(decision, said);
    }
    const { knownAt } = clocks;
    checkSale(ofDay);
    return this.read(tenantId, async (tx) => {
      const until = await untilOf(tx, knownAt, '/knownAt');
      const { decision, beforeHistory } = await this.decideThen(tx, tenantId, ofDay, until, explain, null);
      said.push(message('decided-as-known-at', 'info', { knownAt: new Date(knownAt).toISOString() }));
      if (beforeHistory) said.push(message('settings-before-history', 'warning', {}));
      return withMessages(decision, said);
    });
  }

  /** @param until to the microsecond, see `past-book.ts` */
  async decideThen(
    tx: Transaction,
    tenantId: string,
    sale: Sale,
    until: string,
    explain: boolean,
    record: OnRecord | null,
  ) {
    const { book, beforeHistory } = await pastBook(tx, tenantId, this.#gazetteer, sale, until, record);
    const contentRelease = await this.#decider.releaseInForce(tx, tenantId);
    const { decision } = this.#decider.decideBy(sale, { ...book, contentRelease }, explain, record?.number);
    return { decision, beforeHistory };
  }

  /** Reads of the past, in one snapshot of the database; a few at a time. */
  async read<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running += 1;
    try {
      return await this.#database.withTenant(
        tenantId,
        async (tx) => {
          await sql`set transaction isolation level repeatable read`.execute(tx);
          return work(tx);
        },
        { readOnly: true },
      );
    } finally {
      const next = this.#waiting.shift();
      // The place is handed on, so nobody slips in between.
      if (next) next();
      else this.#running -= 1;
    }
  }
}

function message(code: string, severity: DecisionMessage['severity'], values: Record<string, string>): DecisionMessage {
  return { code, severity, lineId: null, values };
}

function withMessages(decision: Decision, said: readonly DecisionMessage[]): Decision {
  return said.length === 0 ? decision : { ...decision, messages: [...said, ...decision.messages] };
}
