import type { ImportRun } from '../../api/imports.ts';
import type { StatusWord } from '../../ui/badge/status-words.ts';
import { plural } from '../../ui/format/money.ts';

export function underWay({ status }: Pick<ImportRun, 'status'>): boolean {
  return status === 'rehearsing' || status === 'running';
}

/** Rows that the run would change: new ones and those that differ from what is on file. */
export function landing({ willAdd, willChange }: Pick<ImportRun, 'willAdd' | 'willChange'>): number {
  return willAdd + willChange;
}

/** Rehearsed to its end and then not wanted. */
export function setAside({ status, phase, processed, total }: ImportRun): boolean {
  return status === 'stopped' && phase === 'rehearsal' && total > 0 && processed === total;
}

/** A failure of the moment: the same file may pass the next time. */
export function mayPassLater({ failureCode }: Pick<ImportRun, 'failureCode'>): boolean {
  return failureCode === 'defect' || failureCode === 'request-in-progress' || failureCode === 'too-busy';
}

/** One status for each import; `rehearsed` says whether there is anything to decide. */
export function importStatus(run: ImportRun): StatusWord {
  switch (run.status) {
    case 'rehearsing':
      return { tone: 'working', word: 'Rehearsing' };
    case 'running':
      return { tone: 'working', word: 'Importing' };
    case 'rehearsed':
      return landing(run) > 0
        ? { tone: 'attention', word: 'Waits for you' }
        : { tone: 'neutral', word: 'Nothing to do' };
    case 'stopped':
      return { tone: 'neutral', word: setAside(run) ? 'Set aside' : 'Stopped' };
    case 'failed':
      return { tone: 'bad', word: run.phase === 'run' || mayPassLater(run) ? 'Failed' : 'Cannot be read' };
    case 'done':
      return run.rejected > 0 ? { tone: 'attention', word: 'Imported in part' } : { tone: 'good', word: 'Imported' };
  }
}

/** What the kinds of files hold, in words. Others are shown by their own name. */
const KINDS: Readonly<Record<string, string>> = {
  Companies: 'Companies',
  CustomerGroups: 'Customer groups',
  ExemptReasons: 'Exempt reasons',
  LicenseTypes: 'License types',
  CustomerLicense: 'Licenses',
  Authorities: 'Authorities',
  Customers: 'Customers',
  Customer: 'Customers',
  ExemptionCertificates: 'Certificates',
  ExemptionCertificatesLimitedUse: 'Limited-use certificates',
  'ExemptionCertificateZones-US': 'Zones of certificates, US',
  'ExemptionCertificateZones-INTL': 'Zones of certificates, other countries',
  'CommodityMappings-US': 'Product codes, US',
  'ProductMappings-INTL': 'Product codes, other countries',
};

export function kindOf(sdiType: string | null): string {
  return sdiType === null ? 'Unknown' : (KINDS[sdiType] ?? sdiType);
}

/** Whom the file is for, as far as its kind belongs to somebody. */
export function targetOf({ company, group }: Pick<ImportRun, 'company' | 'group'>): string {
  if (company === null) return 'for no company';
  return group === null ? `for ${company}` : `for ${company}, group ${group}`;
}

/** `unknown-customer` → `Unknown customer`. */
export function causeWords(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte');
  const unit = bytes < 1024 * 1024 ? 'kilobyte' : 'megabyte';
  const value = bytes / (unit === 'kilobyte' ? 1024 : 1024 * 1024);
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}
