import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { type CheckPolicy, runChecks } from '@bonafide/core/check/run-checks.ts';
import { bareSubject, type CheckSubject } from '@bonafide/core/check/subject.ts';
import { type ShownReport, wordReport } from '@bonafide/core/check/word-report.ts';
import { normalDecimal } from '@bonafide/core/money/decimal.ts';
import type { Surroundings } from '../../../api/certificates.ts';
import { bodyOf, type Draft } from './draft.ts';
import type { LawInPage } from './law-in-page.ts';

/** Which certificate a draft would be: a new one, or the next version of one that is kept. */
export type DraftOf = Pick<Certificate, 'certificateId' | 'customerId' | 'sequence' | 'version' | 'status'>;

/** A certificate that is not on file yet. */
export const NOT_ON_FILE: DraftOf = {
  certificateId: '00000000-0000-0000-0000-000000000000',
  customerId: '00000000-0000-0000-0000-000000000000',
  sequence: 0,
  version: 0,
  status: 'draft',
};

/** What the checks say of a draft, in words: the same code over the same law as the service's, so the same findings. */
export function judgeDraft(
  draft: Draft,
  of: DraftOf,
  { today, known, policy }: Surroundings,
  law: LawInPage,
): ShownReport {
  const body = bodyOf(draft);
  const { certificateId, customerId, sequence, version, status } = of;
  const certificate: Certificate = {
    certificateId,
    customerId,
    sequence,
    version,
    status,
    ...body,
    number: body.number || 'draft',
    validFrom: body.validFrom || today,
    exemptAmount: body.exemptAmount && normalDecimal(body.exemptAmount),
    basisPercent: body.basisPercent && normalDecimal(body.basisPercent),
  };
  const subject: CheckSubject = {
    ...bareSubject(certificate, law.content, today),
    ...(known as Partial<CheckSubject>),
  };
  return wordReport(law, runChecks(subject, policy as CheckPolicy));
}
