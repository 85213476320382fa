import {
  type CertificateRecord,
  certificateCells,
  certificateColumns,
  readCertificate,
} from './certificate-columns.ts';
import { type FileFormat, keyOf } from './file-format.ts';

/** `sdiType=ExemptionCertificates` (spec §5.3). A certificate is known by its customer, number and first day. */
export const CERTIFICATES_FILE: FileFormat<CertificateRecord> = {
  columns: certificateColumns('value'),
  read: (row) => ({ ...readCertificate(row), use: 'blanket', usePatterns: [] }),
  keyOf: certificateKey,
  write: (record) => [certificateCells(record)],
};

export function certificateKey(record: { customerNumber: string; number: string; validFrom: string }): string {
  return keyOf(record.customerNumber, record.number, record.validFrom);
}
