import type { Acceptance, IdFormat, Jurisdiction } from '@bonafide/core/content/content.ts';
import { Anchor } from '@mantine/core';
import { AppLink } from '../../../ui/app-link.tsx';
import { SEVERITY_WORDS } from '../../../ui/badge/status-words.ts';
import { formatRate, plural } from '../../../ui/format/money.ts';
import { type FactRow, factRows, nothingKnown } from '../facts/fact-rows.ts';
import type { Section } from '../facts/fact-section.tsx';
import { acceptanceWords, capitalized, type NameOfReason, reasonWords, yesNo } from '../facts/fact-words.ts';
import { formRow, signingRows, termRows } from '../facts/form-rows.tsx';
import { IdFormatValue } from '../facts/id-format-value.tsx';

const STREAMLINED = { full: 'Full member', associate: 'Associate member', none: 'Not a member' } as const;

/** Everything a jurisdiction's file states, section by section, in the order a reader asks. */
export function stateSections(state: Jurisdiction, nameOf: NameOfReason, day: string): Section[] {
  return [
    { id: 'tax', title: 'Tax', rows: taxRows(state, day) },
    {
      id: 'forms',
      title: 'Forms',
      intro: 'The blanks of this state, what each serves for and in which edition.',
      rows: state.forms.map((form) => formRow(form, nameOf, day)),
      none: 'No form of its own is known.',
    },
    {
      id: 'terms',
      title: 'How long certificates hold',
      rows: state.forms.flatMap((form) => termRows(form, day)),
      none: 'No form, so no term.',
    },
    {
      id: 'signing',
      title: 'Fields, signature and notary of each form',
      rows: state.forms.flatMap((form) => signingRows(form, day)),
      none: 'No form, so no fields.',
      folded: true,
    },
    { id: 'accepts', title: 'Multi-state forms and home-state numbers', rows: acceptanceRows(state, nameOf, day) },
    {
      id: 'numbers',
      title: 'Numbers',
      intro: 'Spaces, hyphens and slashes are taken out before a number is compared with its form.',
      rows: state.idFormats.map(numberRow),
      none: 'No number format is recorded.',
    },
    { id: 'seller', title: 'What the seller must do', intro: state.sellerRules.note, rows: sellerRows(state, day) },
    { id: 'verification', title: 'Where a number can be verified', rows: verificationRows(state, day) },
    {
      id: 'rules',
      title: 'Special rules',
      rows: state.specialRules.map((rule, index) => ({
        path: `specialRules.${index + 1}`,
        label: reasonWords(rule.appliesTo, nameOf) || 'Every reason',
        name: `Special rule ${index + 1}`,
        value: rule.rule,
        note: null,
        period: null,
        standing: 'now' as const,
        sources: rule.sources,
        confidence: rule.confidence,
      })),
      none: 'None recorded.',
    },
    {
      id: 'checks',
      title: 'Checks that weigh otherwise here',
      intro: 'Where the state’s own text makes a check stricter or milder than it is by default.',
      rows: Object.entries(state.checkSeverities).flatMap(([check, severities]) =>
        factRows(severities, {
          path: `checkSeverities.${check}`,
          name: check,
          label: <AppLink href={`/library/checks/${check}`}>{check}</AppLink>,
          words: (severity) => SEVERITY_WORDS[severity].word,
          day,
        }),
      ),
      none: 'None: every check weighs as it does by default.',
    },
  ];
}

function taxRows(state: Jurisdiction, day: string): FactRow[] {
  return [
    ...factRows(state.salesTax, {
      path: 'salesTax',
      name: 'Statewide sales tax',
      words: ({ imposed, taxName, agency }) => (
        <>
          {imposed ? 'Imposed' : 'Not imposed'}
          {taxName && `: ${taxName}`}
          {agency && <div>Collected by: {agency}</div>}
        </>
      ),
      day,
    }),
    ...factRows(state.rate, { path: 'rate', name: 'Statewide rate', words: formatRate, day }),
    ...(state.rateShares.length === 0
      ? []
      : factRows(state.rateShares, {
          path: 'rateShares',
          name: 'Parts of that rate',
          words: ({ state: own, mandatoryLocal }) =>
            `${formatRate(own)} of the state${mandatoryLocal ? `, ${formatRate(mandatoryLocal)} local everywhere` : ''}`,
          day,
        })),
    ...factRows(state.localSalesTax, {
      path: 'localSalesTax',
      name: 'Local sales tax',
      words: (local) => (local ? 'Some counties, cities or districts add one' : 'None'),
      day,
    }),
    ...(state.localAuthoritiesWithOwnForms.length === 0
      ? []
      : factRows(state.localAuthoritiesWithOwnForms, {
          path: 'localAuthoritiesWithOwnForms',
          name: 'Local authorities with forms of their own',
          words: (names) => names.join('; '),
          day,
        })),
    ...factRows(state.streamlined, {
      path: 'streamlined',
      name: 'Streamlined Sales Tax',
      words: (membership) => STREAMLINED[membership],
      day,
    }),
  ];
}

function acceptanceRows({ accepts }: Jurisdiction, nameOf: NameOfReason, day: string): FactRow[] {
  const words = (value: Acceptance) => acceptanceWords(value, nameOf);
  const family = (code: string, name: string) => <AppLink href={`/library/multistate/${code}`}>{name}</AppLink>;
  const mtc = 'MTC Uniform Sales & Use Tax Resale Certificate';
  const sst = 'Streamlined Sales Tax Certificate of Exemption (F0003)';
  const border = 'Border States Uniform Sale for Resale Certificate';
  return [
    ...factRows(accepts.mtcUniform, { path: 'accepts.mtcUniform', name: mtc, label: family('MTC', mtc), words, day }),
    ...factRows(accepts.sstF0003, { path: 'accepts.sstF0003', name: sst, label: family('SST-F0003', sst), words, day }),
    ...factRows(accepts.borderStates, {
      path: 'accepts.borderStates',
      name: border,
      label: family('BORDER-STATES', border),
      words,
      day,
    }),
    ...factRows(accepts.outOfStateResaleNumber, {
      path: 'accepts.outOfStateResaleNumber',
      name: 'Resale number of the purchaser’s home state (drop shipments)',
      words,
      day,
    }),
  ];
}

function numberRow(format: IdFormat): FactRow {
  return {
    path: `idFormats.${format.kind}`,
    label: format.name,
    name: format.name,
    value: <IdFormatValue format={format} />,
    note: format.note,
    period: null,
    standing: 'now',
    sources: format.sources,
    confidence: format.confidence,
  };
}

function sellerRows({ sellerRules }: Jurisdiction, day: string): FactRow[] {
  const days = (count: number | null) => (count === null ? 'Unknown' : plural(count, 'day'));
  return [
    ...factRows(sellerRules.obtainWithinDays, {
      path: 'sellerRules.obtainWithinDays',
      name: 'Timely receipt after the sale',
      words: (count) => (count === 0 ? 'At the sale' : `Within ${days(count)}`),
      day,
    }),
    ...factRows(sellerRules.goodFaith, {
      path: 'sellerRules.goodFaith',
      name: 'Good faith',
      words: (text) => text ?? 'Unknown',
      day,
    }),
    ...factRows(sellerRules.cureDaysOnAudit, {
      path: 'sellerRules.cureDaysOnAudit',
      name: 'Time to cure on audit',
      words: (count) => (count === null ? 'Unknown' : `${days(count)} from the request`),
      day,
    }),
    ...factRows(sellerRules.verificationRequired, {
      path: 'sellerRules.verificationRequired',
      name: 'Number must be verified',
      words: yesNo,
      day,
    }),
    ...factRows(sellerRules.retentionYears, {
      path: 'sellerRules.retentionYears',
      name: 'Keep certificates',
      words: (years) => (years === null ? 'Unknown' : plural(years, 'year')),
      day,
    }),
  ];
}

function verificationRows({ verification }: Jurisdiction, day: string): FactRow[] {
  if (verification.length === 0) return [nothingKnown({ path: 'verification', name: 'Service of the state' })];
  return factRows(verification, {
    path: 'verification',
    name: 'Service of the state',
    words: ({ url, what, api }) => (
      <>
        {what ? capitalized(what) : 'What it answers is not recorded'}
        {url && (
          <div>
            <Anchor href={url} target="_blank" rel="noreferrer noopener" inherit>
              {new URL(url).hostname}
              <span className="bf-visually-hidden"> (opens in a new tab)</span>
            </Anchor>
          </div>
        )}
        {api && <div>For machines: {api}</div>}
      </>
    ),
    day,
  });
}
