import { useQuery } from '@tanstack/react-query';
import type { CheckDetail, CheckRow } from '../../../api/content.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { SeverityBadge, StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { Citation } from '../../../ui/citation.tsx';
import { KeyValue } from '../../../ui/key-value.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { FactBlock } from '../facts/fact-section.tsx';
import { formFieldWords } from '../facts/fact-words.ts';
import { checkQuery, checksQuery } from '../library-queries.ts';
import { checkRoute } from '../library-routes.ts';
import { CheckCases } from './check-cases.tsx';
import { CheckCoverage } from './check-coverage.tsx';
import { CheckMessages } from './check-messages.tsx';
import { groupWords } from './check-words.ts';
import classes from './checks.module.css';

/** "What does this rule say, where does it stand, and what does the software do about it?" */
export function CheckPage() {
  const { code } = checkRoute.useParams();
  const query = useQuery(checkQuery(code));
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the check" />;
  }
  return <Check check={query.data} />;
}

function Check({ check }: { check: CheckDetail }) {
  return (
    <>
      <PageHeader
        title={`${check.code} ${check.title}`}
        heading={
          <>
            <span className="bf-mono">{check.code}</span> {check.title} <SeverityBadge severity={check.severity} />
            {!check.implemented && <StatusBadge tone="neutral">Not run</StatusBadge>}
          </>
        }
        up={{ label: 'Checks', href: '/library/checks' }}
        answer={`${check.text}.`}
        acts={<Neighbours code={check.code} />}
      />
      <State check={check} />
      <FactBlock id="rule" title="The rule">
        <div className={classes.pad}>
          <KeyValue rows={ruleRows(check)} />
        </div>
      </FactBlock>
      {check.messages.length > 0 && (
        <FactBlock
          id="messages"
          title="What it says"
          intro="The sentences of a finding. ‹Marked› words are filled with the values of the paper. Where a language has none of its own, its readers get the English."
        >
          <CheckMessages messages={check.messages} />
        </FactBlock>
      )}
      {check.coverage.length > 0 && (
        <FactBlock
          id="coverage"
          title="Coverage per state"
          intro={`How well the law it reads is known: ${check.law.join(', ')}.`}
        >
          <CheckCoverage check={check} />
        </FactBlock>
      )}
      {check.cases.length > 0 && (
        <FactBlock
          id="cases"
          title="Examples that prove it"
          count={check.cases.length}
          intro="Papers its test runs, and what the check must answer to each."
        >
          <CheckCases cases={check.cases} />
        </FactBlock>
      )}
    </>
  );
}

function State({ check }: { check: CheckDetail }) {
  if (!check.implemented) {
    return (
      <Notice tone="neutral">
        <strong>Not yet run by software.</strong> {check.notYet} Nothing is said about it on a certificate, and it never
        counts as passed.
      </Notice>
    );
  }
  if (!check.partly) return null;
  return (
    <Notice tone="attention">
      <strong>Runs in part:</strong> {check.partly}.
    </Notice>
  );
}

function ruleRows(check: CheckDetail) {
  const looksAt = check.appliesTo.map((field) => (
    <div key={field}>
      {formFieldWords(field)} <span className={`bf-mono ${classes.quiet}`}>{field}</span>
    </div>
  ));
  return [
    { label: 'What it checks', value: `${check.text}.` },
    { label: 'Why an auditor cares', value: `${check.why}.` },
    { label: 'Where it stands', value: <Sources check={check} /> },
    {
      label: 'Severity',
      value: (
        <>
          <SeverityBadge severity={check.severity} /> by default. The{' '}
          <AppLink href={`/policy?q=${check.code}`}>policy of a company</AppLink> may change it, and a rule that no
          source confirms never blocks.
          {check.severities.map(({ state, name, severity }) => (
            <div key={state}>
              <SeverityBadge severity={severity} /> in{' '}
              <AppLink href={`/library/states/${state}?fact=checkSeverities.${check.code}`}>{name}</AppLink>, by the
              state’s own text.
            </div>
          ))}
        </>
      ),
    },
    { label: 'Group', value: groupWords(check.group) },
    { label: 'What it looks at', value: looksAt },
  ];
}

function Sources({ check }: { check: CheckDetail }) {
  if (check.sources.length === 0) return <Citation text={null} />;
  return (
    <>
      {check.sources.map((source) => (
        <div key={source.text}>
          <Citation text={source.text} url={source.url} />
        </div>
      ))}
      {check.implemented && (
        <div className={classes.quiet}>
          A finding cites the state’s own text instead, where the rule comes from a fact of that state.
        </div>
      )}
    </>
  );
}

function Neighbours({ code }: { code: string }) {
  const checks = useQuery(checksQuery).data?.data ?? [];
  const at = checks.findIndex((check) => check.code === code);
  const link = (check: CheckRow | undefined, word: string) =>
    check && (
      <AppLink
        href={`/library/checks/${check.code}`}
        aria-label={`${word}: ${check.code} ${check.title}`}
        className={`bf-link ${classes.neighbour}`}
      >
        {word === 'Previous' ? '‹ ' : ''}
        {check.code}
        {word === 'Next' ? ' ›' : ''}
      </AppLink>
    );
  if (at === -1) return null;
  return (
    <nav aria-label="Neighbours" className="bf-no-print">
      {link(checks[at - 1], 'Previous')} {link(checks[at + 1], 'Next')}
    </nav>
  );
}
