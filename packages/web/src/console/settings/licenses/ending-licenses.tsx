import { addDays } from '@bonafide/core/calendar/calendar-date.ts';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EndingLicense } from '../../../api/licenses.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { DateText } from '../../../ui/format/date-text.tsx';
import { today } from '../../../ui/format/dates.ts';
import type { ListState } from '../../../ui/list/list-state.ts';
import { AllDone } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { endingLicensesQuery } from '../../licenses/license-queries.ts';
import { licenseStatus, SOON_DAYS } from '../../licenses/license-words.ts';
import classes from '../settings.module.css';

/** Days from today: whose last day lies between them. In the address as `f.ends`. */
const SPANS = [
  { value: '30', label: 'In the next 30 days', from: 0, until: 30 },
  { value: '60', label: 'In the next 60 days', from: 0, until: SOON_DAYS },
  { value: '90', label: 'In the next 90 days', from: 0, until: 90 },
  { value: '365', label: 'In the next 365 days', from: 0, until: 365 },
  { value: 'past', label: 'Ended in the last 90 days', from: -90, until: -1 },
] as const;
const SOON = SPANS[1];

const COLUMNS: [BfColumn<EndingLicense>, ...BfColumn<EndingLicense>[]] = [
  {
    key: 'customer',
    title: 'Customer',
    render: (license) => (
      <AppLink href={`/customers/${license.customerId}/details`}>
        {license.customerName} #{license.customerNumber}
      </AppLink>
    ),
  },
  { key: 'type', title: 'Type', render: (license) => license.typeName },
  {
    key: 'number',
    title: 'Number',
    render: (license) => (license.number === null ? 'No number' : <span className="bf-mono">{license.number}</span>),
  },
  { key: 'end', title: 'Last day', render: (license) => <DateText date={license.endDate} relative /> },
  {
    key: 'status',
    title: 'Status',
    card: 'status',
    render: (license) => {
      const { tone, word } = licenseStatus(license, today());
      return (
        <StatusBadge tone={tone}>
          {word}
          {license.temporary && word !== 'Temporary' && ', temporary'}
        </StatusBadge>
      );
    },
  },
];

/** Licenses of the customers of all companies by their last day. */
export function EndingLicenses({ list }: { list: ListState }) {
  const span = SPANS.find((one) => one.value === list.search['f.ends']) ?? SOON;
  const day = today();
  const query = useQuery(
    endingLicensesQuery({ from: addDays(day, span.from), until: addDays(day, span.until) }, list.search.cursor),
  );
  return (
    <section aria-labelledby="ending" className={classes.ending}>
      <div className={classes.bar}>
        <h2 id="ending">Licenses that end, all companies</h2>
        <Select
          aria-label="Which last days"
          w={240}
          data={SPANS.map(({ value, label }) => ({ value, label }))}
          value={span.value}
          allowDeselect={false}
          onChange={(value) => list.change({ 'f.ends': value === SOON.value ? undefined : (value ?? undefined) })}
        />
      </div>
      <BfTable
        caption="Licenses that end, by their last day"
        noun="license"
        columns={COLUMNS}
        rowKey={(license) => license.licenseId}
        query={query}
        list={list}
        empty={<AllDone title={span.value === 'past' ? 'None ended in these days' : 'None ends in these days'} />}
      />
    </section>
  );
}
