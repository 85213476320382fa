import type { Severity } from '@bonafide/core/check/finding.ts';
import type { WordedFinding } from '../api/certificates.ts';
import { AppLink } from './app-link.tsx';
import { SeverityBadge } from './badge/status-badge.tsx';
import { SEVERITY_WORDS } from './badge/status-words.ts';
import { Citation } from './citation.tsx';
import classes from './finding-list.module.css';

/** Who weighs it otherwise than the check does by itself. */
function severityWords({ by, default: byDefault }: NonNullable<WordedFinding['severitySet']>): string {
  const who = by === 'policy' ? 'The policy of the company' : 'The law of the state';
  return `${who} sets this level; by default it is “${SEVERITY_WORDS[byDefault].word}”.`;
}

const ORDER: Record<Severity, number> = { reject: 0, warn: 1, inform: 2 };

interface FindingListProps {
  findings: WordedFinding[];
  /** What people call the place of a finding; its pointer where nobody says. */
  fieldOf?: (path: string) => string;
  /** Who can make it go away, and how. */
  fixOf?: (path: string) => string;
}

/** Findings, worst first: level, check ID, sentence, fix, source, field. */
export function FindingList({ findings, fieldOf, fixOf }: FindingListProps) {
  const sorted = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <ul className={classes.list}>
      {sorted.map((finding) => (
        <li key={finding.code + finding.path} className={classes.item} tabIndex={-1} data-finding>
          <div className={classes.head}>
            <SeverityBadge severity={finding.severity} />
            <AppLink
              className={`bf-mono bf-link ${classes.code}`}
              href={finding.code.startsWith('OWN-') ? `/policy/own/${finding.code}` : `/library/checks/${finding.code}`}
            >
              {finding.code}
            </AppLink>
            <span className={classes.title}>{finding.title}</span>
          </div>
          <p>{finding.text}</p>
          {fixOf && <p>{fixOf(finding.path)}</p>}
          {finding.severitySet && <p className={classes.source}>{severityWords(finding.severitySet)}</p>}
          <p className={classes.source}>
            <Citation text={finding.citationText} url={finding.citationUrl} />
            {finding.path && (
              <>
                {' · '}Field{' '}
                {fieldOf ? fieldOf(finding.path).toLowerCase() : <span className="bf-mono">{finding.path}</span>}
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
