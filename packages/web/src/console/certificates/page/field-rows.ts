import type { CertificateDetail, Claim } from '../../../api/certificates.ts';
import type { Customer } from '../../../api/customers.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { pathWords } from '../path-words.ts';
import { addressLine, type ValueWords, wordsOfUse } from '../use-value-words.ts';

export interface FieldRow {
  /** JSON pointer; findings inside it belong to the row. */
  path: string;
  label: string;
  /** Null: nothing there. */
  value: string | null;
  /** What nothing means here, where it is not "not given". */
  missing?: string;
  mono?: boolean;
  /** What the customer's account has in its place. */
  account?: { value: string; same: boolean };
}

const yesNo = (value: boolean | null) => (value === null ? null : value ? 'Yes' : 'No');
const date = (value: string | null) => (value === null ? null : formatDate(value));
const filled = (value: string | null) => (value?.trim() ? value : null);

/** Letter case and punctuation are no difference between two ways to write a name or a street. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function beside(value: string | null, account: string | null | undefined): Pick<FieldRow, 'account'> {
  if (!value || !account?.trim()) return {};
  return { account: { value: account, same: plain(value) === plain(account) } };
}

function accountAddress(customer: Customer): string {
  const [line1 = null, line2 = null] = customer.addressLines;
  const { city, state: region, postalCode, country } = customer;
  return addressLine({ line1, line2, city, region, postalCode, country });
}

const SIGNATURE = { wet: 'By hand', typed: 'Typed', drawn: 'Drawn', digital: 'Digital' } as const;

export const ENTITIES: Readonly<Record<string, string>> = {
  corporation: 'Corporation',
  llc: 'Limited liability company (LLC)',
  partnership: 'Partnership',
  individual: 'Individual',
  government: 'Government',
  nonprofit: 'Nonprofit',
  trust: 'Trust',
};

const entityWords = (type: string | null) => (type === null ? null : (ENTITIES[type] ?? type));

function signatureWords({ present, kind }: Claim['signature']): string | null {
  if (present === null) return null;
  if (!present) return 'None on the paper';
  return kind ? `Signed: ${SIGNATURE[kind].toLowerCase()}` : 'Signed';
}

function row(path: string, value: string | null, more: Partial<FieldRow> = {}): FieldRow {
  return { path, label: pathWords(path), value: filled(value), ...more };
}

/** The paper's fields in the order in which forms have them. */
export function paperRows(claim: Claim, words: ValueWords, customer: Customer | undefined): FieldRow[] {
  const { purchaser, seller } = claim;
  const address = addressLine(purchaser.address);
  const ids = claim.ids.map((id, index) => ({
    path: `/claim/ids/${index}`,
    label: words.idKind(id),
    value: filled(id.value),
    mono: true,
  }));
  return [
    row('/claim/purchaser/name', purchaser.name, beside(purchaser.name, customer?.name)),
    row('/claim/purchaser/dbaName', purchaser.dbaName, beside(purchaser.dbaName, customer?.dbaName)),
    row('/claim/purchaser/address', address, customer ? beside(address, accountAddress(customer)) : {}),
    row('/claim/purchaser/entityType', entityWords(purchaser.entityType)),
    row('/claim/purchaser/phone', purchaser.phone, beside(purchaser.phone, customer?.businessPhone)),
    row('/claim/purchaser/email', purchaser.email, beside(purchaser.email, customer?.contactEmail)),
    ...(ids.length > 0 ? ids : [row('/claim/ids', null)]),
    row('/claim/idExplanation', claim.idExplanation),
    row('/claim/seller/name', seller.name),
    row('/claim/seller/address', addressLine(seller.address)),
    row('/claim/reasons', claim.reasons.map(words.reason).join(', ')),
    row('/claim/reasonDetail', claim.reasonDetail),
    row('/claim/description/items', claim.description.items),
    row('/claim/description/business', claim.description.business),
    row('/claim/jurisdictions', claim.jurisdictions.map(words.state).join(', ')),
    row('/claim/scope', claim.scope === null ? null : claim.scope === 'single' ? 'One purchase' : 'Blanket'),
    row('/claim/scopeReference', claim.scopeReference),
    row('/claim/exemptPercent', claim.exemptPercent === null ? null : `${claim.exemptPercent} %`),
    row('/claim/signature/present', signatureWords(claim.signature)),
    row('/claim/signer/name', claim.signer.name),
    row('/claim/signer/title', claim.signer.title),
    row('/claim/signedDate', date(claim.signedDate)),
    row('/claim/effectiveDate', date(claim.effectiveDate)),
    row('/claim/expiryDate', date(claim.expiryDate)),
    row('/claim/receivedDate', date(claim.receivedDate)),
    row('/claim/edition', claim.edition),
    row('/claim/notarized', yesNo(claim.notarized)),
  ];
}

/** The record's own fields; what it grants stands under Covers. */
export function recordRows(certificate: CertificateDetail, words: ValueWords, codeName: string | null): FieldRow[] {
  const { reasonCode, grants } = certificate;
  const code = reasonCode && codeName ? `${reasonCode}, ${codeName}` : reasonCode;
  return [
    row('/formId', certificate.formTitle, { missing: 'Unknown' }),
    row('/number', certificate.number, { mono: true }),
    row('/reasonCode', code, { missing: 'Unknown' }),
    row('/grants', grants.map((grant) => words.zone(grant.zone)).join(' · '), { missing: 'None: it exempts no sale' }),
    row('/validFrom', date(certificate.validFrom)),
    row('/expires', date(certificate.expires), { missing: 'No end date' }),
    row('/use', wordsOfUse(certificate.use)),
    row('/active', yesNo(certificate.active)),
  ];
}
