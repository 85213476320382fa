import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { runChecks } from '@bonafide/core/check/run-checks.ts';
import { bareSubject } from '@bonafide/core/check/subject.ts';
import { wordReport } from '@bonafide/core/check/word-report.ts';
import { contentOf } from '@bonafide/core/content/portable-content.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';

// biome-ignore lint/suspicious/noExplicitAny: the answer of `GET /v1/content/law`, whose inside only the core knows
type Law = any;

/** What a page says of each certificate by the law it got from the service, in canonical form. */
export function reportsOf(law: Law, certificates: Certificate[], today: string): string[] {
  const content = contentOf(law.content);
  return certificates.map((certificate) =>
    canonicalJson(
      wordReport({ content, catalogue: law.catalogue }, runChecks(bareSubject(certificate, content, today))),
    ),
  );
}

Object.assign(globalThis, { reportsOf });
