import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, type TestWorld } from '../testing/test-world.ts';
import { sweepArrivals } from './documents-jobs.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { aCertificate, fetchBytes, upload } from './testing/document-calls.ts';
import { aPdf, aPicture, aTiff, BLUE, type Colour, GREEN, multipart, pixelsOf, RED } from './testing/sample-files.ts';

/** A box is a process: on a machine that is busy with others it takes its time. */
vi.setConfig({ testTimeout: 180_000 });

let app: TestApp;
let world: TestWorld;
let certificateId: string;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  certificateId = await aCertificate(app, world);
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
async function* bytesOf(bytes: Buffer) {
  yield bytes;
}
/** What came is put away once the answer is on its way. */
const nothingArriving = () =>
  vi.waitFor(() => expect(readdirSync(join(app.services.dataDir, 'blobs', 'incoming'))).toEqual([]));
const pageUrl = (documentId: string, page: number, width: number) =>
  `/v1/documents/${documentId}/pages/${page}.png?width=${width}`;

function blobPath(bytes: Buffer, tenantId = app.tenantId): string {
  const hash = sha256(bytes);
  return join(app.services.dataDir, 'blobs', tenantId, hash.slice(0, 2), hash);
}

function expectColour(seen: number[], wanted: Colour | readonly number[]): void {
  seen.forEach((part, index) => {
    expect(Math.abs(part - (wanted[index] ?? 0)), `${seen} is not ${wanted}`).toBeLessThan(12);
  });
}

async function pagePixels(documentId: string, page: number, width: number) {
  const answer = await fetchBytes(app, pageUrl(documentId, page, width));
  expect(answer.status, answer.bytes.toString()).toBe(200);
  expect(answer.headers['content-type']).toBe('image/png');
  return pixelsOf(answer.bytes);
}

describe('a document attached', () => {
  test.each<[string, string, () => Promise<Buffer>]>([
    ['application/pdf', 'paper.pdf', async () => aPdf([RED])],
    ['image/png', 'paper.png', () => aPicture('png')],
    ['image/jpeg', 'paper.jpg', () => aPicture('jpeg')],
    ['image/tiff', 'paper.tif', () => aPicture('tiff')],
  ])('%s is kept as it came and shown', async (mediaType, fileName, make) => {
    const bytes = await make();
    const made = await upload(app, certificateId, bytes, { fileName });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ fileName, mediaType, pages: 1, size: bytes.length, sha256: sha256(bytes) });
    expect(made.body).toMatchObject({ certificateId, createdBy: 'test', flags: [] });

    const { certificateVersion: _version, ...view } = made.body;
    const read = await app.call('GET', `/v1/documents/${made.body.documentId}`);
    expect(read.body).toEqual(view);

    const content = await fetchBytes(app, `/v1/documents/${made.body.documentId}/content`);
    expect(content.bytes.equals(bytes)).toBe(true);

    const picture = await pagePixels(made.body.documentId, 1, 150);
    expect(picture.width).toBe(150);
    expectColour(picture.at(0.5, 0.25), RED);
    expectColour(picture.at(0.5, 0.75), [255, 255, 255]);
  });

  test('every page has its own picture, and there is none beyond', async () => {
    const made = await upload(app, certificateId, aPdf([RED, GREEN, BLUE]));
    expect(made.body.pages).toBe(3);
    for (const [index, colour] of [RED, GREEN, BLUE].entries()) {
      const picture = await pagePixels(made.body.documentId, index + 1, 120);
      // Letter: 11 inches to 8.5.
      expect([picture.width, picture.height]).toEqual([120, 155]);
      expectColour(picture.at(0.5, 0.2), colour);
    }
    const beyond = await app.call('GET', pageUrl(made.body.documentId, 4, 120));
    expect([beyond.status, beyond.body.code]).toEqual([404, 'not-found']);
    expect(beyond.body.detail).toContain('3 pages');
    for (const bad of [pageUrl(made.body.documentId, 0, 120), pageUrl(made.body.documentId, 1, 100_000)])
      expect((await app.call('GET', bad)).status).toBe(422);
  });

  test('pages of a TIFF, and a fax whose lines lie twice as far apart as its dots', async () => {
    const made = await upload(
      app,
      certificateId,
      aTiff([{ grey: 40 }, { grey: 90, width: 204, height: 98, resolution: [204, 98] }]),
    );
    expect(made.body.pages).toBe(2);
    const first = await pagePixels(made.body.documentId, 1, 40);
    expect([first.width, first.height]).toEqual([20, 10]);
    expectColour(first.at(0.5, 0.5), [40, 40, 40]);
    const fax = await pagePixels(made.body.documentId, 2, 400);
    expect([fax.width, fax.height]).toEqual([204, 204]);
    expectColour(fax.at(0.5, 0.9), [90, 90, 90]);
  });

  test('a phone picture lying on its side is shown upright', async () => {
    const made = await upload(app, certificateId, await aPicture('jpeg', { colour: BLUE, orientation: 6 }));
    const picture = await pagePixels(made.body.documentId, 1, 100);
    expect([picture.width, picture.height]).toEqual([100, 200]);
    expectColour(picture.at(0.9, 0.5), BLUE);
    expectColour(picture.at(0.1, 0.5), [255, 255, 255]);
  });

  test('a page without end is drawn smaller, not refused', async () => {
    const made = await upload(app, certificateId, aPdf([GREEN], { mediaBox: '[0 0 14400 14400]' }));
    expect(made.status, made.text).toBe(201);
    expect((await pagePixels(made.body.documentId, 1, 300)).width).toBe(300);
    const ribbon = await upload(app, certificateId, aPdf([GREEN], { mediaBox: '[0 0 10 14400]' }));
    const picture = await pagePixels(ribbon.body.documentId, 1, 2400);
    expect(picture.width * picture.height).toBeLessThanOrEqual(12_000_000);
  });

  test('what a PDF carries is said and nothing of it is done', async () => {
    const made = await upload(
      app,
      certificateId,
      aPdf([RED], {
        catalogue:
          '/OpenAction 100 0 R /Names << /EmbeddedFiles << /Names [(a.exe) 101 0 R] >> >> /AcroForm << /Fields [103 0 R] >>',
        objects: [
          '<< /S /JavaScript /JS (app.alert\\("here"\\);) >>',
          '<< /Type /Filespec /F (a.exe) /EF << /F 102 0 R >> >>',
          '<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream',
          '<< /FT /Tx /T (name) /V (value) /Subtype /Widget /Type /Annot /Rect [10 10 100 30] >>',
        ],
        page: '/Annots [103 0 R]',
      }),
    );
    expect(made.status, made.text).toBe(201);
    expect(made.body.flags).toEqual(['attached-files', 'form-fields', 'script']);
  });

  test('the certificate has a new version, judged with its paper, and the log commits to the bytes', async () => {
    const other = await aCertificate(app, world);
    const before = await app.call('GET', `/v1/certificates/${other}`);
    const bytes = aPdf([BLUE, RED]);
    const made = await upload(app, other, bytes, { fileName: 'certificate of purchaser.pdf' });
    expect(made.body.certificateVersion).toBe(before.body.version + 1);
    const after = await app.call('GET', `/v1/certificates/${other}`);
    expect(after.body.version).toBe(made.body.certificateVersion);
    expect(after.body.documents).toHaveLength(1);
    expect(after.body.documents[0]).toMatchObject({ documentId: made.body.documentId, sha256: sha256(bytes) });
    const list = await app.call('GET', `/v1/certificates?customerId=${world.customerId}&limit=200`);
    const row = list.body.data.find((entry: { certificateId: string }) => entry.certificateId === other);
    expect(row.hasDocument).toBe(true);
    const versions = await app.call('GET', `/v1/certificates/${other}/versions`);
    const [, created] = versions.body.data;
    const then = await app.call('GET', `/v1/certificates/${other}?knownAt=${encodeURIComponent(created.recordedAt)}`);
    expect([then.status, then.body.version]).toEqual([200, 1]);
    expect(then.body.documents).toEqual([]);
    expect(versions.body.data[0]).toMatchObject({ event: 'document-attached', version: 2, changes: [] });
    const log = await app.superuser.query(
      "select kind, summary from bonafide.ledger_entry where tenant_id = $1 and (ref = $2 or ref like $3) and kind like '%attached' order by kind",
      [app.tenantId, `document/${made.body.documentId}`, `certificate/${other}@%`],
    );
    expect(log.rows.map((entry) => entry.kind)).toEqual(['certificate.document-attached', 'document.attached']);
    expect(log.rows[1].summary).toContain(sha256(bytes).slice(0, 16));
  });

  test('a record of a file cannot be changed or removed, not even by the service', async () => {
    for (const statement of [
      sql`delete from bonafide.document`,
      sql`update bonafide.document set file_name = 'another'`,
    ]) {
      const attempt = app.services.database.withTenant(app.tenantId, (tx) => statement.execute(tx));
      await expect(attempt).rejects.toThrow(/permission denied/);
    }
  });
});

describe('sent again', () => {
  test('the same bytes on the same certificate are the same document, without a new version', async () => {
    const bytes = aPdf([GREEN, GREEN]);
    const first = await upload(app, certificateId, bytes, { fileName: 'one.pdf' });
    const second = await upload(app, certificateId, bytes, { fileName: 'two.pdf' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
  });

  test('the same bytes on another certificate are another document and are kept once', async () => {
    const bytes = aPdf([GREEN, BLUE]);
    const other = await aCertificate(app, world);
    const one = await upload(app, certificateId, bytes);
    const two = await upload(app, other, bytes);
    expect(two.status).toBe(201);
    expect(two.body.documentId).not.toBe(one.body.documentId);
    expect(existsSync(blobPath(bytes))).toBe(true);
    await nothingArriving();
  });

  test('a key replays its answer, and is refused with another file', async () => {
    const headers = { 'idempotency-key': 'one-upload' };
    const bytes = aPdf([BLUE, GREEN]);
    const first = await upload(app, certificateId, bytes, { headers });
    const again = await upload(app, certificateId, bytes, { headers });
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers['idempotent-replay']).toBe('true');
    const other = await upload(app, certificateId, aPdf([RED, BLUE]), { headers });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('five writers with the same bytes at once make one document', async () => {
    const bytes = aPdf([RED, RED, BLUE]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => upload(app, certificateId, bytes)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(answers.map((answer) => answer.body.documentId)).size).toBe(1);
  });

  test('a rehearsal takes the same path and leaves nothing', async () => {
    const bytes = aPdf([BLUE, BLUE]);
    const rehearsed = await upload(app, certificateId, bytes, { query: '?dryRun=true' });
    expect(rehearsed.status).toBe(201);
    expect((await app.call('GET', `/v1/documents/${rehearsed.body.documentId}`)).status).toBe(404);
    expect(existsSync(blobPath(bytes))).toBe(false);
    await nothingArriving();
  });
});

describe('handed out', () => {
  test('as a download that cannot act, under its exact name, and kept by the browser alone', async () => {
    const bytes = aPdf([RED, GREEN]);
    const made = await upload(app, certificateId, bytes, { fileName: 'Befreiung Müller & Söhne (2026).pdf' });
    const url = `/v1/documents/${made.body.documentId}/content`;
    const answer = await fetchBytes(app, url);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition':
        'attachment; filename="Befreiung Mu_ller & So_hne (2026).pdf"; filename*=UTF-8\'\'Befreiung%20M%C3%BCller%20%26%20S%C3%B6hne%20%282026%29.pdf',
    });
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    const etag = String(answer.headers.etag);
    const known = await fetchBytes(app, url, { 'if-none-match': etag });
    expect([known.status, known.bytes.length]).toEqual([304, 0]);
    const picture = await fetchBytes(app, pageUrl(made.body.documentId, 1, 200));
    const pictureTag = String(picture.headers.etag);
    const same = await fetchBytes(app, pageUrl(made.body.documentId, 1, 200), { 'if-none-match': `W/${pictureTag}` });
    expect(same.status).toBe(304);
    const wider = await fetchBytes(app, pageUrl(made.body.documentId, 1, 201), { 'if-none-match': pictureTag });
    expect(wider.status).toBe(200);
  });

  test('a lost or changed file is told as such and never handed out; sending it again mends it', async () => {
    const bytes = aPdf([RED, BLUE, GREEN]);
    const made = await upload(app, certificateId, bytes);
    const url = `/v1/documents/${made.body.documentId}/content`;
    const path = blobPath(bytes);
    renameSync(path, `${path}.away`);
    const missing = await app.call('GET', url);
    expect([missing.status, missing.body.code]).toEqual([500, 'kept-file-unusable']);
    writeFileSync(path, bytes.subarray(0, bytes.length - 1));
    const changed = await app.call('GET', url);
    expect([changed.status, changed.body.code]).toEqual([500, 'kept-file-unusable']);
    expect((await app.call('GET', pageUrl(made.body.documentId, 1, 90))).body.code).toBe('kept-file-unusable');
    expect((await upload(app, certificateId, bytes)).status).toBe(200);
    expect((await fetchBytes(app, url)).bytes.equals(bytes)).toBe(true);
  });
});

describe('who may', () => {
  test('roles: who reads records reads documents, who writes certificates attaches them', async () => {
    const made = await upload(app, certificateId, aPdf([GREEN, RED]));
    const roles = [
      ['admin', 201],
      ['manager', 201],
      ['clerk', 201],
      ['viewer', 403],
      ['auditor', 403],
    ] as const;
    for (const [index, [role, status]] of roles.entries()) {
      const key = await app.keyFor(role);
      const sent = await upload(app, certificateId, aPdf(Array.from({ length: 5 + index }, () => RED)), { key });
      expect([role, sent.status]).toEqual([role, status]);
      expect((await app.call('GET', `/v1/documents/${made.body.documentId}`, { key })).status).toBe(200);
      expect((await app.call('GET', pageUrl(made.body.documentId, 1, 60), { key })).status).toBe(200);
    }
  });

  test('another tenant finds nothing, and cannot tell whether somebody has the same file', async () => {
    const bytes = aPdf([GREEN, GREEN, RED]);
    const made = await upload(app, certificateId, bytes);
    const stranger = await app.addTenant('Other tenant');
    const other = { key: stranger.key };
    const theirWorld = await makeTestWorld(app, { ...other, mark: 'B' });
    const theirs = await aCertificate(app, theirWorld, stranger.key);
    for (const path of ['', '/content', '/pages/1.png'])
      expect((await app.call('GET', `/v1/documents/${made.body.documentId}${path}`, other)).status).toBe(404);
    expect((await upload(app, certificateId, bytes, other)).status).toBe(404);
    expect(existsSync(blobPath(bytes, stranger.tenantId))).toBe(false);
    const own = await upload(app, theirs, bytes, other);
    expect(own.status).toBe(201);
    expect(own.body.documentId).not.toBe(made.body.documentId);
    expect(existsSync(blobPath(bytes, stranger.tenantId))).toBe(true);
  });
});

describe('cut off between the bytes and their record', () => {
  const soon = () => Date.parse('2100-01-01');

  test('what a killed process left is cleared away, and nothing a record names', async () => {
    const { blobs, database } = app.services;
    const orphan = aPdf([BLUE, BLUE, BLUE]);
    const arrived = await blobs.receive(app.tenantId, bytesOf(orphan), DOCUMENT_LIMITS.bytes);
    await blobs.keep(arrived);
    const named = aPdf([BLUE, BLUE, RED]);
    const made = await upload(app, certificateId, named);
    // Killed after the commit, before the arrival was let go.
    const left = await blobs.receive(app.tenantId, bytesOf(named), DOCUMENT_LIMITS.bytes);
    expect(left.sha256).toBe(made.body.sha256);
    expect(await sweepArrivals({ blobs, database }, 0)).toEqual({ arrivals: 0, blobs: 0 });
    expect(await sweepArrivals({ blobs, database }, soon())).toEqual({ arrivals: 2, blobs: 1 });
    expect(existsSync(blobPath(orphan))).toBe(false);
    expect((await fetchBytes(app, `/v1/documents/${made.body.documentId}/content`)).bytes.equals(named)).toBe(true);
    expect(await sweepArrivals({ blobs, database }, soon())).toEqual({ arrivals: 0, blobs: 0 });
  });

  test('bytes whose record failed after they were kept stay until the sweep has looked', async () => {
    const { blobs, database } = app.services;
    const bytes = aPdf([RED, GREEN, RED]);
    const bound = await aCertificate(app, world);
    // The version to come is taken, so the record fails when the bytes are in their place already.
    await app.superuser.query(
      `insert into bonafide.record_version (tenant_id, kind, record_id, version, parent_id, actor_kind, actor_name, event, body)
       select tenant_id, kind, record_id, 2, parent_id, actor_kind, actor_name, event, body
       from bonafide.record_version where tenant_id = $1 and record_id = $2`,
      [app.tenantId, bound],
    );
    const failed = await upload(app, bound, bytes);
    expect(failed.status).toBe(409);
    expect(existsSync(blobPath(bytes))).toBe(true);
    expect(await sweepArrivals({ blobs, database }, soon())).toEqual({ arrivals: 1, blobs: 1 });
    expect(existsSync(blobPath(bytes))).toBe(false);
  });
});

describe('a request that is not one file', () => {
  const send = (body: Buffer | string, headers: Record<string, string>) =>
    app.call('POST', `/v1/certificates/${certificateId}/documents`, { body, headers });
  const field = (name: string) =>
    `--boundary-of-the-test\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nvalue\r\n`;
  const second =
    '--boundary-of-the-test\r\ncontent-disposition: form-data; name="file"; filename="b.pdf"\r\n\r\n%PDF-\r\n';

  test.each<[string, () => ReturnType<typeof multipart>, number, string, string]>([
    [
      'no file',
      () => ({ ...multipart(Buffer.alloc(0)), body: Buffer.from('--boundary-of-the-test--\r\n') }),
      422,
      'invalid-request',
      'missing',
    ],
    ['another field', () => multipart(aPdf(), { field: 'document' }), 422, 'invalid-request', 'unknown-field'],
    ['a further field', () => multipart(aPdf(), { more: field('note') }), 422, 'invalid-request', 'unknown-field'],
    ['two files', () => multipart(aPdf(), { more: second }), 422, 'invalid-request', 'not-maxItems'],
  ])('%s', async (_name, make, status, code, place) => {
    const { body, headers } = make();
    const answer = await send(body, headers);
    expect([answer.status, answer.body.code, answer.body.errors[0].code]).toEqual([status, code, place]);
  });

  test('bytes without a form, JSON, and a form cut off', async () => {
    const bare = await send(aPdf(), { 'content-type': 'application/pdf' });
    expect([bare.status, bare.body.code]).toEqual([415, 'unsupported-media-type']);
    const json = await send('{}', { 'content-type': 'application/json' });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported-media-type']);
    const { body, headers } = multipart(aPdf());
    const cut = await send(body.subarray(0, body.length - 60), headers);
    expect([cut.status, cut.body.code]).toEqual([400, 'malformed-request']);
    const unbounded = await send(body, { 'content-type': 'multipart/form-data' });
    expect([unbounded.status, unbounded.body.code]).toEqual([400, 'malformed-request']);
    await nothingArriving();
  });

  test('a certificate that is not there', async () => {
    const answer = await upload(app, '00000000-0000-4000-8000-000000000000', aPdf());
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    expect((await upload(app, 'nonsense', aPdf())).status).toBe(422);
  });
});
