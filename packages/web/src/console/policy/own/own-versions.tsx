import type { OwnCheckDetail } from '../../../api/policies.ts';
import { DateText, InstantText } from '../../../ui/format/date-text.tsx';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { staticRows } from '../../../ui/table/static-rows.ts';
import classes from '../policy.module.css';

type Version = OwnCheckDetail['versions'][number];

const COLUMNS: [BfColumn<Version>, ...BfColumn<Version>[]] = [
  { key: 'version', title: 'Version', render: (row) => String(row.version) },
  { key: 'on', title: 'Stands', card: 'status', render: (row) => (row.enabled ? 'On' : 'Off') },
  { key: 'rule', title: 'What must hold', render: (row) => row.mustHoldWords },
  { key: 'from', title: 'Holds from', render: (row) => <DateText date={row.from} /> },
  { key: 'why', title: 'Why', render: (row) => row.reason },
  { key: 'by', title: 'By', render: (row) => row.author },
  { key: 'at', title: 'Recorded', render: (row) => <InstantText at={row.recordedAt} /> },
];

export function OwnVersions({ versions }: { versions: Version[] }) {
  return (
    <section className={classes.history} aria-labelledby="own-versions">
      <h2 id="own-versions">Versions</h2>
      <BfTable
        caption="Versions of the check, newest first"
        noun="version"
        columns={COLUMNS}
        rowKey={(row) => String(row.version)}
        query={staticRows(versions)}
        empty={<NotYet title="No version">It was not saved yet.</NotYet>}
      />
    </section>
  );
}
