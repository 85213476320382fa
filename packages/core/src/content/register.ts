import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Acceptance, Confidence, Content, DatedValue, Fact, Jurisdiction } from './content.ts';
import { factOn } from './content.ts';

/** What is covered of one jurisdiction, and how well. */
export interface RegisterRow {
  code: string;
  name: string;
  forms: number;
  idFormats: number;
  /** Statements that carry a confidence: dated values, forms, number formats, special rules. The three counts below add up to it. */
  facts: number;
  direct: number;
  secondHand: number;
  unconfirmed: number;
  /** Day of the newest reading of a source. */
  checkedOn: CalendarDate | null;
  /** Statewide rate on the day asked about. */
  rate: Decimal | null;
  imposed: boolean | null;
}

export interface MultistateRow {
  code: string;
  name: string;
  forms: number;
  idFormats: number;
  /** Jurisdictions that accept it on the day asked about. */
  accepts: number;
}

/** One row for each jurisdiction, by name. */
export function registerOf(content: Content, asOf: CalendarDate): RegisterRow[] {
  return [...content.jurisdictions.values()]
    .map((jurisdiction) => rowOf(jurisdiction, asOf))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function rowOf(jurisdiction: Jurisdiction, asOf: CalendarDate): RegisterRow {
  const { direct, 'second-hand': secondHand, unconfirmed } = countByConfidence(jurisdiction);
  return {
    code: jurisdiction.code,
    name: jurisdiction.name,
    forms: jurisdiction.forms.length,
    idFormats: jurisdiction.idFormats.length,
    facts: direct + secondHand + unconfirmed,
    direct,
    secondHand,
    unconfirmed,
    checkedOn:
      jurisdiction.sources
        .map((source) => source.read)
        .sort()
        .at(-1) ?? null,
    rate: factOn(jurisdiction.rate, asOf)?.value ?? null,
    imposed: factOn(jurisdiction.salesTax, asOf)?.value.imposed ?? null,
  };
}

/** Counts everything below that carries a confidence, so that a new kind of fact is counted without being listed here. */
export function countByConfidence(value: unknown): Record<Confidence, number> {
  const counts = { direct: 0, 'second-hand': 0, unconfirmed: 0 };
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('confidence' in part) counts[part.confidence as Confidence] += 1;
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return counts;
}

/** Which entry of a jurisdiction's `accepts` speaks of a multistate form. */
const ACCEPTANCE_OF: Readonly<Record<string, keyof Jurisdiction['accepts']>> = {
  MTC: 'mtcUniform',
  'SST-F0003': 'sstF0003',
  'BORDER-STATES': 'borderStates',
};

/** What a jurisdiction says about a multistate form; empty when its facts do not speak of that form. */
export function acceptanceOf(jurisdiction: Jurisdiction, multistateCode: string): Fact<Acceptance> {
  const key = ACCEPTANCE_OF[multistateCode];
  return key === undefined ? [] : jurisdiction.accepts[key];
}

/** Every jurisdiction that says anything about the form on that day, by name. */
export function acceptancesOn(
  content: Content,
  multistateCode: string,
  asOf: CalendarDate,
): { jurisdiction: Jurisdiction; acceptance: DatedValue<Acceptance> }[] {
  return [...content.jurisdictions.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((jurisdiction) => {
      const acceptance = factOn(acceptanceOf(jurisdiction, multistateCode), asOf);
      return acceptance ? [{ jurisdiction, acceptance }] : [];
    });
}

export function multistateRegisterOf(content: Content, asOf: CalendarDate): MultistateRow[] {
  return [...content.multistate.values()].map(({ code, name, forms, idFormats }) => ({
    code,
    name,
    forms: forms.length,
    idFormats: idFormats.length,
    accepts: acceptancesOn(content, code, asOf).filter(({ acceptance }) => acceptance.value.accepted === true).length,
  }));
}
