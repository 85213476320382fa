import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Permission } from '../../packages/server/src/accounts/roles.ts';
import type { SentRequest } from './contract.ts';
import { aCustomCheck, formWithFile, type Names, pdfOf, texanPapersEnd } from './filled-tenant.ts';

/** One request of a route, and how it must be answered. */
export interface Sample extends SentRequest {
  /** To an admin of the tenant whose names it uses. */
  own: number;
  /** To an admin of another tenant: always the same as for names that nobody has. */
  other: number;
  /** The other tenant gets a list with nothing in it. */
  empty?: true;
  /** What this request asks for beyond the permission of its route. */
  alsoNeeds?: Permission;
}

/** The newest sealed release, which a tenant goes by from its first day. */
const NEWEST_RELEASE = (
  JSON.parse(readFileSync(new URL('../../content/releases/register.json', import.meta.url), 'utf8')) as {
    releases: { number: string }[];
  }
).releases.at(-1)?.number;

const CSV = { 'content-type': 'text/csv' };
const XML = { 'content-type': 'text/xml' };
const V1 = { 'if-match': '"1"' };

const read = (url: string, own = 200): Sample => ({ url, own, other: 404 });
const list = (url: string): Sample => ({ url, own: 200, other: 200, empty: true });
/** Answers about the caller, or about the law: the same route says other things to other callers. */
const everybody = (url: string): Sample => ({ url, own: 200, other: 200 });

function sale(names: Names) {
  return {
    company: names.company,
    number: `new-${randomUUID()}`,
    date: '2026-03-15',
    currency: 'USD',
    customer: { number: names.customerNumber, name: names.customerName },
    exemptCertificate: { state: names.certificateNumber },
    shipTo: { country: 'US', state: 'TX' },
    lines: [{ lineId: '1', grossAmount: '1000.00', productCode: names.productCode }],
  };
}

const indata = (names: Names, company: string, audited: boolean) =>
  `<INDATA version="G">${company}<INVOICE><INVOICE_NUMBER>new-${randomUUID()}</INVOICE_NUMBER><INVOICE_DATE>2026-03-15</INVOICE_DATE>
  <CURRENCY_CODE>USD</CURRENCY_CODE><IS_AUDITED>${audited}</IS_AUDITED><CUSTOMER_NUMBER>${names.customerNumber}</CUSTOMER_NUMBER>
  <SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO><LINE ID="1"><GROSS_AMOUNT>1000.00</GROSS_AMOUNT></LINE></INVOICE></INDATA>`;

const NDJSON = { 'content-type': 'application/x-ndjson' };
const lines = (...values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

const SOAP = '/sabrix/services/taxcalculationservice/2011-09-01/taxcalculationservice';
const enveloped = (indataXml: string) =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>
  <taxCalculationRequest xmlns="http://www.sabrix.com/services/taxcalculationservice/2011-09-01">${indataXml}</taxCalculationRequest></e:Body></e:Envelope>`;

/** For one day that no other rule of the walk is likely to hold on: two rules of a customer must not overlap. */
function inheritanceOfADay(fromCustomerId: string) {
  const day = `${randomInt(2100, 9999)}-${String(randomInt(1, 13)).padStart(2, '0')}-${String(randomInt(1, 29)).padStart(2, '0')}`;
  return { fromCustomerId, from: day, until: day };
}

const customersFile = () => `sdiType=Customers\nCustomerName,CustomerNumber\nFrom a file,new-${randomUUID()}\n`;

/**
 * For every route of the contract, requests that name a tenant's records in address, query and body. The walks fail, by name,
 * for a route that has none here.
 */
export const SAMPLES: Readonly<Record<string, (names: Names) => Sample[]>> = {
  'GET /healthz': () => [everybody('/healthz')],
  'GET /readyz': () => [everybody('/readyz')],
  'GET /metrics': () => [everybody('/metrics')],
  'GET /v1/sign-in-help': () => [everybody('/v1/sign-in-help')],

  'GET /v1/me': () => [everybody('/v1/me')],
  'GET /v1/roles': () => [everybody('/v1/roles')],
  'GET /v1/installation': () => [everybody('/v1/installation')],
  'GET /v1/api-keys': () => [everybody('/v1/api-keys')],
  'POST /v1/api-keys': () => [{ url: '/v1/api-keys', body: { name: 'New', role: 'viewer' }, own: 201, other: 201 }],
  'DELETE /v1/api-keys/{keyId}': ({ keyId }) => [read(`/v1/api-keys/${keyId}`, 204)],
  'GET /v1/members': () => [list('/v1/members')],
  'POST /v1/members': () => [
    {
      url: '/v1/members',
      body: { email: `${randomUUID()}@walk.example`, name: 'New', role: 'viewer', password: 'a password long enough' },
      own: 201,
      other: 201,
    },
  ],
  'PATCH /v1/members/{userId}': ({ userId }) => [{ ...read(`/v1/members/${userId}`), body: { role: 'viewer' } }],
  'DELETE /v1/members/{userId}': ({ userId }) => [read(`/v1/members/${userId}`, 204)],

  'GET /v1/companies': () => [list('/v1/companies')],
  'GET /v1/companies/{externalId}': ({ company }) => [read(`/v1/companies/${company}`)],
  'PUT /v1/companies/{externalId}': ({ company, companyName, group, parent }) => [
    {
      url: `/v1/companies/${company}`,
      body: { name: companyName, usesExemptionCertificates: true, parentExternalId: parent },
      own: 200,
      other: 422,
    },
    {
      url: '/v1/companies/BESIDE',
      body: {
        name: 'Beside',
        usesExemptionCertificates: true,
        activeCustomerGroup: { name: group, ownerExternalId: company },
      },
      own: 201,
      other: 422,
    },
    // Two tenants may use one external id; each has its own company under it.
    {
      url: `/v1/companies/${company}?dryRun=true`,
      body: { name: companyName, usesExemptionCertificates: false },
      own: 200,
      other: 201,
    },
  ],
  'GET /v1/companies/{externalId}/customer-groups': ({ company }) => [read(`/v1/companies/${company}/customer-groups`)],
  'PUT /v1/companies/{externalId}/customer-groups/{group}': ({ company, group }) => [
    { ...read(`/v1/companies/${company}/customer-groups/${encodeURIComponent(group)}`), body: {} },
  ],
  'GET /v1/companies/{externalId}/customer-groups/{group}/exempt-reasons': ({ company, group }) => [
    read(`/v1/companies/${company}/customer-groups/${encodeURIComponent(group)}/exempt-reasons`),
  ],
  'PUT /v1/companies/{externalId}/customer-groups/{group}/exempt-reasons/{code}': ({ company, group }) => [
    {
      ...read(`/v1/companies/${company}/customer-groups/${encodeURIComponent(group)}/exempt-reasons/RS`),
      body: { name: 'Resale again', reason: 'resale' },
    },
  ],
  'GET /v1/companies/{externalId}/authorities': ({ company }) => [read(`/v1/companies/${company}/authorities`)],
  'PUT /v1/companies/{externalId}/authorities/{authority}': ({ company, authority }) => [
    {
      ...read(`/v1/companies/${company}/authorities/${encodeURIComponent(authority)}`),
      body: { zone: 'US-TX', zoneLevel: 'STATE', type: 'State Sales/Use', rate: '0.5' },
    },
  ],
  'GET /v1/companies/{externalId}/commodity-mappings': ({ company }) => [
    read(`/v1/companies/${company}/commodity-mappings`),
  ],
  'PUT /v1/companies/{externalId}/commodity-mappings': ({ company, productCode }) => [
    {
      ...read(`/v1/companies/${company}/commodity-mappings`),
      body: { productCode, commodityCode: '27112', startDate: '2026-01-01', endDate: '2026-12-31' },
    },
  ],

  'GET /v1/companies/{externalId}/license-types': ({ company }) => [read(`/v1/companies/${company}/license-types`)],
  'PUT /v1/companies/{externalId}/license-types': ({ company }) => [
    { ...read(`/v1/companies/${company}/license-types`), body: { name: 'Dealer', startDate: '2020-01-01' } },
  ],
  'GET /v1/customers/{customerId}/licenses': ({ customerId }) => [read(`/v1/customers/${customerId}/licenses`)],
  'PUT /v1/customers/{customerId}/licenses': ({ customerId }) => [
    {
      ...read(`/v1/customers/${customerId}/licenses`),
      body: { type: 'Liquor', startDate: '2026-01-01', endDate: '2026-12-31', number: 'L-2' },
    },
  ],
  'GET /v1/licenses': () => [list('/v1/licenses?from=2026-01-01&until=2026-12-31')],

  'POST /v1/customers': ({ company, group }) => [
    {
      url: '/v1/customers',
      body: { company, group, name: 'New', number: `new-${randomUUID()}` },
      own: 201,
      other: 422,
    },
  ],
  'GET /v1/customers': ({ customerName, company, groupId }) => [
    list('/v1/customers'),
    list(`/v1/customers?q=${encodeURIComponent(customerName)}`),
    list(`/v1/customers?company=${company}`),
    list(`/v1/customers?group=${groupId}`),
  ],
  'GET /v1/certificates/{certificateId}/uses': ({ certificateId }) => [read(`/v1/certificates/${certificateId}/uses`)],
  'GET /v1/customers/{customerId}': ({ customerId }) => [read(`/v1/customers/${customerId}`)],
  'PATCH /v1/customers/{customerId}': ({ customerId }) => [
    { ...read(`/v1/customers/${customerId}`), body: { comment: 'changed' }, headers: V1 },
  ],
  'GET /v1/customers/{customerId}/inheritance': ({ customerId }) => [read(`/v1/customers/${customerId}/inheritance`)],
  'POST /v1/customers/{customerId}/inheritance': ({ customerId, parentCustomerId }) => [
    { ...read(`/v1/customers/${customerId}/inheritance`, 201), body: inheritanceOfADay(parentCustomerId) },
    // A customer cannot use its own certificates by a rule.
    {
      ...read(`/v1/customers/${customerId}/inheritance`, 422),
      body: { fromCustomerId: customerId, from: '2026-01-01' },
    },
  ],
  'POST /v1/customers/{customerId}/inheritance/{inheritanceId}/events': ({ customerId, inheritanceId }) => [
    {
      ...read(`/v1/customers/${customerId}/inheritance/${inheritanceId}/events`),
      body: { event: 'undo', reason: 'never agreed' },
      headers: V1,
    },
  ],
  'GET /v1/customers/{customerId}/history': ({ customerId }) => [read(`/v1/customers/${customerId}/history`)],
  'POST /v1/customers/{customerId}/history/events': ({ customerId }) => [
    { ...read(`/v1/customers/${customerId}/history/events`, 201), body: { kind: 'merger', date: '2026-02-01' } },
  ],
  'POST /v1/customers/{customerId}/history/events/{eventId}/undo': ({ customerId, eventId }) => [
    {
      ...read(`/v1/customers/${customerId}/history/events/${eventId}/undo`),
      body: { reason: 'another customer' },
      headers: V1,
    },
  ],
  'GET /v1/companies/{externalId}/audit-notices': ({ company }) => [read(`/v1/companies/${company}/audit-notices`)],
  'POST /v1/companies/{externalId}/audit-notices': ({ company }) => [
    {
      ...read(`/v1/companies/${company}/audit-notices`, 201),
      body: { jurisdiction: 'US-OH', noticeDate: '2026-03-01', from: '2025-01-01', to: '2025-12-31' },
    },
  ],
  'POST /v1/companies/{externalId}/audit-notices/{noticeId}/undo': ({ company, noticeId }) => [
    {
      ...read(`/v1/companies/${company}/audit-notices/${noticeId}/undo`),
      body: { reason: 'another company' },
      headers: V1,
    },
  ],
  'GET /v1/customers/{customerId}/coverage': ({ customerId }) => [
    read(`/v1/customers/${customerId}/coverage?months=3`),
  ],

  'GET /v1/companies/{externalId}/check-policy': ({ company }) => [read(`/v1/companies/${company}/check-policy`)],
  'POST /v1/companies/{externalId}/check-policy/changes': ({ company }) => [
    {
      ...read(`/v1/companies/${company}/check-policy/changes`),
      body: { changes: [{ check: 'CMP-17', setting: 'inform' }], reason: 'We know our buyers' },
      headers: V1,
    },
  ],
  'GET /v1/companies/{externalId}/check-policy/history': ({ company }) => [
    read(`/v1/companies/${company}/check-policy/history`),
  ],
  // Without a company the answer is about the caller's own; its checks stand behind those that everybody has.
  'GET /v1/checks': ({ company }) => [read(`/v1/checks?company=${company}`), everybody('/v1/checks')],
  'GET /v1/custom-check-fields': () => [everybody('/v1/custom-check-fields')],
  'GET /v1/custom-checks': ({ company }) => [list('/v1/custom-checks'), list(`/v1/custom-checks?company=${company}`)],
  'GET /v1/custom-checks/{checkId}': ({ customCheckId }) => [read(`/v1/custom-checks/${customCheckId}`)],
  'POST /v1/custom-checks': ({ company }) => [
    {
      url: '/v1/custom-checks',
      body: { company, check: aCustomCheck(`OWN-N${randomInt(1_000_000_000)}`), reason: 'New' },
      own: 201,
      other: 422,
    },
  ],
  'PUT /v1/custom-checks/{checkId}': ({ customCheckId }) => [
    {
      ...read(`/v1/custom-checks/${customCheckId}`),
      body: { check: aCustomCheck(customCheckId), enabled: false, reason: 'Not needed' },
      headers: V1,
    },
  ],

  'GET /v1/certificates': ({ certificateNumber, customerId }) => [
    list('/v1/certificates'),
    list(`/v1/certificates?q=${certificateNumber}`),
    list(`/v1/certificates?customerId=${customerId}`),
  ],
  'POST /v1/certificates': ({ customerId, company, customerNumber, group }) => [
    {
      url: '/v1/certificates',
      body: { customerId, number: `new-${randomUUID()}`, validFrom: '2026-01-01' },
      own: 201,
      other: 422,
    },
    {
      url: '/v1/certificates',
      body: {
        company,
        customer: { number: customerNumber, group },
        number: `new-${randomUUID()}`,
        validFrom: '2026-01-01',
      },
      own: 201,
      other: 422,
    },
  ],
  'GET /v1/certificates/{certificateId}': ({ certificateId }) => [
    read(`/v1/certificates/${certificateId}`),
    read(`/v1/certificates/${certificateId}?knownAt=2999-01-01T00:00:00Z`),
  ],
  'GET /v1/certificates/figures': ({ certificateId }) => [
    list(`/v1/certificates/figures?certificateId=${certificateId}`),
  ],
  'PATCH /v1/certificates/{certificateId}': ({ certificateId }) => [
    { ...read(`/v1/certificates/${certificateId}`), body: { expires: '2029-12-31' }, headers: V1 },
  ],
  'GET /v1/certificates/{certificateId}/versions': ({ certificateId }) => [
    read(`/v1/certificates/${certificateId}/versions`),
  ],
  'POST /v1/certificates/{certificateId}/events': ({ draftId }) => [
    { ...read(`/v1/certificates/${draftId}/events`), body: { event: 'submit' }, headers: V1 },
  ],
  'POST /v1/certificates/{certificateId}/documents': ({ paperId }) => [
    {
      ...read(`/v1/certificates/${paperId}/documents`, 201),
      ...formWithFile('paper.pdf', 'application/pdf', pdfOf(`A paper ${randomUUID()}`)),
    },
  ],
  'GET /v1/verification-sources': () => [everybody('/v1/verification-sources')],
  'PUT /v1/verification-sources/{sourceId}': () => [
    {
      url: '/v1/verification-sources/manual',
      body: {
        kind: 'manual',
        name: 'By hand',
        switchedOn: true,
        goodForDays: 90,
        perMinute: 60,
        config: {},
      },
      own: 200,
      other: 200,
    },
  ],
  'GET /v1/certificates/{certificateId}/verifications': ({ certificateId }) => [
    read(`/v1/certificates/${certificateId}/verifications`),
  ],
  'POST /v1/certificates/{certificateId}/verifications/ask': ({ certificateId }) => [
    read(`/v1/certificates/${certificateId}/verifications/ask`, 202),
  ],
  'POST /v1/verifications': ({ evidenceFileId }) => [
    {
      url: '/v1/verifications',
      body: {
        number: { kind: 'state-sales-tax', issuer: 'US-TX', value: '3-20488-1726-5' },
        result: 'active',
        fileId: evidenceFileId,
      },
      own: 201,
      other: 422,
    },
  ],
  'GET /v1/verifications/{verificationId}': ({ verificationId }) => [read(`/v1/verifications/${verificationId}`)],
  'GET /v1/verifications/{verificationId}/seal': ({ verificationId }) => [
    read(`/v1/verifications/${verificationId}/seal`),
  ],
  'GET /v1/verifications/{verificationId}/answer': ({ verificationId }) => [
    read(`/v1/verifications/${verificationId}/answer`),
  ],
  'POST /v1/verification-files': () => [
    {
      url: '/v1/verification-files',
      ...formWithFile('page.pdf', 'application/pdf', pdfOf('A paper')),
      own: 201,
      other: 201,
    },
  ],
  'GET /v1/verification-files/{fileId}': ({ evidenceFileId }) => [read(`/v1/verification-files/${evidenceFileId}`)],
  'GET /v1/verification-tasks': () => [list('/v1/verification-tasks')],
  'GET /v1/verification-tasks/counts': () => [everybody('/v1/verification-tasks/counts')],
  'POST /v1/verification-tasks/{taskId}/ask': ({ taskId }) => [read(`/v1/verification-tasks/${taskId}/ask`)],
  'GET /v1/exempt-lists': () => [list('/v1/exempt-lists')],
  'GET /v1/exempt-lists/{listId}': ({ listId }) => [read(`/v1/exempt-lists/${listId}`)],
  'GET /v1/exempt-organizations': () => [list('/v1/exempt-organizations?ein=741234567')],
  'POST /v1/exempt-lists': () => [
    {
      url: '/v1/exempt-lists?kind=pub78&listDate=2026-11-10',
      body: '741234567|HELPING HANDS|Austin|TX|United States|PC\n',
      headers: CSV,
      own: 202,
      other: 202,
    },
  ],
  'GET /v1/documents/{documentId}': ({ documentId }) => [read(`/v1/documents/${documentId}`)],
  'GET /v1/documents/{documentId}/content': ({ documentId }) => [read(`/v1/documents/${documentId}/content`)],
  'GET /v1/documents/{documentId}/pages/{page}.png': ({ documentId }) => [
    read(`/v1/documents/${documentId}/pages/1.png`),
  ],
  'POST /v1/checks/try': ({ customerId }) => [
    { ...everybody('/v1/checks/try'), body: { customerId, formId: 'US-TX-01-339-F' } },
  ],
  'POST /v1/checks/surroundings': ({ customerId, certificateId }) => [
    { ...everybody('/v1/checks/surroundings'), body: { formId: 'US-TX-01-339-F' } },
    { ...everybody('/v1/checks/surroundings'), body: { customerId, certificateId, formId: 'US-TX-01-339-F' } },
  ],

  'POST /v1/form-finder': ({ customerId }) => [
    { ...everybody('/v1/form-finder'), body: { needs: [{ state: 'US-TX' }], reasons: ['resale'] } },
    {
      url: '/v1/form-finder',
      body: { needs: [{ state: 'US-TX', reasons: ['resale'] }], customerId },
      own: 200,
      other: 422,
    },
  ],
  'GET /v1/forms/{formId}/fields': ({ customerId }) => [
    everybody('/v1/forms/US-TX-01-339-F/fields'),
    read(`/v1/forms/MTC-UNIFORM/fields?customerId=${customerId}&states=US-TX,US-OK&reason=resale`),
  ],
  'GET /v1/customers/{customerId}/papers-needed': ({ customerId }) => [
    read(`/v1/customers/${customerId}/papers-needed`),
  ],
  'POST /v1/nexus-rehearsals': ({ company }) => [
    { url: '/v1/nexus-rehearsals', body: { company, states: ['US-TX', 'US-OK'] }, own: 200, other: 404 },
  ],
  'GET /v1/nexus-rehearsals/customers.csv': ({ company }) => [
    { url: `/v1/nexus-rehearsals/customers.csv?company=${company}&states=US-TX,US-OK`, own: 200, other: 404 },
  ],

  'POST /v1/determinations': (names) => [{ ...everybody('/v1/determinations'), body: sale(names) }],
  'POST /v1/determinations/checks': (names) => [{ ...everybody('/v1/determinations/checks'), body: sale(names) }],
  'POST /v1/determinations/compare': (names) => [
    { ...read('/v1/determinations/compare'), body: { transactionId: names.transactionId } },
    { ...everybody('/v1/determinations/compare'), body: { sale: sale(names) } },
  ],
  'POST /v1/replays': ({ company }) => [
    { url: '/v1/replays', body: { filter: { company } }, own: 202, other: 202 },
    { url: '/v1/replays?dryRun=true', body: { policy: { expiryDayInclusive: false } }, own: 202, other: 202 },
  ],
  'GET /v1/replays': () => [list('/v1/replays')],
  'GET /v1/replays/{replayId}': ({ replayId }) => [read(`/v1/replays/${replayId}`)],
  'GET /v1/replays/{replayId}/differences': ({ replayId }) => [read(`/v1/replays/${replayId}/differences`)],
  'GET /v1/replays/{replayId}/differences.csv': ({ replayId }) => [read(`/v1/replays/${replayId}/differences.csv`)],
  // What is done can neither be stopped nor go on; whose it is, is asked first.
  'POST /v1/replays/{replayId}/stop': ({ replayId }) => [read(`/v1/replays/${replayId}/stop`, 409)],
  'POST /v1/replays/{replayId}/run': ({ replayId }) => [read(`/v1/replays/${replayId}/run`, 409)],
  'GET /v1/revoked-numbers': () => [list('/v1/revoked-numbers')],
  'POST /v1/revoked-numbers': () => [
    {
      url: '/v1/revoked-numbers',
      body: { kind: 'fein', number: `A${randomUUID()}`, reason: 'The agency wrote so' },
      own: 201,
      other: 201,
    },
  ],
  'DELETE /v1/revoked-numbers/{revokedNumberId}': ({ revokedNumberId }) => [
    read(`/v1/revoked-numbers/${revokedNumberId}`),
  ],
  'DELETE /v1/replays/{replayId}': ({ oldReplayId }) => [read(`/v1/replays/${oldReplayId}`, 204)],
  'POST /v1/portfolio/reviews': ({ company }) => [
    { url: '/v1/portfolio/reviews', body: { name: 'Old law', after: { release: '2026.11.1' } }, own: 202, other: 202 },
    { url: '/v1/portfolio/reviews?dryRun=true', body: { after: { overlays: [] } }, own: 202, other: 202 },
    {
      url: '/v1/portfolio/reviews?dryRun=true',
      body: { after: { policy: { company, changes: [{ check: 'CMP-17', setting: 'reject' }] } } },
      own: 202,
      other: 422,
    },
  ],
  'GET /v1/portfolio/reviews': () => [list('/v1/portfolio/reviews'), list('/v1/portfolio/reviews?subject=overlay')],
  'GET /v1/portfolio/reviews/{reviewId}': ({ reviewId }) => [read(`/v1/portfolio/reviews/${reviewId}`)],
  'GET /v1/portfolio/reviews/{reviewId}/flips': ({ reviewId }) => [
    read(`/v1/portfolio/reviews/${reviewId}/flips`),
    read(`/v1/portfolio/reviews/${reviewId}/flips?verdict=changed&jurisdiction=US-TX`),
  ],
  'POST /v1/portfolio/reviews/{reviewId}/stop': ({ reviewId }) => [read(`/v1/portfolio/reviews/${reviewId}/stop`, 409)],
  'POST /v1/portfolio/reviews/{reviewId}/run': ({ reviewId }) => [read(`/v1/portfolio/reviews/${reviewId}/run`, 409)],
  'GET /v1/law': () => [everybody('/v1/law')],
  'POST /v1/law/accept': () => [
    // The newest is in force already: nothing changes for the samples that come after.
    { url: '/v1/law/accept', body: { release: NEWEST_RELEASE }, own: 202, other: 202 },
    { url: '/v1/law/accept', body: { release: '2020.1.1' }, own: 422, other: 422 },
  ],
  'GET /v1/law/diff/{from}/{to}': () => [everybody('/v1/law/diff/2026.11.1/2026.11.1')],
  'GET /v1/law/facts': () => [everybody('/v1/law/facts?file=US-TX&pointer=rate')],
  'GET /v1/law/overlays': () => [list('/v1/law/overlays')],
  'POST /v1/law/overlays': () => [
    { url: '/v1/law/overlays', body: texanPapersEnd('Sample'), own: 201, other: 201 },
    { url: '/v1/law/overlays?dryRun=true', body: texanPapersEnd('Sample'), own: 201, other: 201 },
  ],
  'POST /v1/law/overlays/{overlayId}/withdraw': ({ overlayId }) => [
    { ...read(`/v1/law/overlays/${overlayId}/withdraw`), body: { reason: 'Over' } },
  ],
  'GET /v1/verdict-changes': ({ customerId }) => [
    list('/v1/verdict-changes'),
    list(`/v1/verdict-changes?customerId=${customerId}&cause=edit`),
  ],
  'POST /v1/transactions': (names) => [{ url: '/v1/transactions', body: sale(names), own: 201, other: 422 }],
  'GET /v1/transactions': ({ company, customerId, certificateId, invoice }) => [
    list('/v1/transactions'),
    list('/v1/transactions?revisions=all'),
    list(`/v1/transactions?company=${company}`),
    list(`/v1/transactions?customerId=${customerId}`),
    list(`/v1/transactions?certificateId=${certificateId}`),
    list(`/v1/transactions?q=${invoice}`),
  ],
  'GET /v1/transactions/totals': ({ customerId }) => [
    list('/v1/transactions/totals'),
    list(`/v1/transactions/totals?customerId=${customerId}`),
  ],
  'GET /v1/transactions/{transactionId}': ({ transactionId }) => [read(`/v1/transactions/${transactionId}`)],
  'GET /v1/transactions/{transactionId}/checks': ({ transactionId }) => [
    read(`/v1/transactions/${transactionId}/checks`),
  ],
  'GET /v1/transactions/by-number/{company}/{number}': ({ company, invoice }) => [
    read(`/v1/transactions/by-number/${company}/${invoice}`),
  ],
  'POST /sabrix/xmlinvoice': (names) => [
    {
      ...everybody('/sabrix/xmlinvoice'),
      headers: XML,
      body: indata(names, `<EXTERNAL_COMPANY_ID>${names.company}</EXTERNAL_COMPANY_ID>`, true),
      alsoNeeds: 'transactions.commit',
    },
    {
      ...everybody('/sabrix/xmlinvoice'),
      headers: XML,
      body: indata(names, `<COMPANY_NAME>${names.companyName}</COMPANY_NAME>`, false),
    },
  ],
  'POST /v1/determinations:batch': (names) => [
    { ...everybody('/v1/determinations:batch'), headers: NDJSON, body: lines(sale(names), sale(names)) },
  ],
  'POST /v1/transactions:batch': (names) => [
    { ...everybody('/v1/transactions:batch'), headers: NDJSON, body: lines(sale(names), sale(names)) },
  ],
  [`POST ${SOAP}`]: (names) => [
    {
      ...everybody(SOAP),
      headers: XML,
      body: enveloped(indata(names, `<EXTERNAL_COMPANY_ID>${names.company}</EXTERNAL_COMPANY_ID>`, true)),
      alsoNeeds: 'transactions.commit',
    },
  ],

  'POST /v1/snapshots': ({ company }) => [{ url: '/v1/snapshots', body: { company }, own: 201, other: 422 }],
  'GET /v1/snapshots': ({ company }) => [list('/v1/snapshots'), list(`/v1/snapshots?company=${company}`)],
  'GET /v1/snapshots/{snapshotId}': ({ snapshotId }) => [read(`/v1/snapshots/${snapshotId}`)],
  'GET /v1/snapshots/{snapshotId}/file': ({ snapshotId }) => [read(`/v1/snapshots/${snapshotId}/file`)],
  'POST /v1/reconciliations': (names) => [
    {
      ...everybody('/v1/reconciliations'),
      body: {
        decisions: [
          {
            snapshotId: names.snapshotId,
            decidedAt: '2026-11-24T13:00:00Z',
            sale: { ...sale(names), number: 'OFFLINE-WALK' },
            decision: {
              ...{
                engineVersion: '2',
                contentRelease: 'x',
                outcome: 'taxable',
                company: 'x',
                currency: 'USD',
                text: '',
              },
              ...{ customer: null, lines: [], messages: [] },
              totals: { basis: '0', exemptAmount: '0', taxableAmount: '0', tax: '0' },
            },
          },
        ],
      },
    },
  ],
  'GET /v1/reconciliations': ({ company }) => [
    list('/v1/reconciliations'),
    list(`/v1/reconciliations?company=${company}&differs=false`),
  ],
  'GET /v1/reconciliations/{reconciliationId}': ({ reconciliationId }) => [
    read(`/v1/reconciliations/${reconciliationId}`),
  ],
  'GET /v1/snapshot-keys': () => [list('/v1/snapshot-keys')],
  'POST /v1/snapshot-keys': ({ snapshotKeyId }) => [
    { url: '/v1/snapshot-keys', body: { replaces: snapshotKeyId }, own: 201, other: 422 },
  ],

  'POST /v1/imports/determination': ({ company, group }) => [
    {
      url: `/v1/imports/determination?company=${company}&group=${encodeURIComponent(group)}`,
      headers: CSV,
      body: customersFile(),
      own: 200,
      other: 422,
    },
    {
      url: `/v1/imports/determination?company=${company}&dryRun=true`,
      headers: CSV,
      body: customersFile(),
      own: 200,
      other: 422,
    },
  ],
  'GET /v1/exports/determination/files': ({ company }) => [
    { url: `/v1/exports/determination/files?company=${company}`, own: 200, other: 422 },
  ],
  'GET /v1/exports/determination': ({ company, group, customerNumber }) => [
    { url: `/v1/exports/determination?company=${company}&sdiType=Authorities`, own: 200, other: 422 },
    {
      url: `/v1/exports/determination?company=${company}&group=${encodeURIComponent(group)}&customer=${customerNumber}&sdiType=Customers`,
      own: 200,
      other: 422,
    },
  ],
  'GET /v1/exports/determination.zip': ({ company }) => [
    { url: `/v1/exports/determination.zip?company=${company}`, own: 200, other: 422 },
  ],
  'GET /v1/imports/formats': () => [everybody('/v1/imports/formats')],
  'POST /v1/imports': ({ company }) => [
    { url: `/v1/imports?company=${company}`, headers: CSV, body: customersFile(), own: 202, other: 422 },
  ],
  'GET /v1/imports': () => [list('/v1/imports')],
  'GET /v1/imports/{importId}': ({ importId }) => [read(`/v1/imports/${importId}`)],
  'GET /v1/imports/{importId}/results': ({ importId }) => [read(`/v1/imports/${importId}/results`)],
  'GET /v1/imports/{importId}/causes': ({ importId }) => [read(`/v1/imports/${importId}/causes`)],
  'GET /v1/imports/{importId}/rejected.csv': ({ importId }) => [read(`/v1/imports/${importId}/rejected.csv`)],
  'POST /v1/imports/{importId}/run': ({ toRunId }) => [read(`/v1/imports/${toRunId}/run`, 202)],
  'POST /v1/imports/{importId}/rehearse': ({ toRehearseId }) => [read(`/v1/imports/${toRehearseId}/rehearse`, 202)],
  // What is done cannot be stopped; whose it is, is asked first.
  'POST /v1/imports/{importId}/stop': ({ importId }) => [read(`/v1/imports/${importId}/stop`, 409)],

  'GET /v1/overview': () => [everybody('/v1/overview')],
  'GET /v1/log': ({ customerId, customerNumber }) => [
    everybody('/v1/log'),
    list(`/v1/log?ref=customer/${customerId}`),
    list(`/v1/log?q=${customerNumber}`),
  ],
  'GET /v1/log/{entryId}': ({ entryId }) => [read(`/v1/log/${entryId}`)],

  'GET /v1/content': () => [everybody('/v1/content'), everybody('/v1/content?asOf=2025-01-01')],
  'GET /v1/content/law': () => [everybody('/v1/content/law')],
  'GET /v1/content/jurisdictions/{code}': () => [everybody('/v1/content/jurisdictions/US-TX')],
  'GET /v1/content/multistate/{code}': () => [everybody('/v1/content/multistate/MTC')],
  'GET /v1/content/forms': () => [everybody('/v1/content/forms')],
  'GET /v1/content/forms/{formId}': () => [everybody('/v1/content/forms/US-TX-01-339-F')],
  'GET /v1/content/reasons': () => [everybody('/v1/content/reasons')],
  'GET /v1/content/reason-schemes': () => [everybody('/v1/content/reason-schemes')],
  'GET /v1/content/checks': () => [everybody('/v1/content/checks')],
  'GET /v1/content/checks/{code}': () => [everybody('/v1/content/checks/FMT-01')],
};

/** Requests of a route; a route without any is a hole in the walk. */
export function samplesOf(operation: string, names: Names): Sample[] {
  const samples = SAMPLES[operation]?.(names) ?? [];
  if (samples.length === 0) throw new Error(`${operation} has no sample in test/http/route-samples.ts; add one`);
  return samples;
}
