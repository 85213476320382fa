import { describe, expect, it } from 'vitest';
import { type Certificate, emptyClaim } from '../certificate/certificate.ts';
import type { Content, DatedValue } from '../content/content.ts';
import type { Severity } from './finding.ts';
import { runChecks } from './run-checks.ts';
import { bareSubject } from './subject.ts';
import { aCertificate } from './testing/a-certificate.ts';
import { smallContent } from './testing/small-content.ts';
import { weigh } from './weigh.ts';

const TODAY = '2026-11-20';

type Entry = Partial<DatedValue<Severity>> & { value: Severity };

/** The small content with what states say about one check. */
function contentWith(checkId: string, by: Record<string, Entry[]>): Content {
  const content = smallContent();
  const jurisdictions = new Map(content.jurisdictions);
  for (const [code, entries] of Object.entries(by)) {
    const place = jurisdictions.get(code);
    if (!place) throw new Error(`No ${code} in the small content`);
    const fact = entries.map((entry) => ({
      from: null,
      to: null,
      sources: [1],
      confidence: 'direct' as const,
      note: null,
      ...entry,
    }));
    jurisdictions.set(code, { ...place, checkSeverities: { [checkId]: fact } });
  }
  return { ...content, jurisdictions };
}

function paper(jurisdictions: string[]): Certificate {
  return aCertificate({
    claim: { ...emptyClaim(), jurisdictions, signature: { present: false, kind: null }, signedDate: '2026-03-01' },
  });
}

const signature = (content: Content, states: string[], policy = {}) =>
  runChecks(bareSubject(paper(states), content, TODAY), policy).findings.find(({ code }) => code === 'CMP-15');

describe('the weight of a finding', () => {
  it('is the check’s own where nobody says otherwise, and then nothing is said about it', () => {
    expect(signature(smallContent(), ['US-TX'])).toMatchObject({ severity: 'reject' });
    expect(signature(smallContent(), ['US-TX'])).not.toHaveProperty('severitySet');
  });

  it('is what the state says, and the finding says so', () => {
    const content = contentWith('CMP-15', { 'US-TX': [{ value: 'warn' }] });
    expect(signature(content, ['US-TX'])).toMatchObject({
      severity: 'warn',
      severitySet: { by: 'content', default: 'reject' },
    });
  });

  it('is the strictest of the states: one that says nothing keeps the default', () => {
    const content = contentWith('CMP-15', { 'US-TX': [{ value: 'inform' }], 'US-FL': [{ value: 'warn' }] });
    expect(signature(content, ['US-TX', 'US-FL'])?.severity).toBe('warn');
    expect(signature(content, ['US-TX', 'US-CA'])).toMatchObject({ severity: 'reject' });
    expect(signature(content, ['US-TX', 'US-CA'])).not.toHaveProperty('severitySet');
  });

  it('is that of the law on the day of signature', () => {
    const dated = contentWith('CMP-15', { 'US-TX': [{ value: 'inform', from: null, to: '2026-02-28' }] });
    expect(signature(dated, ['US-TX'])?.severity).toBe('reject');
    const later = contentWith('CMP-15', { 'US-TX': [{ value: 'inform', from: '2026-03-01' }] });
    expect(signature(later, ['US-TX'])?.severity).toBe('inform');
  });

  it('goes by the policy of the seller over the state, and the finding names the policy', () => {
    const content = contentWith('CMP-15', { 'US-TX': [{ value: 'warn' }] });
    expect(signature(content, ['US-TX'], { severity: { 'CMP-15': 'inform' } })).toMatchObject({
      severity: 'inform',
      severitySet: { by: 'policy', default: 'reject' },
    });
  });
});

describe('a severity that no source confirms', () => {
  const unconfirmed = { sources: [], confidence: 'unconfirmed' as const };
  const weight = (own: Severity, value: Severity) => {
    const content = contentWith('CMP-17', { 'US-TX': [{ value, ...unconfirmed }] });
    return weigh('CMP-17', own, { path: '' }, bareSubject(paper(['US-TX']), content, TODAY), undefined).severity;
  };

  it('makes no rejection of what was none', () => {
    expect(weight('warn', 'reject')).toBe('warn');
    expect(weight('inform', 'reject')).toBe('warn');
  });

  it('does not soften a rejection by claiming one', () => {
    expect(weight('reject', 'reject')).toBe('reject');
  });
});
