import { IconCalendarOff, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer } from '../../../api/customers.ts';
import type { License, LicenseType } from '../../../api/licenses.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { DateText } from '../../../ui/format/date-text.tsx';
import { today } from '../../../ui/format/dates.ts';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { licensesQuery, licenseTypesQuery } from '../../licenses/license-queries.ts';
import { licenseName, licenseStatus, NEVER_EXEMPTS } from '../../licenses/license-words.ts';
import { searchedRows } from '../../settings/searched-rows.ts';
import classes from '../customers.module.css';
import { useGroup } from '../group-name.ts';
import { EndLicenseDialog } from './end-license-dialog.tsx';
import { LicenseDialog } from './license-dialog.tsx';

type Open = { act: 'add' } | { act: 'change' | 'end'; license: License };

/** The licenses a customer holds: added, changed and ended here; one that ended stays to be read. */
export function LicensesSection({ customer }: { customer: Customer }) {
  const query = useQuery(licensesQuery(customer.customerId));
  const group = useGroup(customer.groupId);
  const types = useQuery(licenseTypesQuery(group?.owner.externalId ?? '')).data?.data;
  const [open, setOpen] = useState<Open | null>(null);
  const rows = searchedRows(query, undefined, licenseName);
  const licenses = query.data?.data ?? [];
  const close = () => setOpen(null);
  return (
    <section className={classes.licenses} aria-labelledby="licenses">
      <div className={classes.licensesHead}>
        <h2 id="licenses">Licenses</h2>
        {types && types.length > 0 && (
          <ActButton
            permission="customers.write"
            act="change customers"
            variant="default"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setOpen({ act: 'add' })}
          >
            Add a license
          </ActButton>
        )}
      </div>
      <p className={classes.licensesNote}>
        {NEVER_EXEMPTS}
        {types?.length === 0 && group && (
          <>
            {' '}
            {group.owner.name}, which owns group {group.name}, has no license type yet;{' '}
            <AppLink href={`/settings/licenses?${new URLSearchParams({ 'f.company': group.owner.externalId })}`}>
              add one under Settings
            </AppLink>{' '}
            first.
          </>
        )}
      </p>
      <BfTable
        caption={`Licenses of ${customer.name}`}
        noun="license"
        columns={columnsOf(types ?? [], setOpen)}
        rowKey={(license) => license.licenseId}
        query={rows}
        empty={<p>No license is on file.</p>}
      />
      {rows.hidden > 0 && <p className={classes.licensesNote}>The first 200 are shown of {licenses.length}.</p>}
      {open?.act === 'add' && types && (
        <LicenseDialog customer={customer} license={null} types={types} taken={licenses} onClose={close} />
      )}
      {open?.act === 'change' && (
        <LicenseDialog
          customer={customer}
          license={open.license}
          types={types ?? []}
          taken={licenses}
          onClose={close}
        />
      )}
      {open?.act === 'end' && <EndLicenseDialog customer={customer} license={open.license} onClose={close} />}
    </section>
  );
}

function columnsOf(
  types: readonly LicenseType[],
  setOpen: (open: Open) => void,
): [BfColumn<License>, ...BfColumn<License>[]] {
  const day = today();
  const temporaryTypes = new Set(types.filter((type) => type.temporary).map((type) => type.licenseTypeId));
  return [
    { key: 'type', title: 'Type', render: (license) => license.typeName },
    { key: 'number', title: 'Number', render: (license) => <NumberText license={license} /> },
    {
      key: 'status',
      title: 'Status',
      card: 'status',
      render: (license) => {
        const temporary = license.temporary || temporaryTypes.has(license.licenseTypeId);
        const { tone, word } = licenseStatus({ ...license, temporary }, day);
        const also = temporary && word !== 'Temporary' ? ', temporary' : '';
        return (
          <StatusBadge tone={tone}>
            {word}
            {also}
          </StatusBadge>
        );
      },
    },
    { key: 'from', title: 'Counts from', render: (license) => <DateText date={license.startDate} /> },
    { key: 'until', title: 'Last day', render: (license) => <DateText date={license.endDate} missing="No end date" /> },
    {
      key: 'acts',
      title: 'Change',
      render: (license) => (
        <div className={classes.licenseActs}>
          <ActButton
            permission="customers.write"
            act="change customers"
            size="xs"
            variant="subtle"
            icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setOpen({ act: 'change', license })}
          >
            Change <span className="bf-visually-hidden">{licenseName(license)}</span>
          </ActButton>
          {(license.endDate === null || license.endDate >= day) && (
            <ActButton
              permission="customers.write"
              act="change customers"
              size="xs"
              variant="subtle"
              icon={<IconCalendarOff size={16} stroke={1.5} aria-hidden="true" />}
              onClick={() => setOpen({ act: 'end', license })}
            >
              End <span className="bf-visually-hidden">{licenseName(license)}</span>
            </ActButton>
          )}
        </div>
      ),
    },
  ];
}

/** Only addresses of the web become links: what a file brought may be anything. */
function NumberText({ license: { number, url } }: { license: License }) {
  const text =
    number === null ? <span className={classes.noNumber}>No number</span> : <span className="bf-mono">{number}</span>;
  if (url === null) return <>{text}</>;
  if (!/^https?:\/\//i.test(url)) return <>{text}</>;
  return (
    <a className="bf-link" href={url} target="_blank" rel="noreferrer">
      {text}
      <span className="bf-visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
