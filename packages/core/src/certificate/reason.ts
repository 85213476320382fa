/**
 * Why a purchase is exempt: our own codes. Content, checks and forms speak these; each target scheme (SST letters,
 * entity/use codes, 2-character Determination codes) has a mapping table of its own in `content/reasons.json`.
 */
export const REASONS = [
  'federal-government',
  'state-local-government',
  'tribal-government',
  'foreign-diplomat',
  'charitable',
  'religious',
  'educational',
  'resale',
  'agricultural',
  'manufacturing',
  'direct-pay',
  'direct-mail',
  'medical',
  'utilities',
  'common-carrier',
  'pollution-control',
  'research-development',
  'non-resident',
  'aquaculture-fishery',
  'lease-rental',
  'component-parts',
  'software-services',
  'contractor-government',
  'enterprise-zone',
  'data-center',
  'media-film',
  'timber',
  'mining-oil-gas',
  'aircraft-vessel',
  'other',
] as const;

export type Reason = (typeof REASONS)[number];

const KNOWN: ReadonlySet<string> = new Set(REASONS);

export function isReason(code: string): code is Reason {
  return KNOWN.has(code);
}

/** Claims a state often counts as resale though we name them apart. Where only resale is spoken of, they are in doubt, not refused. */
export const KINDS_OF_RESALE: readonly Reason[] = ['lease-rental', 'component-parts'];

/** Reasons that say too little alone: the line beside them names the law, the agency or the mission. */
export const REASONS_TO_EXPLAIN: readonly Reason[] = [
  'other',
  'federal-government',
  'state-local-government',
  'tribal-government',
];
