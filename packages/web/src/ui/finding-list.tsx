import type { Severity } from '@bonafide/core/check/finding.ts';
import type { WordedFinding } from '../api/certificates.ts';
import { AppLink } from './app-link.tsx';
import { SeverityBadge } from './badge/status-badge.tsx';
import { Citation } from './citation.tsx';
import classes from './finding-list.module.css';

const ORDER: Record<Severity, number> = { reject: 0, warn: 1, inform: 2 };

/** Findings, worst first: level, check ID, sentence, field, source. */
export function FindingList({ findings }: { findings: WordedFinding[] }) {
  const sorted = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <ul className={classes.list}>
      {sorted.map((finding) => (
        <li key={finding.code + finding.path} className={classes.item}>
          <div className={classes.head}>
            <SeverityBadge severity={finding.severity} />
            <AppLink className={`bf-mono bf-link ${classes.code}`} href={`/library/checks/${finding.code}`}>
              {finding.code}
            </AppLink>
            <span className={classes.title}>{finding.title}</span>
          </div>
          <p>{finding.text}</p>
          <p className={classes.source}>
            <Citation text={finding.citationText} url={finding.citationUrl} />
            {finding.path && (
              <>
                {' · '}Field <span className="bf-mono">{finding.path}</span>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
