import { useQuery } from '@tanstack/react-query';
import type { Customer } from '../../api/customers.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import { customerCertificateColumns } from '../certificates/certificate-columns.tsx';
import { useMoneyOf } from '../certificates/use-money-of.ts';
import { useReasonNames } from '../library/use-reason-names.ts';
import { customerCertificatesQuery } from './customer-queries.ts';

export function CustomerCertificatesTab({ customer }: { customer: Customer }) {
  const query = useQuery(customerCertificatesQuery(customer.customerId));
  const nameOf = useReasonNames();
  const moneyOf = useMoneyOf(query.data?.data);
  const add = `/certificates/new?${new URLSearchParams({ customer: customer.customerId })}`;
  return (
    <BfTable
      caption={`Certificates of ${customer.name}`}
      noun="certificate"
      columns={customerCertificateColumns(nameOf, moneyOf)}
      rowKey={(row) => row.certificateId}
      query={query}
      empty={
        <NotYet title="No certificate on file" act={<ButtonLink href={add}>Add a certificate</ButtonLink>}>
          Every exempt sale to this customer stands without paper.
        </NotYet>
      }
    />
  );
}
