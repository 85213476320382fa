import type { CustomCheck } from '@bonafide/core/check/custom/custom-check.ts';
import type { Severity } from '@bonafide/core/check/finding.ts';
import type { CheckPolicy } from '@bonafide/core/check/run-checks.ts';
import type { Company } from '@bonafide/core/customer/company.ts';

/** What a company may make of a check. `inherit`: nothing of its own. */
export const POLICY_SETTINGS = ['reject', 'warn', 'inform', 'off', 'inherit'] as const;
export type PolicySetting = (typeof POLICY_SETTINGS)[number];

/** One setting of one check by one company, as kept. */
export interface PolicyEntry {
  companyId: string;
  version: number;
  checkId: string;
  setting: PolicySetting;
  /** First day it holds. */
  from: string;
  reason: string;
  author: string;
  recordedAt: string;
}

/** One version of a seller's own check. */
export interface CustomCheckVersion {
  checkId: string;
  version: number;
  /** Null: it holds for every company. */
  companyId: string | null;
  check: CustomCheck;
  enabled: boolean;
  from: string;
  reason: string;
  author: string;
  recordedAt: string;
}

/** Changes tried on paper, over what is in force. Plain data, JSON-safe. */
export interface PolicyDraft {
  settings: readonly { companyId: string; checkId: string; setting: PolicySetting }[];
  custom: readonly { companyId: string | null; check: CustomCheck; enabled: boolean }[];
}

export const NO_DRAFT: PolicyDraft = Object.freeze({ settings: [], custom: [] });

/** What a company makes of a check, and which version of which company says so. */
export interface SettingInForce {
  setting: Exclude<PolicySetting, 'inherit'>;
  by: PolicyEntry;
}

/** A company and those above it, itself first. A ring of parents, which no route makes, ends where it began. */
export function chainOf(companyId: string, companies: readonly Company[]): string[] {
  const parents = new Map(companies.map((company) => [company.companyId, company.parentCompanyId]));
  const chain: string[] = [];
  for (let at: string | null = companyId; at !== null && !chain.includes(at); at = parents.get(at) ?? null)
    chain.push(at);
  return chain;
}

/** The newest versions whose first day has come, by company and check. `entries` in any order. */
export function entriesOn(entries: readonly PolicyEntry[], day: string): Map<string, Map<string, PolicyEntry>> {
  const byCompany = new Map<string, Map<string, PolicyEntry>>();
  for (const entry of entries.filter(({ from }) => from <= day)) {
    const own = byCompany.get(entry.companyId) ?? new Map<string, PolicyEntry>();
    byCompany.set(entry.companyId, own);
    const known = own.get(entry.checkId);
    if (!known || known.version < entry.version) own.set(entry.checkId, entry);
  }
  return byCompany;
}

/** What each check is set to in a company on a day: by itself, else by the nearest company above that says something. */
export function settingsOf(
  companyId: string,
  companies: readonly Company[],
  inForce: ReadonlyMap<string, ReadonlyMap<string, PolicyEntry>>,
): Map<string, SettingInForce> {
  const settings = new Map<string, SettingInForce>();
  for (const at of chainOf(companyId, companies)) {
    for (const [checkId, entry] of inForce.get(at) ?? []) {
      if (entry.setting !== 'inherit' && !settings.has(checkId))
        settings.set(checkId, { setting: entry.setting, by: entry });
    }
  }
  return settings;
}

/** The newest version of each of the seller's checks whose first day has come. */
export function customOn(versions: readonly CustomCheckVersion[], day: string): CustomCheckVersion[] {
  const newest = new Map<string, CustomCheckVersion>();
  for (const version of versions.filter(({ from }) => from <= day)) {
    const known = newest.get(version.checkId);
    if (!known || known.version < version.version) newest.set(version.checkId, version);
  }
  return [...newest.values()].sort((a, b) => (a.checkId < b.checkId ? -1 : 1));
}

/** The seller's own checks that run for a company on a day: of itself, of those above it, and of all. */
export function customForCompany(
  { companies, custom }: Pick<PolicyParts, 'companies' | 'custom'>,
  companyId: string | null,
  day: string,
): CustomCheckVersion[] {
  const chain = new Set(companyId === null ? [] : chainOf(companyId, companies));
  return customOn(custom, day).filter((one) => one.enabled && (one.companyId === null || chain.has(one.companyId)));
}

export interface PolicyParts {
  companies: readonly Company[];
  entries: readonly PolicyEntry[];
  custom: readonly CustomCheckVersion[];
}

const DRAFTED = { version: Number.MAX_SAFE_INTEGER, reason: 'draft', author: 'draft', recordedAt: '' };

/** What is kept with the changes of a draft over it, as if they had been made on that day. */
function withDraft({ companies, entries, custom }: PolicyParts, day: string, draft: PolicyDraft): PolicyParts {
  return {
    companies,
    entries: [...entries, ...draft.settings.map((setting) => ({ ...setting, ...DRAFTED, from: day }))],
    custom: [...custom, ...draft.custom.map((one) => ({ ...one, ...DRAFTED, checkId: one.check.id, from: day }))],
  };
}

/** Stands for "no company is known": what holds for all of them holds there. */
export const NO_COMPANY = '';

/** The policy by which the certificates of each company's customers are judged on a day, by company; and that of {@link NO_COMPANY}. */
export function policiesOn(kept: PolicyParts, day: string, draft: PolicyDraft = NO_DRAFT): Map<string, CheckPolicy> {
  const { companies, entries, custom } = withDraft(kept, day, draft);
  const inForce = entriesOn(entries, day);
  const policyOf = (companyId: string): CheckPolicy => {
    const off: string[] = [];
    const severity: Record<string, Severity> = {};
    for (const [checkId, { setting }] of settingsOf(companyId, companies, inForce)) {
      if (setting === 'off') off.push(checkId);
      else severity[checkId] = setting;
    }
    const own = customForCompany({ companies, custom }, companyId, day);
    return { off, severity, custom: own.map(({ check }) => check) };
  };
  return new Map([NO_COMPANY, ...companies.map(({ companyId }) => companyId)].map((id) => [id, policyOf(id)]));
}
