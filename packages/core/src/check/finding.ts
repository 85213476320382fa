/** How much a finding weighs: `reject` blocks approval, `warn` sends the paper to a person, `inform` is a note. */
export type Severity = 'reject' | 'warn' | 'inform';

/** Where a check's rule stands: a source of the content (file and number), or `practice` when no source is claimed. */
export interface Citation {
  /** Content file the source stands in (`US-TX`, `MTC`, `checks`), or `practice`. */
  in: string;
  /** Source number or key within that file; null for practice. */
  source: string | number | null;
}

/** What a check found. Plain data; wording stands in message tables by code (law 6). */
export interface Finding {
  /** Check id, e.g. `FMT-01`. */
  code: string;
  severity: Severity;
  /** JSON pointer into the certificate, e.g. `/claim/ids/0/value`. */
  path: string;
  values: Record<string, string>;
  citation: Citation;
}
