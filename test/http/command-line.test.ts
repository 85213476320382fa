import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../packages/cli/src/run-command.ts';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { fillTenant, type Names } from './filled-tenant.ts';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/src/bonafide.mjs', import.meta.url));
const COMMANDS = [
  'start',
  'import',
  'export',
  'determine',
  'snapshot get',
  'snapshot verify',
  'certificates show',
  'certificates check',
  'content check',
  'content show',
  'content diff',
  'forms',
];

let app: TestApp;
let url: string;
let names: Names;
let folder: string;

beforeAll(async () => {
  app = await startTestApp();
  url = await app.app.listen({ port: 0, host: '127.0.0.1' });
  names = await fillTenant(app, app.adminKey, 'Kestrel');
  folder = mkdtempSync(join(tmpdir(), 'bonafide-cli-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const environment = () => ({ BONAFIDE_URL: url, BONAFIDE_KEY: app.adminKey });

/** Runs a command as the program does, within this process: starting one costs more than all that it does. */
async function bonafide(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  let out = '';
  let err = '';
  const code = await runCommand(args, {
    out: (line) => (out += `${line}\n`),
    err: (line) => (err += `${line}\n`),
    progress: () => undefined,
    env: { ...environment(), ...env },
  });
  return { code, out, err };
}

/** Runs the program as its own process, as somebody at a prompt does. */
function program(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const { BONAFIDE_URL: _url, BONAFIDE_KEY: _key, ...rest } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { ...rest, ...environment(), ...env },
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

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const customers = (...rows: string[]) => ['sdiType=Customers', 'CustomerName,CustomerNumber', ...rows, ''].join('\n');
const forCompany = () => ['--company', names.company];
const countOf = async (number: string) =>
  (await app.call('GET', `/v1/customers?q=${encodeURIComponent(number)}`)).body.data.length;

test('ends without a word when whoever reads the output has gone', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'content', 'show', 'US-TX', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, err }).toEqual({ code: 141, err: '' });
});

describe('the program', () => {
  test('writes answers to one stream, everything else to the other, and ends with the code', async () => {
    const path = file('program.csv', customers('No number,', 'Bell \u0007 Works,CLI-P1,'));
    const ran = await program(['import', path, ...forCompany()]);
    const within = await bonafide(['import', path, ...forCompany()]);
    expect(ran.code).toBe(1);
    expect(ran.out.replace(/\d new, \d changed, \d as/, '')).toBe(
      within.out.replace(/\d new, \d changed, \d as/, '').replaceAll('\u0007', '\uFFFD'),
    );
    const wrong = await program(['imprt']);
    expect(wrong).toEqual({ ...(await bonafide(['imprt'])), code: 2, out: '' });
    const sales = file('program.ndjson', `${JSON.stringify({ company: names.company })}\n`.repeat(3));
    expect((await program(['determine', sales])).err).toContain('3 sales of 3 refused');
  });
});

describe('help', () => {
  test('without a command it lists all of them, and ends as called wrongly', async () => {
    const asked = await bonafide(['--help']);
    expect(asked).toMatchObject({ code: 0, err: '' });
    for (const name of COMMANDS) expect(asked.out).toContain(`bonafide ${name}`);
    expect(await bonafide([])).toEqual({ ...asked, code: 2 });
  });

  test.each(COMMANDS)('%s tells its options', async (name) => {
    const { code, out, err } = await bonafide([...name.split(' '), '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: bonafide ${name}`);
    expect(out).toContain('--help');
  });

  test('it runs on the Node of the host, too', async () => {
    // The program's first line decides which Node runs it: the first of the PATH, without this project's own.
    const path = (process.env.PATH ?? '').split(':').filter((entry) => !entry.includes('node_modules'));
    const env = { ...process.env, PATH: path.join(':') };
    const out = await new Promise<string>((resolve, reject) => {
      execFile(PROGRAM, ['--help'], { env }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
    expect(out).toContain('bonafide import <file-or-folder>');
  });
});

describe('called wrongly, it says what to mend, ends with 2, and sends nothing', () => {
  test.each([
    [['imprt'], 'There is no command “imprt”'],
    [['content'], '“content” goes on: content check, content show, content diff'],
    [['content', 'shwo', 'US-TX'], '“content” goes on'],
    [['import', '--company', 'CO'], 'import takes <file-or-folder>'],
    [['import', 'a.csv', 'b.csv', '--company', 'CO'], 'not 2 words'],
    [['import', 'a.csv'], '--company <id> is needed'],
    [['import', 'a.csv', '--company', ''], '--company <id> is needed'],
    [['import', 'a.csv', '--company', 'CO', '--dryrun'], "Unknown option '--dryrun'"],
    [['import', 'a.csv', '--company'], "Option '--company <value>' argument missing"],
    [['import', 'a.csv', '--company', 'CO', '--json=yes'], "Option '--json' does not take an argument"],
    [['import', 'no-such-file.csv', '--company', 'CO'], 'no-such-file.csv cannot be read: there is no such file'],
    [['import', 'packages', '--company', 'CO'], 'packages holds no .csv file'],
    [['import', 'packages', '--company', 'CO', '--dry-run'], '--dry-run goes with one file'],
    [['import', 'a.csv', '--company', 'CO', '--go-on'], '--go-on goes with a folder'],
    [['export', '--company', 'CO'], '--out <folder> is needed'],
    [['determine', 'no-such-file.json'], 'there is no such file'],
    [['determine', 'a.json', '--dry-run'], '--dry-run goes with --record'],
    [['certificates', 'show'], 'certificates show takes <id>'],
    [['content', 'show', 'US-ZZ'], 'There is no jurisdiction US-ZZ'],
    [['content', 'show', 'US-TX', '--as-of', '2026-02-30'], '“2026-02-30” is no day'],
    [['content', 'diff', '2026.11.1', '2000.1.1'], 'There is no release 2000.1.1 here. There are: 2026.11.1'],
    [['content', 'check', '--folder', 'nowhere'], 'nowhere holds no content'],
    [['forms', '--state', 'ZZ', '--reason', 'resale'], 'There is no place “ZZ”'],
    [['forms', '--state', 'TX', '--reason', 'because'], 'There is no reason “because”'],
    [['forms', '--state', 'TX'], '--reason <reason> is needed'],
    [['start', 'now'], 'start takes nothing beside its options'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await bonafide(args);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('a file that is empty, or that would be written over', async () => {
    const empty = file('empty.csv', '');
    expect(await bonafide(['import', empty, ...forCompany()])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is empty'),
    });
    const good = file('good.csv', customers('Unsent,CLI-UNSENT'));
    const kept = file('kept.csv', 'mine');
    const answer = await bonafide(['import', good, ...forCompany(), '--rejected-to', kept]);
    expect(answer).toMatchObject({ code: 2, err: expect.stringContaining('is there already') });
    expect(readFileSync(kept, 'utf8')).toBe('mine');
    expect(await countOf('CLI-UNSENT')).toBe(0);
  });

  test('a file that is no JSON is refused with its line', async () => {
    const broken = file('broken.json', '{"a":1}\n\n{"a":\n');
    expect((await bonafide(['determine', broken])).err).toContain('broken.json, line 3 is not JSON');
    const none = file('none.json', '[]');
    expect((await bonafide(['determine', none])).err).toContain('holds no sale');
    const binary = file('binary.json', Buffer.from([0xff, 0xfe, 0x00]));
    expect((await bonafide(['determine', binary])).err).toContain('is not UTF-8 text');
  });

  test.each([
    [{ BONAFIDE_KEY: '' }, 'An API key is needed'],
    [{ BONAFIDE_KEY: 'two words' }, 'An API key is one word'],
    [{ BONAFIDE_URL: 'localhost' }, '“localhost” is no address of a service'],
    [{ BONAFIDE_URL: 'file:///etc' }, 'is no address of a service'],
  ])('with %j', async (env, message) => {
    const { code, err } = await bonafide(['certificates', 'show', names.certificateId], env);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});

describe('without an answer it says why and ends with 3', () => {
  const show = () => ['certificates', 'show', names.certificateId];

  test('nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code, err } = await bonafide(show(), { BONAFIDE_URL: `http://127.0.0.1:${port}` });
    expect(err).toContain('No service answers there (ECONNREFUSED)');
    expect(code).toBe(3);
  });

  test('a key that is not known', async () => {
    const { code, err } = await bonafide([...show(), '--key', 'bfk_nobody']);
    expect({ code, err }).toEqual({ code: 3, err: 'not-signed-in: Sign in or send an API key\n' });
  });

  test('a role that may not', async () => {
    const key = await app.keyFor('viewer');
    const path = file('viewer.csv', customers('Not taken,CLI-VIEWER'));
    const { code, err } = await bonafide(['import', path, ...forCompany()], { BONAFIDE_KEY: key });
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('not-permitted') });
  });

  test.each([
    ['a page of something else', 200, 'text/html', '<html></html>', 'is not a Bonafide service'],
    ['a broken service', 502, 'text/html', '<html></html>', 'HTTP 502'],
  ])('%s', async (_what, status, type, body, message) => {
    const server = createServer((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ended = await bonafide(show(), { BONAFIDE_URL: `http://127.0.0.1:${port}` });
    await new Promise((resolve) => server.close(resolve));
    expect(ended).toMatchObject({ code: 3, err: expect.stringContaining(message) });
  });
});

describe('import', () => {
  test('takes a file in and says what it did', async () => {
    const path = file('customers.csv', customers('Bluebird Tools,CLI-1', 'Cedar Mills,CLI-2'));
    const { code, out, err } = await bonafide(['import', path, ...forCompany(), '--group', names.group]);
    expect(out).toBe(
      'customers.csv (Customers): 2 rows\nTaken in: 2 rows (2 new, 0 changed, 0 as they were); 0 rows rejected, 0 warnings.\n',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await countOf('CLI-2')).toBe(1);
  });

  test('rejected rows are listed by line and column, kept in a file, and make it end with 1', async () => {
    const path = file('mixed.csv', customers('Good,CLI-3', 'No number,', 'Too long,'.concat('x'.repeat(101))));
    const rejectedTo = join(folder, 'rejected.csv');
    const { code, out } = await bonafide(['import', path, ...forCompany(), '--rejected-to', rejectedTo]);
    expect(code).toBe(1);
    expect(out).toMatch(/^line 4 +CustomerNumber +rejected +missing-value /m);
    expect(out).toMatch(/^line 5 +CustomerNumber +rejected +too-long /m);
    expect(out).toContain('Taken in: 1 row (1 new, 0 changed, 0 as they were); 2 rows rejected, 0 warnings.');
    const rejected = readFileSync(rejectedTo, 'utf8');
    expect(rejected.split(/\r?\n/)[0]).toContain('sdiType=Customers');
    expect(rejected).toContain('No number,');
    expect(rejected).not.toContain('CLI-3');
    expect(await countOf('CLI-3')).toBe(1);
  });

  test('a dry run changes nothing and tells the same', async () => {
    const path = file('dry.csv', customers('Dry,CLI-DRY', 'No number,'));
    const { code, out } = await bonafide(['import', path, ...forCompany(), '--dry-run']);
    expect(out).toContain(
      'Would be taken in: 1 row (1 new, 0 changed, 0 as they were); 1 row rejected, 0 warnings. Nothing was changed.',
    );
    expect(code).toBe(1);
    expect(await countOf('CLI-DRY')).toBe(0);
  });

  test('as JSON it tells everything, all findings', async () => {
    const path = file('many.csv', customers(...Array.from({ length: 230 }, () => 'No number,')));
    const json = await bonafide(['import', path, ...forCompany(), '--json']);
    const outcome = JSON.parse(json.out);
    expect(outcome).toMatchObject({ status: 'done', rejected: 230, accepted: 0, fileName: 'many.csv' });
    expect(outcome.findings.map(({ line }: { line: number }) => line)).toEqual(
      Array.from({ length: 230 }, (_, index) => index + 3),
    );
    const text = await bonafide(['import', path, ...forCompany()]);
    expect(text.out).toContain('… and 180 more findings; --all shows every one');
    expect((await bonafide(['import', path, ...forCompany(), '--all'])).out.match(/^line /gm)).toHaveLength(230);
  });

  test('a file that cannot be read at all, and a company that is not there', async () => {
    const sheet = file('sheet.csv', Buffer.from('PK\u0003\u0004 not a csv'));
    const unread = await bonafide(['import', sheet, ...forCompany()]);
    expect(unread.code).toBe(1);
    expect(unread.out).toContain('not-csv');
    const path = file('nobody.csv', customers('A,CLI-9'));
    const nobody = await bonafide(['import', path, '--company', 'NOBODY']);
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('There is no company “NOBODY”') });
  });
});

describe('export', () => {
  test('writes every file in the order of import, and import takes the folder in again', async () => {
    const out = join(folder, 'exported');
    const made = await bonafide(['export', ...forCompany(), '--out', out]);
    expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
    const files = readdirSync(out);
    const csv = files.filter((name) => name.endsWith('.csv'));
    expect(files).toEqual([...csv.toSorted(), 'export.json']);
    expect(csv.map((name) => name.replace(/^.*-([A-Z]\w+(-US)?)\.csv$/, '$1'))).toEqual(
      expect.arrayContaining(['Companies', 'Customers', 'ExemptionCertificates', 'Authorities']),
    );
    expect(made.out).toContain(`${csv.length} files in ${out}`);
    const again = await bonafide(['export', ...forCompany(), '--out', out]);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('is not empty') });

    const other = await app.addTenant('Moved');
    const taken = await bonafide(['import', out, ...forCompany()], { BONAFIDE_KEY: other.key });
    expect(taken, taken.out).toMatchObject({ code: 0, err: `${csv.length} files taken in\n` });
    const second = join(folder, 'exported-again');
    await bonafide(['export', ...forCompany(), '--out', second], { BONAFIDE_KEY: other.key });
    expect(readdirSync(second)).toEqual(files);
    for (const name of files)
      expect(readFileSync(join(second, name), 'utf8')).toBe(readFileSync(join(out, name), 'utf8'));
    const elsewhere = await bonafide(['import', out, '--company', 'ELSE']);
    expect(elsewhere.err).toContain(`is an export of company ${names.company}`);
  });

  test('a folder stops at the first file with rejected rows, unless told to go on', async () => {
    const mixed = mkdtempSync(join(folder, 'mixed-'));
    writeFileSync(join(mixed, '1.csv'), customers('Good,CLI-F1', 'No number,'));
    writeFileSync(join(mixed, '2.csv'), customers('Good,CLI-F2'));
    const stopped = await bonafide(['import', mixed, ...forCompany()]);
    expect(stopped.code).toBe(1);
    expect(stopped.err).toContain('Stopped at 1.csv: not all of it was taken in, and 1 file after it may need it.');
    expect([await countOf('CLI-F1'), await countOf('CLI-F2')]).toEqual([1, 0]);
    const on = await bonafide(['import', mixed, ...forCompany(), '--go-on']);
    expect(on).toMatchObject({ code: 1, err: '1 file of 2 not taken in wholly\n' });
    expect(await countOf('CLI-F2')).toBe(1);
  });

  test('of a company that is not there, nothing is written', async () => {
    const out = join(folder, 'none');
    const none = await bonafide(['export', '--company', 'NOBODY', '--out', out]);
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(() => readdirSync(out)).toThrow('ENOENT');
  });
});

describe('determine', () => {
  const sale = (number: string, more: object = {}) => ({
    company: names.company,
    number,
    date: '2026-03-15',
    currency: 'USD',
    customer: { number: names.customerNumber },
    shipTo: { country: 'US', state: 'TX' },
    lines: [{ lineId: '1', grossAmount: '1000.00' }],
    ...more,
  });
  const recorded = async (number: string) =>
    (await app.call('GET', `/v1/transactions/by-number/${names.company}/${number}`)).status === 200;

  test('decides one sale and says why; nothing is recorded', async () => {
    const { code, out, err } = await bonafide(['determine', file('sale.json', JSON.stringify(sale('CLI-S1')))]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^CLI-S1: exempt\. /);
    expect(out).toContain(names.certificateNumber);
    expect(await recorded('CLI-S1')).toBe(false);
  });

  test('a list and one sale per line give one decision per line', async () => {
    const sales = [sale('CLI-S2'), sale('CLI-S3', { date: '2025-01-01' })];
    const list = await bonafide(['determine', file('list.json', JSON.stringify(sales)), '--json']);
    const lines = await bonafide([
      'determine',
      file('lines.ndjson', sales.map((entry) => `${JSON.stringify(entry)}\n`).join('\n')),
      '--json',
    ]);
    expect(lines.out).toBe(list.out);
    const outcomes = list.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).outcome);
    expect(outcomes).toEqual(['exempt', 'taxable']);
  });

  test('any number of lines is answered in their order, and one that cannot be used has its place', async () => {
    const many = Array.from({ length: 450 }, (_, at) =>
      JSON.stringify(sale(`CLI-N${at}`, { lines: [{ lineId: String(at), grossAmount: '1.00' }] })),
    );
    many[300] = '{"company":';
    many[301] = JSON.stringify(sale('CLI-N301', { currency: 'dollars' }));
    const ended = await bonafide(['determine', file('many.ndjson', many.join('\r\n')), '--json']);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('Line 301 was refused\n  malformed-json: ');
    expect(ended.err).toContain('CLI-N301 was refused\n  invalid-request: ');
    expect(ended.err).toContain('2 sales of 450 refused');
    const order = ended.out
      .trim()
      .split('\n')
      .map((line) => Number(JSON.parse(line).lines[0].lineId));
    expect(order).toEqual(Array.from(many.keys()).filter((at) => at !== 300 && at !== 301));
  });

  test('records when asked to; a dry run of that leaves nothing', async () => {
    const path = file('record.json', JSON.stringify(sale('CLI-S4')));
    expect((await bonafide(['determine', path, '--record', '--dry-run'])).code).toBe(0);
    expect(await recorded('CLI-S4')).toBe(false);
    expect((await bonafide(['determine', path, '--record'])).code).toBe(0);
    expect(await recorded('CLI-S4')).toBe(true);
  });

  test('a sale that is refused is named with its places, and the others go on', async () => {
    const bad = sale('CLI-BAD', { currency: 'dollars', colour: 'red' });
    const { code, out, err } = await bonafide([
      'determine',
      file('bad.json', JSON.stringify([bad, 5, sale('CLI-S5')])),
    ]);
    expect(code).toBe(1);
    expect(err).toContain('CLI-BAD was refused\n  invalid-request');
    expect(err).toContain('/currency');
    expect(err).toContain('/colour: This field is not known here');
    expect(err).toContain('Sale 2 was refused');
    expect(err).toContain('2 sales of 3 refused');
    expect(out).toMatch(/^CLI-S5: exempt/);
  });
});

describe('certificates', () => {
  test('show tells the record; --json gives it as it is', async () => {
    const { code, out } = await bonafide(['certificates', 'show', names.certificateId]);
    expect(code).toBe(0);
    expect(out).toContain(`${names.certificateNumber} (version 1)`);
    expect(out).toContain(`${names.customerName} (${names.customerNumber}) of ${names.company}`);
    const json = await bonafide(['certificates', 'show', names.certificateId, '--json']);
    expect(JSON.parse(json.out)).toEqual((await app.call('GET', `/v1/certificates/${names.certificateId}`)).body);
  });

  test('one that is not there, and an id that is none', async () => {
    const nobody = await bonafide(['certificates', 'show', '00000000-0000-4000-8000-000000000000']);
    expect(nobody).toMatchObject({ code: 1, out: '', err: expect.stringContaining('not-found') });
    const odd = await bonafide(['certificates', 'show', '../companies']);
    expect(odd).toMatchObject({ code: 1, out: '' });
  });

  test('check runs the checks on a draft and stores nothing', async () => {
    const draft = {
      formId: 'US-TX-01-339-F',
      claim: { ids: [{ kind: 'state-sales-tax', issuer: 'US-TX', value: '1' }] },
    };
    const before = (await app.call('GET', '/v1/certificates')).body.total;
    const { code, out } = await bonafide(['certificates', 'check', file('draft.json', JSON.stringify(draft))]);
    expect(code).toBe(1);
    expect(out).toContain('FMT-01  reject  /claim/ids/0/value');
    expect(out).toMatch(/checks ran, \d+ checks? could not\.\n$/);
    expect((await app.call('GET', '/v1/certificates')).body.total).toBe(before);
  });
});

describe('content, without a service', () => {
  const alone = { BONAFIDE_URL: 'http://127.0.0.1:1', BONAFIDE_KEY: '' };

  test('check finds no problem in the content of the project, and the release it names is the one in force', async () => {
    const { code, out } = await bonafide(['content', 'check'], alone);
    expect(out).toContain(`Release ${app.services.content.release}:`);
    expect(out).toContain('no problems');
    expect(code).toBe(0);
    const json = JSON.parse((await bonafide(['content', 'check', '--json'], alone)).out);
    expect(json).toMatchObject({ hash: app.services.content.hash, problems: [] });
  });

  test('check lists every problem with its place', async () => {
    const content = mkdtempSync(join(folder, 'content-'));
    writeFileSync(join(content, 'release.json'), '{"release":"2026","date":"2026-11-01","note":"x"}');
    writeFileSync(join(content, 'reasons.json'), '{');
    const { code, out } = await bonafide(['content', 'check', '--folder', content], alone);
    expect(code).toBe(1);
    expect(out).toMatch(/^release\.json#\/release .*year\.month\.number/m);
    expect(out).toMatch(/^reasons\.json is no JSON/m);
  });

  test('show tells a jurisdiction with its forms, doubts and sources', async () => {
    const { code, out } = await bonafide(['content', 'show', 'us-tx', '--as-of', '2026-11-24'], alone);
    expect(code).toBe(0);
    expect(out).toMatch(/^Texas \(US-TX\) on 2026-11-24, release /);
    expect(out).toMatch(/^Rate +0\.0625/m);
    expect(out).toContain('US-TX-01-339-F');
    expect(out).toMatch(/^ {2}\[1\] .*https:/m);
    const json = JSON.parse((await bonafide(['content', 'show', 'US-TX', '--json'], alone)).out);
    expect(json.code).toBe('US-TX');
  });

  test('forms names the fewest papers, and ends with 1 where nothing serves', async () => {
    const asked = ['forms', '--state', 'tx', '--state', 'US-OK,NY', '--reason', 'resale'];
    const { code, out } = await bonafide(asked, alone);
    expect(code).toBe(0);
    expect(out).toMatch(/^2 papers for 3 of 3 needs/);
    expect(out).toContain('[MTC-UNIFORM]\n   US-OK US-TX · resale');
    const nothing = await bonafide(['forms', '--state', 'CA', '--reason', 'charitable', '--why'], alone);
    expect(nothing).toMatchObject({ code: 1, out: expect.stringContaining('No form of California') });
    expect(JSON.parse((await bonafide([...asked, '--json'], alone)).out).papers).toHaveLength(2);
  });
});
