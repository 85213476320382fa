import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { allowedEvents, shownStatus } from '@bonafide/core/certificate/life-cycle.ts';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { riskWords } from '@bonafide/core/check/risk/risk-words.ts';
import { wordReport } from '@bonafide/core/check/word-report.ts';
import { findDocuments } from '../documents/documents.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { presentPaper } from './document-views.ts';
import { formTitle } from './form-title.ts';
import { judgeCertificates, type Law } from './judge.ts';

/** The law with the catalogue that names the sources of checks. */
export interface ShownLaw extends Law {
  catalogue: CheckCatalogue;
}

/** The facts about the certificate's surroundings that every view shows. */
async function readSurroundings(tx: Transaction, tenantId: string, certificateId: string) {
  return tx
    .selectFrom('bonafide.certificate as c')
    .innerJoin('bonafide.customer as u', (join) =>
      join.onRef('u.tenant_id', '=', 'c.tenant_id').onRef('u.customer_id', '=', 'c.customer_id'),
    )
    .innerJoin('bonafide.customer_group as g', (join) =>
      join.onRef('g.tenant_id', '=', 'u.tenant_id').onRef('g.group_id', '=', 'u.group_id'),
    )
    .innerJoin('bonafide.company as o', (join) =>
      join.onRef('o.tenant_id', '=', 'g.tenant_id').onRef('o.company_id', '=', 'g.owner_company_id'),
    )
    .select([
      'u.name as customer_name',
      'u.number as customer_number',
      'o.external_id as company',
      'o.expiry_day_inclusive',
      'c.jurisdictions',
      'c.source',
      'c.created_at',
      'c.recorded_at',
    ])
    .where('c.tenant_id', '=', tenantId)
    .where('c.certificate_id', '=', certificateId)
    .executeTakeFirst();
}

/**
 * One certificate with its findings judged afresh by the law and the day asked about.
 * @param knownAt the instant `certificate` is from, when it is not the present one
 */
export async function presentCertificate(
  tx: Transaction,
  tenantId: string,
  law: ShownLaw,
  certificate: Certificate,
  knownAt?: string,
) {
  const around = await readSurroundings(tx, tenantId, certificate.certificateId);
  if (!around) throw new Refusal('not-found');
  const [judgement] = await judgeCertificates(tx, tenantId, law, [certificate]);
  if (!judgement) throw new Error('One certificate in, one judgement out');
  return {
    ...certificate,
    customerName: around.customer_name,
    customerNumber: around.customer_number,
    company: around.company,
    formTitle: formTitle(law.content, certificate.formId),
    shownStatus: shownStatus(certificate, law.today, around.expiry_day_inclusive),
    jurisdictions: judgement.jurisdictions,
    reason: judgement.reason,
    ...wordReport(law, judgement.report),
    papers: (judgement.subject.document?.files ?? []).map((file) => presentPaper(file, law.content)),
    risk: {
      score: judgement.risk.score,
      parts: judgement.risk.parts.map(({ code, points, values, links }) => ({
        ...{ code, points, links },
        text: riskWords({ code, values }),
      })),
    },
    documents: await findDocuments(tx, tenantId, certificate.certificateId, knownAt),
    contentRelease: law.content.release,
    source: around.source,
    createdAt: around.created_at.toISOString(),
    recordedAt: around.recorded_at.toISOString(),
    allowedEvents: allowedEvents(certificate.status),
  };
}

/** What differs between two versions of a record, place by place. Lists are compared whole. */
export function changesBetween(from: unknown, to: unknown, path = ''): { path: string; from: unknown; to: unknown }[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  if (isRecord(from) && isRecord(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) => changesBetween(from[key], to[key], `${path}/${key}`));
  }
  return [{ path, from: from ?? null, to: to ?? null }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
