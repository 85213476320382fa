import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildGazetteer, type PlacesContent } from '../place/gazetteer.ts';
import { determineWithCreation } from './auto-create.ts';
import type { AuthorityResult, Decision, LineDecision } from './decision.ts';
import { determine } from './determine.ts';
import { explainDecision } from './explain.ts';
import { salesNeeds } from './resolve.ts';
import { caseWorld, type ExpectedLine, type Scenario, type World } from './testing/case-world.ts';
import { WORDS_EN } from './words-en.ts';

const content = new URL('../../../../content/', import.meta.url);
const folder = new URL('cases/determination/', content);

function readJson<T>(file: URL): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

const gazetteer = buildGazetteer(readJson<PlacesContent>(new URL('places.json', content)));
const world = readJson<World>(new URL('world.json', folder));
const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'world.json');
const options = { explain: true, contentRelease: 'cases' };

/** Keys of `expect` that are not line ids. */
const SUMMARY = new Set([
  'licenses',
  'line',
  'tax',
  'taxType',
  'rejected',
  'messages',
  'next',
  'reason',
  'certificate',
  'created',
  'original',
  'from',
]);

for (const file of files.sort()) {
  const scenarios = readJson<Scenario[]>(new URL(file, folder));
  describe(file, () => {
    test.each(scenarios)('$name', (scenario) => {
      const { decision, created } = decide(scenario);
      expectLines(scenario, decision);
      expectSummary(scenario, decision);
      if (scenario.expect.created !== undefined) expect(created).toEqual(scenario.expect.created);
      expectSound(scenario, decision);
    });
  });
}

function decide(scenario: Scenario): { decision: Decision; created: string[] } {
  const { sale, book } = caseWorld(world, scenario, gazetteer);
  if (!scenario.create) return { decision: determine(sale, book, options), created: [] };
  const { decision, created } = determineWithCreation(sale, book, options);
  const made = created === null ? [] : [...created.customers, ...created.certificates];
  return { decision, created: made.map((record) => record.number) };
}

function expectLines(scenario: Scenario, decision: Decision): void {
  const lineIds = Object.keys(scenario.expect).filter((key) => !SUMMARY.has(key));
  expect(lineIds).toEqual(decision.lines.map((line) => line.lineId));
  for (const line of decision.lines) {
    const expected = scenario.expect[line.lineId] as ExpectedLine;
    if (typeof expected === 'string') expectEveryAuthority(line, expected);
    else expect(spokenByAuthority(line, expected)).toEqual(expected);
  }
}

function expectEveryAuthority(line: LineDecision, expected: string): void {
  if (line.outcome === 'cannot-decide') expect(expected).toBe('?');
  else for (const result of line.authorities) expect(spoken(result, expected)).toBe(expected);
}

function spokenByAuthority(line: LineDecision, expected: Record<string, string>): Record<string, string> {
  return Object.fromEntries(line.authorities.map((r) => [r.authority, spoken(r, expected[r.authority] ?? '')]));
}

const LETTERS = { exempt: 'E', 'partly-exempt': 'P', taxable: 'T', 'cannot-decide': '?' } as const;

/** `P(K) 400`; the amount only where the scenario states one. */
function spoken(result: AuthorityResult, expected: string): string {
  const letter = result.source === 'no-tax' ? 'N' : LETTERS[result.outcome];
  const certificate = result.certificate === null ? '' : `(${result.certificate.number})`;
  return `${letter}${certificate}${expected.includes(' ') ? ` ${result.exemptAmount}` : ''}`;
}

function expectSummary({ expect: expected }: Scenario, decision: Decision): void {
  expect(decision.messages.map((message) => message.code)).toEqual(expected.messages ?? []);
  if (expected.licenses !== undefined) {
    const told = decision.lines.flatMap(({ lineId, licenses }) => {
      const words = licenses?.map((one) => [one.type, one.number, one.endDate, one.category, one.externalId]);
      return words ? [[lineId, words.map((parts) => parts.filter((part) => part !== null).join(' '))]] : [];
    });
    expect(Object.fromEntries(told)).toEqual(expected.licenses);
  }
  const [line] = decision.lines;
  const [result] = line?.authorities ?? [];
  if (typeof expected.line === 'string') {
    const amount = expected.line.includes(' ') ? ` ${line?.exemptAmount}` : '';
    expect(`${LETTERS[line?.outcome ?? 'cannot-decide']}${amount}`).toBe(expected.line);
  }
  if (expected.tax !== undefined) expect(decision.totals.tax).toBe(expected.tax);
  if (expected.rejected !== undefined) {
    const letters = result?.rejected.map((candidate) => [candidate.number, candidate.test]) ?? [];
    expect(Object.fromEntries(letters)).toEqual(expected.rejected);
  }
  if (expected.original !== undefined) {
    const originals = decision.lines.map(({ original }) => (original ? `${original.number} ${original.lineId}` : null));
    expect(originals).toEqual(expected.original);
  }
  if (expected.from !== undefined) expect(result?.certificate?.inheritedFrom?.number ?? null).toBe(expected.from);
  if (expected.taxType !== undefined) expect(result?.taxType).toBe(expected.taxType);
  if (expected.reason !== undefined) expect(result?.reasonCode).toBe(expected.reason);
  if (expected.certificate !== undefined) expect(result?.certificate?.certificateId).toBe(expected.certificate);
  if (expected.next !== undefined) {
    expect(decision.lines.find((other) => other.nextStep !== null)?.nextStep?.code).toBe(expected.next);
  }
}

/** What holds of every decision: JSON-safe, repeatable, the same without explanation, loadable, and in words without holes. */
function expectSound(scenario: Scenario, decision: Decision): void {
  expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
  expect(decide(scenario).decision).toEqual(decision);
  const { sale, book } = caseWorld(world, scenario, gazetteer);
  if (!scenario.create) {
    const quiet = determine(sale, book, { ...options, explain: false });
    const bare = decision.lines.map((line) => ({
      ...line,
      nextStep: null,
      authorities: line.authorities.map((authority) => ({ ...authority, rejected: [] })),
    }));
    expect(quiet).toEqual({ ...decision, lines: bare });
    expectOnlyNeededCustomers(scenario, decision);
  }
  for (const text of allTexts(decision)) {
    expect(text).toMatch(/^[A-Z“\d-].*[.]$/);
    expect(text).not.toMatch(/[{}]|undefined|null|\(blank\)| {2}/);
  }
}

/** A book that answers only for the customers that `salesNeeds` named gives the same decision. */
function expectOnlyNeededCustomers(scenario: Scenario, decision: Decision): void {
  const { sale, book } = caseWorld(world, scenario, gazetteer);
  if (book.companyBook === null) return;
  const needs = salesNeeds(sale, book.companyBook);
  const loaded = {
    ...book,
    customerByNumber: (groupId: string, number: string) =>
      needs.some((key) => key.groupId === groupId && key.number === number)
        ? book.customerByNumber(groupId, number)
        : undefined,
    customersByName: (groupId: string, name: string) =>
      needs.some((key) => key.groupId === groupId && key.name === name) ? book.customersByName(groupId, name) : [],
  };
  expect(determine(sale, loaded, options)).toEqual(decision);
}

function allTexts(decision: Decision): string[] {
  const words = explainDecision(decision, gazetteer);
  return [
    words.text,
    ...words.messages.map((message) => message.text),
    ...words.lines.flatMap((line) => [
      line.text,
      ...(line.nextStep === null ? [] : [line.nextStep.text]),
      ...line.authorities.flatMap((authority) => [
        authority.text,
        ...authority.rejected.flatMap(({ text, rule }) => [text, rule.text]),
      ]),
    ]),
  ];
}

test('the scenarios are many, and no name is used twice in a file', () => {
  let count = 0;
  for (const file of files) {
    const names = readJson<Scenario[]>(new URL(file, folder)).map((scenario) => scenario.name);
    expect(new Set(names).size).toBe(names.length);
    count += names.length;
  }
  expect(count).toBeGreaterThanOrEqual(560);
});

test('every scenario of the specification about decisions stands here (1 to 78; the rest is about files)', () => {
  const specs = files.flatMap((file) => readJson<Scenario[]>(new URL(file, folder)).map(({ spec }) => spec));
  const numbers = new Set(specs.flatMap((spec) => [...spec.matchAll(/§8 (\d+)/g)].map(([, number]) => Number(number))));
  const missing = Array.from({ length: 78 }, (_, index) => index + 1).filter((number) => !numbers.has(number));
  expect(missing).toEqual([]);
});

/** Said by who loads the records of another day, not by the engine. */
const ABOUT_CLOCKS = ['decided-as-of', 'decided-as-known-at', 'settings-before-history'].map(
  (code) => `message.${code}`,
);

test('whatever the engine can say of a candidate, a sale or the next step, a scenario makes it say', () => {
  const expected = files.flatMap((file) =>
    readJson<Scenario[]>(new URL(file, folder)).map((scenario) => scenario.expect),
  );
  const said = new Set(
    expected.flatMap(({ rejected, messages, next }) => [
      ...Object.values((rejected ?? {}) as Record<string, string>).map((letter) => `rule.${letter}`),
      ...((messages ?? []) as string[]).map((code) => `message.${code}`),
      `next.${String(next)}`,
    ]),
  );
  const sayable = Object.keys(WORDS_EN).filter((key) => /^(message|next)\.|^rule\.\w$/.test(key));
  expect(sayable.filter((key) => !said.has(key))).toEqual(ABOUT_CLOCKS);
});
