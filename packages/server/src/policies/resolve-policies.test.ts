import { asCompany } from '@bonafide/core/customer/company.ts';
import { describe, expect, it } from 'vitest';
import { NO_COMPANY, type PolicyEntry, policiesOn } from './resolve-policies.ts';

const company = (companyId: string, parentCompanyId: string | null) =>
  asCompany({ companyId, externalId: companyId, name: companyId, parentCompanyId });
const companies = [company('parent', null), company('child', 'parent'), company('grandchild', 'child')];

let versions = 0;
const entry = (
  companyId: string,
  checkId: string,
  setting: PolicyEntry['setting'],
  from = '2026-01-01',
): PolicyEntry => {
  versions += 1;
  return { companyId, checkId, setting, from, version: versions, reason: 'r', author: 'a', recordedAt: '' };
};

const policies = (entries: PolicyEntry[], day = '2026-06-01') => policiesOn({ companies, entries, custom: [] }, day);

describe('the policy of a company', () => {
  it('is that of the nearest company above which says something', () => {
    const all = policies([entry('parent', 'CMP-17', 'inform'), entry('child', 'CMP-17', 'reject')]);
    expect(all.get('parent')?.severity).toEqual({ 'CMP-17': 'inform' });
    expect(all.get('child')?.severity).toEqual({ 'CMP-17': 'reject' });
    expect(all.get('grandchild')?.severity).toEqual({ 'CMP-17': 'reject' });
    expect(all.get(NO_COMPANY)).toEqual({ off: [], severity: {}, custom: [] });
  });

  it('switches off below and on again further below', () => {
    const all = policies([entry('parent', 'CMP-17', 'off'), entry('grandchild', 'CMP-17', 'warn')]);
    expect(all.get('child')).toMatchObject({ off: ['CMP-17'], severity: {} });
    expect(all.get('grandchild')).toMatchObject({ off: [], severity: { 'CMP-17': 'warn' } });
  });

  it('takes an own setting back, and what the parent says holds again', () => {
    const all = policies([
      entry('parent', 'CMP-17', 'inform'),
      entry('child', 'CMP-17', 'reject'),
      entry('child', 'CMP-17', 'inherit'),
    ]);
    expect(all.get('child')?.severity).toEqual({ 'CMP-17': 'inform' });
  });

  it('holds from its first day on, and a later version takes the place of all before it', () => {
    const planned = [entry('parent', 'CMP-17', 'inform'), entry('parent', 'CMP-17', 'reject', '2026-07-01')];
    expect(policies(planned, '2026-06-30').get('child')?.severity).toEqual({ 'CMP-17': 'inform' });
    expect(policies(planned, '2026-07-01').get('child')?.severity).toEqual({ 'CMP-17': 'reject' });
    const overtaken = [...planned, entry('parent', 'CMP-17', 'off', '2026-06-15')];
    expect(policies(overtaken, '2026-07-01').get('child')?.off).toEqual(['CMP-17']);
    expect(policies(overtaken, '2026-06-14').get('child')?.severity).toEqual({ 'CMP-17': 'inform' });
  });

  it('is read even where parents go round in a ring', () => {
    const ring = [company('a', 'b'), company('b', 'a')];
    const all = policiesOn({ companies: ring, entries: [entry('b', 'CMP-17', 'off')], custom: [] }, '2026-06-01');
    expect(all.get('a')?.off).toEqual(['CMP-17']);
  });

  it('is tried with a draft as if it held that day, whatever is planned', () => {
    const kept = { companies, entries: [entry('child', 'CMP-17', 'warn')], custom: [] };
    const draft = { settings: [{ companyId: 'child', checkId: 'CMP-17', setting: 'reject' as const }], custom: [] };
    expect(policiesOn(kept, '2026-06-01', draft).get('grandchild')?.severity).toEqual({ 'CMP-17': 'reject' });
    expect(policiesOn(kept, '2026-06-01').get('grandchild')?.severity).toEqual({ 'CMP-17': 'warn' });
  });
});
