import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CommodityMapping } from '../../../api/companies.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { DateText, NotApplicable } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import { useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { CompanyChoice, useCompanyOf } from '../company-choice.tsx';
import { type Inherited, useInherited } from '../inherited.ts';
import { SetBy } from '../inherited-words.tsx';
import { searchedRows } from '../searched-rows.ts';
import classes from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { mappingsQuery } from '../settings-queries.ts';
import { MappingDialog } from './mapping-dialog.tsx';

export function ProductsArea() {
  const list = useListState();
  const { companies, company, block } = useCompanyOf(list);
  const query = useInherited(company, companies, mappingsQuery);
  const [edited, setEdited] = useState<CommodityMapping | 'new' | null>(null);
  const rows = searchedRows(query, list.search.q, ({ row }) => `${row.productCode} ${row.commodityCode}`);
  const all = query.data?.data;
  const columns: [BfColumn<Inherited<CommodityMapping>>, ...BfColumn<Inherited<CommodityMapping>>[]] = [
    { key: 'product', title: 'Product code', render: ({ row }) => <span className="bf-mono">{row.productCode}</span> },
    {
      key: 'commodity',
      title: 'Commodity code',
      render: ({ row }) => <span className="bf-mono">{row.commodityCode}</span>,
    },
    { key: 'start', title: 'Counts from', render: ({ row }) => <DateText date={row.startDate} /> },
    { key: 'end', title: 'Until', render: ({ row }) => <DateText date={row.endDate} missing="No end date" /> },
    {
      key: 'by',
      title: 'Set by',
      render: ({ owner }) => <SetBy owner={owner} area="products" own={owner.externalId === company?.externalId} />,
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
            act="change product codes"
            variant="subtle"
            icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setEdited(row)}
          >
            Change <span className="bf-visually-hidden">{row.productCode}</span>
          </ActButton>
        ),
    },
  ];
  return (
    <SettingsFrame
      area="products"
      answer={
        company &&
        all && (
          <>
            {company.name} maps {all.length === 0 ? 'no product code yet' : plural(all.length, 'product code')}. A
            commodity code lets a certificate that is limited to goods find its lines.
          </>
        )
      }
      acts={
        company && (
          <ActButton
            permission="companies.write"
            act="add product codes"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setEdited('new')}
          >
            New product code
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
          {all && all.length > 1 && <FilterBar list={list} searchLabel="Product or commodity code" />}
          <BfTable
            caption={`Product codes of ${company.name}`}
            noun="product code"
            columns={columns}
            rowKey={({ row, owner }) => `${owner.externalId} ${row.productCode} ${row.commodityCode} ${row.startDate}`}
            query={rows}
            list={list}
            filterWords={filterWords(list, [])}
            empty={
              <NotYet title="No product code yet">
                Only certificates that are limited to some goods need them. Add them here, or import a file of product
                codes.
              </NotYet>
            }
          />
          {rows.hidden > 0 && (
            <p className={classes.note}>The first 200 are shown; search for the other {rows.hidden}.</p>
          )}
          {edited && (
            <MappingDialog
              company={company}
              mapping={edited === 'new' ? null : edited}
              onClose={() => setEdited(null)}
            />
          )}
        </>
      )}
    </SettingsFrame>
  );
}
