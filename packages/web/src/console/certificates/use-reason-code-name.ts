import { useQuery } from '@tanstack/react-query';
import type { CertificateDetail } from '../../api/certificates.ts';
import type { Customer } from '../../api/customers.ts';
import { useGroupName } from '../customers/group-name.ts';
import { reasonCodesQuery } from './certificate-queries.ts';

/** What the seller calls the certificate's reason code; null when it carries none, or the group knows none such. */
export function useReasonCodeName(certificate: CertificateDetail, customer: Customer | undefined): string | null {
  const group = useGroupName(customer?.groupId ?? '');
  const codes = useQuery(reasonCodesQuery(certificate.company, group)).data?.data ?? [];
  return codes.find((entry) => entry.code === certificate.reasonCode)?.name ?? null;
}
