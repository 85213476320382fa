import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LicenseType } from '../../../api/licenses.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { DateText, NotApplicable } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { licenseTypesQuery } from '../../licenses/license-queries.ts';
import { NEVER_EXEMPTS } from '../../licenses/license-words.ts';
import { CompanyChoice, useCompanyOf } from '../company-choice.tsx';
import { searchedRows } from '../searched-rows.ts';
import classes from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { EndingLicenses } from './ending-licenses.tsx';
import { LicenseTypeDialog } from './license-type-dialog.tsx';

/** The kinds of license a company owns, and every license that ends soon. */
export function LicensesArea() {
  const list = useListState();
  const { companies, company, block } = useCompanyOf(list);
  const query = useQuery(licenseTypesQuery(company?.externalId ?? ''));
  const [edited, setEdited] = useState<LicenseType | 'new' | null>(null);
  const rows = searchedRows(query, undefined, (type) => type.name);
  const all = query.data?.data;
  const columns: [BfColumn<LicenseType>, ...BfColumn<LicenseType>[]] = [
    { key: 'name', title: 'Type', render: (type) => type.name },
    { key: 'start', title: 'Counts from', render: (type) => <DateText date={type.startDate} /> },
    { key: 'end', title: 'Last day', render: (type) => <DateText date={type.endDate} missing="No end date" /> },
    {
      key: 'mask',
      title: 'Numbers look like',
      render: (type) => (type.numberMask ? <span className="bf-mono">{type.numberMask}</span> : 'Anything'),
    },
    { key: 'temporary', title: 'Temporary', render: (type) => (type.temporary ? 'Yes' : 'No') },
    {
      key: 'category',
      title: 'Category',
      render: (type) => type.category ?? <NotApplicable label="No category" />,
    },
    {
      key: 'edit',
      title: 'Change',
      render: (type) => (
        <ActButton
          permission="companies.write"
          act="change license types"
          variant="subtle"
          icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setEdited(type)}
        >
          Change <span className="bf-visually-hidden">{type.name}</span>
        </ActButton>
      ),
    },
  ];
  return (
    <SettingsFrame
      area="licenses"
      answer={
        company &&
        all && (
          <>
            {company.name} owns {all.length === 0 ? 'no license type yet' : plural(all.length, 'license type')}.{' '}
            {NEVER_EXEMPTS}
          </>
        )
      }
      acts={
        company && (
          <ActButton
            permission="companies.write"
            act="add license types"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setEdited('new')}
          >
            New license type
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
          <BfTable
            caption={`License types of ${company.name}`}
            noun="license type"
            columns={columns}
            rowKey={(type) => type.licenseTypeId}
            query={rows}
            empty={
              <NotYet title="No license type yet">
                Customers of the groups that this company owns can hold licenses of its types. Add them here, or import
                a file of license types.
              </NotYet>
            }
          />
          {rows.hidden > 0 && <p className={classes.note}>The first 200 are shown.</p>}
          <EndingLicenses list={list} />
          {edited && (
            <LicenseTypeDialog
              company={company}
              type={edited === 'new' ? null : edited}
              taken={all ?? []}
              onClose={() => setEdited(null)}
            />
          )}
        </>
      )}
    </SettingsFrame>
  );
}
