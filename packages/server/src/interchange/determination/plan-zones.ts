import type { Certificate, Grant } from '@bonafide/core/certificate/certificate.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { Read } from './file-format.ts';
import { effectOf, findCustomer, type ImportLookups, knowsReason, type Plan, reject } from './plan.ts';
import type { ZoneRecord } from './zones-file.ts';

interface Touched {
  certificate: Certificate;
  rows: Read<ZoneRecord>[];
}

/**
 * Zone rows replace zone by zone: the rows of a zone replace its certificate's grants there, and grants in other zones stay. So a file of
 * mended rows can be imported alone. Limits to authorities, where the file has no column for them, stay with their zone.
 */
export async function planZones(
  records: readonly Read<ZoneRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const customers = await lookups.customers([...new Set(records.map((read) => read.record.customerNumber))]);
  const reasons = await lookups.reasonCodes();
  const certificates = await lookups.certificates([...customers.values()].map((customer) => customer.customerId));
  const byCustomer = Map.groupBy(certificates, (one) => one.customerId);
  const touched = new Map<string, Touched>();
  for (const read of records) {
    const customer = findCustomer(read, customers, plan);
    if (!customer) continue;
    const certificate = findCertificate(read, customer, byCustomer.get(customer.customerId) ?? [], plan);
    if (!certificate || !knowsReason(read, read.record.reasonCode, reasons, plan)) continue;
    const entry = touched.get(certificate.certificateId);
    if (entry) entry.rows.push(read);
    else touched.set(certificate.certificateId, { certificate, rows: [read] });
  }
  for (const { certificate, rows } of touched.values()) {
    const grants = mergedGrants(certificate, rows);
    plan.steps.push({
      kind: 'grants',
      lines: rows.flatMap((row) => row.lines),
      existing: certificate,
      grants,
      effect: effectOf(certificate.grants, grants),
    });
  }
  warnOfOverlaps([...touched.values()], plan);
}

function findCertificate(
  read: Read<ZoneRecord>,
  customer: Customer,
  candidates: readonly Certificate[],
  plan: Plan,
): Certificate | undefined {
  const { certificateNumber, validFrom, taxDataType } = read.record;
  const fitting = candidates.filter(
    (one) =>
      (certificateNumber === null || one.number === certificateNumber) &&
      (validFrom === null || one.validFrom === validFrom),
  );
  const [certificate] = fitting;
  const named = [certificateNumber, validFrom && `from ${validFrom}`].filter(Boolean).join(' ');
  if (!certificate) {
    reject(
      plan,
      read,
      'CertificateNumber',
      'unknown-certificate',
      `Customer ${customer.number} has no certificate ${named}. Import certificates first.`.replace('  ', ' '),
    );
    return undefined;
  }
  if (fitting.length > 1) {
    reject(
      plan,
      read,
      'CertificateNumber',
      'ambiguous-certificate',
      `Customer ${customer.number} has ${fitting.length} certificates that fit; give CertificateNumber and ValidFromDate.`,
    );
    return undefined;
  }
  if (certificate.taxDataType !== taxDataType) {
    reject(
      plan,
      read,
      'ZoneName',
      'wrong-zone-tree',
      `The certificate's TaxDataType is ${certificate.taxDataType}; this file holds ${taxDataType} zones.`,
    );
    return undefined;
  }
  return certificate;
}

function mergedGrants(certificate: Certificate, rows: readonly Read<ZoneRecord>[]): Grant[] {
  const grants = Map.groupBy(certificate.grants, (grant) => grant.zone);
  const byZone = Map.groupBy(rows, ({ record }) => record.zone);
  for (const [zone, ofZone] of byZone) {
    const before = grants.get(zone) ?? [];
    const next = ofZone.map(({ record }) => grantOf(record, certificate, before[0]));
    // Without the columns for authorities, a row speaks of one grant of the zone alone.
    const whole = ofZone.some(({ record }) => record.authorityTypes !== null && record.authorities !== null);
    grants.set(zone, whole ? next : [...next, ...before.slice(next.length)]);
  }
  return [...grants.values()].flat();
}

function grantOf(record: ZoneRecord, certificate: Certificate, before: Grant | undefined): Grant {
  const taxTypes = record.taxTypes ?? before?.taxTypes ?? [];
  return {
    ...(taxTypes.length > 0 ? { taxTypes } : {}),
    zone: record.zone,
    zoneLevel: record.zoneLevel,
    exempt: record.exempt,
    authorityTypes: record.authorityTypes ?? before?.authorityTypes ?? [],
    authorities: record.authorities ?? before?.authorities ?? [],
    reasonCode: record.reasonCode === certificate.reasonCode ? null : record.reasonCode,
  };
}

/** Two approved certificates of a customer in one zone on the same days: both load, and the second row is named (spec scenario 85). */
function warnOfOverlaps(touched: readonly Touched[], plan: Plan): void {
  const counted = touched.filter(({ certificate }) => certificate.active && certificate.status === 'approved');
  const placed = counted.flatMap(({ certificate, rows }) => rows.map((row) => ({ certificate, row })));
  const byPlace = Map.groupBy(placed, ({ certificate, row }) => `${certificate.customerId} ${row.record.zone}`);
  for (const entries of byPlace.values()) {
    for (const [index, later] of entries.entries()) {
      const earlier = entries.slice(0, index).find((one) => overlap(one.certificate, later.certificate));
      if (!earlier) continue;
      const message = `Certificates ${earlier.certificate.number} (line ${earlier.row.line}) and ${later.certificate.number} are both approved there on the same days.`;
      plan.warnings.push({ line: later.row.line, column: 'ZoneName', code: 'overlaps-in-file', message });
    }
  }
}

function overlap(a: Certificate, b: Certificate): boolean {
  return (a.expires === null || b.validFrom <= a.expires) && (b.expires === null || a.validFrom <= b.expires);
}
