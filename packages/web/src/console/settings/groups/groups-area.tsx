import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyRow, CustomerGroupRow, ExemptReason } from '../../../api/companies.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { plural } from '../../../ui/format/money.ts';
import { type ListState, useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { customerGroupsQuery } from '../../reference-queries.ts';
import { CompanyChoice, useCompanyOf } from '../company-choice.tsx';
import classes from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { reasonsQuery } from '../settings-queries.ts';
import { GroupDialog } from './group-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useReasonWords } from './reason-words.ts';

const plus = <IconPlus size={16} stroke={1.75} aria-hidden="true" />;

export function GroupsArea() {
  const list = useListState();
  const { companies, company, block } = useCompanyOf(list);
  const query = useQuery(customerGroupsQuery(company?.externalId ?? ''));
  const [adding, setAdding] = useState(false);
  const groups = query.data?.data;
  return (
    <SettingsFrame
      area="groups"
      answer={
        company &&
        groups && (
          <>
            {company.name} owns {plural(groups.length, 'customer group')}. A group holds customers and the reasons they
            may give.
          </>
        )
      }
    >
      {block}
      {company && (
        <>
          <div className={classes.bar}>
            <CompanyChoice list={list} companies={companies} company={company} />
            <ActButton
              permission="companies.write"
              act="add customer groups"
              variant="default"
              icon={plus}
              onClick={() => setAdding(true)}
            >
              New group
            </ActButton>
          </div>
          {query.error && (
            <ProblemNotice
              error={query.error}
              what="The groups could not be loaded"
              retry={() => void query.refetch()}
            />
          )}
          {!groups && !query.error && <RowSkeleton rows={4} noun="the groups" />}
          {groups && <Groups list={list} company={company} groups={groups} />}
          {adding && <GroupDialog company={company} onClose={() => setAdding(false)} />}
        </>
      )}
    </SettingsFrame>
  );
}

function Groups({ list, company, groups }: { list: ListState; company: CompanyRow; groups: CustomerGroupRow[] }) {
  const picked = list.filter('group')[0];
  const group = groups.find((row) => row.name === picked) ?? groups[0];
  if (!group) {
    return (
      <NotYet title="No group of its own">
        {company.parentExternalId
          ? 'It can use the groups of the companies above it, or own one.'
          : 'Add a group, then its reasons; customers and certificates go into it.'}
      </NotYet>
    );
  }
  return (
    <div className={classes.split}>
      <nav aria-label="Customer groups">
        <ul className={`bf-card ${classes.groups}`}>
          {groups.map((row) => (
            <li key={row.groupId}>
              <AppLink
                className={classes.group ?? ''}
                href={`/settings/groups?${new URLSearchParams({ 'f.company': company.externalId, 'f.group': row.name })}`}
                aria-current={row.groupId === group.groupId ? 'page' : undefined}
              >
                <span>
                  {row.name}
                  {row.name === company.activeCustomerGroup?.name && ' (active)'}
                </span>
                <span className={classes.number}>{plural(row.customers, 'customer')}</span>
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      <Reasons company={company.externalId} group={group.name} />
    </div>
  );
}

function Reasons({ company, group }: { company: string; group: string }) {
  const query = useQuery(reasonsQuery(company, group));
  const [edited, setEdited] = useState<ExemptReason | 'new' | null>(null);
  const words = useReasonWords();
  const columns: [BfColumn<ExemptReason>, ...BfColumn<ExemptReason>[]] = [
    { key: 'code', title: 'Code', render: (row) => <span className="bf-mono">{row.code}</span> },
    { key: 'name', title: 'Called', render: (row) => row.name },
    { key: 'reason', title: 'Means', render: (row) => words(row.reason) },
    {
      key: 'edit',
      title: 'Change',
      render: (row) => (
        <ActButton
          permission="companies.write"
          act="change reasons"
          variant="subtle"
          icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setEdited(row)}
        >
          Change <span className="bf-visually-hidden">reason {row.code}</span>
        </ActButton>
      ),
    },
  ];
  const data = query.data && { data: query.data.data, nextCursor: null, total: query.data.data.length };
  return (
    <section aria-labelledby="reasons">
      <div className={classes.head}>
        <h2 id="reasons">Exempt reasons of {group}</h2>
        <ActButton permission="companies.write" act="add reasons" icon={plus} onClick={() => setEdited('new')}>
          New reason
        </ActButton>
      </div>
      <p className={classes.note}>
        Files and sales name a reason by its code of two characters; here each code is tied to what the law knows.
      </p>
      <BfTable
        caption={`Exempt reasons of ${group}`}
        noun="reason"
        columns={columns}
        rowKey={(row) => row.code}
        query={{ ...query, data }}
        empty={
          <NotYet title="No reason yet">
            Certificates in files name reasons by code; a code that is not here is left out.
          </NotYet>
        }
      />
      {edited && (
        <ReasonDialog
          company={company}
          group={group}
          reason={edited === 'new' ? null : edited}
          taken={query.data?.data.map((row) => row.code) ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
