import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { determineWithCreation } from '../determination/auto-create.ts';
import { explainDecision } from '../determination/explain.ts';
import { caseWorld, type Scenario, type World } from '../determination/testing/case-world.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { buildGazetteer, type PlacesContent } from '../place/gazetteer.ts';
import { decideOffline, openSnapshot } from './open-snapshot.ts';
import { type ReadOptions, SnapshotRefused } from './read-snapshot.ts';
import { nodeVerifying, testSigner } from './testing/node-signing.ts';
import { snapshotText } from './testing/snapshot-of-case.ts';

const content = new URL('../../../../content/', import.meta.url);
const folder = new URL('cases/determination/', content);
const readJson = <T>(file: URL): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const places = readJson<PlacesContent>(new URL('places.json', content));
const gazetteer = buildGazetteer(places);
const world = readJson<World>(new URL('world.json', folder));
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'world.json')
  .flatMap((file) => readJson<Scenario[]>(new URL(file, folder)));
/** Recorded sales stay with the service, so a credit that names one is not decided from it offline. */
const known = scenarios.filter((scenario) => !scenario.noCompany && !scenario.earlier);

const NOW = '2026-03-15T13:00:00.000Z';
const trusting: ReadOptions = { verifying: nodeVerifying, trustedKeys: [testSigner(1).keyId] };
const open = (text: string, options = trusting) => openSnapshot([text], options);

async function refusalOf(text: string, options = trusting): Promise<string> {
  try {
    await open(text, options);
  } catch (error) {
    if (error instanceof SnapshotRefused) return error.problem.code;
    throw error;
  }
  return 'opened';
}

test(`a snapshot decides every one of the ${known.length} cases of the specification as the book itself does`, async () => {
  expect(known.length).toBeGreaterThan(150);
  for (const scenario of known) {
    const made = caseWorld(world, scenario, gazetteer);
    const { decision } = determineWithCreation(made.sale, made.book, { explain: true, contentRelease: 'cases' });
    const snapshot = await open(
      await snapshotText(made, places, { answersTo: [made.sale.company, 'ACME-US', 'Acme US'] }),
    );
    const offline = decideOffline(snapshot, made.sale, NOW);
    if (!snapshot.answersFor(made.sale)) continue;
    expect(canonicalJson(offline.decision), scenario.name).toBe(canonicalJson(explainDecision(decision, gazetteer)));
  }
}, 30_000);

const first = caseWorld(world, known[0] as Scenario, gazetteer);
const whole = await snapshotText(first, places);
const lines = whole.trimEnd().split('\n');

describe('a snapshot that is not as it was signed is refused', () => {
  test('whichever character is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 127 }), async (at, xor) => {
        const changed = String.fromCharCode(whole.charCodeAt(at) ^ xor);
        expect(await refusalOf(whole.slice(0, at) + changed + whole.slice(at + 1))).not.toBe('opened');
      }),
      {
        numRuns: 400,
        examples: [
          [whole.length - 1, 1],
          [whole.length - 3, 1],
          [0, 1],
        ],
      },
    );
  });

  test('wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await refusalOf(whole.slice(0, length))).not.toBe('opened');
      }),
      { numRuns: 200, examples: [[0], [whole.length - 1]] },
    );
  });

  test('whichever line is left out, doubled or moved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(lines.length - 1), async (from, to) => {
        const without = lines.toSpliced(from, 1);
        const line = lines[from] ?? '';
        expect(await refusalOf(`${without.join('\n')}\n`)).not.toBe('opened');
        expect(await refusalOf(`${lines.toSpliced(to, 0, line).join('\n')}\n`)).not.toBe('opened');
        if (from !== to && lines[to] !== line)
          expect(await refusalOf(`${without.toSpliced(to, 0, line).join('\n')}\n`)).not.toBe('opened');
      }),
      { numRuns: 100 },
    );
  });

  test('and told what is wrong with it', async () => {
    const altered = lines.with(3, `${(lines[3] ?? '').slice(0, -1)} ]`);
    const other = await snapshotText(first, places, { seed: 2 });
    const resealed = lines.with(-1, other.trimEnd().split('\n').at(-1) ?? '');
    const engine = await snapshotText(first, places, { engineVersion: '0' });
    const borrowed = await snapshotText(first, places, { keyId: testSigner(1).keyId, seed: 2 });
    expect({
      altered: await refusalOf(`${altered.join('\n')}\n`),
      cut: await refusalOf(`${lines.slice(0, -1).join('\n')}\n`),
      more: await refusalOf(`${whole}more`),
      another: await refusalOf(`${whole}["end",{}]\n`),
      foreign: await refusalOf(other),
      anyKey: await refusalOf(other, { verifying: nodeVerifying }),
      resealed: await refusalOf(`${resealed.join('\n')}\n`),
      borrowed: await refusalOf(borrowed),
      engine: await refusalOf(engine),
      version: await refusalOf(await snapshotText(first, places, { formatVersion: 2 })),
      nothing: await refusalOf(''),
      json: await refusalOf('{"a":1}\n'),
    }).toEqual({
      altered: 'chunk-altered',
      cut: 'cut-short',
      more: 'text-after-end',
      another: 'text-after-end',
      foreign: 'key-unknown',
      anyKey: 'opened',
      resealed: 'signature-wrong',
      borrowed: 'key-mismatch',
      engine: 'engine-differs',
      version: 'format-unknown',
      nothing: 'not-a-snapshot',
      json: 'not-a-snapshot',
    });
    await expect(open(`${altered.join('\n')}\n`)).rejects.toThrow(/^Chunk 1 \(lines 2 to \d+\) was altered$/);
  });
});

test('in pieces of any length it reads the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (size) => {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.slice(at * size, (at + 1) * size),
      );
      expect((await openSnapshot(pieces, trusting)).end).toEqual((await open(whole)).end);
    }),
    { numRuns: 20, examples: [[1]] },
  );
});

test('past its time a snapshot still answers, the same, and says that it is out of date', async () => {
  const snapshot = await open(whole);
  const within = decideOffline(snapshot, first.sale, '2026-03-18T12:00:00.000Z');
  const late = decideOffline(snapshot, first.sale, '2026-03-18T12:00:00.001Z');
  expect([within.stale, late.stale]).toEqual([false, true]);
  expect(late.decision).toEqual(within.decision);
});

test('for a company that is not its own it knows nothing', async () => {
  const snapshot = await open(whole);
  const sale = { ...first.sale, company: 'SOMEBODY-ELSE' };
  expect(snapshot.answersFor(sale)).toBe(false);
  expect(decideOffline(snapshot, sale, NOW).decision.outcome).toBe('cannot-decide');
});

test('what no decision reads is not in it', async () => {
  const made = caseWorld(world, known[0] as Scenario, gazetteer);
  for (const customer of made.customers)
    Object.assign(customer, { contactEmail: 'SECRET', city: 'SECRET', comment: 'SECRET' });
  for (const certificate of made.certificates) {
    certificate.imagePath = 'SECRET';
    certificate.claim.purchaser.name = 'SECRET';
    certificate.claim.ids.push({ kind: 'fein', issuer: null, value: 'SECRET' });
    certificate.claim.scopeReference = 'SECRET';
  }
  expect(await snapshotText(made, places)).not.toContain('SECRET');
});

test('a customer is found by the beginning of number or of a word of the name', async () => {
  const snapshot = await open(whole);
  const all = first.customers;
  const some = all[0];
  if (!some) throw new Error('The world has customers');
  const found = (text: string) => snapshot.findCustomers(text, 50).map(({ number }) => number);
  expect(found(some.number)).toContain(some.number);
  expect(found((some.name.split(' ').at(-1) ?? '').toUpperCase())).toContain(some.number);
  expect(found('zzzz')).toEqual([]);
  expect(snapshot.findCustomers('', 1)).toHaveLength(1);
});
