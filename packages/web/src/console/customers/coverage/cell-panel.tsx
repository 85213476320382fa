import { addDays, addMonths } from '@bonafide/core/calendar/calendar-date.ts';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CoverageMonth, CoverageRow, Customer } from '../../../api/customers.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { CertificateStatusBadge, OutcomeBadge } from '../../../ui/badge/status-badge.tsx';
import { MONTH_WORDS } from '../../../ui/badge/status-words.ts';
import { formatDate, formatMonth } from '../../../ui/format/dates.ts';
import { formatMoney, plural } from '../../../ui/format/money.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { customerCertificatesQuery, customerSalesQuery } from '../customer-queries.ts';
import classes from './coverage.module.css';
import { reasonWords } from './coverage-words.ts';

export interface Cell {
  row: CoverageRow;
  month: CoverageMonth;
}

interface CellPanelProps {
  cell: Cell | null;
  customer: Customer;
  onClose: () => void;
}

/** Papers and invoices behind one month, beside the grid; focus returns to the cell on close. */
export function CellPanel({ cell, customer, onClose }: CellPanelProps) {
  const title = cell
    ? `${cell.row.jurisdictionName}, ${reasonWords(cell.row.reason).toLowerCase()}, ${formatMonth(cell.month.month)}`
    : '';
  return (
    <Drawer
      opened={cell !== null}
      onClose={onClose}
      position="right"
      size={440}
      title={title}
      overlayProps={{ opacity: 0.2 }}
    >
      {cell && <Behind cell={cell} customer={customer} />}
    </Drawer>
  );
}

function Behind({ cell: { row, month }, customer }: { cell: Cell; customer: Customer }) {
  return (
    <div className={classes.panel}>
      <p>
        <strong>{MONTH_WORDS[month.cover].replace(/^./, (first) => first.toUpperCase())}.</strong>{' '}
        {month.invoices === 0
          ? 'No sales in this month.'
          : `${formatMoney(month.exempt)} exempt of ${formatMoney(month.sales)} on ${plural(month.invoices, 'invoice')}; tax would be ${formatMoney(month.tax)}.`}
      </p>
      <Papers customerId={customer.customerId} state={row.jurisdiction} name={row.jurisdictionName} />
      {month.invoices > 0 && <Invoices customerId={customer.customerId} state={row.jurisdiction} month={month.month} />}
    </div>
  );
}

function Papers({ customerId, state, name }: { customerId: string; state: string; name: string }) {
  const { data, error } = useQuery(customerCertificatesQuery(customerId, state));
  return (
    <section>
      <h3>Certificates for {name}</h3>
      {error && <ProblemNotice error={error} what="The certificates could not be loaded" />}
      {data?.data.length === 0 && <p>None was ever received.</p>}
      <ul className={classes.behind}>
        {data?.data.map((row) => (
          <li key={row.certificateId}>
            <AppLink href={`/certificates/${row.certificateId}`}>
              {row.formTitle ?? 'Form unknown'} {row.number}
            </AppLink>
            <CertificateStatusBadge status={row.shownStatus} />
            <span className={classes.quiet}>
              {formatDate(row.validFrom)} – {row.expires ? formatDate(row.expires) : 'no end date'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invoices({ customerId, state, month }: { customerId: string; state: string; month: string }) {
  const from = `${month}-01`;
  const to = addDays(addMonths(from, 1), -1);
  const { data, error } = useQuery(customerSalesQuery(customerId, { state, from, to }));
  return (
    <section>
      <h3>Invoices of {formatMonth(month)}</h3>
      {error && <ProblemNotice error={error} what="The invoices could not be loaded" />}
      {data?.data.length === 0 && <p>None is stored here; the figures may come from a summary.</p>}
      <ul className={classes.behind}>
        {data?.data.map((row) => (
          <li key={row.transactionId}>
            <AppLink href={`/decisions/${row.transactionId}`}>{row.number}</AppLink>
            <OutcomeBadge outcome={row.outcome} />
            <span className={classes.quiet}>
              {formatDate(row.date)} · {formatMoney(row.gross, 'cents', row.currency)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
