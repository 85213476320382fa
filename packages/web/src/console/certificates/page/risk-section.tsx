import type { CertificateDetail } from '../../../api/certificates.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { plural } from '../../../ui/format/money.ts';
import { riskWord } from '../risk-words.ts';
import classes from './certificate-page.module.css';

type RiskPart = CertificateDetail['risk']['parts'][number];
type RiskLink = RiskPart['links'][number];

const MOST = 100;

/** What speaks for a closer look, part by part. A certificate of which nothing does gets one quiet line. */
export function RiskSection({ certificate }: { certificate: CertificateDetail }) {
  const { score, parts } = certificate.risk;
  if (parts.length === 0) {
    return <p className={classes.quiet}>Risk 0 of {MOST}: no sign of a copied, shared or altered paper.</p>;
  }
  const sum = parts.reduce((points, part) => points + part.points, 0);
  const word = riskWord(score);
  return (
    <section className={classes.section} aria-labelledby="risk">
      <h2 id="risk">Risk</h2>
      <div className={`bf-card ${classes.pad}`}>
        <p className={classes.score}>
          <strong className={classes.points}>{score}</strong> of {MOST}
          {word === 'Low' ? <span>Low</span> : <StatusBadge tone="attention">{word}</StatusBadge>}
        </p>
        <p className={classes.quiet}>
          How much speaks for a closer look. It decides nothing: findings do.
          {sum > MOST && ` The parts come to ${sum}; the score ends at ${MOST}.`}
        </p>
        <ul className={classes.parts}>
          {parts.map((part) => (
            <li key={part.code}>
              <span className={classes.points}>
                <span aria-hidden="true">+{part.points}</span>
                <span className="bf-visually-hidden">{plural(part.points, 'point')}: </span>
              </span>
              <div>
                <p>{part.text}</p>
                {part.links.length > 0 && (
                  <p className={classes.facts}>
                    {part.links.map((link) => (
                      <AppLink key={link.kind + link.id} href={hrefOf(link, certificate.certificateId)}>
                        {LABELS[link.kind]}
                        {link.label}
                      </AppLink>
                    ))}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** What stands before a label that does not tell by itself what it names. */
const LABELS: Readonly<Record<RiskLink['kind'], string>> = {
  certificate: '',
  customer: '',
  document: 'Document ',
  sale: 'Invoice ',
};

/** Where the thing is seen; a document is one of this certificate's own, shown beside its findings. */
function hrefOf({ kind, id }: RiskLink, certificateId: string): string {
  switch (kind) {
    case 'certificate':
      return `/certificates/${id}/fields`;
    case 'customer':
      return `/customers/${id}/certificates`;
    case 'sale':
      return `/decisions/${id}`;
    case 'document':
      return `/certificates/${certificateId}/findings?${new URLSearchParams({ document: id })}`;
  }
}
