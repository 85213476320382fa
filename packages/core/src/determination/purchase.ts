import type { CompanyBook } from './book.ts';
import type { Note } from './decision.ts';
import type { Sale } from './sale.ts';

/**
 * A purchase (company role B) is a sale seen from the other side: "the company becomes the customer, the vendor the company"
 * (spec §2.1). It can be decided where the vendor is a company of this installation, for only then are the certificates that the
 * buyer gave it on file here. The buyer is found in the vendor's customer group by the number under which the purchase names it.
 */
export function isPurchase(sale: Sale): boolean {
  return sale.companyRole === 'B';
}

/** External id or name of the company whose book decides the sale: the vendor's for a purchase; null when that is not named. */
export function sellingCompany(sale: Sale): string | null {
  return isPurchase(sale) ? sale.vendor?.number || sale.vendor?.name || null : sale.company;
}

/** The sale as its seller would send it. A line of a purchase has no customer of its own: the buyer is the company. */
export function asSellerSends(sale: Sale): Sale {
  if (!isPurchase(sale)) return sale;
  const { vendor: _vendor, lines, ...rest } = sale;
  return {
    ...rest,
    company: sellingCompany(sale) ?? '',
    companyRole: 'S',
    customer: { number: sale.company },
    lines: lines.map(({ customer: _customer, ...line }) => line),
  };
}

/** Why the sale cannot be decided with this book; null when it can. */
export function undecidableParty(sale: Sale, companyBook: CompanyBook | null): Note | null {
  if (sale.companyRole === 'M')
    return { code: 'company-role-not-decided', severity: 'error', values: { role: sale.companyRole } };
  const seller = sellingCompany(sale);
  if (seller === null) return { code: 'vendor-missing', severity: 'error', values: { company: sale.company } };
  if (isPurchase(sale)) {
    const { externalId, name } = companyBook?.company ?? {};
    if (seller === externalId || seller === name) return null;
    return { code: 'vendor-unknown', severity: 'error', values: { vendor: seller } };
  }
  return companyBook === null ? { code: 'company-unknown', severity: 'error', values: { company: seller } } : null;
}
