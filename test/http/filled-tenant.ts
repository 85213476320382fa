import { randomUUID } from 'node:crypto';
import type { TestApp } from '../../packages/server/src/testing/test-app.ts';
import { stateGrant } from '../../packages/server/src/testing/test-world.ts';

/** What a tenant's records are called: ids, numbers and names, each to be found in a request or an answer. */
export interface Names {
  company: string;
  companyName: string;
  parent: string;
  group: string;
  groupId: string;
  authority: string;
  productCode: string;
  customerId: string;
  customerName: string;
  customerNumber: string;
  /** A customer whose certificates the first one uses, by a rule. */
  parentCustomerId: string;
  inheritanceId: string;
  /** Something that happened to the first customer, and an audit announced to the company. */
  eventId: string;
  noticeId: string;
  certificateId: string;
  certificateNumber: string;
  /** A certificate that can still be submitted. */
  draftId: string;
  draftNumber: string;
  /** A certificate with a paper. */
  paperId: string;
  transactionId: string;
  invoice: string;
  /** A file taken in, with rows rejected. */
  customCheckId: string;
  revokedNumberId: string;
  importId: string;
  /** Files rehearsed and not yet run. */
  toRunId: string;
  toRehearseId: string;
  /** Replays that have ended. */
  replayId: string;
  oldReplayId: string;
  /** Every certificate judged under a law of which one Texan form ends after a year. */
  reviewId: string;
  overlayId: string;
  documentId: string;
  /** A question to a registry with the bytes of its answer, its place in the queue, and a file that shows another look-up. */
  verificationId: string;
  taskId: string;
  evidenceFileId: string;
  listId: string;
  /** A book taken away, and the key it is signed with. */
  snapshotId: string;
  snapshotKeyId: string;
  /** A sale decided with it. */
  reconciliationId: string;
  keyId: string;
  userId: string;
  entryId: string;
}

/** Names of the same shapes that no tenant has. */
export function namesOfNobody(): Names {
  const text = (what: string) => `${what}-${randomUUID().slice(0, 8)}`;
  return {
    company: text('company'),
    companyName: text('Company'),
    parent: text('parent'),
    group: text('group'),
    groupId: randomUUID(),
    authority: text('authority'),
    productCode: text('product'),
    customerId: randomUUID(),
    customerName: text('Customer'),
    customerNumber: text('number'),
    parentCustomerId: randomUUID(),
    inheritanceId: randomUUID(),
    eventId: randomUUID(),
    noticeId: randomUUID(),
    certificateId: randomUUID(),
    certificateNumber: text('certificate'),
    draftId: randomUUID(),
    draftNumber: text('draft'),
    paperId: randomUUID(),
    transactionId: randomUUID(),
    invoice: text('invoice'),
    customCheckId: `OWN-${randomUUID().slice(0, 8).toUpperCase()}`,
    revokedNumberId: randomUUID(),
    importId: randomUUID(),
    toRunId: randomUUID(),
    toRehearseId: randomUUID(),
    replayId: randomUUID(),
    oldReplayId: randomUUID(),
    reviewId: randomUUID(),
    overlayId: randomUUID(),
    documentId: randomUUID(),
    verificationId: randomUUID(),
    taskId: randomUUID(),
    evidenceFileId: randomUUID(),
    listId: randomUUID(),
    snapshotId: randomUUID(),
    snapshotKeyId: randomUUID().replaceAll('-', ''),
    reconciliationId: randomUUID(),
    keyId: randomUUID(),
    userId: text('user'),
    entryId: randomUUID(),
  };
}

/** A check of a seller's own: papers say whose they are. */
export function aCustomCheck(id: string) {
  return {
    id,
    title: 'Papers name the purchaser',
    severity: 'warn',
    appliesWhen: { field: 'record.use', op: 'is', value: 'blanket' },
    mustHold: { field: 'purchaser.name', op: 'present' },
    about: 'purchaser.name',
    clerk: { en: 'The purchaser is {purchaser.name}.' },
    buyer: { en: 'Enter the name of your business.' },
    examples: [
      { name: 'without a name', fields: { 'record.use': 'blanket' }, expect: 'found' },
      { name: 'with a name', fields: { 'record.use': 'blanket', 'purchaser.name': 'Acme' }, expect: 'passed' },
    ],
  };
}

/** An overlay that gives a finding to every certificate without a last day on one form of Texas. */
export function texanPapersEnd(mark: string) {
  const pointer = 'forms.US-TX-01-339-B.validity';
  return { file: 'US-TX', pointer, value: { kind: 'years', years: 1 }, reason: `${mark} wants a new one each year` };
}

/** Reviews work on in the background; afterwards nothing moves by itself. */
export async function waitForReviews(list: () => Promise<{ status: string }[]>): Promise<void> {
  for (let round = 0; round < 1000; round++) {
    if ((await list()).every(({ status }) => status !== 'running')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('A review never ended');
}

/** A form of one part, as browsers send a file. */
export function formWithFile(fileName: string, mediaType: string, bytes: Buffer) {
  const boundary = '----walk';
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: ${mediaType}\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

/** One white page of PDF with one line of text. */
export function pdfOf(line: string): Buffer {
  const content = `BT /F1 18 Tf 40 700 Td (${line}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

type Must = (
  method: string,
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
  // biome-ignore lint/suspicious/noExplicitAny: as Answer of the test app
) => Promise<any>;

/**
 * A list of exempt organizations, and the question that found a charity there.
 * @param certificateId of a certificate that the charity gave
 */
async function askTheList(must: Must, mark: string, certificateId: string) {
  const csv = { 'content-type': 'text/csv' };
  const file = `EIN,NAME,ICO,STREET,CITY,STATE,ZIP\n741234567,${mark} HANDS,,1 MAIN ST,AUSTIN,TX,78701\n`;
  const { listId } = await must('POST', '/v1/exempt-lists?kind=eo-bmf&listDate=2026-11-10', file, csv);
  for (let round = 0; (await must('GET', `/v1/exempt-lists/${listId}`)).status === 'reading'; round++) {
    if (round === 500) throw new Error('The list was never read');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await must('PUT', '/v1/verification-sources/irs', {
    ...{ kind: 'irs', name: 'IRS', switchedOn: true, goodForDays: 90, perMinute: 600, config: {} },
  });
  await must('POST', `/v1/certificates/${certificateId}/verifications/ask`);
  for (let round = 0; round < 500; round++) {
    const [{ verifications, tasks }] = (await must('GET', `/v1/certificates/${certificateId}/verifications`)).numbers;
    if (verifications.length > 0) {
      return { listId, verificationId: verifications[0].verificationId, taskId: tasks[0].taskId };
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The list was never looked in');
}

/** Gives a tenant one of everything, through the public routes alone, every name with the tenant's mark in it. */
export async function fillTenant(app: TestApp, key: string, mark: string): Promise<Names> {
  async function must(method: string, url: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await app.call(method, url, { key, body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
  const csv = { 'content-type': 'text/csv' };
  const company = `${mark}-CO`;
  const parent = `${mark}-TOP`;
  const group = `${mark} buyers`;
  const companyName = `${mark} Supply Inc.`;
  await must('PUT', `/v1/companies/${parent}`, { name: `${mark} Holding`, usesExemptionCertificates: true });
  await must('PUT', `/v1/companies/${company}`, {
    name: companyName,
    parentExternalId: parent,
    usesExemptionCertificates: true,
    activeCustomerGroup: { name: group, ownerExternalId: company },
  });
  const inGroup = `/v1/companies/${company}/customer-groups/${encodeURIComponent(group)}`;
  const { groupId } = await must('PUT', inGroup, {});
  await must('PUT', `${inGroup}/exempt-reasons/RS`, { name: `${mark} resale`, reason: 'resale' });
  const authority = `${mark} Texas`;
  await must('PUT', `/v1/companies/${company}/authorities/${encodeURIComponent(authority)}`, {
    zone: 'US-TX',
    zoneLevel: 'STATE',
    type: 'State Sales/Use',
    rate: '0.0625',
  });
  const productCode = `${mark}-PUMP`;
  await must('PUT', `/v1/companies/${company}/commodity-mappings`, {
    productCode,
    commodityCode: '27112',
    startDate: '2026-01-01',
  });
  await must('PUT', `/v1/companies/${company}/license-types`, { name: 'Liquor', startDate: '2020-01-01' });
  await must(
    'POST',
    `/v1/companies/${company}/check-policy/changes`,
    { changes: [{ check: 'CMP-27', setting: 'off' }], reason: `${mark} does not ask` },
    { 'if-match': '"0"' },
  );
  const { revokedNumberId } = await must('POST', '/v1/revoked-numbers', {
    kind: 'fein',
    number: `98-76543${mark.length % 10}`,
    reason: `${mark} was told`,
  });
  const { checkId: customCheckId } = await must('POST', '/v1/custom-checks', {
    company,
    check: aCustomCheck(`OWN-${mark.toUpperCase().replace(/[^A-Z0-9]/g, '')}`),
    reason: `${mark} asks`,
  });
  const customerName = `${mark} Customer`;
  const customerNumber = `${mark}-100`;
  const { customerId } = await must('POST', '/v1/customers', {
    company,
    name: customerName,
    number: customerNumber,
    state: 'TX',
  });
  const { customerId: parentCustomerId } = await must('POST', '/v1/customers', {
    company,
    name: `${mark} Franchise`,
    number: `${mark}-101`,
  });
  const { inheritanceId } = await must('POST', `/v1/customers/${customerId}/inheritance`, {
    fromCustomerId: parentCustomerId,
    from: '2026-01-01',
    until: '2026-12-31',
  });
  const { eventId } = await must('POST', `/v1/customers/${customerId}/history/events`, {
    kind: 'renamed',
    date: '2025-11-01',
    note: `${mark} under another name`,
  });
  const { noticeId } = await must('POST', `/v1/companies/${company}/audit-notices`, {
    jurisdiction: 'US-TX',
    noticeDate: '2026-01-15',
    note: `${mark} audit`,
  });
  await must('PUT', `/v1/customers/${customerId}/licenses`, {
    type: 'Liquor',
    startDate: '2026-01-01',
    endDate: '2026-12-31',
    number: `${mark}-L1`,
  });
  const certificate = (number: string, status: string, claim?: object) =>
    must('POST', '/v1/certificates', {
      customerId,
      number,
      status,
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      fullyExempt: true,
      grants: [stateGrant('US-TX')],
      claim,
    });
  const certificateNumber = `${mark}-CERT`;
  const { certificateId } = await certificate(certificateNumber, 'approved');
  const draftNumber = `${mark}-DRAFT`;
  const { certificateId: draftId } = await certificate(draftNumber, 'draft');
  const { certificateId: paperId } = await certificate(`${mark}-PAPER`, 'in-review', {
    reasons: ['charitable'],
    ids: [{ kind: 'fein', issuer: null, value: '74-1234567' }],
  });
  const invoice = `${mark}-INV-1`;
  const { transactionId } = await must('POST', '/v1/transactions', {
    company,
    number: invoice,
    date: '2026-03-15',
    currency: 'USD',
    customer: { number: customerNumber },
    shipTo: { country: 'US', state: 'TX' },
    lines: [{ lineId: '1', grossAmount: '1000.00', productCode }],
  });
  const replay = async (name: string): Promise<string> => {
    const { replayId: id } = await must('POST', '/v1/replays', { name: `${mark} ${name}`, filter: { company } });
    for (let round = 0; round < 500; round++) {
      const view = await must('GET', `/v1/replays/${id}`);
      if (view.status === 'done') return id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The replay never ended');
  };
  const replayId = await replay('replay');
  const oldReplayId = await replay('old replay');
  const { overlayId } = await must('POST', '/v1/law/overlays', {
    ...{ file: 'US-WY', pointer: 'sellerRules.retentionYears', value: 9, reason: `${mark} keeps them longer` },
  });
  const { reviewId } = await must('POST', '/v1/portfolio/reviews', {
    name: `${mark} review`,
    after: { overlays: [texanPapersEnd(mark)] },
  });
  await must('POST', '/v1/law/overlays', texanPapersEnd(mark));
  // A paper that the overlay ends, until its last day is written down: a verdict that changed, with its cause.
  const ending = await must('POST', '/v1/certificates', {
    ...{ customerId, number: `${mark}-ending`, validFrom: '2026-01-01', reasonCode: 'RS', status: 'draft' },
    ...{ formId: 'US-TX-01-339-B', grants: [stateGrant('US-TX')] },
  });
  await must('PATCH', `/v1/certificates/${ending.certificateId}`, { expires: '2026-12-31' }, { 'if-match': '"1"' });
  await waitForReviews(async () => (await app.call('GET', '/v1/portfolio/reviews', { key })).body.data);
  const file = (name: string) =>
    `sdiType=Customers\nCustomerName,CustomerNumber\n${mark} from file,${mark}-${name}\n${mark} without number,\n`;
  const target = `company=${company}&fileName=${mark}.csv`;
  const { importId } = await must('POST', `/v1/imports/determination?${target}`, file('A'), csv);
  const store = async (name: string): Promise<string> => {
    const stored = await must('POST', `/v1/imports?${target}`, file(name), csv);
    for (let round = 0; round < 500; round++) {
      const view = await must('GET', `/v1/imports/${stored.importId}`);
      if (view.status === 'rehearsed') return stored.importId;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The file was never rehearsed');
  };
  const toRunId = await store('B');
  const toRehearseId = await store('C');
  const form = formWithFile(`${mark}.pdf`, 'application/pdf', pdfOf(`${mark} certificate`));
  const { documentId } = await must('POST', `/v1/certificates/${paperId}/documents`, form.body, form.headers);
  const evidence = formWithFile(`${mark} page.pdf`, 'application/pdf', pdfOf(`${mark} look-up`));
  const { fileId: evidenceFileId } = await must('POST', '/v1/verification-files', evidence.body, evidence.headers);
  const { listId, verificationId, taskId } = await askTheList(must, mark, paperId);
  const { snapshotId, keyId: snapshotKeyId } = await must('POST', '/v1/snapshots', { company });
  const offlineSale = {
    ...{
      company,
      number: `${mark}-OFFLINE`,
      date: '2026-03-15',
      currency: 'USD',
      customer: { number: customerNumber },
    },
    ...{ shipTo: { country: 'US', state: 'TX' }, lines: [{ lineId: '1', grossAmount: '10.00' }] },
  };
  const decision = await must('POST', '/v1/determinations', offlineSale);
  const reconciled = await must('POST', '/v1/reconciliations', {
    decisions: [{ snapshotId, decidedAt: '2026-11-24T13:00:00Z', sale: offlineSale, decision }],
  });
  const { reconciliationId } = reconciled.data[0].reconciliation;
  const { keyId } = await must('POST', '/v1/api-keys', { name: `${mark} key`, role: 'viewer' });
  const { userId } = await must('POST', '/v1/members', {
    email: `${mark.toLowerCase()}@walk.example`,
    name: `${mark} Person`,
    role: 'clerk',
    password: 'a password long enough',
  });
  // A change of the check policy has everything judged again.
  for (let round = 0; round < 500; round++) {
    const { data } = await must('GET', '/v1/portfolio/reviews');
    if (data.every((review: { status: string }) => review.status !== 'running')) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const log = await must('GET', '/v1/log?limit=1');
  return {
    ...{ company, companyName, parent, group, groupId, authority, productCode, customerId, customerName },
    ...{ parentCustomerId, inheritanceId, customCheckId, revokedNumberId, eventId, noticeId },
    ...{ customerNumber, certificateId, certificateNumber, draftId, draftNumber, paperId, transactionId },
    ...{
      invoice,
      importId,
      toRunId,
      toRehearseId,
      replayId,
      oldReplayId,
      reviewId,
      overlayId,
      documentId,
      ...{ verificationId, taskId, evidenceFileId, listId },
      snapshotId,
      snapshotKeyId,
      reconciliationId,
      keyId,
      userId,
      entryId: log.data[0].entryId,
    },
  };
}
