import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CertificateDetail, WordedFinding } from '../../../api/certificates.ts';
import type { Customer } from '../../../api/customers.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { SeverityBadge } from '../../../ui/badge/status-badge.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { customerQuery } from '../../customers/customer-queries.ts';
import { fieldOfPath, pathWords } from '../path-words.ts';
import { useReasonCodeName } from '../use-reason-code-name.ts';
import { useValueWords } from '../use-value-words.ts';
import classes from './certificate-page.module.css';
import { type FieldRow, paperRows, recordRows } from './field-rows.ts';

/** What the paper says and what the record says, each value beside what the checks and the account say about it. */
export function FieldsTab({ certificate }: { certificate: CertificateDetail }) {
  const words = useValueWords();
  const customer = useQuery(customerQuery(certificate.customerId)).data;
  const codeName = useReasonCodeName(certificate, customer);
  const findings = byField(certificate.findings);
  const paper = paperRows(certificate.claim, words, customer);
  const record = recordRows(certificate, words, codeName);
  const shown = paper.filter((row) => row.value !== null || findings.has(row.path));
  const empty = paper.filter((row) => row.value === null && !findings.has(row.path));
  const placed = new Set([...paper, ...record].map((row) => row.path));
  const elsewhere = certificate.findings.filter((finding) => !placed.has(fieldOfPath(finding.path)));
  return (
    <div className={classes.stack}>
      <section className={classes.section}>
        <h2>On the paper</h2>
        {shown.length === 0 && (
          <Notice tone="unknown">Nothing was typed from the paper, so what it says is unknown.</Notice>
        )}
        <div className="bf-card">
          {shown.length > 0 && <Rows rows={shown} findings={findings} customer={customer} />}
          {empty.length > 0 && (
            <details className={classes.fold}>
              <summary>{empty.length === 1 ? '1 field is not given' : `${empty.length} fields are not given`}</summary>
              <ul>
                {empty.map((row) => (
                  <li key={row.path}>{row.label}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </section>
      <section className={classes.section}>
        <h2>In our record</h2>
        <div className="bf-card">
          <Rows rows={record} findings={findings} customer={customer} />
          {elsewhere.map((finding) => (
            <div key={finding.code + finding.path} className={classes.row}>
              <span className={classes.missing}>{pathWords(finding.path)}</span>
              <FieldFinding finding={finding} />
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}

function byField(findings: WordedFinding[]): Map<string, WordedFinding[]> {
  const placed = new Map<string, WordedFinding[]>();
  for (const finding of findings) {
    const field = fieldOfPath(finding.path);
    placed.set(field, [...(placed.get(field) ?? []), finding]);
  }
  return placed;
}

interface RowsProps {
  rows: FieldRow[];
  findings: Map<string, WordedFinding[]>;
  customer: Customer | undefined;
}

function Rows({ rows, findings, customer }: RowsProps) {
  return (
    <dl className={classes.fields}>
      {rows.map((row) => (
        <div key={row.path} className={classes.row}>
          <dt>{row.label}</dt>
          <dd>
            <Value row={row} />
            {customer && <Account row={row} />}
            {(findings.get(row.path) ?? []).map((finding) => (
              <FieldFinding key={finding.code + finding.path} finding={finding} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ row }: { row: FieldRow }): ReactNode {
  if (row.value === null) return <span className={classes.missing}>{row.missing ?? 'Not given'}</span>;
  return row.mono ? <span className="bf-mono">{row.value}</span> : row.value;
}

/** The same value in the customer's account, where the account has one. */
function Account({ row }: { row: FieldRow }): ReactNode {
  if (!row.account || row.value === null) return null;
  if (row.account.same) return <span className={classes.mark}>= account</span>;
  return <span className={classes.differs}>≠ account: {row.account.value}</span>;
}

function FieldFinding({ finding }: { finding: WordedFinding }) {
  return (
    <div className={classes.finding} tabIndex={-1} data-finding>
      <SeverityBadge severity={finding.severity} />
      <AppLink className="bf-link bf-mono" href={`/library/checks/${finding.code}`}>
        {finding.code}
      </AppLink>
      <span>{finding.text}</span>
    </div>
  );
}
