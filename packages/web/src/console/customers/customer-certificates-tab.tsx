import { useQuery } from '@tanstack/react-query';
import type { CertificateRow } from '../../api/certificates.ts';
import type { Customer } from '../../api/customers.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { CertificateStatusBadge } from '../../ui/badge/status-badge.tsx';
import { DateText } from '../../ui/format/date-text.tsx';
import { formatDate } from '../../ui/format/dates.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { shortState } from '../places.ts';
import { customerCertificatesQuery } from './customer-queries.ts';

/** Findings in words; a paper without any says so. */
function findingWords({ findings }: CertificateRow): string {
  const parts = [
    findings.reject > 0 && `${findings.reject} Blocks`,
    findings.warn > 0 && `${findings.warn} Check`,
    findings.inform > 0 && `${findings.inform} Note`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : 'None';
}

const COLUMNS: [BfColumn<CertificateRow>, ...BfColumn<CertificateRow>[]] = [
  {
    key: 'form',
    title: 'Certificate',
    render: (row) => (
      <AppLink href={`/certificates/${row.certificateId}`}>
        {row.formTitle ?? 'Form unknown'} {row.number}
      </AppLink>
    ),
  },
  {
    key: 'status',
    title: 'Status',
    card: 'status',
    render: (row) => (
      <CertificateStatusBadge status={row.shownStatus} until={row.expires ? formatDate(row.expires) : null} />
    ),
  },
  { key: 'states', title: 'States', render: (row) => row.jurisdictions.map(shortState).join(', ') || 'Unknown' },
  { key: 'reason', title: 'Reason code', render: (row) => row.reasonCode ?? 'Unknown' },
  { key: 'from', title: 'Effective', render: (row) => <DateText date={row.validFrom} /> },
  { key: 'ends', title: 'Ends', render: (row) => <DateText date={row.expires} missing="No end date" /> },
  { key: 'findings', title: 'Findings', render: findingWords },
];

export function CustomerCertificatesTab({ customer }: { customer: Customer }) {
  const query = useQuery(customerCertificatesQuery(customer.customerId));
  return (
    <BfTable
      caption={`Certificates of ${customer.name}`}
      noun="certificate"
      columns={COLUMNS}
      rowKey={(row) => row.certificateId}
      query={query}
      empty={<NotYet title="No certificate on file">Every exempt sale to this customer stands without paper.</NotYet>}
    />
  );
}
