import type { CertificateDetail } from '../../../api/certificates.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { plural } from '../../../ui/format/money.ts';

interface Names {
  reason(code: string): string;
  state(code: string): string;
}

const MANY = 4;

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `for resale in Texas`; what is not known is said. */
function subject({ reason, jurisdictions }: CertificateDetail, names: Names): string {
  const why = reason ? `for ${lowerFirst(names.reason(reason))}` : 'for a reason not known';
  const where =
    jurisdictions.length === 0
      ? 'in no state we know'
      : jurisdictions.length > MANY
        ? `in ${jurisdictions.length} states`
        : `in ${jurisdictions.map(names.state).join(', ')}`;
  return `${why} ${where}`;
}

function period({ validFrom, expires }: CertificateDetail): string {
  const end = expires ? `to ${formatDate(expires)}` : 'with no end date';
  return `from ${formatDate(validFrom)} ${end}`;
}

function blocks(count: number): string {
  return count === 1 ? '1 finding blocks' : `${count} findings block`;
}

export interface Answer {
  /** Whether it holds. */
  verdict: string;
  /** For what and until when, where the verdict does not say it. */
  detail: string;
}

/** Whether the paper holds, for what, until when, in the order a reader needs it. */
export function certificateAnswer(certificate: CertificateDetail, today: string, names: Names): Answer {
  const { shownStatus, active, validFrom, expires } = certificate;
  const rejects = certificate.findings.filter((finding) => finding.severity === 'reject').length;
  const what = `${subject(certificate, names)}, ${period(certificate)}.`;
  const claims = `It claims exemption ${what}`;
  const counted = `It counted ${what}`;
  switch (shownStatus) {
    case 'approved':
    case 'temporary':
      if (!active) return { verdict: 'Switched off: no sale uses it.', detail: `It would count ${what}` };
      if (rejects > 0) {
        return { verdict: `Approved, though ${blocks(rejects)}: figures do not count it as cover.`, detail: claims };
      }
      if (validFrom > today) return { verdict: `Not yet: it counts ${what}`, detail: '' };
      return { verdict: `${shownStatus === 'temporary' ? 'Holds for now' : 'Holds'} ${what}`, detail: '' };
    case 'expired':
      return {
        verdict: `Does not hold: it ended on ${expires ? formatDate(expires) : 'a day not known'}.`,
        detail: counted,
      };
    case 'submitted':
    case 'in-review':
      return { verdict: `Not decided; ${rejects > 0 ? blocks(rejects) : 'nothing blocks it'}.`, detail: claims };
    case 'draft':
      return { verdict: 'A draft: nobody has submitted it.', detail: claims };
    case 'rejected':
      return { verdict: 'Does not hold: it was rejected.', detail: claims };
    case 'revoked':
      return { verdict: 'Does not hold: it was revoked.', detail: counted };
    case 'superseded':
      return { verdict: 'Does not hold: another certificate took its place.', detail: counted };
  }
}

/** What stands behind the answer: how many checks ran, and how many could not. Not run is never called passed. */
export function checksAnswer({ checks, findings }: Pick<CertificateDetail, 'checks' | 'findings'>): string {
  const found = findings.length === 0 ? 'nothing found' : plural(findings.length, 'finding');
  const ran = checks.ran === 0 ? 'No check could run' : `${plural(checks.ran, 'check')} ran, ${found}`;
  return checks.notRun.length === 0 ? `${ran}.` : `${ran}; ${checks.notRun.length} could not run.`;
}
