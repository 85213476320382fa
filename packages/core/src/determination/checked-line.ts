import type { Certificate } from '../certificate/certificate.ts';
import type { CheckedSale, LineTreatment } from '../check/checked-sale.ts';
import { findPlace, isPlace, type Place } from '../place/place.ts';
import { isZone, readZone, zoneContains } from '../place/zone-tree.ts';
import type { Book, CompanyBook } from './book.ts';
import type { CertificateUse } from './compile-certificate.ts';
import type { LineDecision, Outcome } from './decision.ts';
import { ancestorsOf } from './inherited.ts';
import { firstOf, goodsOf } from './line-context.ts';
import { originalOf } from './original-sale.ts';
import { asSellerSends, isPurchase } from './purchase.ts';
import { relatedLines } from './related-lines.ts';
import type { Sale, SaleLine, SaleOverrides } from './sale.ts';

/** What a decided line is judged beside, whichever certificate it is judged by. */
export interface DecidedLine {
  sale: Sale;
  line: SaleLine;
  decided: LineDecision;
  book: Book;
  companyBook: CompanyBook;
  /** Number that the sale is on record by, and the company that recorded it. */
  recordedAs: string | null;
  recordedBy: string;
}

const TREATMENTS: Readonly<Record<Outcome, LineTreatment>> = {
  exempt: 'exempt',
  'partly-exempt': 'partly-exempt',
  taxable: 'taxable',
  'cannot-decide': 'undecided',
};

/**
 * A decided line beside a certificate, as the checks of a sale look at it. Made from the sale and the book, not from the decision's
 * reasoning, so that the checks can contradict the engine where one of them errs.
 * @param usedBy the recorded sale that has used the certificate for one purchase
 */
export function checkedLine(given: DecidedLine, certificate: Certificate, usedBy: CertificateUse | null): CheckedSale {
  const { decided, companyBook, book } = given;
  const sale = isPurchase(given.sale) ? asSellerSends(given.sale) : given.sale;
  const { company, gazetteer } = companyBook;
  const followed = given.line.relatedLine ? relatedLines(given.line, sale.lines).lines : [];
  const chain: SaleOverrides[] = [given.line, ...followed, sale];
  const date = firstOf(chain, (one) => one.date) ?? sale.date;
  const found = findPlace(
    firstOf(chain, (one) => one.shipTo),
    gazetteer,
    companyBook.defaultCountry,
  );
  const place = isPlace(found) ? found : null;
  const goods = goodsOf(followed.at(-1) ?? given.line, companyBook);
  const mapped = goods.mappings.filter((one) => one.startDate <= date && (one.endDate === null || date <= one.endDate));
  const customerId = decided.customerId;
  const ancestors = customerId === null ? null : ancestorsOf(customerId, date, book);
  const applied = decided.authorities.flatMap((one) =>
    one.certificate === null ? [] : [one.certificate.certificateId],
  );
  const forced = decided.authorities.find((one) => one.source === 'forced-exempt');
  return {
    number: given.recordedAs,
    purchaseOrder: sale.purchaseOrder ?? null,
    lineId: given.line.lineId,
    date,
    delivered: sale.delivery?.date ?? null,
    currency: sale.currency,
    amount: decided.basis,
    seller: { externalId: given.recordedBy, name: company.name },
    rules: {
      temporaryCertificatesAffectTax: company.temporaryCertificatesAffectTax,
      expiryDayInclusive: company.expiryDayInclusive,
      goodsLists: company.goodsLists,
    },
    customerId,
    usesPapersOf: ancestors === null ? [] : [...ancestors.keys()],
    jurisdiction: place === null ? null : (place.subdivision ?? place.country),
    placeName: place?.name ?? '',
    taxDataType: place?.taxDataType ?? null,
    grantsHere: place === null ? [] : grantsAt(certificate, place, companyBook),
    authorities: decided.authorities.map((one) => ({
      name: one.authority,
      type: one.authorityType,
      taxType: one.taxType ?? null,
    })),
    shippedFrom: sale.delivery?.shippedFrom ?? null,
    soldAt: sale.delivery?.soldAt ?? null,
    onTribalLand: sale.delivery?.onTribalLand ?? null,
    productCode: goods.productCode,
    commodityCodes: [
      ...(goods.commodityCode === null ? [] : [goods.commodityCode]),
      ...mapped.map((one) => one.commodityCode),
    ],
    description: given.line.description ?? null,
    notForResale: firstOf(chain, (one) => one.notForResale) ?? false,
    reasons: reasonsAt(certificate, place, given),
    elements: elementsOf(chain, sale),
    payment:
      sale.payment === undefined ? null : { kind: sale.payment.kind, cardDigits: sale.payment.cardDigits ?? null },
    meter: sale.meter ?? null,
    usedBy: usedBy === null ? null : { number: usedBy.number, company: usedBy.company },
    original: originalBeside(given, sale),
    treatment: TREATMENTS[decided.outcome],
    certificateIds: [...new Set(applied)],
    forced: forced === undefined ? null : { reason: forced.reasonCode },
  };
}

function grantsAt(certificate: Certificate, place: Place, { gazetteer }: CompanyBook): number[] {
  return certificate.grants.flatMap((grant, index) => {
    const zone = readZone(grant.zone, grant.zoneLevel, gazetteer);
    return isZone(zone) && zoneContains(zone, place) ? [index] : [];
  });
}

/** By the code of the narrowest grant that speaks of the place, else the certificate's; where the group knows no code, as ticked. */
function reasonsAt(certificate: Certificate, place: Place | null, given: DecidedLine): readonly string[] {
  const { companyBook, decided, book } = given;
  const here = place === null ? [] : grantsAt(certificate, place, companyBook);
  const code =
    here.map((index) => certificate.grants[index]?.reasonCode ?? null).find((one) => one !== null) ??
    certificate.reasonCode;
  const groupId = customerGroup(given, decided.customerId, book);
  const known = code === null || groupId === null ? undefined : companyBook.reasons.get(groupId)?.get(code);
  return known === undefined ? certificate.claim.reasons : [known.reason];
}

function customerGroup({ companyBook, sale, line }: DecidedLine, customerId: string | null, book: Book): string | null {
  if (customerId === null) return null;
  const number = line.customer?.number ?? sale.customer?.number;
  const name = line.customer?.name ?? sale.customer?.name;
  for (const { groupId } of companyBook.groups) {
    const byNumber = number === undefined ? undefined : book.customerByNumber(groupId, number);
    if (byNumber?.customerId === customerId) return groupId;
    if (name !== undefined && book.customersByName(groupId, name).some((one) => one.customerId === customerId))
      return groupId;
  }
  return null;
}

function elementsOf(chain: readonly SaleOverrides[], sale: Sale): Record<string, string> {
  const attributes = [...chain].reverse().map((one) => one.attributes ?? {});
  return {
    ...Object.assign({}, ...attributes),
    ...(sale.number === undefined ? {} : { INVOICE_NUMBER: sale.number }),
    ...(sale.purchaseOrder === undefined ? {} : { PURCHASE_ORDER: sale.purchaseOrder }),
  };
}

function originalBeside({ line, decided, book }: DecidedLine, sale: Sale): CheckedSale['original'] {
  const { original } = decided;
  if (original === undefined || originalOf(sale, line) === null) return null;
  const sold = book.originalSale?.(original.number)?.decision.lines.find(({ lineId }) => lineId === original.lineId);
  if (sold === undefined) return null;
  const ids = sold.authorities.flatMap((one) => (one.certificate === null ? [] : [one.certificate.certificateId]));
  return { number: original.number, date: original.date, certificateIds: [...new Set(ids)] };
}
