import type { Decimal } from '../money/decimal.ts';
import { compare } from '../money/decimal.ts';
import type { AuthorityResult, Decision, DecisionSource, LineDecision, Outcome } from './decision.ts';

/** What an authority's result says, without the search behind it. */
export interface ResultSide {
  outcome: Outcome;
  source: DecisionSource;
  exemptAmount: Decimal;
  taxableAmount: Decimal;
  tax: Decimal;
  reasonCode: string | null;
  certificate: { certificateId: string; number: string } | null;
}

export type DifferingField = 'outcome' | 'amount' | 'certificate' | 'reason' | 'authority';

/** One authority of one line that two decisions of the same sale see differently. */
export interface ResultDifference {
  lineId: string;
  /** Null where a line was decided on one side only: then no authority was reached on the other. */
  authority: string | null;
  /** What differs, the weightiest first; `authority`: one side has no such result. */
  fields: DifferingField[];
  before: ResultSide | null;
  after: ResultSide | null;
}

/**
 * What two decisions of the same sale say differently, line by line and authority by authority, in the order of the first.
 * Messages, rejected candidates and a certificate's version do not count: they explain, they do not decide.
 */
export function differencesBetween(before: Decision, after: Decision): ResultDifference[] {
  const found: ResultDifference[] = [];
  const afterById = new Map(after.lines.map((line) => [line.lineId, line]));
  const beforeIds = new Set(before.lines.map((line) => line.lineId));
  for (const line of before.lines) compareLines(line, afterById.get(line.lineId), found);
  for (const line of after.lines) if (!beforeIds.has(line.lineId)) compareLines(undefined, line, found);
  return found;
}

function compareLines(
  before: LineDecision | undefined,
  after: LineDecision | undefined,
  found: ResultDifference[],
): void {
  const lineId = before?.lineId ?? after?.lineId ?? '';
  const undecided = (line: LineDecision | undefined) => line === undefined || line.authorities.length === 0;
  if (undecided(before) && undecided(after)) return;
  if (undecided(before) || undecided(after)) {
    const sides = { before: before ? lineSide(before) : null, after: after ? lineSide(after) : null };
    found.push({ lineId, authority: null, fields: ['outcome'], ...sides });
    return;
  }
  const theirs = new Map((after?.authorities ?? []).map((result) => [keyOf(result), result]));
  const ours = new Set<string>();
  for (const result of before?.authorities ?? []) {
    ours.add(keyOf(result));
    const other = theirs.get(keyOf(result));
    const fields = other ? fieldsOf(result, other) : (['authority'] as DifferingField[]);
    if (fields.length === 0) continue;
    found.push({
      lineId,
      authority: result.authority,
      fields,
      before: sideOf(result),
      after: other ? sideOf(other) : null,
    });
  }
  for (const result of after?.authorities ?? []) {
    if (ours.has(keyOf(result))) continue;
    found.push({ lineId, authority: result.authority, fields: ['authority'], before: null, after: sideOf(result) });
  }
}

function keyOf(result: AuthorityResult): string {
  return `${result.authority}\n${result.zone}`;
}

function fieldsOf(a: AuthorityResult, b: AuthorityResult): DifferingField[] {
  const fields: DifferingField[] = [];
  if (a.outcome !== b.outcome) fields.push('outcome');
  const amounts = ['exemptAmount', 'taxableAmount', 'tax'] as const;
  if (amounts.some((name) => compare(a[name], b[name]) !== 0)) fields.push('amount');
  if (!sameCertificate(a.certificate, b.certificate)) fields.push('certificate');
  if (a.reasonCode !== b.reasonCode) fields.push('reason');
  return fields;
}

type Applied = AuthorityResult['certificate'];

/** One that recording a sale creates has no id yet in a quote: it is known by its number. */
function sameCertificate(a: Applied, b: Applied): boolean {
  if (a === null || b === null) return a === b;
  if (a.certificateId === b.certificateId) return true;
  const planned = a.certificateId.startsWith('auto:') || b.certificateId.startsWith('auto:');
  return planned && a.number === b.number;
}

function sideOf(result: AuthorityResult): ResultSide {
  const { outcome, source, exemptAmount, taxableAmount, tax, reasonCode, certificate } = result;
  const named = certificate && { certificateId: certificate.certificateId, number: certificate.number };
  return { outcome, source, exemptAmount, taxableAmount, tax, reasonCode, certificate: named };
}

/** A line as a whole, where one side reached no authority. */
function lineSide(line: LineDecision): ResultSide {
  const { outcome, exemptAmount, taxableAmount, tax } = line;
  const first = line.authorities.find((result) => result.certificate !== null)?.certificate ?? null;
  const certificate = first && { certificateId: first.certificateId, number: first.number };
  return { outcome, source: 'none', exemptAmount, taxableAmount, tax, reasonCode: null, certificate };
}

/** Whether money or an outcome moved anywhere, or only the paper (or its reason) behind the same amounts. */
export function movesMoney(differences: readonly ResultDifference[]): boolean {
  return differences.some(({ fields }) =>
    fields.some((field) => field === 'outcome' || field === 'amount' || field === 'authority'),
  );
}
