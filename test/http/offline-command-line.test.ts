import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { fillTenant, type Names } from './filled-tenant.ts';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/src/bonafide.mjs', import.meta.url));

let app: TestApp;
let url: string;
let names: Names;
let folder: string;
let snapshot: string;
let keyId: string;

beforeAll(async () => {
  app = await startTestApp();
  url = await app.app.listen({ port: 0, host: '127.0.0.1' });
  names = await fillTenant(app, app.adminKey, 'Osprey');
  folder = mkdtempSync(join(tmpdir(), 'bonafide-offline-'));
  snapshot = join(folder, 'book.ndjson.gz');
  const got = await bonafide(['snapshot', 'get', '--company', names.company, '--out', snapshot]);
  expect(got.err).toBe('');
  expect(got.out).toContain(' customers, 4 certificates, good until ');
  keyId = /Signed by ([0-9a-f]{32})/.exec(got.out)?.[1] ?? '';
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program as its own process; `offline`: with no service to be reached and no key. */
function bonafide(args: readonly string[], offline = false) {
  const { BONAFIDE_URL: _url, BONAFIDE_KEY: _key, ...rest } = process.env;
  const service = offline ? { BONAFIDE_URL: 'http://127.0.0.1:1' } : { BONAFIDE_URL: url, BONAFIDE_KEY: app.adminKey };
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { ...rest, ...service },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

function invoices(...rows: string[]): string {
  const path = join(folder, 'invoices.csv');
  const header = 'Number,date,currency,customerNumber,shipToCountry,shipToState,grossAmount,colour';
  writeFileSync(path, [header, ...rows, ''].join('\n'));
  return path;
}

test('a file of invoices gets the same answers from the service and, without it, from the snapshot', async () => {
  const path = invoices(
    `A-1,2026-03-15,USD,${names.customerNumber},US,TX,1000.00,red`,
    `A-1,,,,,,20,"blue, dark"`,
    `A-2,3/15/2026,USD,nobody,US,TX,"1,000.00",=1+1`,
    'A-3,2026-02-30,USD,nobody,US,TX,5,',
  );
  const online = await bonafide(['determine', path, '--company', names.company]);
  const out = join(folder, 'answers.csv');
  const byFile = ['--company', names.company, '--snapshot', snapshot, '--signed-by', keyId, '--out', out];
  const offline = await bonafide(['determine', path, ...byFile], true);
  expect(readFileSync(out, 'utf8')).toBe(online.out);
  expect([online.code, offline.code, offline.err]).toEqual([1, 1, online.err]);
  expect(offline.err).toContain('line 5, date: “2026-02-30” is no day');
  expect(offline.err).toContain('1 row of 4 not decided');
  const [header, first, second, third, fourth] = online.out.split('\r\n');
  expect(header).toBe(
    'Number,date,currency,customerNumber,shipToCountry,shipToState,grossAmount,colour,outcome,certificate,certificateExpires,exempt,taxable,tax,reason,nextStep,outOfDate',
  );
  expect(first).toContain(`,red,exempt,${names.certificateNumber},none,1000,0,0.00,`);
  expect(second).toContain('"blue, dark",exempt,');
  expect(third).toContain(",'=1+1,taxable,,,0,1000,62.50,");
  expect(fourth).toContain('not-decided');
  // An answer is itself a file of invoices, and comes back the same.
  const again = join(folder, 'again.csv');
  writeFileSync(again, online.out.replaceAll("'=1+1", '=1+1'));
  expect((await bonafide(['determine', again, '--company', names.company])).out).toBe(online.out);
}, 30_000);

test('a snapshot that was changed, or that somebody else signed, decides nothing', async () => {
  const text = gunzipSync(readFileSync(snapshot)).toString('utf8');
  const changed = join(folder, 'changed.ndjson');
  writeFileSync(changed, text.replace('"status":"draft"', '"status":"approved"'));
  expect(await bonafide(['snapshot', 'verify', changed], true)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('chunk-altered: Chunk 1'),
  });
  const path = invoices('A-1,2026-03-15,USD,nobody,US,TX,5,');
  const foreign = ['--company', names.company, '--snapshot', snapshot, '--signed-by', '0'.repeat(32)];
  expect(await bonafide(['determine', path, ...foreign], true)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('key-unknown'),
  });
  const cut = join(folder, 'cut.gz');
  writeFileSync(cut, readFileSync(snapshot).subarray(0, 400));
  expect((await bonafide(['snapshot', 'verify', cut], true)).err).toContain('cannot be unpacked');
  const good = await bonafide(['snapshot', 'verify', snapshot], true);
  expect(good.out).toContain('is whole and unchanged');
  expect(good.err).toContain('Whose key that is, this cannot tell');
}, 30_000);
