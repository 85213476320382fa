/** Something the score looked at, for a link. */
export interface RiskLink {
  kind: 'certificate' | 'customer' | 'document' | 'sale';
  id: string;
  label: string;
}

/** One reason for the score. */
export interface RiskPart {
  /** Which of the parts; words stand with the messages. */
  code: RiskCode;
  points: number;
  values: Record<string, string>;
  links: RiskLink[];
}

export const RISK_CODES = [
  'revoked-number',
  'shared-number',
  'number-run',
  'same-signature',
  'same-file',
  'one-place',
  'first-order',
  'altered',
  'changed-after-signing',
  'backdated',
  'after-notice',
] as const;
export type RiskCode = (typeof RISK_CODES)[number];
