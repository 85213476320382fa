import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../../app/session/act-button.tsx';
import { useListState } from '../../../ui/list/list-state.ts';
import { NoPermission } from '../../../ui/notice/no-permission.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import classes from '../imports.module.css';
import { exportFilesQuery } from '../imports-queries.ts';
import { ExportAnswer } from './export-answer.tsx';
import { ExportFiles } from './export-files.tsx';
import { ExportTarget } from './export-target.tsx';
import { useExportChoice } from './use-export-choice.ts';

/** "What does this company decide by, as files that come in again?" */
export function ExportPage() {
  const list = useListState();
  const choice = useExportChoice(list);
  const allowed = useCan('exports.run');
  const { company, group, customer, block, groupsError } = choice;
  const asked = allowed && company ? { company: company.externalId, group, customer } : null;
  const query = useQuery(exportFilesQuery(asked));
  if (!allowed) return <NoPermission />;
  return (
    <>
      <PageHeader
        title="Export"
        up={{ label: 'Imports', href: '/imports' }}
        answer={
          company &&
          query.data && (
            <ExportAnswer
              files={query.data}
              of={whose(company.name, group, customer)}
              whole={group === undefined && customer === undefined}
            />
          )
        }
      />
      {block}
      {company && (
        <>
          <section className={`bf-card ${classes.new}`} aria-label="What to export">
            <ExportTarget choice={choice} list={list} />
            {groupsError && <ProblemNotice error={groupsError} what="The customer groups could not be loaded" />}
          </section>
          {query.error && (
            <div className={classes.exportNotes}>
              <ProblemNotice
                error={query.error}
                what="The files could not be listed"
                retry={() => void query.refetch()}
              />
            </div>
          )}
          {!query.data && !query.error && <RowSkeleton rows={8} noun="the files" />}
          {query.data && !query.error && <ExportFiles files={query.data} group={group} customer={customer} />}
        </>
      )}
    </>
  );
}

function whose(company: string, group: string | undefined, customer: string | undefined): string {
  return [company, group && `group ${group}`, customer && `customer #${customer}`].filter(Boolean).join(', ');
}
