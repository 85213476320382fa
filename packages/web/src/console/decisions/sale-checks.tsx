import { useQuery } from '@tanstack/react-query';
import { saleChecks } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { formatDate } from '../../ui/format/dates.ts';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import classes from './decisions.module.css';

/** What the checks of a sale find at each line, by the certificates as they are now. */
export function SaleChecks({ transactionId }: { transactionId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['transactions', 'checks', transactionId],
    queryFn: () => saleChecks(transactionId),
  });
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="sale-checks">
      <h2 id="sale-checks">Checks of the sale</h2>
      {error && (
        <ProblemNotice error={error} what="The checks of the sale were not read" retry={() => void refetch()} />
      )}
      {!data && !error && <p role="status">Judging the lines…</p>}
      {data && (
        <>
          <p>
            {data.lines.length === 0
              ? 'Nothing was found at any line'
              : `Something was found at ${data.lines.length + data.leftOut} ${data.lines.length + data.leftOut === 1 ? 'line' : 'lines'}`}
            , by the certificates and the law of {formatDate(data.day)}.
          </p>
          {data.lines.map((line) => (
            <div key={line.lineId}>
              <h3>Line {line.lineId}</h3>
              <FindingList findings={line.findings} />
            </div>
          ))}
          {data.leftOut > 0 && <p>{data.leftOut} further lines with findings are not listed.</p>}
          {data.certificates.map((judged) => (
            <p key={judged.certificateId}>
              <AppLink href={`/certificates/${judged.certificateId}`}>Certificate {judged.number}</AppLink>:{' '}
              {judged.passed.length} checks passed at {judged.lines === 1 ? 'its line' : `its ${judged.lines} lines`}
              {judged.notRun.length > 0 && `, ${judged.notRun.length} could not be answered`}.
            </p>
          ))}
        </>
      )}
    </section>
  );
}
