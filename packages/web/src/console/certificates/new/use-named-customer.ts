import { useQuery } from '@tanstack/react-query';
import { customerChoicesQuery } from '../../reference-queries.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The customer an address names, by id or by number; null while it is looked up, and where there is none. */
export function useNamedCustomer(named: string | undefined): string | null {
  const byNumber = named !== undefined && !UUID.test(named);
  const rows = useQuery({ ...customerChoicesQuery(undefined, named ?? ''), enabled: byNumber }).data?.data ?? [];
  if (named === undefined) return null;
  return byNumber ? (rows.find((row) => row.number === named)?.customerId ?? null) : named;
}
