import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckCatalogue } from './catalogue.ts';
import { CHECKS, checkOf } from './registry.ts';
import { WHY_NOT } from './why-not.ts';

const HERE = new URL('./', import.meta.url);
const catalogue = JSON.parse(
  readFileSync(new URL('../../../../content/checks.json', import.meta.url), 'utf8'),
) as CheckCatalogue;
const entries = new Map(catalogue.checks.map((entry) => [entry.id, entry]));

describe('the registry', () => {
  it('holds checks of the catalogue, in its order, each once', () => {
    const order = catalogue.checks.map((entry) => entry.id).filter((id) => checkOf(id));
    expect(CHECKS.map((check) => check.id)).toEqual(order);
  });

  it.each(CHECKS.map((check) => [check.id, check] as const))(
    '%s has the group, severity and source of its catalogue entry',
    (id, check) => {
      const entry = entries.get(id);
      expect(check.group).toBe(entry?.group);
      expect(check.severity).toBe(entry?.severity);
      const { in: where, source } = check.citation;
      if (entry?.sources.length === 0) expect(where).toBe('practice');
      else {
        expect(where).toBe('checks');
        expect(entry?.sources).toContain(source);
      }
    },
  );

  it('says what each unwritten check waits for, and says it of no written one', () => {
    const known = Object.keys(catalogue.needs);
    for (const entry of catalogue.checks) {
      if (checkOf(entry.id)) expect(entry.needs, entry.id).toBeUndefined();
      else expect(known, entry.id).toContain(entry.needs);
    }
  });
});

describe('the catalogue', () => {
  it('has at least the 184 checks it began with, with ids of their own', () => {
    expect(entries.size).toBeGreaterThanOrEqual(184);
    expect(catalogue.checks).toHaveLength(entries.size);
  });

  it('cites only sources it lists, and lists none that nobody cites', () => {
    const cited = new Set(catalogue.checks.flatMap((entry) => entry.sources));
    expect([...cited].toSorted()).toEqual(catalogue.sources.map((source) => source.key).toSorted());
  });
});

describe('reasons for no answer', () => {
  it('are each given by some check or by the runner', () => {
    const sources = readSources();
    const unused = Object.keys(WHY_NOT).filter((code) => !sources.includes(`'${code}'`));
    expect(unused).toEqual([]);
  });
});

/** All sources the registry imports, and the helpers beside it, as one text. */
function readSources(): string {
  const registry = readFileSync(new URL('registry.ts', HERE), 'utf8');
  const files = [...registry.matchAll(/from '(\.\/[^']+)'/g)].map((match) => new URL(match[1] ?? '', HERE));
  const helpers = [
    'run-checks.ts',
    'document/each-file.ts',
    'document/attachments.ts',
    'state-id.ts',
    'form-field.ts',
    'acceptance.ts',
    'term.ts',
    'verification-answers.ts',
    'format/issued-card.ts',
    'custom/custom-check.ts',
    'custom/evaluate.ts',
    'custom/fields.ts',
    'sale-check.ts',
  ];
  const all = [...files, ...helpers.map((file) => new URL(file, HERE))];
  return all.map((file) => readFileSync(file, 'utf8')).join('\n');
}
