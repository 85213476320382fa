import { describe, expect, it } from 'vitest';
import { upload } from '../../documents/testing/document-calls.ts';
import { textPdf } from '../../documents/testing/sample-files.ts';
import { startTestApp } from '../../testing/test-app.ts';
import { makeTestWorld, stateGrant } from '../../testing/test-world.ts';

const app = await startTestApp();
const world = await makeTestWorld(app);

let made = 0;

async function aCustomer(name: string): Promise<string> {
  made += 1;
  const { body, status } = await app.call('POST', '/v1/customers', {
    body: { company: world.company, name, number: `S-${made}`, state: 'TX' },
  });
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body.customerId;
}

async function aPaper(customerId: string, claim: object): Promise<string> {
  made += 1;
  const { body, status, text } = await app.call('POST', '/v1/certificates', {
    body: {
      customerId,
      number: `P-${made}`,
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      grants: [stateGrant('US-TX')],
      claim,
    },
  });
  if (status !== 201) throw new Error(text);
  return body.certificateId;
}

const get = async (id: string) => (await app.call('GET', `/v1/certificates/${id}`)).body;
const number = (value: string) => ({ ids: [{ kind: 'state-sales-tax', issuer: 'US-TX', value }] });
const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);

describe('what certificates have in common', () => {
  it('one number under another name is found, however it is written, and gives risk with its reason and link', async () => {
    const [one, other] = [await aCustomer('Hollis Marine LLC'), await aCustomer('Bright Harbor Toys')];
    await aPaper(one, number('3-20488-1726-5'));
    const borrowed = await get(await aPaper(other, number('32048817265')));
    expect(codes(borrowed.findings)).toContain('DUP-04');
    expect(borrowed.risk).toMatchObject({
      score: 20,
      parts: [
        { code: 'shared-number', points: 20, links: [{ kind: 'customer', id: one, label: 'Hollis Marine LLC' }] },
      ],
    });
  });

  it('a number that is changed leaves the index', async () => {
    const [one, other] = [await aCustomer('Amber Lane Co'), await aCustomer('Cedar Row Co')];
    const first = await aPaper(one, number('55511122233'));
    await app.call('PATCH', `/v1/certificates/${first}`, {
      headers: { 'if-match': '"1"' },
      body: { claim: number('55511122299') },
    });
    const second = await get(await aPaper(other, number('55511122233')));
    expect(codes(second.findings)).not.toContain('DUP-04');
  });

  it('numbers in a run are found over several customers', async () => {
    const received = { receivedDate: '2026-01-10' };
    const papers: string[] = [];
    for (const last of [1, 2, 3, 5])
      papers.push(await aPaper(await aCustomer(`Runner ${last} Inc`), { ...number(`7712345670${last}`), ...received }));
    const latest = await get(papers.at(-1) ?? '');
    expect(codes(latest.findings)).toContain('DUP-09');
    expect(latest.risk.parts[0]).toMatchObject({ code: 'number-run', points: 22 });
  });

  it('the same file with another customer is found', async () => {
    const bytes = textPdf([['Resale Certificate of a firm', 'Signature: /s/ Pat Doe']]);
    const [one, other] = [await aPaper(await aCustomer('Elm Co'), {}), await aPaper(await aCustomer('Oak Co'), {})];
    await upload(app, one, bytes);
    await upload(app, other, bytes);
    const certificate = await get(other);
    expect(codes(certificate.findings)).toContain('DUP-01');
    expect(certificate.risk.parts).toMatchObject([{ code: 'same-file', links: [{ kind: 'certificate', id: one }] }]);
  });

  it('papers signed from one address within a week are counted by customer', async () => {
    const signatureEvidence = (day: string) => ({
      ...{ kind: 'click', signer: 'Sample Signer', at: `2026-02-${day}T10:00:00Z`, ip: '192.0.2.99', device: null },
      ...{ consent: true, documentHash: 'a'.repeat(64), contentHash: 'a'.repeat(64) },
    });
    const signed = (day: string) => ({
      signature: { present: true, kind: 'drawn' },
      signatureEvidence: signatureEvidence(day),
    });
    for (const day of ['01', '02', '03', '04']) await aPaper(await aCustomer(`Signer ${day}`), signed(day));
    const last = await get(await aPaper(await aCustomer('Signer last'), signed('05')));
    expect(codes(last.findings)).toContain('DUP-06');
    const later = await get(await aPaper(await aCustomer('Signer later'), signed('20')));
    expect(codes(later.findings)).not.toContain('DUP-06');
  });
});

describe('a number on the list of revoked ones', () => {
  it('rejects the certificates that give it, at once, and no longer when it is taken off', async () => {
    const id = await aPaper(await aCustomer('Walnut Co'), number('90011122233'));
    const added = await app.call('POST', '/v1/revoked-numbers', {
      body: { kind: 'state-sales-tax', number: '9-00111-22233', reason: 'Closed by the state' },
    });
    expect(added.status).toBe(201);
    const rejected = await get(id);
    expect(codes(rejected.findings)).toContain('DUP-11');
    expect(rejected.risk.score).toBeGreaterThanOrEqual(60);
    const { body: list } = await app.call('GET', '/v1/certificates?riskFrom=60&sort=-risk');
    expect(list.data[0]).toMatchObject({ certificateId: id, risk: rejected.risk.score });
    expect(
      (
        await app.call('POST', '/v1/revoked-numbers', {
          body: { kind: 'state-sales-tax', number: '90011122233', reason: 'x' },
        })
      ).status,
    ).toBe(409);
    const words = await app.call('POST', '/v1/revoked-numbers', {
      body: { kind: 'state-sales-tax', number: 'Applied for', reason: 'x' },
    });
    expect(words.body.errors).toMatchObject([{ pointer: '/number', code: 'not-a-number' }]);
    await app.call('DELETE', `/v1/revoked-numbers/${added.body.revokedNumberId}`);
    expect(codes((await get(id)).findings)).not.toContain('DUP-11');
  });
});

describe('look-ups', () => {
  it('go by an index, never by reading a table through', async () => {
    await app.superuser.query(
      `insert into bonafide.signal_origin (tenant_id, certificate_id, customer_id, device, signed_at)
       select $1, gen_random_uuid(), gen_random_uuid(), 'd' || n, now() from generate_series(1, 3000) n`,
      [app.tenantId],
    );
    await app.superuser.query(
      `insert into bonafide.signal_signature (tenant_id, certificate_id, sha256, customer_id, look)
       select $1, gen_random_uuid(), md5(n::text), gen_random_uuid(), substr(md5(n::text), 1, 16) from generate_series(1, 3000) n`,
      [app.tenantId],
    );
    await app.superuser.query('analyze bonafide.signal_number, bonafide.signal_signature, bonafide.signal_origin');
    await app.superuser.query('set enable_seqscan = off');
    for (const [query, index] of [
      [
        `select 1 from bonafide.signal_number where tenant_id = $1 and value = 'A1' order by customer_id limit 20`,
        'signal_number_pkey',
      ],
      [
        `select 1 from bonafide.signal_number where tenant_id = $1 and kind = 'fein' and stem = '' and ending is not null and ending between 1 and 20`,
        'signal_number_in_run',
      ],
      [
        `select 1 from bonafide.signal_signature where tenant_id = $1 and look is not null and substr(look, 5, 4) = 'abcd'`,
        'signal_signature_by_part_2',
      ],
      [
        `select 1 from bonafide.signal_origin where tenant_id = $1 and device = 'd' and signed_at > now()`,
        'signal_origin_by_device',
      ],
    ] as const) {
      const { rows } = await app.superuser.query(`explain ${query}`, [app.tenantId]);
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
    }
  });
});
