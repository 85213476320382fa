import type { ClaimedId } from '../certificate/certificate.ts';
import type { IdFormat } from '../content/content.ts';
import type { Ground } from './check.ts';
import { compactId, digitsForLetters, fitsPattern, isFiller, isPendingText, plainLetters } from './id-text.ts';
import { oncePer } from './remembered.ts';
import { type CheckSubject, issuerOf, jurisdictionOf, jurisdictionsOf } from './subject.ts';

/** Kinds a state issues and gives a shape to. A federal number has its own check (FMT-03). */
const STATE_KINDS = new Set([
  'state-sales-tax',
  'state-exemption',
  'direct-pay',
  'ag-registration',
  'reseller-permit',
  'state-location',
  'state-business-registration',
  'enterprise-zone',
  'business-registry',
  'foreign-tax-id',
]);

export function isStateKind(kind: string): boolean {
  return STATE_KINDS.has(kind);
}

/** What the patterns of the content say about one number. */
export type IdJudgement =
  | { kind: 'fits' }
  /** Fits only after letters are read as digits, or stray characters are dropped (FMT-14). */
  | { kind: 'fits-repaired'; repaired: string }
  | { kind: 'filler' }
  | { kind: 'pending' }
  | { kind: 'fits-other-state'; issuer: string; other: string; ground: Ground }
  | { kind: 'does-not-fit'; issuer: string; format: IdFormat; ground: Ground }
  | { kind: 'issuer-unknown' | 'jurisdiction-not-in-content' | 'pattern-unknown' };

/** Judges a state number once, so that FMT-01, FMT-14 and CON-04 each report their own cause and never the same one twice. */
export function judgeStateId(subject: CheckSubject, id: ClaimedId): IdJudgement {
  const judged = judgementsOf(subject);
  const before = judged.get(id);
  if (before) return before;
  const judgement = judge(subject, id);
  judged.set(id, judgement);
  return judgement;
}

const judgementsOf = oncePer((_subject: CheckSubject) => new Map<ClaimedId, IdJudgement>());

function judge(subject: CheckSubject, id: ClaimedId): IdJudgement {
  if (isPendingText(id.value)) return { kind: 'pending' };
  if (isFiller(id.value)) return { kind: 'filler' };
  const issuer = issuerOf(subject, id);
  if (issuer === null) return { kind: 'issuer-unknown' };
  if (!jurisdictionOf(subject, issuer)) return { kind: 'jurisdiction-not-in-content' };
  const formats = patternsOf(subject, issuer, id.kind);
  const format = formats[0];
  if (!format) return { kind: 'pattern-unknown' };
  const typed = compactId(id.value);
  if (fitsAny(formats, typed)) return { kind: 'fits' };
  const plain = compactId(plainLetters(id.value));
  for (const repaired of [plain, digitsForLetters(plain)]) {
    if (fitsAny(formats, repaired)) return { kind: 'fits-repaired', repaired };
  }
  const ground = { in: issuer, confidence: format.confidence, sources: format.sources };
  const other = otherStates(subject, issuer).find((code) => fitsAny(patternsOf(subject, code, id.kind), typed));
  if (other !== undefined) return { kind: 'fits-other-state', issuer, other, ground };
  return { kind: 'does-not-fit', issuer, format, ground };
}

function patternsOf(subject: CheckSubject, code: string, kind: string): IdFormat[] {
  const formats = jurisdictionOf(subject, code)?.idFormats ?? [];
  return formats.filter((format) => format.kind === kind && format.pattern !== null);
}

function fitsAny(formats: readonly IdFormat[], compact: string): boolean {
  return formats.some((format) => format.pattern !== null && fitsPattern(format.pattern, compact));
}

/** Other states the paper itself names: where the number may have come from. */
function otherStates(subject: CheckSubject, issuer: string): string[] {
  const region = subject.certificate.claim.purchaser.address.region;
  const home = region !== null && /^[A-Z]{2}$/.test(region) ? [`US-${region}`] : [];
  const named = jurisdictionsOf(subject).map((entry) => entry.value);
  return [...new Set([...home, ...named])].filter((code) => code !== issuer);
}
