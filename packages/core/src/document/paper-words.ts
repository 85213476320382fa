import { wordsOf } from '../check/name-text.ts';

/**
 * Words by which papers are told apart. They are the captions and sentences printed on such papers, not law: what a paper is worth in
 * a state, the content says.
 */

export const PAPER_KINDS = [
  'certificate',
  'blank-form',
  'permit',
  'irs-letter',
  'w9',
  'purchase-letter',
  'unknown',
] as const;

/**
 * `certificate`: a purchaser's certificate of exemption or resale · `blank-form`: such a form without entries · `permit`: a licence,
 * registration or permit copy · `irs-letter`: a determination letter about income tax · `w9`: request for a taxpayer number ·
 * `purchase-letter`: an order, invoice or letter · `unknown`: none of these, or nothing could be read.
 */
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Phrases with how much each says. A kind is named from {@link ENOUGH} on. */
type Phrases = readonly (readonly [phrase: string, weight: number])[];
export const ENOUGH = 3;

export const KIND_PHRASES: Readonly<Record<Exclude<PaperKind, 'unknown' | 'blank-form'>, Phrases>> = {
  certificate: [
    ['resale certificate', 3],
    ['exemption certificate', 3],
    ['exemption certification', 3],
    ['certificate of exemption', 3],
    ['certificate of resale', 3],
    ['exempt purchase certificate', 3],
    ['exempt sale certificate', 3],
    ['exempt use certificate', 3],
    ['nontaxable transaction certificate', 3],
    ['blanket certificate', 2],
    ['name of purchaser', 1],
    ['purchaser', 1],
    ['reason for exemption', 1],
    ['i certify', 1],
    ['certificado de exencion', 3],
    ['compras exentas', 2],
  ],
  permit: [
    ['sales tax permit', 2],
    ['seller s permit', 3],
    ['sellers permit', 3],
    ['sales and use tax permit', 2],
    ['sales tax license', 3],
    ['business license', 3],
    ['certificate of registration', 3],
    ['certificate of authority', 3],
    ['vendor s license', 3],
    ['post in a conspicuous place', 3],
    ['must be displayed', 2],
    ['display this', 2],
    ['not transferable', 1],
    ['is hereby authorized to', 2],
    ['permit to engage', 2],
  ],
  'irs-letter': [
    ['internal revenue service', 2],
    ['department of the treasury', 1],
    ['501 c 3', 1],
    ['section 501 c', 1],
    ['determination letter', 2],
    ['exempt from federal income tax', 3],
    ['public charity', 1],
    ['employer identification number', 1],
  ],
  w9: [
    ['request for taxpayer', 3],
    ['form w 9', 3],
    ['backup withholding', 2],
    ['taxpayer identification number and certification', 2],
  ],
  'purchase-letter': [
    ['purchase order', 3],
    ['po number', 2],
    ['p o number', 2],
    ['ship to', 1],
    ['bill to', 1],
    ['unit price', 2],
    ['subtotal', 2],
    ['invoice', 1],
    ['to whom it may concern', 3],
    ['dear sir', 2],
    ['dear', 1],
    ['sincerely', 2],
  ],
};

/** Sentences that goods are bought to be sold again. */
export const RESALE_PHRASES = [
  'for resale',
  'to be resold',
  'will be resold',
  'will resell',
  'purchased for resale',
  'for the purpose of resale',
  'resale in the regular course of business',
  'resell',
  'reventa',
];

/** Words of a declaration a signer answers for. */
export const DECLARATION_PHRASES = [
  'penalty of perjury',
  'penalties of perjury',
  'under penalty',
  'perjury',
  'i certify',
  'i hereby certify',
  'certify that',
  'i declare',
  'declare that',
  'i swear',
  'swear or affirm',
  'i affirm',
  'criminal offense',
  'misdemeanor',
  'felony',
  'true and correct',
  'true correct and complete',
  'correct and complete to the best',
  'bajo penalidad de perjurio',
  'certifico',
];

/** The two statements a telecommunications reseller gives: that it resells with its own assessable revenue, and that it contributes. */
export const TELECOM_PHRASES = {
  resale: [
    'incorporated into its own offerings',
    'incorporating the purchased services into its own offerings',
    'resold as telecommunications',
    'assessable telecommunications',
    'resale of telecommunications',
    'purchasing service for resale',
  ],
  contribution: [
    'contributes directly to the federal universal service',
    'contributes to the federal universal service',
    'directly contributes to the universal service',
    'contribute to the federal universal service',
    'contributing directly to the federal universal service',
  ],
} as const;

/** Pages that explain a form and ask for nothing. */
export const INSTRUCTION_PHRASES = ['instructions', 'general information', 'who may use this form', 'how to complete'];

/** A text made ready to look for phrases in: its plain words with a blank at both ends. */
export function searchable(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}

/** The phrases that stand in a text made by {@link searchable}. */
export function phrasesIn(ready: string, phrases: readonly string[]): string[] {
  return phrases.filter((phrase) => ready.includes(` ${phrase} `));
}
