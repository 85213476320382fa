import type { Content } from '../content/content.ts';
import { type CheckCatalogue, sourceOf } from './catalogue.ts';
import type { Finding } from './finding.ts';
import type { CheckReport } from './run-checks.ts';
import { wordFinding, wordWhyNot } from './word-finding.ts';

/** What names the sources of findings: the law they were found by, and the catalogue of the checks. */
export interface NamedSources {
  content: Content;
  catalogue: CheckCatalogue;
}

/** A finding as a clerk reads it, with its source. */
export interface ShownFinding extends Finding {
  title: string;
  text: string;
  citationText: string;
  citationUrl: string | null;
}

/** Findings in words, and what was not checked with the reason. The service and a page that judges by itself say the same. */
export interface ShownReport {
  findings: ShownFinding[];
  checks: {
    ran: number;
    passed: string[];
    notApplicable: { code: string; reason: string }[];
    notRun: { code: string; reason: string }[];
  };
}

export function wordReport(named: NamedSources, report: CheckReport): ShownReport {
  return {
    findings: report.findings.map((finding) => shownFinding(named, finding)),
    checks: {
      ran: report.ran,
      passed: report.passed,
      notApplicable: report.notApplicable.map(({ code, reason }) => ({ code, reason: wordWhyNot(reason) })),
      notRun: report.couldNotCheck.map(({ code, reason }) => ({ code, reason: wordWhyNot(reason) })),
    },
  };
}

function shownFinding({ content, catalogue }: NamedSources, finding: Finding): ShownFinding {
  const { title, text } = wordFinding(finding, 'en', 'clerk');
  const source = sourceOf(finding.citation, content, catalogue);
  return {
    ...finding,
    title,
    text,
    citationText: source?.text ?? 'Practice; no source claimed',
    citationUrl: source?.url ?? null,
  };
}
