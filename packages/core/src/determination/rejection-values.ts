import { zoneContains } from '../place/zone-tree.ts';
import type { CompiledAuthority } from './book.ts';
import type { CompiledCertificate } from './compile-certificate.ts';
import type { CompiledGrant } from './compiled-grant.ts';
import type { CandidateTest } from './decision.ts';
import { elementValue, type LineContext } from './line-context.ts';
import { type Claimed, coversDate, fittingGrant, listsAuthority, taxTypeAt } from './match.ts';

/** The values that the words for a failed test need. Lists are joined with `, `; made only when a decision is explained. */
export function rejectionValues(
  test: CandidateTest,
  certificate: CompiledCertificate,
  context: LineContext,
  authority: CompiledAuthority,
  claimed: Claimed,
): Record<string, string> {
  switch (test) {
    case 'a':
      return {};
    case 'b':
      return { status: certificate.status };
    case 'c':
      return dateValues(certificate, context);
    case 'd':
      return { taxDataType: certificate.taxDataType, country: context.place.country };
    case 'e':
      return zoneValues(certificate, context, authority);
    case 'f':
      return { number: claimed.number ?? '' };
    case 'g':
      return { reason: claimed.reason ?? '', certificateReason: ownReason(certificate, context, authority) };
    case 'h':
      return { currency: certificate.currency ?? '', saleCurrency: context.sale.currency };
    case 'i':
      return useValues(certificate, context);
    case 'n':
      return { invoice: certificate.usedBy?.number ?? '', saleDate: certificate.usedBy?.date ?? '' };
    case 'm':
      return { reason: ownReason(certificate, context, authority), place: context.place.name };
    default:
      return goodsValues(certificate, context);
  }
}

function dateValues(certificate: CompiledCertificate, context: LineContext): Record<string, string> {
  const { date } = context;
  if (date < certificate.validFrom) return { date, validFrom: certificate.validFrom };
  return coversDate(certificate, context) ? { date } : { date, expires: certificate.expires ?? '' };
}

function zoneValues(
  certificate: CompiledCertificate,
  context: LineContext,
  authority: CompiledAuthority,
): Record<string, string> {
  const place = context.place.subdivision ?? context.place.country;
  const zones = zonesOf(certificate.grants);
  const grant = fittingGrant(certificate, context, authority);
  if (grant !== null)
    return { cause: grant.exempt === false ? 'zone-not-exempt' : 'gives-nothing', zone: grant.zone.path };
  if (zones === '') return { cause: 'no-zone', place };
  const here = certificate.grants.filter((other) => zoneContains(other.zone, context.place));
  if (here.length === 0) return { cause: 'zone', place, zones };
  const listed = here.filter((other) => listsAuthority(other, authority));
  if (listed.length === 0) return { cause: 'authority', authority: authority.name, authorityType: authority.type };
  const taxTypes = [...new Set(listed.flatMap((other) => [...(other.taxTypes ?? [])]))].sort().join(', ');
  return { cause: 'tax-type', authority: authority.name, taxTypes, taxType: taxTypeAt(context, authority) ?? '' };
}

const zoneLists = new WeakMap<readonly CompiledGrant[], string>();

/** The zones of a list of grants in words' order; the lists are shared by many certificates, so each is written once. */
function zonesOf(grants: readonly CompiledGrant[]): string {
  const known = zoneLists.get(grants);
  if (known !== undefined) return known;
  const zones = [...new Set(grants.map((grant) => grant.zone.path))].sort().join(', ');
  zoneLists.set(grants, zones);
  return zones;
}

function ownReason(certificate: CompiledCertificate, context: LineContext, authority: CompiledAuthority): string {
  return fittingGrant(certificate, context, authority)?.reasonCode ?? certificate.reasonCode ?? '';
}

function useValues(certificate: CompiledCertificate, context: LineContext): Record<string, string> {
  const elements = [...new Set((certificate.useTests ?? []).map((test) => test.element))];
  const values = elements.map((element) => `${element}=${elementValue(context, element) ?? ''}`);
  return { elements: elements.join(', '), given: values.join(', ') };
}

function goodsValues(certificate: CompiledCertificate, context: LineContext): Record<string, string> {
  const goods = [context.productCode, context.commodityCode].filter((code) => code !== null);
  return {
    product: goods.join(' / '),
    products: [...(certificate.products ?? [])].join(', '),
    commodities: (certificate.commodities ?? []).join(', '),
  };
}
