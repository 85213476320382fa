import { expect, test } from 'vitest';
import type { CompanyRow } from '../api/companies.ts';
import { companyChain } from './company-chain.ts';

const company = (externalId: string, parentExternalId: string | null): CompanyRow => ({
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

test('the nearest stands first, and nothing beside the line', () => {
  const all = [company('HOUSE', null), company('WEST', 'HOUSE'), company('AUSTIN', 'WEST'), company('EAST', 'HOUSE')];
  expect(companyChain('AUSTIN', all).map((row) => row.externalId)).toEqual(['AUSTIN', 'WEST', 'HOUSE']);
  expect(companyChain('NOBODY', all)).toEqual([]);
});
