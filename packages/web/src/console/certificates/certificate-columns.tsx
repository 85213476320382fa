import type { CertificateFigures, CertificateRow } from '../../api/certificates.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { CertificateStatusBadge } from '../../ui/badge/status-badge.tsx';
import { DateText, NotApplicable } from '../../ui/format/date-text.tsx';
import { Money } from '../../ui/format/money-text.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { findingWords, stateWords } from './certificate-words.ts';
import classes from './certificates.module.css';
import { riskWord } from './risk-words.ts';

type Column = BfColumn<CertificateRow>;

const FORM: Column = {
  key: 'form',
  title: 'Certificate',
  sortKey: 'number',
  width: '26%',
  render: (row) => (
    <>
      <AppLink href={`/certificates/${row.certificateId}/fields`}>{row.formTitle ?? row.number}</AppLink>
      <span className={classes.beside}>{row.formTitle ? row.number : 'form unknown'}</span>
    </>
  ),
};

const CUSTOMER: Column = {
  key: 'customer',
  title: 'Customer',
  width: '17%',
  render: (row) => (
    <>
      <AppLink href={`/customers/${row.customerId}/certificates`}>{row.customerName}</AppLink>
      <span className={classes.beside}>#{row.customerNumber}</span>
    </>
  ),
};

const STATUS: Column = {
  key: 'status',
  title: 'Status',
  card: 'status',
  // Until when a temporary one holds stands beside it.
  render: (row) => <CertificateStatusBadge status={row.shownStatus} />,
};

const STATES: Column = {
  key: 'states',
  title: 'States',
  render: (row) => (
    <span className={row.jurisdictions.length > 0 ? undefined : classes.quiet}>{stateWords(row.jurisdictions)}</span>
  ),
};

/** In the console's words; a code of the seller's that stands for nothing we know is shown as it is. */
const reason = (nameOf: (code: string) => string): Column => ({
  key: 'reason',
  title: 'Reason',
  width: '14%',
  render: (row) => {
    if (row.reason) return nameOf(row.reason);
    return <span className={classes.quiet}>{row.reasonCode ? `Code ${row.reasonCode}` : 'Unknown'}</span>;
  },
});

const ENDS: Column = {
  key: 'ends',
  title: 'Ends',
  sortKey: 'expires',
  render: (row) => <DateText date={row.expires} missing="No end date" />,
};

const FINDINGS: Column = {
  key: 'findings',
  title: 'Findings',
  render: (row) => findingWords(row.findings),
};

/** Nothing to say is said quietly. */
const RISK: Column = {
  key: 'risk',
  title: 'Risk',
  sortKey: 'risk',
  largestFirst: true,
  align: 'right',
  render: ({ risk }) =>
    risk === 0 ? (
      <span className={classes.quiet}>0</span>
    ) : (
      <>
        {risk}
        <span className={classes.beside}>{riskWord(risk)}</span>
      </>
    ),
};

/** What stood on it in 12 months; nothing is $0, and a sum that is not there yet is a dash. */
const money = (of: MoneyOf): Column => ({
  key: 'exempt',
  title: 'Exempt 12 m ($)',
  align: 'right',
  render: (row) => {
    const figures = of(row.certificateId);
    if (!figures) return <NotApplicable label="Not added up" />;
    if (figures.length === 0) return <Money value="0" />;
    return figures.map(({ currency, exempt12Months }) => (
      <div key={currency}>
        <Money value={exempt12Months} currency={currency} />
      </div>
    ));
  },
});

/** Figures of a certificate, one for each currency; undefined while they are not there. */
export type MoneyOf = (certificateId: string) => CertificateFigures[] | undefined;

export type CertificateColumns = [Column, ...Column[]];
type NameOf = (code: string) => string;

export function certificateColumns(nameOf: NameOf, moneyOf: MoneyOf): CertificateColumns {
  return [FORM, CUSTOMER, STATUS, STATES, reason(nameOf), ENDS, money(moneyOf), FINDINGS, RISK];
}

/** On the page of a customer, who needs no column there. */
export function customerCertificateColumns(nameOf: NameOf, moneyOf: MoneyOf): CertificateColumns {
  const [form, , ...others] = certificateColumns(nameOf, moneyOf);
  return [form, ...others];
}
