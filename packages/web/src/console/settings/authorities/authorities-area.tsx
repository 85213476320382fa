import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Authority } from '../../../api/companies.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { formatRate, plural } from '../../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import { useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { taxTypeWord } from '../../tax-type-words.ts';
import { CompanyChoice, useCompanyOf } from '../company-choice.tsx';
import { type Inherited, nearestByName, useInherited } from '../inherited.ts';
import { SetBy } from '../inherited-words.tsx';
import { searchedRows } from '../searched-rows.ts';
import classes from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { authoritiesQuery } from '../settings-queries.ts';
import { AuthorityDialog } from './authority-dialog.tsx';
import { levelWord } from './level-word.ts';

/** The text answers carry, and the kind of tax where the text does not tell. */
function taxWords({ type, taxType }: Authority): string {
  return taxType ? `${type} (${taxTypeWord(taxType).toLowerCase()})` : type;
}

export function AuthoritiesArea() {
  const list = useListState();
  const { companies, company, block } = useCompanyOf(list);
  const inherited = useInherited(company, companies, authoritiesQuery);
  const all = inherited.data && nearestByName(inherited.data.data);
  const query = { ...inherited, data: all && { data: all } };
  const [edited, setEdited] = useState<Authority | 'new' | null>(null);
  const rows = searchedRows(query, list.search.q, ({ row }) => `${row.name} ${row.zone} ${row.type}`);
  const own = all?.filter(({ owner }) => owner.externalId === company?.externalId) ?? [];
  const states = new Set(all?.map(({ row }) => row.zone.split('/')[0])).size;
  const columns: [BfColumn<Inherited<Authority>>, ...BfColumn<Inherited<Authority>>[]] = [
    { key: 'name', title: 'Authority', render: ({ row }) => row.name },
    { key: 'zone', title: 'Zone', render: ({ row }) => row.zone.split('/').join(' / ') },
    { key: 'level', title: 'Level', render: ({ row }) => levelWord(row.zoneLevel) },
    { key: 'type', title: 'Tax', render: ({ row }) => taxWords(row) },
    { key: 'rate', title: 'Rate (%)', align: 'right', card: 'status', render: ({ row }) => formatRate(row.rate) },
    {
      key: 'by',
      title: 'Set by',
      render: ({ owner }) => <SetBy owner={owner} area="authorities" own={owner.externalId === company?.externalId} />,
    },
    {
      key: 'edit',
      title: 'Change',
      render: ({ row, owner }) =>
        owner.externalId !== company?.externalId ? (
          <NotApplicable label="Changed where it is set" />
        ) : (
          <ActButton
            permission="companies.write"
            act="change authorities"
            variant="subtle"
            icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setEdited(row)}
          >
            Change <span className="bf-visually-hidden">{row.name}</span>
          </ActButton>
        ),
    },
  ];
  return (
    <SettingsFrame
      area="authorities"
      answer={
        company &&
        all && (
          <>
            {company.name}{' '}
            {all.length === 0
              ? 'charges no tax yet.'
              : `charges ${plural(all.length, 'tax', 'taxes')} in ${plural(states, 'state or country', 'states and countries')}, ${own.length} of them set here.`}{' '}
            A ship-to has the interest of every authority whose zone contains it.
          </>
        )
      }
      acts={
        company && (
          <ActButton
            permission="companies.write"
            act="add authorities"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setEdited('new')}
          >
            New authority
          </ActButton>
        )
      }
    >
      {block}
      {company && (
        <>
          <div className={classes.bar}>
            <CompanyChoice list={list} companies={companies} company={company} />
          </div>
          {all && all.length > 1 && <FilterBar list={list} searchLabel="Name, zone or tax" />}
          <BfTable
            caption={`Authorities of ${company.name}`}
            noun="tax rate"
            columns={columns}
            rowKey={({ row }) => row.authorityId}
            query={rows}
            list={list}
            filterWords={filterWords(list, [])}
            empty={
              <NotYet title="No authority yet">
                Without one, no sale of this company is taxed anywhere and no certificate is needed. Add the states
                where it is registered.
              </NotYet>
            }
          />
          {rows.hidden > 0 && (
            <p className={classes.note}>The first 200 are shown; search for the other {rows.hidden}.</p>
          )}
          {edited && (
            <AuthorityDialog
              company={company}
              authority={edited === 'new' ? null : edited}
              taken={own.map(({ row }) => row.name)}
              onClose={() => setEdited(null)}
            />
          )}
        </>
      )}
    </SettingsFrame>
  );
}
