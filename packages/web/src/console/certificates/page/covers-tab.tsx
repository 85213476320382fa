import { useQuery } from '@tanstack/react-query';
import type { CertificateDetail, Grant } from '../../../api/certificates.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { DateText } from '../../../ui/format/date-text.tsx';
import { formatMoney, formatRate, plural } from '../../../ui/format/money.ts';
import { KeyValue } from '../../../ui/key-value.tsx';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { staticRows } from '../../../ui/table/static-rows.ts';
import { taxTypeWord } from '../../tax-type-words.ts';
import { standsOnQuery } from '../certificate-queries.ts';
import { useValueWords, type ValueWords, wordsOfUse } from '../use-value-words.ts';
import classes from './certificate-page.module.css';
import { UsesSection } from './uses-section.tsx';

/** What the paper grants: where, by whom levied, why, how long and within which limits. */
export function CoversTab({ certificate }: { certificate: CertificateDetail }) {
  const words = useValueWords();
  return (
    <div className={classes.stack}>
      <StandsOn certificate={certificate} />
      <UsesSection certificate={certificate} />
      <section className={classes.section}>
        <h2>Zones it covers</h2>
        <BfTable
          caption="Zones the certificate covers"
          noun="zone"
          columns={grantColumns(certificate, words)}
          rowKey={(grant) => `${grant.zone} ${authorityWords(grant)}`}
          query={staticRows(certificate.grants)}
          empty={
            <NotYet title="It covers no zone">
              A certificate without a zone exempts no sale. Edit it and name the states on its paper.
            </NotYet>
          }
        />
      </section>
      <section className={classes.section}>
        <h2>Limits in all zones</h2>
        <div className={`bf-card ${classes.pad}`}>
          <KeyValue rows={limitRows(certificate)} />
        </div>
      </section>
    </div>
  );
}

function grantColumns(certificate: CertificateDetail, words: ValueWords): [BfColumn<Grant>, ...BfColumn<Grant>[]] {
  const reasonOf = (grant: Grant) => {
    if (grant.reasonCode && grant.reasonCode !== certificate.reasonCode) return `Code ${grant.reasonCode}`;
    return certificate.reason ? words.reason(certificate.reason) : 'Unknown';
  };
  return [
    { key: 'zone', title: 'Zone', render: (grant) => words.zone(grant.zone) },
    { key: 'authorities', title: 'Authorities', render: authorityWords },
    { key: 'reason', title: 'Reason', render: reasonOf },
    {
      key: 'period',
      title: 'Period',
      render: () => (
        <>
          <DateText date={certificate.validFrom} /> to <DateText date={certificate.expires} missing="no end date" />
        </>
      ),
    },
    { key: 'exempt', title: 'Exempt', card: 'status', render: (grant) => exemptWords(grant, certificate) },
  ];
}

/** `State Sales/Use`, `All, rental tax only`. */
function authorityWords({ authorityTypes, authorities, taxTypes = [] }: Grant): string {
  const named = [...authorityTypes, ...authorities];
  const who = named.length > 0 ? named.join(', ') : 'All';
  const taxes = taxTypes.map((taxType) => taxTypeWord(taxType).toLowerCase()).join(' and ');
  return taxes === '' ? who : `${who}, ${taxes} tax only`;
}

function exemptWords({ exempt }: Grant, { fullyExempt, basisPercent }: CertificateDetail): string {
  if (exempt === false) return 'No, taxed here';
  if (exempt === true || fullyExempt) return 'In full';
  return basisPercent ? `All but ${formatRate(basisPercent)}` : 'In part';
}

function limitRows(certificate: CertificateDetail) {
  const { exemptAmount, currency, basisPercent, usePatterns, productCodes, commodityCodes } = certificate;
  return [
    { label: 'Use', value: wordsOfUse(certificate.use) },
    ...(usePatterns.length > 0
      ? [
          {
            label: 'Only sales with',
            value: (
              <ul className={classes.pieces}>
                {usePatterns.map(({ element, pattern }) => (
                  <li key={`${element} ${pattern}`}>
                    {element} <span className="bf-mono">{pattern}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    { label: 'Product codes', value: productCodes.length > 0 ? productCodes.join(', ') : 'All products' },
    { label: 'Commodity codes', value: commodityCodes.length > 0 ? commodityCodes.join(', ') : 'All commodities' },
    {
      label: 'Exempt amount',
      value: exemptAmount ? `Up to ${formatMoney(exemptAmount, 'cents', currency ?? 'USD')}` : 'No limit',
    },
    { label: 'Taxed share', value: basisPercent ? formatRate(basisPercent) : 'None: the whole amount is exempt' },
    ...(certificate.claim.exemptPercent
      ? [{ label: 'Share claimed on the paper', value: `${certificate.claim.exemptPercent} %` }]
      : []),
  ];
}

/** The money that stands on this paper. */
function StandsOn({ certificate }: { certificate: CertificateDetail }) {
  const { data, error } = useQuery(standsOnQuery(certificate.certificateId));
  const sales = `/transactions?${new URLSearchParams({ 'f.certificateId': certificate.certificateId })}`;
  if (error && !data) return <p>What stands on it could not be added up; the rest of this page stands.</p>;
  if (!data) return <p>Adding up what stands on it…</p>;
  if (data.data.length === 0) return <p>No recorded sale was exempted by it so far.</p>;
  return (
    <p>
      {data.data.map((sums) => (
        <span key={sums.currency}>
          <strong>{formatMoney(sums.exemptAmount, 'whole', sums.currency)}</strong> of exempt sales in{' '}
          <AppLink href={sales}>{plural(sums.transactions, 'invoice')}</AppLink> stand on it;{' '}
          {formatMoney(sums.taxNotCharged, 'whole', sums.currency)} of tax was not charged.{' '}
        </span>
      ))}
    </p>
  );
}
