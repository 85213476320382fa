import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { type CheckReport, runChecks } from '@bonafide/core/check/run-checks.ts';
import { bareSubject, type CheckSubject, jurisdictionsOf, reasonsOf } from '@bonafide/core/check/subject.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { Transaction } from '../platform/database.ts';
import { loadPolicies, type PolicyDraft } from '../policies/policies.ts';
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
  const known = await loadSurroundings(tx, tenantId, certificates);
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
  return subjects.map((subject) => ({
    report: runChecks(subject, policyOf(subject.customer?.groupId ?? null)),
    jurisdictions: [...new Set(jurisdictionsOf(subject).map((place) => place.value))],
    reason: reasonsOf(subject)[0]?.value ?? null,
  }));
}
