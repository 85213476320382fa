/** What one line of a sample invoice must get from one authority, and why each other certificate of the customer does not count. */
interface ExpectedAuthority {
  line: string;
  /** Name of the authority; where the sample company has none, the state's own. */
  authority: string;
  /** Number of the certificate that exempts the line, or null when it is taxed. */
  certificate: string | null;
  tax: string;
  /** Every other certificate of the customer with the letter of the first test of §4.5 that it fails. */
  rejected: Record<string, string>;
}

export interface ExpectedDecision {
  number: string;
  /** The reading of the sample files that leads there. */
  why: string;
  outcome: 'exempt' | 'partly-exempt' | 'taxable';
  authorities: ExpectedAuthority[];
}

const without = (state: string) => `${state} (no authority configured)`;
const lines = (ids: string[], rest: Omit<ExpectedAuthority, 'line'>): ExpectedAuthority[] =>
  ids.map((line) => ({ line, ...rest }));

/** Ten invoices of the sample batch, worked out by hand from the sample files and §4 of the determination rules. */
export const TEN_DECISIONS: ExpectedDecision[] = [
  {
    number: 'SO-70000',
    why: 'June 2025 to North Carolina; the one certificate holds there from January 2025 without an end',
    outcome: 'exempt',
    authorities: lines(['1', '2', '3', '4'], {
      authority: without('North Carolina'),
      certificate: 'NC-6223056',
      tax: '0.00',
      rejected: {},
    }),
  },
  {
    number: 'SO-70001',
    why: 'December 2025 to Ohio; three certificates: Ohio’s holds, New York’s is for another state, Nevada’s starts in 2026',
    outcome: 'exempt',
    authorities: [
      {
        line: '1',
        authority: 'OHIO',
        certificate: 'OH-4932171',
        tax: '0.00',
        rejected: { 'NY-7193935': 'e', 'NV-1548469': 'c' },
      },
    ],
  },
  {
    number: 'SO-70002',
    why: 'January 2025 to Austin; the certificate starts in September 2025. 6.25 % and 2 % of each line, to the cent',
    outcome: 'taxable',
    authorities: (
      [
        ['1', '153.99', '49.28'],
        ['2', '166.39', '53.24'],
        ['3', '62.39', '19.97'],
        ['4', '267.34', '85.55'],
      ] as const
    ).flatMap(([line, texas, austin]) => [
      { line, authority: 'TEXAS', certificate: null, tax: texas, rejected: { '19993241242': 'c' } },
      { line, authority: 'AUSTIN', certificate: null, tax: austin, rejected: { '19993241242': 'c' } },
    ]),
  },
  {
    number: 'SO-70004',
    why: 'July 2025 to Oklahoma; its certificate ended in 2024, one is for Wisconsin, one is still in review',
    outcome: 'taxable',
    authorities: lines(['1'], {
      authority: without('Oklahoma'),
      certificate: null,
      tax: '0.00',
      rejected: { 'OK-3491417': 'c', 'WI-3090993': 'e', 'TN-9814591': 'b' },
    }),
  },
  {
    number: 'SO-70009',
    why: 'A valve to Iowa; the Iowa certificate lists seed and fertilizer, the other is for California',
    outcome: 'taxable',
    authorities: lines(['1'], {
      authority: without('Iowa'),
      certificate: null,
      tax: '0.00',
      rejected: { 'IA-8941799': 'j', 'SR-923-479960': 'e' },
    }),
  },
  {
    number: 'SO-70016',
    why: 'November 2025 to Washington with ATTRIBUTE20 PO-7712; the limited-use certificate asks for TOWER in it',
    outcome: 'taxable',
    authorities: lines(['1', '2'], {
      authority: without('Washington'),
      certificate: null,
      tax: '0.00',
      rejected: {
        'WA-4037426': 'c',
        'SR-228-406769': 'e',
        'OH-8970786': 'e',
        'NV-7442557': 'c',
        'WA-5655257': 'i',
      },
    }),
  },
  {
    number: 'SO-70022',
    why: 'Four goods to Kansas; the certificate lists seed and fertilizer, and only the third line is seed',
    outcome: 'partly-exempt',
    authorities: [
      ...lines(['1', '2', '4'], {
        authority: without('Kansas'),
        certificate: null,
        tax: '0.00',
        rejected: { 'KS-8549653': 'j' },
      }),
      { line: '3', authority: without('Kansas'), certificate: 'KS-8549653', tax: '0.00', rejected: {} },
    ],
  },
  {
    number: 'SO-70023',
    why: 'To California; the only certificate is switched off (Active N)',
    outcome: 'taxable',
    authorities: lines(['1'], {
      authority: without('California'),
      certificate: null,
      tax: '0.00',
      rejected: { 'NE-2806955': 'a' },
    }),
  },
  {
    number: 'SO-70084',
    why: 'Gloves (commodity 4618150) to Virginia; its certificate lists commodity 27112, the other is for Missouri',
    outcome: 'taxable',
    authorities: lines(['1'], {
      authority: without('Virginia'),
      certificate: null,
      tax: '0.00',
      rejected: { 'VA-4564967': 'k', 'MO-3631347': 'e' },
    }),
  },
  {
    number: 'SO-70121',
    why: 'To Tennessee; the certificate’s zone row for Tennessee says Exempt N',
    outcome: 'taxable',
    authorities: lines(['1', '2', '3', '4'], {
      authority: without('Tennessee'),
      certificate: null,
      tax: '0.00',
      rejected: { 'TN-2616044': 'e' },
    }),
  },
];
