import { FindingList } from '../../../ui/finding-list.tsx';
import { plural } from '../../../ui/format/money.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { findingWords } from '../certificate-words.ts';
import { fixOf, pathWords } from '../path-words.ts';
import classes from './certificate-form.module.css';
import type { LiveChecks } from './use-live-checks.ts';

/** What the checks say of the draft as it stands. While they cannot run, it says for what they wait. */
export function ChecksPanel({ live }: { live: LiveChecks }) {
  return (
    <section className={`bf-card ${classes.panel}`} aria-label="What the checks say">
      <h2>What the checks say</h2>
      <div aria-live="polite">
        <Summary live={live} />
      </div>
      {live.findings.length > 0 && <FindingList findings={live.findings} fieldOf={pathWords} fixOf={fixOf} />}
    </section>
  );
}

export function Summary({ live: { answer, waitsFor, failed, findings } }: { live: LiveChecks }) {
  if (waitsFor) return <Notice tone="unknown">The checks wait: {waitsFor}</Notice>;
  if (failed)
    return <Notice tone="unknown">The checks did not answer. Saving is possible; they run again then.</Notice>;
  if (!answer) return <p className={classes.quiet}>The checks run while you type.</p>;
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const words = findingWords({ reject: count('reject'), warn: count('warn'), inform: count('inform') });
  const { ran, notRun } = answer.checks;
  return (
    <p className={classes.quiet}>
      <strong>{findings.length === 0 ? 'Nothing found' : words}</strong>. {plural(ran, 'check')} ran
      {notRun.length > 0 && `, ${notRun.length} could not`}.
    </p>
  );
}
