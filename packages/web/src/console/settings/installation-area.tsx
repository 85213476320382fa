import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../ui/app-link.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { formatCount, plural } from '../../ui/format/money.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { overviewQuery } from '../reference-queries.ts';
import classes from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { installationQuery } from './settings-queries.ts';

/** "What runs here, is it well, and by which law does it decide?" */
export function InstallationArea() {
  const query = useQuery(installationQuery);
  const facts = query.data;
  return (
    <SettingsFrame
      area="installation"
      answer={
        facts && (
          <>
            Bonafide {facts.version} decides by content release <strong>{facts.content.release}</strong>,{' '}
            {plural(facts.content.jurisdictions, 'jurisdiction')}.
          </>
        )
      }
    >
      {query.error && (
        <ProblemNotice
          error={query.error}
          what="The installation could not be asked"
          retry={() => void query.refetch()}
        />
      )}
      {!facts && !query.error && <RowSkeleton rows={6} noun="the installation" />}
      {facts && (
        <div className={classes.cards}>
          <section className={`bf-card ${classes.facts}`} aria-labelledby="service">
            <h2 id="service">Service</h2>
            <KeyValue
              rows={[
                {
                  label: 'Health',
                  value: query.error ? (
                    'Unknown: it did not answer just now'
                  ) : (
                    <>
                      Answered <InstantText at={new Date(query.dataUpdatedAt).toISOString()} />, database included
                    </>
                  ),
                },
                { label: 'Version', value: facts.version },
                { label: 'Running since', value: <InstantText at={facts.startedAt} /> },
                { label: 'Node.js', value: facts.node },
                { label: 'PostgreSQL', value: facts.database.version },
                {
                  label: 'Interface',
                  value: (
                    <a className="bf-link" href="/docs">
                      Reference of the API
                    </a>
                  ),
                },
              ]}
            />
          </section>
          <section className={`bf-card ${classes.facts}`} aria-labelledby="law">
            <h2 id="law">Law in force</h2>
            <KeyValue
              rows={[
                { label: 'Content release', value: facts.content.release },
                { label: 'Jurisdictions', value: formatCount(facts.content.jurisdictions) },
                { label: 'SHA-256', value: <span className="bf-mono">{facts.content.hash}</span> },
                { label: 'Sources', value: <AppLink href="/library">Library</AppLink> },
              ]}
            />
          </section>
          <Data logEntries={facts.logEntries} />
        </div>
      )}
    </SettingsFrame>
  );
}

function Data({ logEntries }: { logEntries: number }) {
  const { data: overview, error } = useQuery(overviewQuery);
  const counts = overview?.counts;
  const count = (value: number | undefined) => (value === undefined ? 'Unknown' : formatCount(value));
  return (
    <section className={`bf-card ${classes.facts}`} aria-labelledby="data">
      <h2 id="data">Data</h2>
      {error && <Notice tone="attention">The counts of records could not be read.</Notice>}
      <KeyValue
        rows={[
          { label: 'Customers', value: count(counts?.customers) },
          { label: 'Certificates', value: count(counts?.certificates) },
          { label: 'Sales', value: count(counts?.transactions) },
          { label: 'Log entries', value: formatCount(logEntries) },
        ]}
      />
    </section>
  );
}
