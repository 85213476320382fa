import type { Verdict } from '../../api/law.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import classes from './law.module.css';
import { VERDICT_WORDS } from './law-words.ts';

/** `Good → Refused`. */
export function VerdictMove({ before, after }: { before: Verdict; after: Verdict }) {
  return (
    <span className={classes.verdicts}>
      <StatusBadge tone={VERDICT_WORDS[before].tone}>{VERDICT_WORDS[before].word}</StatusBadge>
      <span aria-hidden="true">→</span>
      <span className="bf-visually-hidden">became</span>
      <StatusBadge tone={VERDICT_WORDS[after].tone}>{VERDICT_WORDS[after].word}</StatusBadge>
    </span>
  );
}

interface Moved {
  come: readonly { code: string; path: string; severity: string }[];
  gone: readonly { code: string; path: string; severity: string }[];
}

/** Which findings have come and gone, each leading to its check. */
export function FindingsMoved({ come, gone }: Moved) {
  return (
    <ul className={classes.list}>
      {come.map(({ code, path, severity }) => (
        <li key={`come ${code} ${path}`}>
          Come: <CheckLink code={code} /> ({severity})
        </li>
      ))}
      {gone.map(({ code, path, severity }) => (
        <li key={`gone ${code} ${path}`}>
          Gone: <CheckLink code={code} /> ({severity})
        </li>
      ))}
    </ul>
  );
}

function CheckLink({ code }: { code: string }) {
  return (
    <AppLink className="bf-link bf-mono" href={`/library/checks/${code}`}>
      {code}
    </AppLink>
  );
}
