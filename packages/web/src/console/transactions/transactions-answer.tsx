import { useQuery } from '@tanstack/react-query';
import type { TransactionSums } from '../../api/decisions.ts';
import { formatMoney, plural } from '../../ui/format/money.ts';
import type { ListSearch } from '../../ui/list/list-state.ts';
import { transactionSumsQuery } from './transaction-queries.ts';

/** What the sales shown come to, in a sentence; each currency for itself. */
export function TransactionsAnswer({ search }: { search: ListSearch }) {
  const { data, error } = useQuery(transactionSumsQuery(search));
  if (error && !data) return <>The sums could not be loaded; the rows below stand.</>;
  if (!data) return <>Adding up…</>;
  const [first, ...others] = data.data;
  if (!first) return <>No sale matches.</>;
  return (
    <>
      <Sums sums={first} view={search.view} />
      {others.length > 0 && ` Apart from that, ${others.map(otherWords).join('; ')}.`}
    </>
  );
}

function otherWords(sums: TransactionSums): string {
  return `${plural(sums.transactions, 'invoice')} in ${sums.currency}, ${money(sums.taxNotCharged, sums)} of tax not charged`;
}

const money = (value: string, { currency }: TransactionSums) => formatMoney(value, 'whole', currency);

function Sums({ sums, view }: { sums: TransactionSums; view: string | undefined }) {
  const invoices = plural(sums.transactions, 'invoice');
  if (view === 'taxed-though-covered') {
    return (
      <>
        <strong>{money(sums.tax, sums)}</strong> of tax charged on {invoices} that an approved certificate covers today.
      </>
    );
  }
  const bare = Number(sums.taxWithoutCertificate) !== 0 || Number(sums.exemptWithoutCertificate) !== 0;
  return (
    <>
      <strong>{money(sums.taxNotCharged, sums)}</strong> of tax was not charged on {money(sums.exemptAmount, sums)} of
      exempt sales in {invoices};{' '}
      {bare
        ? `${money(sums.taxWithoutCertificate, sums)} of it stands on no certificate.`
        : 'all of it stands on certificates.'}
    </>
  );
}
