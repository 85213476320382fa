import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RevokedNumber } from '../../../api/revoked-numbers.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import { useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { idKindWords } from '../../library/facts/fact-words.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { AddRevokedDialog } from './add-revoked-dialog.tsx';
import { RemoveRevokedDialog } from './remove-revoked-dialog.tsx';
import { revokedNumbersQuery } from './revoked-queries.ts';

/** Numbers the seller knows to be bad: who said so, and when. */
export function RevokedArea() {
  const list = useListState();
  const query = useQuery(revokedNumbersQuery(list.search));
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<RevokedNumber | null>(null);
  const words = filterWords(list, []);
  const page = query.data;
  const searching = words !== '';
  const paged = Boolean(list.search.cursor) || page?.nextCursor != null;
  const columns: [BfColumn<RevokedNumber>, ...BfColumn<RevokedNumber>[]] = [
    { key: 'number', title: 'Number', width: '20%', render: ({ number }) => <span className="bf-mono">{number}</span> },
    { key: 'kind', title: 'Kind', width: '18%', render: ({ kind }) => idKindWords(kind) },
    { key: 'reason', title: 'How you know', width: '30%', render: ({ reason }) => reason },
    {
      key: 'added',
      title: 'Added',
      render: ({ addedAt, addedBy }) => (
        <>
          <InstantText at={addedAt} /> by {addedBy}
        </>
      ),
    },
    {
      key: 'remove',
      title: 'Act',
      render: (row) => (
        <ActButton
          permission="certificates.approve"
          act="take numbers off the list"
          variant="subtle"
          color="red"
          onClick={() => setRemoved(row)}
        >
          Remove <span className="bf-visually-hidden">{row.number}</span>
        </ActButton>
      ),
    },
  ];
  return (
    <SettingsFrame
      area="revoked-numbers"
      answer={
        page && (
          <>
            {!searching && !paged && (
              <>{page.data.length === 0 ? 'No number is listed' : `${plural(page.data.length, 'number')} listed`}. </>
            )}
            A certificate that gives a listed number has finding <AppLink href="/library/checks/DUP-11">DUP-11</AppLink>
            , which blocks it unless your <AppLink href="/policy">check policy</AppLink> says otherwise.
          </>
        )
      }
      acts={
        <ActButton
          permission="certificates.approve"
          act="put numbers on the list"
          icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          Add revoked number
        </ActButton>
      }
    >
      {(searching || (page && page.data.length > 0)) && <FilterBar list={list} searchLabel="The whole number" />}
      <BfTable
        caption="Numbers you know to be revoked, newest first"
        noun="number"
        columns={columns}
        rowKey={(row) => row.revokedNumberId}
        query={query}
        list={list}
        filterWords={words}
        empty={
          <NotYet title="No revoked number yet">
            List a number when a state has told you that it was revoked, or when you know that it was never issued.
            Certificates that give it are checked again at once.
          </NotYet>
        }
      />
      {adding && <AddRevokedDialog onClose={() => setAdding(false)} />}
      {removed && <RemoveRevokedDialog entry={removed} onClose={() => setRemoved(null)} />}
    </SettingsFrame>
  );
}
