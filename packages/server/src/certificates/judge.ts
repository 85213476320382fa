import { setImmediate } from 'node:timers/promises';
import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { type RiskScore, riskOf } from '@bonafide/core/check/risk/risk-score.ts';
import { type CheckReport, runChecks } from '@bonafide/core/check/run-checks.ts';
import { bareSubject, type CheckSubject, jurisdictionsOf, reasonsOf } from '@bonafide/core/check/subject.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { Transaction } from '../platform/database.ts';
import { loadPolicies, type PolicyDraft, type PolicyOfGroup } from '../policies/policies.ts';
import { loadSurroundings } from './surroundings/load-surroundings.ts';

/** What the checks stand on. */
export interface Law {
  content: Content;
  /** The day asked about. */
  today: CalendarDate;
  /** Changes of the check policies tried on paper, over what the companies have. */
  policyDraft?: PolicyDraft;
}

/** A judged certificate: the report, and what lists filter by. */
export interface Judgement {
  subject: CheckSubject;
  risk: RiskScore;
  report: CheckReport;
  jurisdictions: string[];
  reason: Reason | null;
}

/**
 * Everything the checks look at, for each certificate; in the order of the input.
 * @param assumed what is true of them though the store does not have it yet: the paper is at hand
 */
export async function loadSubjects(
  tx: Transaction,
  tenantId: string,
  law: Law,
  certificates: readonly Certificate[],
  assumed: { hasDocument: boolean } = { hasDocument: false },
): Promise<CheckSubject[]> {
  if (certificates.length === 0) return [];
  const known = await loadSurroundings(tx, tenantId, certificates, law.content);
  return certificates.map((certificate) => ({
    ...bareSubject(certificate, law.content, law.today),
    ...known(certificate),
    ...(assumed.hasDocument ? { hasDocument: true } : {}),
  }));
}

/** Runs every check on each certificate. The answer stands in the order of the input; `assumed` as in {@link loadSubjects}. */
export async function judgeCertificates(
  tx: Transaction,
  tenantId: string,
  law: Law,
  certificates: readonly Certificate[],
  assumed: { hasDocument: boolean } = { hasDocument: false },
): Promise<Judgement[]> {
  if (certificates.length === 0) return [];
  const policyOf = await loadPolicies(tx, tenantId, law.today, law.policyDraft);
  const subjects = await loadSubjects(tx, tenantId, law, certificates, assumed);
  return subjects.map((subject) => judgeSubject(subject, policyOf));
}

/** How many certificates are judged before others of this process get their turn. */
const SLICE = 50;

/**
 * Judges each certificate under several laws, its surroundings loaded once. The answers stand in the order of the laws, each in that of
 * the input. For portions of thousands: whoever waits for this process waits for a few milliseconds at most.
 */
export async function judgeUnder(
  tx: Transaction,
  tenantId: string,
  laws: readonly Law[],
  certificates: readonly Certificate[],
): Promise<Judgement[][]> {
  const [first] = laws;
  if (!first) return [];
  const subjects = await loadSubjects(tx, tenantId, first, certificates);
  const sides: { law: Law; policyOf: PolicyOfGroup; answers: Judgement[] }[] = [];
  for (const law of laws)
    sides.push({ law, policyOf: await loadPolicies(tx, tenantId, law.today, law.policyDraft), answers: [] });
  for (let start = 0; start < subjects.length; start += SLICE) {
    const slice = subjects.slice(start, start + SLICE);
    for (const { law, policyOf, answers } of sides)
      for (const subject of slice)
        answers.push(judgeSubject({ ...subject, content: law.content, asOf: law.today }, policyOf));
    await setImmediate();
  }
  return sides.map((side) => side.answers);
}

function judgeSubject(subject: CheckSubject, policyOf: PolicyOfGroup): Judgement {
  return {
    report: runChecks(subject, policyOf(subject.customer?.groupId ?? null)),
    subject,
    risk: riskOf(subject),
    jurisdictions: [...new Set(jurisdictionsOf(subject).map((place) => place.value))],
    reason: reasonsOf(subject)[0]?.value ?? null,
  };
}
