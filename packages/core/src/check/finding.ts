/** How much a finding weighs: `reject` blocks approval, `warn` sends the paper to a person, `inform` is a note. */
export type Severity = 'reject' | 'warn' | 'inform';

/** Where a check's rule stands: a source of the content (file and number), `practice` when no source is claimed, `own` for a seller's rule. */
export interface Citation {
  /** Content file the source stands in (`US-TX`, `MTC`, `checks`), `practice`, or `own`. */
  in: string;
  /** Source number or key within that file; null for practice and the seller's own rules. */
  source: string | number | null;
}

/** Who gave a finding another severity than the check would, and what that would have been. */
export interface SeveritySet {
  /** `content`: the law of a state weighs it so. `policy`: the seller does. */
  by: 'content' | 'policy';
  default: Severity;
}

/** Sentences of a seller's own check, filled with the values of the certificate; English always stands. */
export interface OwnWords {
  title: string;
  clerk: { en: string; es?: string; fr?: string };
  buyer: { en: string; es?: string; fr?: string };
}

/** What a check found. Plain data; wording stands in message tables by code (law 6), or beside a seller's own check. */
export interface Finding {
  /** Check id, e.g. `FMT-01`. */
  code: string;
  severity: Severity;
  /** JSON pointer into the certificate, e.g. `/claim/ids/0/value`. */
  path: string;
  values: Record<string, string>;
  citation: Citation;
  /** Only when the severity is not the check's own. */
  severitySet?: SeveritySet;
  /** Only of a seller's own check (`OWN-…`). */
  words?: OwnWords;
}
