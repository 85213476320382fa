import type { CertificateDetail, Checks } from '../../../api/certificates.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { plural } from '../../../ui/format/money.ts';
import { AllDone } from '../../../ui/notice/empty-states.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { WhyChanged } from '../../law/why-changed.tsx';
import { fixOf, pathWords } from '../path-words.ts';
import classes from './certificate-page.module.css';
import { RiskSection } from './risk-section.tsx';

/** Which checks ran and what they said; what could not run is told with why, and never counted as passed. */
export function FindingsTab({ certificate }: { certificate: CertificateDetail }) {
  const { checks, findings } = certificate;
  return (
    <div className={classes.stack}>
      {findings.length > 0 ? (
        <div className={`bf-card ${classes.findings}`}>
          <FindingList findings={findings} fieldOf={pathWords} fixOf={fixOf} />
        </div>
      ) : (
        <NothingFound checks={checks} />
      )}
      <RiskSection certificate={certificate} />
      <div className="bf-card">
        <Fold
          title={`${plural(checks.passed.length, 'check')} passed`}
          codes={checks.passed.map((code) => ({ code }))}
        />
        <Fold title={`${plural(checks.notRun.length, 'check')} could not run`} codes={checks.notRun} />
        <Fold
          title={`${plural(checks.notApplicable.length, 'check')} ${checks.notApplicable.length === 1 ? 'does' : 'do'} not apply`}
          codes={checks.notApplicable}
        />
      </div>
      <WhyChanged certificateId={certificate.certificateId} />
      <p className={classes.keys}>
        Judged today by the content <span className="bf-mono">{certificate.contentRelease}</span>.
      </p>
    </div>
  );
}

function NothingFound({ checks }: { checks: Checks }) {
  if (checks.passed.length === 0) {
    return <Notice tone="unknown">No check could run, so nothing is known about this certificate.</Notice>;
  }
  return (
    <AllDone title={`${plural(checks.passed.length, 'check')} passed, nothing found`}>
      {checks.notRun.length > 0 && `${plural(checks.notRun.length, 'check')} could not run; why stands below.`}
    </AllDone>
  );
}

function Fold({ title, codes }: { title: string; codes: { code: string; reason?: string }[] }) {
  if (codes.length === 0) return <p className={classes.fold}>{title}</p>;
  return (
    <details className={classes.fold}>
      <summary>{title}</summary>
      {groupsOf(codes).map(([reason, group]) => (
        <div key={reason} style={{ marginTop: 8 }}>
          {reason && <p>{reason}</p>}
          <p className={classes.facts}>
            {group.map((code) => (
              <AppLink key={code} className="bf-link bf-mono" href={`/library/checks/${code}`}>
                {code}
              </AppLink>
            ))}
          </p>
        </div>
      ))}
    </details>
  );
}

/** The same reason is said once. */
function groupsOf(codes: { code: string; reason?: string }[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { code, reason = '' } of codes) groups.set(reason, [...(groups.get(reason) ?? []), code]);
  return [...groups];
}
