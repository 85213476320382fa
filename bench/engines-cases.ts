import type { Context, EntityJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { Book } from '../packages/core/src/determination/book.ts';
import type { CompiledCertificate } from '../packages/core/src/determination/compile-certificate.ts';
import type { Sale, SaleLine } from '../packages/core/src/determination/sale.ts';
import { cedarEntity } from './cedar-peer.ts';

/** What a rule engine is told of a certificate. Dates are numbers (20260115); null: no limit. */
export interface Facts {
  number: string;
  status: string;
  active: boolean;
  validFrom: number;
  expires: number | null;
  /** States with all their authorities, and states with one type of authority only. */
  states: string[];
  stateTypes: { state: string; type: string }[];
  reason: string | null;
  currency: string | null;
  orders: string[] | null;
  products: string[] | null;
}

/** What it is told of a line. Blank: not claimed. */
export interface Sold {
  [fact: string]: string | number | boolean;
  date: number;
  state: string;
  authorityType: string;
  currency: string;
  product: string;
  order: string;
  claimedNumber: string;
  claimedReason: string;
  temporariesCount: boolean;
}

/** One line of a sale, made ready for every engine before the clock starts. */
export interface Case {
  customer: string;
  certificates: readonly Facts[];
  /** The same in the order in which they stand: approved before temporary, then by age. */
  ordered: readonly Facts[];
  rank: ReadonlyMap<string, number>;
  sold: Sold;
  cedarContext: Context;
  cedarEntities: readonly EntityJson[];
}

export interface Peer {
  name: string;
  /** The number of the certificate that exempts the line, or null. */
  decide(one: Case): string | null | Promise<string | null>;
}

const day = (date: string) => Number(date.replaceAll('-', ''));

function factsOf(certificate: CompiledCertificate): Facts {
  const whole = certificate.grants.filter(({ authorityTypes }) => authorityTypes === null);
  const rows = certificate.grants.flatMap(({ zone, authorityTypes }) =>
    [...(authorityTypes ?? [])].map((type) => ({ state: zone.path, type })),
  );
  const orders = certificate.useTests?.map((test) => {
    if (test.kind !== 'exact' || test.element !== 'PURCHASE_ORDER') throw new Error('The cases use exact orders only');
    return test.text;
  });
  return {
    number: certificate.number,
    status: certificate.status,
    active: certificate.active,
    validFrom: day(certificate.validFrom),
    expires: certificate.expires === null ? null : day(certificate.expires),
    states: whole.map(({ zone }) => zone.path),
    stateTypes: rows,
    reason: certificate.reasonCode,
    currency: certificate.currency,
    orders: orders ?? null,
    products: certificate.products === null ? null : [...certificate.products],
  };
}

interface Known {
  certificates: Facts[];
  ordered: Facts[];
  rank: Map<string, number>;
  cedarEntities: EntityJson[];
}

function knownOf(certificates: readonly CompiledCertificate[]): Known {
  const standing = certificates.toSorted(
    (a, b) => Number(b.status === 'approved') - Number(a.status === 'approved') || a.sequence - b.sequence,
  );
  const ordered = standing.map(factsOf);
  return {
    certificates: certificates.map(factsOf),
    ordered,
    rank: new Map(ordered.map(({ number }, rank) => [number, rank])),
    cedarEntities: ordered.map(cedarEntity),
  };
}

function soldOf(sale: Sale, line: SaleLine): Sold {
  return {
    date: day(sale.date),
    state: `US-${sale.shipTo?.state ?? ''}`,
    authorityType: 'State Sales/Use',
    currency: sale.currency,
    product: line.productCode ?? '',
    order: sale.purchaseOrder ?? '',
    claimedNumber: sale.exemptCertificate?.state ?? '',
    claimedReason: sale.exemptReason?.state ?? '',
    temporariesCount: true,
  };
}

/** Every line of the sales as a case: only the certificates of its customer are handed over, none for a customer unknown. */
export function casesOf(sales: readonly Sale[], book: Book): Case[] {
  const known = new Map<string, Known>();
  const groupId = book.companyBook?.company.activeGroupId ?? '';
  return sales.flatMap((sale) => {
    const number = sale.customer?.number ?? '';
    const found = book.customerByNumber(groupId, number);
    const own = known.get(number) ?? knownOf(found === undefined ? [] : book.certificatesOf(found.customerId));
    known.set(number, own);
    return sale.lines.map((line): Case => {
      const sold = soldOf(sale, line);
      return { customer: number, ...own, sold, cedarContext: sold };
    });
  });
}
