import { expect, test } from 'vitest';
import type { CompanyRow } from '../../../api/companies.ts';
import { companyTree, possibleParents } from './company-tree.ts';

const company = (externalId: string, parentExternalId: string | null = null): CompanyRow => ({
  companyId: externalId,
  externalId,
  name: externalId,
  parentExternalId,
  activeCustomerGroup: null,
  usesExemptionCertificates: true,
  autoCreateCertificates: false,
  autoCreateCustomers: false,
  temporaryCertificatesAffectTax: true,
  strictCustomerLookup: true,
  expiryDayInclusive: true,
  certificateSelection: 'first-approved',
  goodsLists: 'either',
  exemptWithoutCertificate: false,
  defaultExemptReasonUS: null,
  defaultExemptReasonINTL: null,
  sellerFacts: { aliases: [], registrations: null, emailDomains: null, acceptedReasons: null },
  version: 1,
});
const ALL = [
  company('West', 'House'),
  company('House'),
  company('Austin', 'West'),
  company('East', 'House'),
  company('Alone'),
];

test('children stand below their company, siblings by name', () => {
  expect(companyTree(ALL).map(({ company: { externalId }, depth }) => `${depth} ${externalId}`)).toEqual([
    '0 Alone',
    '0 House',
    '1 East',
    '1 West',
    '2 Austin',
  ]);
});

test('a company never stands below itself or what is below it', () => {
  expect(possibleParents('West', ALL).map((one) => one.externalId)).toEqual(['House', 'East', 'Alone']);
  expect(possibleParents(null, ALL)).toHaveLength(5);
});
