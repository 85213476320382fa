import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sealedText } from '@bonafide/core/content/releases.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContentFiles, sha256 } from '../content/content-library.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';
import { nightlyLook } from './nightly.ts';

/** The law moves on: a release that says of one Texan form that its papers end after a year; the one before said they never do. */
const [OLD, NEW] = ['2026.11.1', '2027.1.1'];
const FORM = 'US-TX-01-339-F';
const FACT = { file: 'US-TX', pointer: `forms.${FORM}.validity` };
const clock = { day: '2026-11-24', now: () => Date.parse(`${clock.day}T12:00:00Z`), today: () => clock.day };

let folder: string;
let app: TestApp;
let world: TestWorld;
const ids: string[] = [];

const must = async (method: string, url: string, body?: unknown, status?: number) => {
  const answer = await app.call(method, url, { body });
  if (status === undefined) expect(answer.status, answer.text).toBeLessThan(300);
  else expect(answer.status, answer.text).toBe(status);
  return answer.body;
};
const ended = async (reviewId: string) => {
  for (let round = 0; round < 400; round += 1) {
    const view = await must('GET', `/v1/portfolio/reviews/${reviewId}`);
    if (view.status !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The review never ended');
};
/** The review that a change of law started. */
const judgedAnew = async () => ended((await must('GET', '/v1/portfolio/reviews?kind=acceptance')).data[0].reviewId);
const accept = async (release: string) =>
  ended((await must('POST', '/v1/law/accept', { release })).review.reviewId as string);
const changesOf = async (id = '') => (await must('GET', `/v1/verdict-changes?certificateId=${id}`)).data;
const stored = async () =>
  (
    await app.superuser.query(
      'select number, rejects > 0 as refused, content_release as release from bonafide.certificate order by number',
    )
  ).rows;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bonafide-releases-'));
  await cp(new URL('../../../../content/', import.meta.url), folder, { recursive: true });
  const path = join(folder, 'jurisdictions/US-TX.json');
  const state = JSON.parse(await readFile(path, 'utf8'));
  const form = state.forms.find((entry: { id: string }) => entry.id === FORM);
  form.validity = [{ value: { kind: 'years', years: 1 }, sources: [1], confidence: 'second-hand' }];
  await writeFile(path, JSON.stringify(state));
  const about = { release: NEW, date: '2027-01-01', note: 'Papers of one form end after a year' };
  await writeFile(join(folder, 'release.json'), JSON.stringify(about));
  const root = pathToFileURL(`${folder}/`);
  const text = sealedText((await readContentFiles(root)).files);
  await writeFile(join(folder, `releases/${NEW}.json`), text);
  const register = JSON.parse(await readFile(join(folder, 'releases/register.json'), 'utf8'));
  register.releases.push({ number: NEW, date: about.date, hash: sha256(text), note: about.note });
  await writeFile(join(folder, 'releases/register.json'), JSON.stringify(register));
  app = await startTestApp({ contentRoot: root, clock });
  world = await makeTestWorld(app);
  // A tenant that has met no law starts on the newest release; this one came with the old one.
  await accept(OLD);
  for (const [number, formId] of [
    ['P-1', FORM],
    ['P-2', FORM],
    ['P-3', 'US-TX-01-339-B'],
  ]) {
    const made = await must('POST', '/v1/certificates', {
      ...{ customerId: world.customerId, number, validFrom: '2026-01-01', formId, reasonCode: 'RS' },
      ...{ grants: [stateGrant('US-TX')], status: 'approved' },
    });
    ids.push(made.certificateId);
  }
});

afterAll(() => rm(folder, { recursive: true }));

test('a tenant stays on its release, and sees what else there is', async () => {
  const law = await must('GET', '/v1/law');
  expect(law).toMatchObject({ release: OLD, name: OLD, overlays: 0, flagged: 0 });
  expect(law.releases[0]).toMatchObject({ number: NEW, sealed: true, newer: true, accepted: false });
  expect((await must('GET', '/v1/content')).release).toBe(OLD);
  const sale = await must('POST', '/v1/determinations', austinSale(world));
  expect(sale.contentRelease).toBe(OLD);
  expect((await must('GET', `/v1/certificates/${ids[0]}`)).contentRelease).toBe(OLD);
});

test('the diff shows old and new fact with their sources', async () => {
  const diff = await must('GET', `/v1/law/diff/${OLD}/${NEW}?file=US-TX`);
  const change = diff.changes.find((entry: { pointer: string }) => entry.pointer === FACT.pointer);
  expect(change.what).toContain('value-changed');
  expect([change.before.value.kind, change.after.value]).toEqual(['perpetual', expect.objectContaining({ years: 1 })]);
  expect(change.after.sources[0].title).toEqual(expect.any(String));
  expect(diff.files.find((entry: { file: string }) => entry.file === 'US-TX').changes).toBe(diff.changes.length);
  await must('GET', `/v1/law/diff/${OLD}/2020.1.1`, undefined, 404);
});

test('accepting judges everything anew; each verdict that changed says by which release', async () => {
  const review = await accept(NEW);
  expect(review).toMatchObject({ status: 'done', kind: 'acceptance', subject: 'release', processed: 3 });
  expect(await stored()).toEqual([
    { number: 'P-1', refused: true, release: NEW },
    { number: 'P-2', refused: true, release: NEW },
    { number: 'P-3', refused: false, release: NEW },
  ]);
  expect(await changesOf(ids[0])).toMatchObject([
    {
      after: 'refuse',
      cause: 'release',
      detail: { from: OLD, to: NEW, reviewId: review.reviewId },
      contentRelease: NEW,
    },
  ]);
  expect((await changesOf(ids[0]))[0].come.map((finding: { code: string }) => finding.code)).toContain('DAT-07');
  expect(await changesOf(ids[2])).toEqual([]);
  expect((await must('POST', '/v1/determinations', austinSale(world))).contentRelease).toBe(NEW);
  // Twice is once; a release that is not here is none.
  expect((await must('POST', '/v1/law/accept', { release: NEW })).review).toBeNull();
  await must('POST', '/v1/law/accept', { release: '2020.1.1' }, 422);
});

test('an overlay holds where it is put, is cited with author and reason, and is named beside the release', async () => {
  const fact = await must('GET', `/v1/law/facts?file=US-TX&pointer=${FACT.pointer}`);
  expect(fact).toMatchObject({ dated: true, value: [{ value: { kind: 'years', years: 1 } }] });
  const written = await must('POST', '/v1/law/overlays', {
    ...{ ...FACT, value: { kind: 'years', years: 2 }, reason: 'Ruling of our auditor', expires: '2026-12-31' },
  });
  expect(written).toMatchObject({ status: 'in-force', baseMoved: false, problem: null });
  await judgedAnew();
  const view = await must('GET', `/v1/certificates/${ids[0]}`);
  expect(view.contentRelease).toBe(`${NEW}+1`);
  const finding = view.findings.find((entry: { code: string }) => entry.code === 'DAT-07');
  expect(finding.values.years).toBe('2');
  expect(finding.citationText).toMatch(/^Texas: Overlay by .*: Ruling of our auditor$/);
  const state = await must('GET', '/v1/content/jurisdictions/US-TX');
  expect(state.sources.at(-1)).toMatchObject({ publisher: 'overlay', url: null });
  expect((await must('POST', '/v1/determinations', austinSale(world))).contentRelease).toBe(`${NEW}+1`);
  // One fact, one overlay; another takes its place only when it says so.
  await must(
    'POST',
    '/v1/law/overlays',
    { ...FACT, value: { kind: 'perpetual' }, reason: 'Another', replaces: null },
    409,
  );
  const replacing = { ...FACT, value: { kind: 'perpetual' }, reason: 'They never end', replaces: written.overlayId };
  await must('POST', '/v1/law/overlays', { ...replacing, expires: '2026-12-31' });
  await judgedAnew();
  expect((await stored()).map((row) => row.refused)).toEqual([false, false, false]);
  const [newest] = await changesOf(ids[0]);
  expect(newest).toMatchObject({ before: 'refuse', cause: 'overlay', contentRelease: `${NEW}+3` });
});

test('a value that no content file could hold is refused by its place', async () => {
  const wrong = { file: 'US-TX', pointer: 'rate', value: '6.25 %', reason: 'Percent' };
  const answer = await must('POST', '/v1/law/overlays', wrong, 422);
  expect(answer).toMatchObject({ code: 'overlay-unusable', errors: [{ pointer: '/value' }] });
  expect(answer.detail).toMatch(/^\/rate\/0\/value must be a decimal fraction/);
});

test('an overlay whose base moves is flagged; one whose last day passes ends, and the day is the cause', async () => {
  await accept(OLD);
  let [overlay] = (await must('GET', '/v1/law/overlays')).data;
  expect(overlay).toMatchObject({ status: 'in-force', baseMoved: true, baseRelease: NEW });
  expect((await must('GET', '/v1/law')).flagged).toBe(1);
  await accept(NEW);
  clock.day = '2027-01-01';
  // Two processes look at the same night.
  const looks = [1, 2].map(() => nightlyLook(app.services)([app.tenantId]));
  await Promise.all(looks);
  const sweeps = (await must('GET', '/v1/portfolio/reviews?kind=sweep')).data;
  expect(sweeps).toHaveLength(1);
  await must('POST', `/v1/portfolio/reviews/${sweeps[0].reviewId}/run`);
  expect(await ended(sweeps[0].reviewId)).toMatchObject({
    subject: 'day',
    processed: 3,
    flips: 2,
    today: '2027-01-01',
  });
  [overlay] = (await must('GET', '/v1/law/overlays')).data;
  expect(overlay).toMatchObject({ status: 'ended', baseMoved: false });
  expect((await changesOf(ids[1]))[0]).toMatchObject({
    before: expect.stringMatching(/good|review/),
    after: 'refuse',
    cause: 'day',
  });
  await must('POST', `/v1/law/overlays/${overlay.overlayId}/withdraw`, { reason: 'Over' });
  await must('POST', `/v1/law/overlays/${overlay.overlayId}/withdraw`, { reason: 'Over' });
});

test('an edit that changes the verdict is its own cause', async () => {
  await judgedAnew();
  const { version } = await must('GET', `/v1/certificates/${ids[1]}`);
  const answer = await app.call('PATCH', `/v1/certificates/${ids[1]}`, {
    ...{ body: { expires: '2026-12-31' }, headers: { 'if-match': `"${version}"` } },
  });
  expect(answer.status, answer.text).toBe(200);
  expect((await changesOf(ids[1]))[0]).toMatchObject({ before: 'refuse', cause: 'edit', detail: { event: 'changed' } });
});
