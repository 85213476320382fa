import { useQuery } from '@tanstack/react-query';
import type { CertificateRow } from '../../api/certificates.ts';
import type { MoneyOf } from './certificate-columns.tsx';
import { figuresQuery } from './certificate-queries.ts';

/** Money of the rows on screen; undefined for each until the sums have come, and where they failed. */
export function useMoneyOf(rows: CertificateRow[] | undefined): MoneyOf {
  const { data } = useQuery(figuresQuery((rows ?? []).map((row) => row.certificateId)));
  return (certificateId) => data?.data.filter((figures) => figures.certificateId === certificateId);
}
