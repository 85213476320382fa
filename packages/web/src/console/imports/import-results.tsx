import { useQuery } from '@tanstack/react-query';
import type { ImportCause, ImportResult, ImportRun } from '../../api/imports.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge, ToneIcon } from '../../ui/badge/status-badge.tsx';
import type { Tone } from '../../ui/badge/status-words.ts';
import { NotApplicable } from '../../ui/format/date-text.tsx';
import { formatCount } from '../../ui/format/money.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { AllDone } from '../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { causeWords } from './import-words.ts';
import classes from './imports.module.css';
import { importCausesQuery, importResultsQuery } from './imports-queries.ts';

const LEVELS: Record<ImportResult['severity'], { tone: Tone; word: string }> = {
  error: { tone: 'bad', word: 'Left out' },
  warning: { tone: 'attention', word: 'Check' },
};

const COLUMNS: [BfColumn<ImportResult>, ...BfColumn<ImportResult>[]] = [
  { key: 'line', title: 'Place in the file', render: (row) => `Line ${formatCount(row.line)}` },
  {
    key: 'level',
    title: 'Level',
    card: 'status',
    render: (row) => <StatusBadge tone={LEVELS[row.severity].tone}>{LEVELS[row.severity].word}</StatusBadge>,
  },
  {
    key: 'column',
    title: 'Column',
    render: (row) => row.column ?? <NotApplicable label="The whole row" />,
  },
  { key: 'message', title: 'What was found', render: (row) => <div className={classes.message}>{row.message}</div> },
  { key: 'code', title: 'Code', render: (row) => <span className={`bf-mono ${classes.code}`}>{row.code}</span> },
];

/** What was found, row by row, with the causes above: one mend may settle thousands. */
export function ImportResults({ run }: { run: ImportRun }) {
  const list = useListState();
  const query = useQuery(importResultsQuery(run, list.search));
  const causes = useQuery(importCausesQuery(run));
  const cause = list.search['f.code'];
  return (
    <section aria-labelledby="import-results">
      <div className={classes.head}>
        <h2 id="import-results">What was found in the file</h2>
      </div>
      {causes.error && <ProblemNotice error={causes.error} what="The causes could not be loaded" />}
      {causes.data && (many(causes.data.data) || cause) && (
        <Causes run={run} causes={causes.data.data} current={cause} />
      )}
      <BfTable
        caption={`What was found in ${run.fileName}, by line`}
        noun="finding"
        columns={COLUMNS}
        rowKey={(row) => `${row.line} ${row.column} ${row.code} ${row.message}`}
        query={query}
        list={list}
        filterWords={[cause && causeWords(cause), list.search['f.kind']].filter(Boolean).join(' · ')}
        empty={
          run.total === 0 ? (
            <AllDone title="No row, nothing found">The file holds no row below its header.</AllDone>
          ) : (
            <AllDone title="Nothing to mend">Every row of the file can be used as it is.</AllDone>
          )
        }
      />
    </section>
  );
}

/** More than a page of them, of more than one cause: then the causes are the better reading. */
function many(causes: ImportCause[]): boolean {
  return causes.length > 1 && causes.reduce((sum, cause) => sum + cause.count, 0) > 50;
}

function Causes({ run, causes, current }: { run: ImportRun; causes: ImportCause[]; current: string | undefined }) {
  const base = `/imports/${run.importId}`;
  return (
    <nav aria-label="Causes">
      <ul className={classes.causes}>
        <li>
          <AppLink className={classes.cause ?? ''} href={base} aria-current={current ? undefined : 'page'}>
            All
          </AppLink>
        </li>
        {byCode(causes).map(({ severity, code, count }) => (
          <li key={code}>
            <AppLink
              className={classes.cause ?? ''}
              href={`${base}?f.code=${code}`}
              aria-current={current === code ? 'page' : undefined}
            >
              <span className={classes.causeTone} data-tone={LEVELS[severity].tone}>
                <ToneIcon tone={LEVELS[severity].tone} size={14} />
              </span>
              {causeWords(code)} {formatCount(count)}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One chip for a code, whatever the column. */
function byCode(causes: ImportCause[]): { code: string; severity: ImportCause['severity']; count: number }[] {
  const codes = new Map<string, { code: string; severity: ImportCause['severity']; count: number }>();
  for (const { code, severity, count } of causes) {
    const known = codes.get(code);
    if (known) known.count += count;
    else codes.set(code, { code, severity, count });
  }
  return [...codes.values()];
}
