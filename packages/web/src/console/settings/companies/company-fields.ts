import { isReason } from '@bonafide/core/certificate/reason.ts';
import type { CompanyRow, CompanySettings } from '../../../api/companies.ts';
import { readRegistrations, registrationsProblem, registrationsText } from './registrations-text.ts';

/** The form's values. `group` is a name, or empty for none. */
export interface CompanyFields {
  externalId: string;
  name: string;
  parentExternalId: string;
  /** `owner\ngroup`, since two companies may own groups of one name; empty: none of its own choice. */
  group: string;
  usesExemptionCertificates: boolean;
  certificateSelection: 'first-approved' | 'best';
  goodsLists: 'either' | 'both';
  temporaryCertificatesAffectTax: boolean;
  expiryDayInclusive: boolean;
  strictCustomerLookup: boolean;
  autoCreateCertificates: boolean;
  autoCreateCustomers: boolean;
  exemptWithoutCertificate: boolean;
  /** A code of the group that is searched, or empty for none. */
  defaultExemptReasonUS: string;
  defaultExemptReasonINTL: string;
  aliases: string[];
  /** One registration a line, see `registrations-text.ts`. */
  registrations: string;
  emailDomains: string[];
  acceptedReasons: string[];
}

/** The defaults that the service documents for a new company. */
export const NEW_COMPANY: CompanyFields = {
  externalId: '',
  name: '',
  parentExternalId: '',
  group: '',
  usesExemptionCertificates: true,
  certificateSelection: 'first-approved',
  goodsLists: 'either',
  temporaryCertificatesAffectTax: true,
  expiryDayInclusive: true,
  strictCustomerLookup: true,
  autoCreateCertificates: false,
  autoCreateCustomers: false,
  exemptWithoutCertificate: false,
  defaultExemptReasonUS: '',
  defaultExemptReasonINTL: '',
  aliases: [],
  registrations: '',
  emailDomains: [],
  acceptedReasons: [],
};

export const groupValue = (group: { ownerExternalId: string; name: string }) =>
  `${group.ownerExternalId}\n${group.name}`;

export function fieldsOf(company: CompanyRow): CompanyFields {
  return {
    externalId: company.externalId,
    name: company.name,
    parentExternalId: company.parentExternalId ?? '',
    group: company.activeCustomerGroup ? groupValue(company.activeCustomerGroup) : '',
    usesExemptionCertificates: company.usesExemptionCertificates,
    certificateSelection: company.certificateSelection,
    goodsLists: company.goodsLists,
    temporaryCertificatesAffectTax: company.temporaryCertificatesAffectTax,
    expiryDayInclusive: company.expiryDayInclusive,
    strictCustomerLookup: company.strictCustomerLookup,
    autoCreateCertificates: company.autoCreateCertificates,
    autoCreateCustomers: company.autoCreateCustomers,
    exemptWithoutCertificate: company.exemptWithoutCertificate,
    defaultExemptReasonUS: company.defaultExemptReasonUS ?? '',
    defaultExemptReasonINTL: company.defaultExemptReasonINTL ?? '',
    aliases: company.sellerFacts.aliases,
    registrations: registrationsText(company.sellerFacts.registrations),
    emailDomains: company.sellerFacts.emailDomains ?? [],
    acceptedReasons: company.sellerFacts.acceptedReasons ?? [],
  };
}

/** @param version the one that the form was opened on; 0 for a new company */
export function settingsOf(fields: CompanyFields, version: number): CompanySettings {
  const { externalId: _address, group, name, parentExternalId, ...others } = fields;
  const { aliases, registrations, emailDomains, acceptedReasons, ...policies } = others;
  const read = readRegistrations(registrations);
  const [ownerExternalId, groupName] = group.split('\n');
  return {
    ...policies,
    defaultExemptReasonUS: policies.defaultExemptReasonUS || null,
    defaultExemptReasonINTL: policies.defaultExemptReasonINTL || null,
    sellerFacts: {
      aliases: aliases.map((alias) => alias.trim()).filter(Boolean),
      registrations: Array.isArray(read) ? read : null,
      emailDomains: emailDomains.length > 0 ? emailDomains : null,
      acceptedReasons: acceptedReasons.length > 0 ? acceptedReasons.filter(isReason) : null,
    },
    name: name.trim(),
    parentExternalId: parentExternalId || null,
    activeCustomerGroup: ownerExternalId && groupName ? { ownerExternalId, name: groupName } : null,
    version,
  };
}

export const COMPANY_RULES = {
  externalId: (value: string) => (value.trim() ? null : 'Enter the id that your ERP sends for the company'),
  name: (value: string) => (value.trim() ? null : 'Enter the name of the company'),
  registrations: registrationsProblem,
};

/** Labels of the fields, for the list of what somebody else changed. */
export const FIELD_LABELS: Record<keyof CompanyFields, string> = {
  externalId: 'External id',
  name: 'Name',
  parentExternalId: 'Stands below',
  group: 'Active customer group',
  usesExemptionCertificates: 'Use exemption certificates',
  certificateSelection: 'When several certificates fit',
  goodsLists: 'When a certificate lists products and commodity codes',
  temporaryCertificatesAffectTax: 'Temporary certificates leave tax off',
  expiryDayInclusive: 'The last day still counts',
  strictCustomerLookup: 'Find customers by number alone',
  autoCreateCertificates: 'Make a certificate from a sale',
  autoCreateCustomers: 'Make the customer too',
  exemptWithoutCertificate: 'Customers may be exempt without a certificate',
  defaultExemptReasonUS: 'Default exempt reason, US',
  defaultExemptReasonINTL: 'Default exempt reason, other countries',
  aliases: 'Trade names',
  registrations: 'Sales tax registrations',
  emailDomains: 'Mail domains',
  acceptedReasons: 'Reasons taken',
};
