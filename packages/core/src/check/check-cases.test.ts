import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../certificate/certificate.ts';
import { parseReference } from '../content/check-reference.ts';
import type { CheckedFile } from './document-facts.ts';
import type { Finding } from './finding.ts';
import { EN } from './messages/en.ts';
import { CHECKS } from './registry.ts';
import { type CheckReport, runChecks } from './run-checks.ts';
import { bareSubject, type CheckSubject } from './subject.ts';
import { smallContent } from './testing/small-content.ts';
import { placeholdersOf } from './word-finding.ts';

/** Cases of the checks are data: `content/cases/checks/<ID>.json`, each merged over `base.json`. This runs them all. */

const CONTENT = new URL('../../../../content/', import.meta.url);
const CASES = new URL('cases/checks/', CONTENT);

type Answer = 'pass' | 'not-applicable' | 'could-not-check';
interface ExpectedFinding {
  path: string;
  severity?: string;
  values?: Record<string, string>;
}
interface Case {
  name: string;
  given: Record<string, unknown>;
  asOf?: string;
  expect: Answer | ExpectedFinding | ExpectedFinding[];
  /** Codes of other checks that find something in the same paper. */
  also?: string[];
}

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8'));
}

const base = readJson(new URL('base.json', CASES)) as Record<string, unknown>;
const reference = parseReference({
  'zip-prefixes': readJson(new URL('reference/zip-prefixes.json', CONTENT)),
  'fein-prefixes': readJson(new URL('reference/fein-prefixes.json', CONTENT)),
  'form-limits': readJson(new URL('reference/form-limits.json', CONTENT)),
  'field-lengths': readJson(new URL('reference/field-lengths.json', CONTENT)),
  'sale-rules': readJson(new URL('reference/sale-rules.json', CONTENT)),
  'goods-classes': readJson(new URL('reference/goods-classes.json', CONTENT)),
});

function merge(under: unknown, over: unknown): unknown {
  if (typeof over !== 'object' || over === null || Array.isArray(over)) return over;
  if (typeof under !== 'object' || under === null || Array.isArray(under)) return over;
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) merged[key] = merge(merged[key], value);
  return merged;
}

function subjectOf({ given, asOf }: Pick<Case, 'given' | 'asOf'>): CheckSubject {
  const { reference: withReference, others, sale, account, document, ...rest } = given;
  const { note: _note, goodSale, goodAccount, goodFile, ...good } = base;
  const subject = merge(good, rest) as CheckSubject;
  const patches = others === undefined ? [] : (others as unknown[] | null);
  const content = smallContent(withReference === null ? undefined : reference);
  return {
    ...bareSubject(subject.certificate, content, asOf ?? subject.asOf),
    ...subject,
    sale: sale === undefined ? null : (merge(goodSale, sale) as CheckSubject['sale']),
    account: account === undefined ? null : (merge(goodAccount, account) as CheckSubject['account']),
    asOf: asOf ?? subject.asOf,
    document: document
      ? { files: (document as { files: unknown[] }).files.map((file) => merge(goodFile, file) as CheckedFile) }
      : null,
    content,
    others: patches === null ? null : patches.map((patch) => merge(base.certificate, patch) as Certificate),
  };
}

function answerOf(report: CheckReport, id: string): Answer | 'finding' {
  if (report.findings.some((finding) => finding.code === id)) return 'finding';
  if (report.passed.includes(id)) return 'pass';
  if (report.notApplicable.some((entry) => entry.code === id)) return 'not-applicable';
  if (report.couldNotCheck.some((entry) => entry.code === id)) return 'could-not-check';
  throw new Error(`${id} gave no answer at all`);
}

function readCases(id: string): Case[] {
  return readJson(new URL(`${id}.json`, CASES)) as Case[];
}

describe('the good certificate', () => {
  const report = runChecks(subjectOf({ given: {} }));

  it('is found without fault by every check', () => {
    expect(report.findings).toEqual([]);
  });

  it('gets an answer from every check, in one place each', () => {
    const codes = [
      ...report.passed,
      ...report.notApplicable.map((entry) => entry.code),
      ...report.couldNotCheck.map((entry) => entry.code),
    ];
    expect(codes.toSorted()).toEqual(CHECKS.map((check) => check.id).toSorted());
    expect(report.ran).toBe(report.passed.length);
  });
});

describe('the cases', () => {
  it('belong to a check each', () => {
    const files = readdirSync(CASES).filter((file) => file !== 'base.json');
    expect(files.toSorted()).toEqual(CHECKS.map((check) => `${check.id}.json`).toSorted());
  });

  it.each(CHECKS.map((check) => check.id))('%s has at least two that find something and two that do not', (id) => {
    const finding = readCases(id).filter((one) => typeof one.expect === 'object');
    expect(finding.length).toBeGreaterThanOrEqual(2);
    expect(readCases(id).length - finding.length).toBeGreaterThanOrEqual(2);
  });
});

for (const { id } of CHECKS) {
  describe(id, () => {
    for (const one of readCases(id)) {
      it(one.name, () => {
        const report = runChecks(subjectOf(one));
        const own = report.findings.filter((finding) => finding.code === id);
        const rest = report.findings.filter((finding) => finding.code !== id);
        expect([...new Set(rest.map((finding) => finding.code))].toSorted()).toEqual((one.also ?? []).toSorted());
        if (typeof one.expect === 'string') expect(answerOf(report, id)).toBe(one.expect);
        else expectFindings(own, one.expect);
        expect(valuesMissing(report.findings)).toEqual([]);
      });
    }
  });
}

function expectFindings(found: Finding[], expected: ExpectedFinding | ExpectedFinding[]): void {
  const list = Array.isArray(expected) ? expected : [expected];
  expect(found).toMatchObject(list);
}

/** Values that the messages of a finding ask for and the check did not give. */
function valuesMissing(findings: Finding[]): string[] {
  return findings.flatMap(({ code, values }) =>
    [EN.messages[code]?.clerk, EN.messages[code]?.buyer]
      .flatMap((template) => (template ? placeholdersOf(template) : ['no message']))
      .filter((name) => !Object.hasOwn(values, name))
      .map((name) => `${code}: ${name}`),
  );
}
