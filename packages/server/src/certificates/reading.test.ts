import { describe, expect, it } from 'vitest';
import { aCertificate, upload } from '../documents/testing/document-calls.ts';
import { aPicture, textPdf } from '../documents/testing/sample-files.ts';
import { startTestApp } from '../testing/test-app.ts';
import { makeTestWorld } from '../testing/test-world.ts';

const app = await startTestApp();
const world = await makeTestWorld(app);

const TEXAS = [
  '01-339 (Rev. 4-13/8) Texas Sales and Use Tax Resale Certificate',
  'Name of purchaser, firm or agency: Hollis Marine LLC',
  'City, State, ZIP code: Austin, TX 78701',
  'Texas Sales and Use Tax Permit Number: 32048817265',
  'I certify that the items will be resold. Under penalty of perjury.',
  'Signature: /s/ Sample Signer                     Date: 03/03/2025',
];
const PERMIT = [
  'Texas Sales and Use Tax Permit',
  'This permit is not transferable',
  'Seller’s permit of Hollis Marine',
  'Post in a conspicuous place',
];

/** The certificate once nothing of it waits to be read. */
async function whenRead(certificateId: string) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const { body } = await app.call('GET', `/v1/certificates/${certificateId}`);
    if (body.papers.length > 0 && body.papers.every((paper: { state: string }) => paper.state !== 'waiting'))
      return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The file was not read in time');
}

const codes = (findings: { code: string }[]) => findings.map((finding) => finding.code);

describe('a file kept with a certificate', () => {
  it('is read in the background, and form, edition and kind are recognised', async () => {
    const id = await aCertificate(app, world);
    await upload(app, id, textPdf([TEXAS]), { fileName: 'texas.pdf' });
    const certificate = await whenRead(id);
    expect(certificate.papers).toMatchObject([
      { state: 'read', kind: 'certificate', formId: 'US-TX-01-339-F', edition: 'Rev. 4-13/8', textPages: 1, saves: 1 },
    ]);
    expect(certificate.checks.passed).toEqual(expect.arrayContaining(['DOC-01', 'DOC-05', 'DOC-06', 'DOC-14']));
  });

  it('gives its findings to the list without a new version of the certificate', async () => {
    const id = await aCertificate(app, world);
    const { body } = await upload(app, id, textPdf([PERMIT]), { fileName: 'permit.pdf' });
    const certificate = await whenRead(id);
    expect(codes(certificate.findings)).toContain('RSN-03');
    expect(certificate.version).toBe(body.certificateVersion);
    const { body: list } = await app.call('GET', '/v1/certificates?severity=reject');
    expect(list.data.map((row: { certificateId: string }) => row.certificateId)).toContain(id);
  });

  it('that is a picture is measured and answers "could not be checked" where text is needed', async () => {
    const id = await aCertificate(app, world);
    await upload(app, id, await aPicture('jpeg', { width: 1700, height: 2200 }), { fileName: 'photo.jpg' });
    const certificate = await whenRead(id);
    expect(certificate.papers).toMatchObject([{ state: 'read', kind: 'unknown', textPages: 0 }]);
    expect(codes(certificate.checks.notRun)).toEqual(expect.arrayContaining(['DOC-05', 'DOC-06', 'DOC-07', 'RSN-02']));
    expect(certificate.checks.passed).not.toContain('DOC-05');
  });

  it('is read once for the same bytes, whoever has them', async () => {
    const [one, other] = [await aCertificate(app, world), await aCertificate(app, world)];
    await upload(app, one, textPdf([TEXAS, ['Page 2']]));
    await whenRead(one);
    await upload(app, other, textPdf([TEXAS, ['Page 2']]));
    const { body } = await app.call('GET', `/v1/certificates/${other}`);
    expect(body.papers).toMatchObject([{ state: 'read' }]);
    const { rows } = await app.superuser.query('select count(*)::int as waiting from bonafide.document_to_read');
    expect(rows).toEqual([{ waiting: 0 }]);
  });

  it('that a killed process had taken is read again when its time is over, and given up after the third time', async () => {
    const id = await aCertificate(app, world);
    const { body } = await upload(app, id, textPdf([TEXAS, ['Page three']]));
    await whenRead(id);
    await app.superuser.query('delete from bonafide.document_facts where sha256 = $1', [body.sha256]);
    await app.superuser.query(
      'insert into bonafide.document_to_read (tenant_id, sha256, attempts) values ($1, $2, 3)',
      [app.tenantId, body.sha256],
    );
    await upload(app, await aCertificate(app, world), textPdf([['anything']]));
    const certificate = await whenRead(id);
    expect(certificate.papers).toMatchObject([{ state: 'unreadable', fault: 'too-heavy' }]);
    expect(codes(certificate.findings)).toContain('DOC-01');
  });
});

describe('evidence of an electronic signature', () => {
  it('is kept with the claim and judged', async () => {
    const id = await aCertificate(app, world);
    const signatureEvidence = {
      ...{ kind: 'drawn', signer: 'Sample Signer', at: '2026-01-01T10:00:00Z', ip: '192.0.2.7', device: 'd1' },
      ...{ consent: true, documentHash: 'a'.repeat(64), contentHash: 'b'.repeat(64) },
    };
    const patched = await app.call('PATCH', `/v1/certificates/${id}`, {
      headers: { 'if-match': '"1"' },
      body: { claim: { signature: { present: true, kind: 'drawn' }, signedDate: '2026-01-01', signatureEvidence } },
    });
    expect(patched.status).toBe(200);
    expect(patched.body.claim.signatureEvidence).toEqual(signatureEvidence);
    expect(codes(patched.body.findings)).toContain('SIG-03');
    expect(patched.body.checks.passed).toContain('SIG-02');
  });

  it('is refused when a part is not what it should be, with its place', async () => {
    const id = await aCertificate(app, world);
    const { status, body } = await app.call('PATCH', `/v1/certificates/${id}`, {
      headers: { 'if-match': '"1"' },
      body: { claim: { signatureEvidence: { kind: 'drawn', documentHash: 'no hash' } } },
    });
    expect(status).toBe(422);
    expect(JSON.stringify(body.errors)).toContain('/claim/signatureEvidence');
  });
});
