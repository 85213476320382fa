import { readdir, readFile } from 'node:fs/promises';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { CHECKS } from '@bonafide/core/check/registry.ts';
import { bareSubject, type CheckSubject } from '@bonafide/core/check/subject.ts';
import { smallContent } from '@bonafide/core/check/testing/small-content.ts';
import type { Content, Form } from '@bonafide/core/content/content.ts';

/** What of the content each check reads, by check id: `accepts.mtcUniform`, `forms.validity`, `idFormats`. */
export type LawOfChecks = Record<string, string[]>;

const CASES = new URL('../content/cases/checks/', import.meta.url);
const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, CASES), 'utf8'));

/** Facts of a jurisdiction, as against its names, its sources and how it weighs checks. */
const FACTS = new Set([
  'salesTax',
  'rate',
  'localAuthoritiesWithOwnForms',
  'streamlined',
  'accepts',
  'idFormats',
  'sellerRules',
  'specialRules',
]);
const FORM_FACTS = new Set([
  'requiredFields',
  'signatureRequired',
  'electronicSignatureAccepted',
  'notarized',
  'validity',
  'reasons',
  'edition',
  'completedBy',
  'scope',
  'idKinds',
]);
const WITH_PARTS = new Set(['accepts', 'sellerRules']);

/**
 * Which facts each check stands on, seen rather than declared: its cases are run over a content that notes what is looked at. A check that
 * reads a new kind of fact is found out by the case that makes it do so.
 */
export async function traceLaw(): Promise<LawOfChecks> {
  const base = (await readJson('base.json')) as Record<string, unknown>;
  const files = (await readdir(CASES)).filter((name) => name !== 'base.json');
  const law: LawOfChecks = {};
  for (const check of CHECKS.filter(({ id }) => files.includes(`${id}.json`))) {
    const cases = (await readJson(`${check.id}.json`)) as { given: Record<string, unknown>; asOf?: string }[];
    const read = new Set<string>();
    const content = watched(smallContent(), read);
    for (const one of cases) check.run({ ...subjectOf(base, one), content });
    law[check.id] = [...read].sort();
  }
  return law;
}

/** A case merged over the good certificate, as the test of the cases does it. */
function subjectOf(
  base: Record<string, unknown>,
  { given, asOf }: { given: Record<string, unknown>; asOf?: string },
): CheckSubject {
  const { others, document, reference: _reference, ...rest } = given;
  const over = (good: string, value: unknown) => (value ? merge(base[good], value) : null);
  const subject = merge(base, rest) as CheckSubject;
  const files = (document as { files?: unknown[] } | undefined)?.files;
  return {
    ...bareSubject(subject.certificate, smallContent(), asOf ?? subject.asOf),
    ...subject,
    ...('sale' in given ? { sale: over('goodSale', given.sale) as CheckSubject['sale'] } : {}),
    ...('account' in given ? { account: over('goodAccount', given.account) as CheckSubject['account'] } : {}),
    document: files ? ({ files: files.map((file) => over('goodFile', file)) } as CheckSubject['document']) : null,
    others: Array.isArray(others) ? others.map((one) => merge(base.certificate, one) as Certificate) : [],
    asOf: asOf ?? subject.asOf,
  };
}

function merge(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, key in over ? merge(under[key], over[key]) : under[key]]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The content with every look at a fact noted. */
function watched(content: Content, read: Set<string>): Content {
  const jurisdictions = new Map(
    [...content.jurisdictions].map(([code, place]) => [
      code,
      watch(
        place,
        (key) => (FACTS.has(key) ? key : null),
        read,
        new Map(place.forms.map((form) => [form, watchForm(form, read)])),
      ),
    ]),
  );
  const forms = new Map(
    [...content.forms].map(([id, { form, owner }]) => [id, { form: watchForm(form, read), owner }]),
  );
  return { ...content, jurisdictions, forms };
}

function watchForm(form: Form, read: Set<string>): Form {
  return watch(form, (key) => (FORM_FACTS.has(key) ? `forms.${key}` : null), read, new Map());
}

function watch<T extends object>(
  target: T,
  name: (key: string) => string | null,
  read: Set<string>,
  forms: ReadonlyMap<Form, Form>,
): T {
  return new Proxy(target, {
    get(of, key) {
      const value: unknown = Reflect.get(of, key);
      if (typeof key !== 'string') return value;
      if (key === 'forms' && Array.isArray(value)) return value.map((form: Form) => forms.get(form) ?? form);
      const fact = name(key);
      if (fact === null) return value;
      if (!WITH_PARTS.has(key) || !isRecord(value)) {
        read.add(fact);
        return value;
      }
      return watch(value, (part) => (part === 'note' ? null : `${fact}.${part}`), read, forms);
    },
  });
}

/** The file of the core that keeps the answer. */
export function lawFile(law: LawOfChecks): string {
  const lines = Object.entries(law).map(([id, facts]) => {
    const list = facts.map((fact) => `'${fact}'`);
    const short = `  '${id}': [${list.join(', ')}],`;
    return short.length <= 120 ? short : `  '${id}': [\n${list.map((fact) => `    ${fact},`).join('\n')}\n  ],`;
  });
  return `// Written by \`node scripts/write-checks.ts\` from the cases of the checks. Do not edit.

/** Facts of a jurisdiction or its forms that each check reads. */
export const LAW_OF_CHECKS: Readonly<Record<string, readonly string[]>> = {
${lines.join('\n')}
};
`;
}
