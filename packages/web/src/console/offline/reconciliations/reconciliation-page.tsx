import type { Outcome } from '@bonafide/core/determination/decision.ts';
import { useQuery } from '@tanstack/react-query';
import type { Reconciliation, ReconciliationDifference } from '../../../api/offline.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { OutcomeBadge, StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { OUTCOME_WORDS } from '../../../ui/badge/status-words.ts';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { datesInWords } from '../../../ui/format/dates.ts';
import { formatMoney } from '../../../ui/format/money.ts';
import { KeyValue } from '../../../ui/key-value.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { AuthorityTable } from '../../decisions/answer/authority-table.tsx';
import classes from '../offline.module.css';
import { reconciliationQuery } from '../offline-queries.ts';
import { reconciliationRoute } from '../offline-routes.ts';
import { findingWords } from './finding-words.ts';

/** "Was the buyer told the right thing, and if not, what does it cost?" */
export function ReconciliationPage() {
  const { reconciliationId } = reconciliationRoute.useParams();
  const query = useQuery(reconciliationQuery(reconciliationId));
  const found = query.data;
  if (!found) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the reconciliation" />;
  }
  const { offlineDecision: told } = found;
  return (
    <>
      <PageHeader
        title={`Invoice ${found.number}`}
        heading={
          <>
            Invoice {found.number}{' '}
            <StatusBadge tone={found.differs ? 'attention' : 'good'}>
              {found.differs ? 'Decided otherwise' : 'The same'}
            </StatusBadge>
          </>
        }
        up={{ label: 'Reconciliations', href: '/offline/reconciliations' }}
        answer={findingWords(found)}
        meta={
          <>
            Decided offline <InstantText at={found.decidedAt} /> · received <InstantText at={found.receivedAt} /> from{' '}
            {found.sentBy}
          </>
        }
      />
      <div className={classes.stack}>
        {found.stale && <Notice tone="attention">The book was out of date when it decided; the answer said so.</Notice>}
        {found.differences.length > 0 && <Differences found={found} />}
        <div className={classes.halves}>
          <section className={`bf-card ${classes.card}`} aria-labelledby="told">
            <h2 id="told">What the buyer was told</h2>
            <p>
              <OutcomeBadge outcome={told.outcome} /> {datesInWords(told.text)}
            </p>
            {told.lines.map((line) => (
              <AuthorityTable key={line.lineId} authorities={line.authorities} currency={told.currency} />
            ))}
          </section>
          <section className={`bf-card ${classes.card}`} aria-labelledby="recorded">
            <h2 id="recorded">What is recorded</h2>
            <KeyValue
              rows={[
                { label: 'Customer', value: found.customerName ?? found.customerNumber },
                { label: 'Outcome', value: <OutcomeBadge outcome={found.outcome as Outcome} /> },
                { label: 'Tax told', value: formatMoney(found.offlineTax, 'cents', found.currency) },
                { label: 'Tax now', value: formatMoney(found.tax, 'cents', found.currency) },
                {
                  label: 'Sale',
                  value: <AppLink href={`/decisions/${found.transactionId}`}>Open the recorded sale</AppLink>,
                },
                { label: 'Snapshot', value: <span className={`bf-mono ${classes.key}`}>{found.snapshotId}</span> },
              ]}
            />
          </section>
        </div>
        <p className={classes.hint}>
          Nothing was posted or corrected: a tax that was charged or left off stays with the seller to correct with the
          buyer.
        </p>
      </div>
    </>
  );
}

interface Side {
  outcome: Outcome;
  tax: string;
  certificate?: { number: string } | null;
}

function Differences({ found }: { found: Reconciliation }) {
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="differs">
      <h2 id="differs">What comes out otherwise, and why</h2>
      <ul className={classes.differences}>
        {found.differences.map((difference) => (
          <li key={`${difference.lineId} ${difference.authority}`}>
            Line {difference.lineId}
            {difference.authority && `, ${difference.authority}`}: {sideWords(difference.before, found.currency)} →{' '}
            <strong>{sideWords(difference.after, found.currency)}</strong>
            <span className={classes.under}>{datesInWords(difference.why)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sideWords(side: ReconciliationDifference['before'], currency: string): string {
  if (!side) return 'no result';
  const { outcome, tax, certificate } = side as Side;
  const by = certificate ? ` by ${certificate.number}` : '';
  return `${OUTCOME_WORDS[outcome].word}${by}, tax ${formatMoney(tax, 'cents', currency)}`;
}
