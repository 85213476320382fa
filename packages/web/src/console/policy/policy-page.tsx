import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyRow } from '../../api/companies.ts';
import type { PolicyRule, PolicySetting, WeighedCheck } from '../../api/policies.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { SeverityBadge } from '../../ui/badge/status-badge.tsx';
import { DateText } from '../../ui/format/date-text.tsx';
import { plural } from '../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { type ListState, useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { GROUPS, groupWords } from '../library/checks/check-words.ts';
import { CompanyChoice, useCompanyOf } from '../settings/company-choice.tsx';
import classes from './policy.module.css';
import { PolicyDraft } from './policy-draft.tsx';
import { PolicyHistory } from './policy-history.tsx';
import { checkPolicyQuery, weighedChecksQuery } from './policy-queries.ts';
import { PolicyTabs } from './policy-tabs.tsx';
import { type Draft, settingWords, WEIGHT_WORDS, WeightBadge } from './policy-words.tsx';

interface PolicyRow extends WeighedCheck {
  rule: PolicyRule | undefined;
}

const FILTERS: FilterChoice[] = [
  {
    key: 'group',
    label: 'Group',
    options: [...Object.entries(GROUPS), ['own', 'Own checks'] as const].map(([value, label]) => ({ value, label })),
  },
  {
    key: 'inForce',
    label: 'In force',
    options: Object.entries(WEIGHT_WORDS).map(([value, { word }]) => ({ value, label: word })),
  },
  {
    key: 'set',
    label: 'Set by',
    options: [
      { value: 'own', label: 'This company' },
      { value: 'above', label: 'A company above' },
      { value: 'planned', label: 'Planned' },
    ],
  },
];

/** "How do the checks weigh for this company, who says so, and what if they weighed otherwise?" */
export function PolicyPage() {
  const list = useListState();
  const { companies, company, block } = useCompanyOf(list);
  return (
    <>
      {block || !company ? (
        <>
          <PageHeader title="Check policy" />
          <PolicyTabs current="/policy" />
          {block}
        </>
      ) : (
        // A draft belongs to one company: with another it begins anew.
        <Policy key={company.externalId} list={list} companies={companies} company={company} />
      )}
    </>
  );
}

function Policy({ list, companies, company }: { list: ListState; companies: CompanyRow[]; company: CompanyRow }) {
  const checks = useQuery(weighedChecksQuery(company.externalId));
  const policy = useQuery(checkPolicyQuery(company.externalId));
  const [draft, setDraft] = useState<Draft>({});
  const allowed = useCan('companies.write');
  const rules = new Map((policy.data?.rules ?? []).map((rule) => [rule.check, rule]));
  const rows: PolicyRow[] = (checks.data?.data ?? [])
    .filter((check) => check.implemented)
    .map((check) => ({ ...check, rule: rules.get(check.code) }));
  const change = (code: string, setting: PolicySetting | undefined) => {
    const { [code]: _before, ...rest } = draft;
    setDraft(setting === undefined ? rest : { ...rest, [code]: setting });
  };
  const shown = rows.filter((row) => matches(row, list));
  const columns = columnsOf(draft, allowed, change);
  const error = checks.error ?? policy.error;
  const ready = checks.data && policy.data;
  return (
    <>
      <PageHeader title="Check policy" answer={ready && <Answer rows={rows} name={company.name} />} />
      <PolicyTabs current="/policy" />
      <div className={classes.company}>
        <CompanyChoice list={list} companies={companies} company={company} />
      </div>
      {Object.keys(draft).length > 0 && policy.data && (
        <PolicyDraft
          company={company}
          version={policy.data.version}
          draft={draft}
          rows={rows}
          onDrop={(code) => change(code, undefined)}
          onDone={() => setDraft({})}
        />
      )}
      <FilterBar list={list} searchLabel="Code, title or what it checks" filters={FILTERS} />
      <BfTable
        caption={`Checks and how they weigh for ${company.name}`}
        noun="check"
        columns={columns}
        rowKey={(row) => row.code}
        query={{
          ...checks,
          error,
          data: ready && { data: shown, nextCursor: null, total: shown.length },
          refetch: () => Promise.all([checks.refetch(), policy.refetch()]),
        }}
        list={list}
        pageSize={200}
        filterWords={filterWords(list, FILTERS)}
        empty={<NotYet title="No checks are loaded">The service started without its catalogue.</NotYet>}
      />
      <PolicyHistory company={company.externalId} />
    </>
  );
}

function Answer({ rows, name }: { rows: PolicyRow[]; name: string }) {
  const set = rows.filter((row) => row.setBy !== null);
  const off = rows.filter((row) => row.inForce === 'off').length;
  if (set.length === 0) return `All ${rows.length} checks weigh as by default for ${name}.`;
  return (
    <>
      <strong>
        {plural(set.length, 'check')} of {rows.length}
      </strong>{' '}
      {set.length === 1 ? 'is' : 'are'} set for {name} by its policy or one above it; {off} switched off.
    </>
  );
}

function columnsOf(
  draft: Draft,
  allowed: boolean,
  change: (code: string, setting: PolicySetting | undefined) => void,
): [BfColumn<PolicyRow>, ...BfColumn<PolicyRow>[]] {
  return [
    {
      key: 'code',
      title: 'Check',
      width: 360,
      render: (row) => (
        <AppLink href={row.own ? `/policy/own/${row.code}` : `/library/checks/${row.code}`}>
          <span className="bf-mono">{row.code}</span> {row.title}
        </AppLink>
      ),
    },
    { key: 'group', title: 'Group', card: 'none', render: (row) => (row.own ? 'Own check' : groupWords(row.group)) },
    { key: 'severity', title: 'By default', render: (row) => <SeverityBadge severity={row.severity} /> },
    { key: 'inForce', title: 'In force', card: 'status', render: (row) => <WeightBadge weight={row.inForce} /> },
    { key: 'by', title: 'Set by', render: (row) => <SetBy row={row} /> },
    {
      key: 'change',
      title: 'Change to',
      width: 190,
      render: (row) => (
        <NativeSelect
          size="xs"
          aria-label={`Change ${row.code} to`}
          disabled={!allowed}
          value={draft[row.code] ?? ''}
          onChange={(event) => change(row.code, (event.currentTarget.value || undefined) as PolicySetting | undefined)}
          data={[
            { value: '', label: 'No change' },
            ...Object.entries(WEIGHT_WORDS)
              .filter(([weight]) => weight !== row.inForce)
              .map(([value, { word }]) => ({ value, label: word })),
            ...(row.rule?.setBy && !row.rule.setBy.inherited
              ? [{ value: 'inherit', label: 'Nothing of its own' }]
              : []),
          ]}
        />
      ),
    },
  ];
}

function SetBy({ row: { rule } }: { row: PolicyRow }) {
  if (!rule) return <span className={classes.quiet}>Nobody</span>;
  return (
    <>
      {rule.setBy && (
        <div>
          {rule.setBy.inherited ? `Inherited from ${rule.setBy.companyName}` : 'This company'} since{' '}
          <DateText date={rule.setBy.from} />
          <div className={classes.quiet}>
            {rule.setBy.author}: {rule.setBy.reason}
          </div>
        </div>
      )}
      {rule.planned.map((plan) => (
        <div key={`${plan.company}-${plan.version}`} className={classes.quiet}>
          Planned: {settingWords(plan.setting)} from <DateText date={plan.from} /> ({plan.companyName})
        </div>
      ))}
    </>
  );
}

function matches(row: PolicyRow, list: ListState): boolean {
  const one = (key: string, values: readonly string[]) => {
    const wanted = list.filter(key);
    return wanted.length === 0 || values.some((value) => wanted.includes(value));
  };
  const words = (list.search.q ?? '').trim().toLowerCase();
  const { setBy = null, planned = [] } = row.rule ?? {};
  const set = [...(setBy ? [setBy.inherited ? 'above' : 'own'] : []), ...(planned.length > 0 ? ['planned'] : [])];
  return (
    `${row.code} ${row.title} ${row.text}`.toLowerCase().includes(words) &&
    one('group', [row.group]) &&
    one('inForce', [row.inForce]) &&
    one('set', set)
  );
}
