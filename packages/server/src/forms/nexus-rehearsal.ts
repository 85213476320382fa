import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { type Confidence, factOn } from '@bonafide/core/content/content.ts';
import { levyOf } from '@bonafide/core/form/candidates.ts';
import { fewestPapers } from '@bonafide/core/form/fewest-papers.ts';
import type { Need } from '@bonafide/core/form/paper.ts';
import type { FormLaw } from '@bonafide/core/form/places.ts';
import { formName } from '@bonafide/core/form/words-en.ts';
import type { RehearsalSums, RehearsedCustomer, Standing } from './nexus-store.ts';

/** What the law says of a state on the first day, as far as a rehearsal needs it. */
export interface RehearsedState {
  state: string;
  stateName: string;
  levy: 'state' | 'local' | 'none';
  rate: { value: string; sources: number[]; confidence: Confidence } | null;
}

export function statesOn(law: FormLaw, states: readonly string[], day: CalendarDate): RehearsedState[] {
  return [...new Set(states)].sort().flatMap((state): RehearsedState[] => {
    const place = law.places.get(state);
    if (!place) return [];
    const rate = place.jurisdiction && factOn(place.jurisdiction.rate, day);
    return [
      {
        state,
        stateName: place.name,
        levy: levyOf(place, day),
        rate: rate ? { value: rate.value, sources: rate.sources, confidence: rate.confidence } : null,
      },
    ];
  });
}

/** Papers for one combination of open pairs, by form. */
export interface PapersFor {
  forms: string[];
  /** Pairs that nothing serves, `US-TX resale`. */
  unserved: string[];
}

/**
 * Which papers each combination needs. Customers that lack the same need the same, so each is solved once, however many there are.
 * Between some of them other work has its turn.
 */
export class Papers {
  readonly #law: FormLaw;
  readonly #day: CalendarDate;
  readonly #known = new Map<string, PapersFor>();

  constructor(law: FormLaw, day: CalendarDate) {
    this.#law = law;
    this.#day = day;
  }

  of(open: string): PapersFor {
    const known = this.#known.get(open);
    if (known) return known;
    const answer = fewestPapers(this.#law, {
      asOf: this.#day,
      needs: needsIn(open),
      onFile: [],
      buyer: { registeredIn: null, numbers: [] },
      scope: 'blanket',
    });
    const found: PapersFor = {
      forms: answer.papers.map(({ formId }) => formId),
      unserved: answer.needs
        .filter(({ status }) => status === 'reason-unknown' || status === 'nothing-serves')
        .map(({ state, reason }) => `${state} ${reason}`),
    };
    this.#known.set(open, found);
    return found;
  }
}

/** `US-OK resale US-TX resale` → the pairs. */
export function needsIn(open: string): Need[] {
  const words = open === '' ? [] : open.split(' ');
  const needs: Need[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    needs.push({ state: words[at] ?? '', reason: words[at + 1] as Reason });
  }
  return needs;
}

const yieldTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const SOLVED_IN_A_TURN = 50;

/** Papers to ask for by form, with how many customers each goes to. */
export async function paperCounts(papers: Papers, { combinations }: RehearsalSums) {
  const byForm = new Map<string, number>();
  const unserved = new Map<string, number>();
  let total = 0;
  for (const [index, { open, customers }] of combinations.entries()) {
    if (index % SOLVED_IN_A_TURN === SOLVED_IN_A_TURN - 1) await yieldTurn();
    const { forms, unserved: pairs } = papers.of(open);
    total += forms.length * customers;
    for (const form of forms) byForm.set(form, (byForm.get(form) ?? 0) + customers);
    for (const pair of pairs) unserved.set(pair, (unserved.get(pair) ?? 0) + customers);
  }
  return { total, byForm: sortedByCount(byForm), unserved: sortedByCount(unserved) };
}

function sortedByCount(counts: ReadonlyMap<string, number>): { key: string; customers: number }[] {
  return [...counts]
    .map(([key, customers]) => ({ key, customers }))
    .sort((a, b) => b.customers - a.customers || (a.key < b.key ? -1 : 1));
}

/** Sums of one state. */
export function presentState(law: FormLaw, state: RehearsedState, sums: RehearsalSums) {
  const counts = sums.counts.filter((row) => row.state === state.state);
  const money = sums.money.filter((row) => row.state === state.state);
  const count = (status: Standing) => counts.find((row) => row.status === status)?.customers ?? 0;
  const moneyOf = (status: Standing) =>
    money.filter((row) => row.status === status).map(({ currency, sales, tax }) => ({ currency, sales, tax }));
  return {
    ...state,
    customers: counts.reduce((all, row) => all + row.customers, 0),
    byAddress: counts.reduce((all, row) => all + row.byAddress, 0),
    needed: { customers: count('needed'), money: moneyOf('needed') },
    covered: { customers: count('covered'), money: moneyOf('covered') },
    noClaim: { customers: count('no-claim'), money: moneyOf('no-claim') },
    coveredBy: sums.coveredBy
      .filter((row) => row.state === state.state)
      .slice(0, 10)
      .map(({ formId, customers }) => ({
        formId,
        formName: formId === null ? null : formName(law.content, formId),
        customers,
      })),
  };
}

export function presentCustomer(law: FormLaw, papers: Papers, row: RehearsedCustomer) {
  const { open, tax, ...rest } = row;
  return {
    ...rest,
    gap: tax,
    states: row.states.map((state) => ({ ...state, stateName: law.places.get(state.state)?.name ?? state.state })),
    papers: papers.of(open).forms.map((formId) => ({ formId, formName: formName(law.content, formId) })),
  };
}
