import { setImmediate as turn } from 'node:timers/promises';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import type { CheckReport } from '@bonafide/core/check/run-checks.ts';
import { runSaleChecks } from '@bonafide/core/check/run-sale-checks.ts';
import { bareSubject, type CheckSubject } from '@bonafide/core/check/subject.ts';
import type { Book } from '@bonafide/core/determination/book.ts';
import { checkedLine, type DecidedLine } from '@bonafide/core/determination/checked-line.ts';
import type { CertificateUse } from '@bonafide/core/determination/compile-certificate.ts';
import type { Decision, LineDecision } from '@bonafide/core/determination/decision.ts';
import { ancestorsOf } from '@bonafide/core/determination/inherited.ts';
import { noCertificate } from '@bonafide/core/determination/no-certificate.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { findCertificatesOf, type Law, loadSubjects } from '../certificates/certificates.ts';
import type { Transaction } from '../platform/database.ts';
import { loadAllPolicies, type Policies } from '../policies/policies.ts';
import { findUses, onePurchaseIds } from './uses-store.ts';

/** A sale with its decision, and what it was decided by. */
export interface SaleToCheck {
  sale: Sale;
  decision: Decision;
  book: Book;
  recordedAs: string | null;
}

/** What the checks of a sale found at one line, by the certificate they judged; null: the line has none. */
export interface LineFindings {
  lineId: string;
  outcome: LineDecision['outcome'];
  findings: { finding: Finding; certificate: Certificate | null }[];
}

/** How often each certificate was judged, and by what. */
export interface JudgedCertificate {
  certificate: Certificate;
  lines: number;
  /** Codes that passed at every line, and what could not be asked with the reason. */
  passed: string[];
  couldNotCheck: CheckReport['couldNotCheck'];
}

export interface SaleReport {
  lines: LineFindings[];
  /** Lines with findings that are not among `lines`. */
  leftOut: number;
  certificates: JudgedCertificate[];
}

/** Lines that a report names; the rest is counted. */
const LINES_SHOWN = 500;
/** Lines after which others get their turn. */
const LINES_A_TURN = 100;

/**
 * Judges every line of a sale by the certificates that exempt it, as they are now; a line that none exempts by what its customer
 * has: taxed though one applies, or exempt though none does. Certificates are judged by the policy of their customer group, as everywhere;
 * a line without any by that of the company that sells.
 */
export async function checkSaleLines(
  tx: Transaction,
  tenantId: string,
  law: Law,
  { sale, decision, book, recordedAs }: SaleToCheck,
): Promise<SaleReport> {
  const { companyBook } = book;
  const report: SaleReport = { lines: [], leftOut: 0, certificates: [] };
  if (companyBook === null) return report;
  const holders = new Set(decision.lines.flatMap((line) => holdersOf(line, sale, book)));
  const certificates = await findCertificatesOf(tx, tenantId, [...holders]);
  const uses = await findUses(tx, tenantId, onePurchaseIds(certificates));
  const subjects = await loadSubjects(tx, tenantId, law, certificates);
  const policies = await loadAllPolicies(tx, tenantId, law.today);
  const judging: Judging = { law, policies, subjects, uses, tally: new Tally() };
  const sent = new Map(sale.lines.map((line) => [line.lineId, line]));
  for (const [index, decided] of decision.lines.entries()) {
    if (index % LINES_A_TURN === LINES_A_TURN - 1) await turn();
    const line = sent.get(decided.lineId);
    if (line === undefined) continue;
    const given = { sale, line, decided, book, companyBook, recordedAs, recordedBy: sale.company };
    const findings = judgeLine(given, judging);
    if (findings.length === 0) continue;
    if (report.lines.length < LINES_SHOWN)
      report.lines.push({ lineId: decided.lineId, outcome: decided.outcome, findings });
    else report.leftOut += 1;
  }
  report.certificates = judging.tally.all();
  return report;
}

/** The line's customer and those whose papers it uses, and the holders of what exempted it. */
function holdersOf({ customerId }: LineDecision, sale: Sale, book: Book): string[] {
  if (customerId === null || customerId.startsWith('auto:')) return [];
  return [customerId, ...(ancestorsOf(customerId, sale.date, book)?.keys() ?? [])];
}

/** What the lines of one sale are judged by. */
interface Judging {
  law: Law;
  policies: Policies;
  subjects: readonly CheckSubject[];
  uses: ReadonlyMap<string, CertificateUse>;
  tally: Tally;
}

function judgeLine(given: DecidedLine, { law, policies, subjects, uses, tally }: Judging): LineFindings['findings'] {
  const judge = (subject: CheckSubject, policy = policies.ofGroup(subject.customer?.groupId ?? null)) => {
    const usedBy = uses.get(subject.certificate.certificateId) ?? null;
    return runSaleChecks({ ...subject, sale: checkedLine(given, subject.certificate, usedBy) }, policy);
  };
  const applied = new Set(
    given.decided.authorities.flatMap(({ certificate }) => (certificate === null ? [] : [certificate.certificateId])),
  );
  const exempting = subjects.filter(({ certificate }) => applied.has(certificate.certificateId));
  if (exempting.length > 0)
    return exempting.flatMap((subject) => {
      const { certificate } = subject;
      const { findings, ...rest } = judge(subject);
      tally.add(certificate, rest);
      return findings.map((finding) => ({ finding, certificate }));
    });
  if (given.decided.outcome === 'taxable')
    return subjects.flatMap((subject) => {
      const { certificate } = subject;
      const seen = judge(subject).findings.filter(({ code }) => code === TAXED_THOUGH_COVERED);
      return seen.map((finding) => ({ finding, certificate }));
    });
  const nobody = bareSubject(noCertificate(given.decided.customerId ?? ''), law.content, law.today);
  const { findings } = judge(nobody, policies.ofCompany(given.companyBook.company.companyId));
  return findings.filter(({ code }) => OF_THE_LINE.has(code)).map((finding) => ({ finding, certificate: null }));
}

const TAXED_THOUGH_COVERED = 'SCP-14';
/** Checks that speak about a line which no certificate stands behind. */
const OF_THE_LINE: ReadonlySet<string> = new Set(['SCP-10', 'SCP-13']);

/** Sums the reports of each certificate over the lines. */
class Tally {
  readonly #judged = new Map<string, JudgedCertificate>();

  add(certificate: Certificate, { passed, couldNotCheck }: Omit<CheckReport, 'findings'>): void {
    const before = this.#judged.get(certificate.certificateId);
    if (before === undefined) {
      this.#judged.set(certificate.certificateId, { certificate, lines: 1, passed, couldNotCheck });
      return;
    }
    before.lines += 1;
    before.passed = before.passed.filter((code) => passed.includes(code));
    const known = new Set(before.couldNotCheck.map(({ code }) => code));
    before.couldNotCheck = [...before.couldNotCheck, ...couldNotCheck.filter(({ code }) => !known.has(code))];
  }

  all(): JudgedCertificate[] {
    return [...this.#judged.values()];
  }
}
