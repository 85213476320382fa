import type { NextStep } from '@bonafide/core/determination/decision.ts';
import type { SaleFields } from '../sale/sale-fields.ts';
import { tryAddress } from '../sale/try-address.ts';

export interface StepPlace {
  fields: SaleFields;
  /** The recorded sale the fields come from, so that a try shows what differs. */
  from?: { transactionId: string; fields: SaleFields };
  customerId: string | null;
}

export interface StepLink {
  label: string;
  href: string;
}

/** Steps that change a setting of the company. */
const COMPANY_STEPS: ReadonlySet<string> = new Set([
  'turn-on-certificates',
  'choose-customer-group',
  'correct-company-unknown',
]);

function withValue(fields: SaleFields, group: string, value: string): SaleFields {
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path, path.split('.').includes(group) ? value : text]),
  );
}

function withoutGroup(fields: SaleFields, groups: readonly string[]): SaleFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([path]) => !groups.some((group) => path.split('.').includes(group))),
  );
}

/** The sale with the step already taken, where the step is about what the sale says. */
function corrected({ code, values }: NextStep, fields: SaleFields): SaleFields | null {
  switch (code) {
    case 'remove-exempt-flag':
      return withoutGroup(fields, ['isExempt']);
    case 'correct-certificate-number':
      return withValue(fields, 'exemptCertificate', values.certificate ?? '');
    case 'correct-exempt-reason':
      return withValue(fields, 'exemptReason', values.certificateReason ?? '');
    default:
      return null;
  }
}

/** Where the one step is taken: the certificate, the customer, the company, or the sale tried anew with the step in it. */
export function stepLink(step: NextStep, { fields, from, customerId }: StepPlace): StepLink {
  const fixed = corrected(step, fields);
  if (fixed) return { label: 'Try it with this change', href: tryAddress(fixed, from) };
  if (step.code === 'give-use-reference') return { label: 'Try it with the reference', href: tryAddress(fields, from) };
  if (step.code === 'name-tax-type') return { label: 'Open the authorities', href: '/settings/authorities' };
  if (step.code.startsWith('ask-for-') && customerId) {
    return { label: 'Open the customer’s coverage', href: `/customers/${customerId}/coverage` };
  }
  if (step.certificateId) return { label: 'Open the certificate', href: `/certificates/${step.certificateId}` };
  if (step.code === 'create-customer') return { label: 'Add the customer', href: '/customers/new' };
  if (COMPANY_STEPS.has(step.code)) return { label: 'Open the company settings', href: '/settings/companies' };
  return { label: 'Correct it and try again', href: tryAddress(fields, from) };
}
