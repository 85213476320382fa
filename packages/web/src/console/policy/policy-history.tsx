import { useQuery } from '@tanstack/react-query';
import type { PolicyAct } from '../../api/policies.ts';
import { DateText, InstantText } from '../../ui/format/date-text.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import classes from './policy.module.css';
import { policyHistoryQuery } from './policy-queries.ts';
import { settingWords } from './policy-words.tsx';

const COLUMNS: [BfColumn<PolicyAct>, ...BfColumn<PolicyAct>[]] = [
  { key: 'version', title: 'Version', render: (act) => String(act.version) },
  {
    key: 'changes',
    title: 'Change',
    render: (act) => act.changes.map(({ check, setting }) => `${check} ${settingWords(setting)}`).join(', '),
  },
  { key: 'reason', title: 'Why', render: (act) => act.reason },
  { key: 'from', title: 'Holds from', render: (act) => <DateText date={act.from} /> },
  { key: 'by', title: 'By', render: (act) => act.author },
  { key: 'at', title: 'Recorded', render: (act) => <InstantText at={act.recordedAt} /> },
];

/** Every change of the company's own policy, newest first. */
export function PolicyHistory({ company }: { company: string }) {
  const query = useQuery(policyHistoryQuery(company));
  return (
    <section className={classes.history} aria-labelledby="policy-history">
      <h2 id="policy-history">History</h2>
      <BfTable
        caption="Changes of the policy, newest first"
        noun="change"
        columns={COLUMNS}
        rowKey={(act) => String(act.version)}
        query={query}
        empty={<NotYet title="Never changed">This company has set nothing of its own.</NotYet>}
      />
    </section>
  );
}
