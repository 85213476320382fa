import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld } from '../testing/test-world.ts';
import { aCertificate, fetchBytes, upload } from './testing/document-calls.ts';
import { aPdf, aPicture, aTiff, encryptedPdf, promisingPng, RED, textBombPng } from './testing/sample-files.ts';

/** A box is a process: on a machine that is busy with others it takes its time. */
vi.setConfig({ testTimeout: 180_000 });

/** Files nobody should send (spec B89 to B120): each gets a refusal that names what is wrong, and leaves nothing. */

let app: TestApp;
let certificateId: string;
beforeAll(async () => {
  app = await startTestApp();
  certificateId = await aCertificate(app, await makeTestWorld(app));
});

/** A stream object that inflates to `megabytes` of operators, twice packed. */
function inflatingPdf(megabytes: number): Buffer {
  const once = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 'q Q '));
  const twice = deflateSync(once);
  return aPdf([RED], {
    objects: [
      `<< /Length ${twice.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${twice.toString('latin1')}\nendstream`,
    ],
    page: '/Contents 100 0 R',
  });
}

const text = (value: string) => async () => Buffer.from(value, 'latin1');
const REFUSED: [name: string, make: () => Promise<Buffer>, status: number, code: string, fault: string][] = [
  ['nothing', text(''), 422, 'unreadable-file', 'empty-file'],
  ['only the head of a PDF', text('%PDF-'), 422, 'unreadable-file', 'damaged-file'],
  ['plain words', text('exempt, trust me'), 415, 'unsupported-media-type', 'not-a-document'],
  [
    'an SVG',
    text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    415,
    'unsupported-media-type',
    'not-a-document',
  ],
  [
    'an SVG with its XML line',
    text('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'),
    415,
    'unsupported-media-type',
    'not-a-document',
  ],
  ['a web page', text('<!DOCTYPE html><script>alert(1)</script>'), 415, 'unsupported-media-type', 'not-a-document'],
  [
    'a web page with a PDF inside',
    async () => Buffer.concat([Buffer.from('<html><!--'), aPdf()]),
    415,
    'unsupported-media-type',
    'not-a-document',
  ],
  ['an archive', text('PK\x03\x04\x14\0\0\0'), 415, 'unsupported-media-type', 'not-a-document'],
  [
    'an archive with a PDF inside',
    async () => Buffer.concat([Buffer.from('PK\x03\x04'), aPdf()]),
    415,
    'unsupported-media-type',
    'not-a-document',
  ],
  ['a program', text('MZ\x90\0\x03\0\0\0'), 415, 'unsupported-media-type', 'not-a-document'],
  ['a GIF', text('GIF89a\x01\0\x01\0'), 415, 'unsupported-media-type', 'not-a-document'],
  ['a WebP', text('RIFF\x24\0\0\0WEBPVP8 '), 415, 'unsupported-media-type', 'not-a-document'],
  ['a phone picture in HEIC', text('\0\0\0\x18ftypheic\0\0\0\0'), 415, 'unsupported-media-type', 'not-a-document'],
  ['a PDF with a password', async () => encryptedPdf('secret'), 422, 'unreadable-file', 'encrypted-pdf'],
  ['a PDF cut off', async () => aPdf([RED, RED]).subarray(0, 600), 422, 'unreadable-file', 'damaged-file'],
  ['a PDF without pages', async () => aPdf([]), 422, 'unreadable-file', 'no-pages'],
  ['a PDF of 51 pages', async () => aPdf(Array.from({ length: 51 }, () => RED)), 413, 'too-large', 'too-many-pages'],
  [
    'a PDF whose pages are their own parents',
    async () => Buffer.from(aPdf().toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R]'), 'latin1'),
    422,
    'unreadable-file',
    'damaged-file',
  ],
  ['a PNG of 50,000 × 50,000', async () => promisingPng(50_000, 50_000), 422, 'unreadable-file', 'too-many-pixels'],
  [
    'a PNG of 14,000 × 14,000, all there',
    async () => promisingPng(14_000, 14_000, 14_000),
    422,
    'unreadable-file',
    'too-many-pixels',
  ],
  [
    'a PNG that promises more than it has',
    async () => promisingPng(1000, 1000, 3),
    422,
    'unreadable-file',
    'damaged-file',
  ],
  [
    'half a JPEG',
    async () => (await aPicture('jpeg', { width: 800, height: 800 })).subarray(0, 3000),
    422,
    'unreadable-file',
    'damaged-file',
  ],
  ['the head of a TIFF', text('II*\0\x08\0\0\0'), 422, 'unreadable-file', 'damaged-file'],
  [
    'a TIFF of 51 pages',
    async () => aTiff(Array.from({ length: 51 }, () => ({ grey: 9 }))),
    413,
    'too-large',
    'too-many-pages',
  ],
];

describe('a file that cannot be taken', () => {
  test.each(REFUSED)('%s', async (_name, make, status, code, fault) => {
    const answer = await upload(app, certificateId, await make(), { fileName: 'certificate.png', type: 'image/png' });
    expect([answer.status, answer.body.code, answer.body.errors?.[0]], answer.text).toEqual([
      status,
      code,
      { pointer: '/file', code: fault, detail: answer.body.detail },
    ]);
    expect(answer.body.detail.length).toBeGreaterThan(10);
  });

  test('more than 50 MB, told beforehand or found on the way', async () => {
    const big = Buffer.alloc(50 * 1024 * 1024 + 1);
    big.write('%PDF-1.7\n');
    const found = await upload(app, certificateId, big);
    expect([found.status, found.body.code]).toEqual([413, 'too-large']);
    const told = await upload(app, certificateId, Buffer.concat([big, Buffer.alloc(2 * 1024 * 1024)]));
    expect([told.status, told.body.code]).toEqual([413, 'too-large']);
  });

  test('and nothing of any of them stays', async () => {
    expect(readdirSync(join(app.services.dataDir, 'blobs'))).toEqual(['incoming']);
    expect(readdirSync(join(app.services.dataDir, 'blobs', 'incoming'))).toEqual([]);
    const detail = await app.call('GET', `/v1/certificates/${certificateId}`);
    expect([detail.body.version, detail.body.documents]).toEqual([1, []]);
  });
});

describe('a file that looks odd and is good', () => {
  test.each<[string, () => Promise<Buffer>, string, string[]]>([
    ['a PDF called .png', async () => aPdf(), 'application/pdf', []],
    [
      'a PDF whose head stands at byte 1,000',
      async () => Buffer.concat([Buffer.alloc(1000, '\n'), aPdf()]),
      'application/pdf',
      [],
    ],
    ['a PDF protected against changes alone', async () => encryptedPdf(''), 'application/pdf', ['encrypted']],
    [
      'a PDF with an archive behind its end',
      async () => Buffer.concat([aPdf(), Buffer.from('PK\x05\x06'), Buffer.alloc(2000)]),
      'application/pdf',
      ['data-after-end'],
    ],
    ['a JPEG with a PDF behind its end', async () => Buffer.concat([await aPicture('jpeg'), aPdf()]), 'image/jpeg', []],
    [
      'a JPEG with a script in its comment',
      async () => {
        const jpeg = await aPicture('jpeg');
        const comment = Buffer.from('<script>alert(1)</script>');
        const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2]);
        return Buffer.concat([head, comment, jpeg.subarray(2)]);
      },
      'image/jpeg',
      [],
    ],
    [
      'a TIFF whose pages go in a ring',
      async () => aTiff([{ grey: 9 }, { grey: 99 }], { loop: true }),
      'image/tiff',
      [],
    ],
  ])('%s', async (_name, make, mediaType, flags) => {
    const bytes = await make();
    const answer = await upload(app, certificateId, bytes, { fileName: 'paper.png', type: 'image/png' });
    expect([answer.status, answer.body.mediaType, answer.body.flags], answer.text).toEqual([201, mediaType, flags]);
    const content = await fetchBytes(app, `/v1/documents/${answer.body.documentId}/content`);
    expect(content.headers['content-type']).toBe(mediaType);
    expect(content.bytes.equals(bytes)).toBe(true);
    const picture = await fetchBytes(app, `/v1/documents/${answer.body.documentId}/pages/1.png?width=80`);
    expect(picture.status).toBe(200);
  });
});

describe('a bomb', () => {
  test.each([400, 1500])(
    '%i MB of operators in a PDF of a few kilobytes: refused, and not by the service’s memory',
    async (megabytes) => {
      const bytes = inflatingPdf(megabytes);
      expect(bytes.length).toBeLessThan(10_000);
      const before = process.memoryUsage().rss;
      const answer = await upload(app, certificateId, bytes);
      expect([answer.status, answer.body.errors?.[0].code], answer.text).toEqual([422, 'too-heavy']);
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
      expect((await upload(app, certificateId, aPdf([RED, RED]))).status).toBeLessThan(300);
    },
  );

  test('64 MB of text beside the picture in a PNG are not even unpacked', async () => {
    expect((await upload(app, certificateId, textBombPng())).status).toBe(201);
  });

  test('20 files with flipped bytes: no answer is a defect', async () => {
    const kinds = await Promise.all([aPicture('png'), aPicture('jpeg'), aPicture('tiff'), Promise.resolve(aPdf())]);
    const seen = new Map<number, number>();
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        kinds.map((good) => {
          const bad = Buffer.from(good);
          for (const byte of randomBytes(6)) bad[(byte * 257 + round * 31) % bad.length] = byte;
          return upload(app, certificateId, bad);
        }),
      );
      for (const answer of answers) {
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect([200, 201, 413, 415, 422], answer.text).toContain(answer.status);
      }
    }
    expect([...seen.values()].reduce((sum, count) => sum + count)).toBe(20);
  });
});

describe('a name', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\papers\\cert.pdf', 'cert.pdf'],
    ['a%0D%0Ax: y.pdf', 'a%0D%0Ax: y.pdf'],
    ['invoice\u202efdp.exe', 'invoice fdp.exe'],
    ['', 'document'],
    ['...', 'document'],
    ['Zertifikat Übergröße 証明書.pdf', 'Zertifikat Übergröße 証明書.pdf'],
  ])('%s is kept as %s', async (sent, kept) => {
    const answer = await upload(app, certificateId, aPdf([RED, RED, RED]), { fileName: sent, query: '?dryRun=true' });
    expect(answer.body.fileName).toBe(kept.replace(/[:"]/g, ' ').replace(/ +/g, ' '));
  });
});
