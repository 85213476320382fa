import { describe, expect, test } from 'vitest';
import { rejectedRowsCsv } from './rejected-rows.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { findingsOf, readable, sample } from './testing/sample-files.ts';

const REASONS = ['RS', 'MF', 'AG', 'CH', 'RL', 'ED'];
const HEADER =
  'CertificateNumber,CustomerName,CustomerNumber,Status,ExemptReasonCode,ValidFromDate,ExpiresDate,Active,FullyExempt,TaxDataType';
const certificates = (...rows: string[]) => readable(['sdiType=ExemptionCertificates', HEADER, ...rows, ''].join('\n'));
const zones = (...rows: string[]) =>
  readable(
    [
      'sdiType=ExemptionCertificateZones-US',
      'ZoneName,Exempt,CustomerName,CustomerNumber,ExemptReasonCode,CertificateNumber,ValidFromDate',
      ...rows,
      '',
    ].join('\n'),
  );
const prairie = () => new MemoryStore(...REASONS).addCustomer('C-1', 'Prairie');
const K1 = 'K-1,Prairie,C-1,A,RS,01/01/2026,,Y,Y,US';

test('the sample files load in their order, and a second time they change nothing', async () => {
  const store = new MemoryStore(...REASONS);
  const names = [
    'customers.csv',
    'commodity-mappings-us.csv',
    'exemption-certificates.csv',
    'exemption-certificates-limited-use.csv',
    'exemption-certificate-zones-us.csv',
  ];
  for (const name of names) expect((await store.import(await readable(sample(name)))).rejected).toEqual([]);
  expect(store.stored).toHaveLength(612);
  expect(store.stored.flatMap((one) => one.grants)).toHaveLength(777);
  const once = structuredClone(store.stored);
  for (const name of names) {
    const again = await store.import(await readable(sample(name)), 37);
    expect(again.steps.filter((step) => step.effect !== 'same')).toEqual([]);
  }
  expect(store.stored).toEqual(once);
});

test('the messy file: one finding for each trap', async () => {
  const store = new MemoryStore(...REASONS).addCustomer('C-1000', 'Old Mill Supply Co.');
  const file = await readable(sample('messy-certificates.csv'));
  const plan = await store.import(file);
  expect(findingsOf(plan)).toEqual([
    '7 error ExemptReasonCode unknown-reason',
    '8 error CustomerNumber unknown-customer',
    '9 error CustomerName name-differs-in-case',
  ]);
  expect(store.stored.map((one) => [one.number, one.active, one.fullyExempt, one.reasonCode])).toEqual([
    ['M-8', false, false, 'RS'],
    ['=HYPERLINK(1)', true, true, 'RS'],
    ['M-15', true, true, null],
  ]);
});

describe('certificates that are there already', () => {
  test('a blank ExpiresDate takes the end away, and says so (scenario 81)', async () => {
    const store = prairie();
    await store.import(await certificates(K1.replace('2026,,', '2026,12/31/2026,')));
    const plan = await store.import(await certificates(K1));
    expect(findingsOf(plan)).toEqual(['3 warning ExpiresDate end-date-removed']);
    expect(store.stored[0]?.expires).toBeNull();
  });
  test('grants, claim and form stay when the certificate row is imported again', async () => {
    const store = prairie();
    await store.import(await certificates(K1));
    await store.import(await zones('Texas,,Prairie,C-1,RS,K-1,01/01/2026'));
    await store.import(await certificates(K1.replace(',A,', ',T,')));
    expect(store.stored[0]).toMatchObject({ status: 'temporary', grants: [{ zone: 'US-TX', reasonCode: null }] });
  });
  test('a draft stays a draft when the file says I, and a revoked certificate is not brought back', async () => {
    const store = prairie();
    await store.import(await certificates(K1));
    const [stored] = store.stored;
    if (!stored) throw new Error('nothing stored');
    stored.status = 'draft';
    expect((await store.import(await certificates(K1.replace(',A,', ',I,')))).steps[0]?.effect).toBe('same');
    stored.status = 'revoked';
    expect(findingsOf(await store.import(await certificates(K1)))).toEqual(['3 error Status certificate-closed']);
  });
  test('another first day is another certificate (a renewal)', async () => {
    const store = prairie();
    await store.import(await certificates(K1, K1.replace('01/01/2026', '01/01/2027')));
    expect(store.stored).toHaveLength(2);
  });
});

describe('zone rows', () => {
  test('replace the grant of their zone and leave the others', async () => {
    const store = prairie();
    await store.import(await certificates(K1));
    await store.import(await zones('Texas,,Prairie,C-1,RS,K-1,01/01/2026', 'Ohio,,Prairie,C-1,MF,K-1,01/01/2026'));
    await store.import(await zones('Texas,N,Prairie,C-1,RS,K-1,01/01/2026'));
    expect(store.stored[0]?.grants.map((grant) => [grant.zone, grant.exempt, grant.reasonCode])).toEqual([
      ['US-TX', false, null],
      ['US-OH', null, 'MF'],
    ]);
  });
  test('keep the authorities that were set by hand', async () => {
    const store = prairie();
    await store.import(await certificates(K1));
    await store.import(await zones('Texas,,Prairie,C-1,RS,K-1,01/01/2026'));
    store.stored[0]?.grants[0]?.authorityTypes.push('State Sales/Use');
    await store.import(await zones('Texas,N,Prairie,C-1,RS,K-1,01/01/2026'));
    expect(store.stored[0]?.grants[0]).toMatchObject({ exempt: false, authorityTypes: ['State Sales/Use'] });
  });
  test.each([
    ['no such certificate', 'Texas,,Prairie,C-1,RS,K-9,01/01/2026', 'CertificateNumber unknown-certificate'],
    ['no such period', 'Texas,,Prairie,C-1,RS,K-1,01/02/2026', 'CertificateNumber unknown-certificate'],
    ['the customer has several', 'Texas,,Prairie,C-1,RS,,', 'CertificateNumber ambiguous-certificate'],
    ['no such reason', 'Texas,,Prairie,C-1,ZZ,K-1,01/01/2026', 'ExemptReasonCode unknown-reason'],
    ['international certificate', 'Texas,,Prairie,C-1,RS,K-3,01/01/2026', 'ZoneName wrong-zone-tree'],
  ])('%s', async (_name, row, expected) => {
    const store = prairie();
    await store.import(
      await certificates(K1, K1.replace('K-1', 'K-2'), K1.replace('K-1', 'K-3').replace(',US', ',INTL')),
    );
    expect(findingsOf(await store.import(await zones(row)))).toEqual([`3 error ${expected}`]);
  });
  test('a customer with one certificate needs no number', async () => {
    const store = prairie();
    await store.import(await certificates(K1));
    expect(findingsOf(await store.import(await zones('Texas,,Prairie,C-1,RS,,')))).toEqual([]);
  });
  test('two approved certificates in one zone on the same days are both loaded and named (scenario 85)', async () => {
    const store = prairie();
    await store.import(await certificates(K1, K1.replace('K-1', 'K-2')));
    const plan = await store.import(await zones('Texas,,Prairie,C-1,RS,K-1,', 'Texas,,Prairie,C-1,RS,K-2,'));
    expect(findingsOf(plan)).toEqual(['4 warning ZoneName overlaps-in-file']);
  });
});

describe('the file of rejected rows', () => {
  test('holds each rejected row with what is wrong, and reads as the same kind of file', async () => {
    const store = new MemoryStore(...REASONS).addCustomer('C-1000', 'Old Mill Supply Co.');
    const bytes = sample('messy-certificates.csv');
    const file = await readable(bytes);
    const plan = await store.import(file);
    const problems = [...file.rejected, ...plan.rejected].flatMap((row) => row.problems);
    const text = await rejectedRowsCsv(bytes, problems);
    if (typeof text !== 'string') throw new Error(text.refusal.message);
    const again = await readable(text);
    expect(again.rows).toBe(11);
    expect(findingsOf(again).filter((finding) => finding.startsWith('2 '))).toEqual(
      ['Line', 'Column', 'Code', 'Message'].map((name) => `2 warning ${name} column-not-read`),
    );
    expect(text).toContain(
      '"M-9 ","Old Mill Supply Co. ",C-1000,A,RS,01/01/2025,,Y,Y,US,11,CertificateNumber; CustomerName,stray-blanks,',
    );
  });
  test('once mended it imports, and a second round does not double its columns', async () => {
    const bytes = Buffer.from(
      [
        'sdiType=ExemptionCertificates',
        HEADER,
        K1.replace('2026', '26'),
        '=1+1,Prairie,C-1,X,RS,01/01/2026,,Y,Y,US',
        '',
      ].join('\n'),
    );
    const file = await readable(bytes);
    const first = await rejectedRowsCsv(
      bytes,
      file.rejected.flatMap((row) => row.problems),
    );
    const mended = String(first).replace('01/01/26', '01/01/2026').replace(',X,', ',A,');
    const store = prairie();
    await store.import(await readable(mended));
    expect(store.stored.map((one) => one.number)).toEqual(['K-1', '=1+1']);
    const second = await rejectedRowsCsv(
      Buffer.from(String(first)),
      (await readable(String(first))).rejected.flatMap((row) => row.problems),
    );
    expect(String(second).split('\r\n')[1]).toBe(`${HEADER},Line,Column,Code,Message`);
  });
});
