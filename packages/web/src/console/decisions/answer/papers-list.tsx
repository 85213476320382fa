import { IconCircleCheckFilled, IconCircleMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { WordedAuthority } from '../../../api/decisions.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Citation } from '../../../ui/citation.tsx';
import { datesInWords, formatDate } from '../../../ui/format/dates.ts';
import { checksQuery } from '../../library/library-queries.ts';
import classes from './answer.module.css';
import { PaperLink } from './paper-link.tsx';
import { type PassedPaper, papersOf, type UsedPaper } from './papers.ts';

/** As many as can be read at a glance; the others fold, one click away. */
const SHOWN = 5;

interface PapersListProps {
  authorities: readonly WordedAuthority[];
  /** The certificate that the next step is about. */
  nearest: string | null;
}

/** Every certificate that was looked at: those used, then each other with the first test that ruled it out and its rule. */
export function PapersList({ authorities, nearest }: PapersListProps) {
  const { used, passed } = papersOf(authorities, nearest);
  const all = authorities.length;
  if (used.length + passed.length === 0) return <p className={classes.quiet}>No certificate was looked at.</p>;
  const row = (paper: PassedPaper) => (
    <Passed key={paper.certificateId + paper.text} paper={paper} everywhere={paper.authorities.length === all} />
  );
  const rest = passed.length > SHOWN + 1 ? passed.slice(SHOWN) : [];
  const shown = rest.length > 0 ? passed.slice(0, SHOWN) : passed;
  return (
    <>
      <ul className={classes.papers}>
        {used.map((paper) => (
          <Used key={paper.certificateId} paper={paper} />
        ))}
        {shown.map(row)}
      </ul>
      {rest.length > 0 && (
        <details className={classes.rest}>
          <summary>{rest.length} more that were ruled out</summary>
          <ul className={classes.papers}>{rest.map(row)}</ul>
        </details>
      )}
    </>
  );
}

function Used({ paper }: { paper: UsedPaper }) {
  const end = paper.expires ? `holds until ${formatDate(paper.expires)}` : 'no end date';
  return (
    <li className={classes.paper} data-used>
      <IconCircleCheckFilled size={16} aria-hidden="true" />
      <div>
        <div className={classes.paperHead}>
          <PaperLink certificateId={paper.certificateId} number={paper.number} />
          <span>
            used for {paper.authorities.join(', ')}
            {paper.temporary && ', temporary'}
            <Owner of={paper.inheritedFrom} />
          </span>
        </div>
        <p className={classes.quiet}>
          Version {paper.version}, {end}
        </p>
      </div>
    </li>
  );
}

function Passed({ paper, everywhere }: { paper: PassedPaper; everywhere: boolean }) {
  return (
    <li className={classes.paper}>
      <IconCircleMinus size={16} stroke={1.75} aria-hidden="true" />
      <div>
        <div className={classes.paperHead}>
          <PaperLink certificateId={paper.certificateId} number={paper.number} />
          {!everywhere && <span>not for {paper.authorities.join(', ')}</span>}
          <Owner of={paper.inheritedFrom} />
        </div>
        <p>{datesInWords(paper.text)}</p>
        <Rule rule={paper.rule} />
      </div>
    </li>
  );
}

/** Whose it is, where the customer uses another's. */
function Owner({ of }: { of: UsedPaper['inheritedFrom'] }) {
  if (!of) return null;
  return (
    <span>
      {' '}
      of <AppLink href={`/customers/${of.customerId}/details`}>{of.name}</AppLink>
    </span>
  );
}

function Rule({ rule }: { rule: PassedPaper['rule'] }) {
  const checks = useQuery(checksQuery).data?.data ?? [];
  const citation = checks.find((check) => check.code === rule.check)?.citation ?? null;
  return (
    <p className={classes.quiet}>
      Rule: {rule.text}{' '}
      {rule.check && (
        <AppLink className={`bf-link bf-mono ${classes.code}`} href={`/library/checks/${rule.check}`}>
          {rule.check}
        </AppLink>
      )}{' '}
      {citation && <Citation text={citation.text} url={citation.url} />}
    </p>
  );
}
