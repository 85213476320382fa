import type { Sale } from '@bonafide/core/determination/sale.ts';
import { Button, CopyButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { WordedDecision, WordedLine } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { ToneIcon } from '../../ui/badge/status-badge.tsx';
import { OUTCOME_WORDS, type Tone } from '../../ui/badge/status-words.ts';
import { datesInWords, formatDate } from '../../ui/format/dates.ts';
import { formatMoney } from '../../ui/format/money.ts';
import { useStates } from '../places.ts';
import { AuthorityTable } from './authority-table.tsx';
import classes from './check.module.css';

/** Three answers only: exempt, charge tax, ask a person. */
function verdict(decision: WordedDecision, place: string): string {
  const tax = formatMoney(decision.totals.tax, 'cents', decision.currency);
  switch (decision.outcome) {
    case 'exempt':
      return `Leave tax off in ${place}`;
    case 'taxable':
      return `Charge ${tax} tax in ${place}`;
    case 'partly-exempt':
      return `Charge ${tax} tax on part of it in ${place}`;
    case 'cannot-decide':
      return 'Ask a person: this cannot be decided from what is known';
  }
}

export function CheckAnswer({ decision, sale }: { decision: WordedDecision; sale: Sale }) {
  const code = `${sale.shipTo?.country}-${sale.shipTo?.state}`;
  const place = useStates().find((state) => state.value === code)?.label ?? code;
  const tone: Tone = OUTCOME_WORDS[decision.outcome].tone;
  const title = verdict(decision, place);
  const line = decision.lines[0];
  const next = line?.nextStep?.text;
  return (
    <div className="bf-card">
      <div className={classes.verdict} data-tone={tone}>
        <ToneIcon tone={tone} size={28} />
        <h2>{title}</h2>
      </div>
      <div className={classes.body}>
        <p>{datesInWords(decision.text)}</p>
        {next && (
          <p>
            <strong>What would change it:</strong> {datesInWords(next)}
            {line?.nextStep?.certificateId && (
              <>
                {' '}
                <AppLink href={`/certificates/${line.nextStep.certificateId}`}>Open the certificate</AppLink>
              </>
            )}
          </p>
        )}
        <Messages decision={decision} />
        {line && <AuthorityTable line={line} currency={decision.currency} />}
        {line && <Considered line={line} />}
        <p className={classes.meta}>
          For {decision.customer?.name ?? `customer ${sale.customer?.number}, not on file`}, order of{' '}
          {formatDate(sale.date)}, {formatMoney(decision.totals.basis, 'cents', decision.currency)}. Rules{' '}
          {decision.contentRelease}, engine {decision.engineVersion}.
        </p>
        <CopyButton value={[title, decision.text, next].filter(Boolean).join('\n')}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={<IconCopy size={16} stroke={1.5} aria-hidden="true" />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy answer as text'}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}

function Messages({ decision }: { decision: WordedDecision }) {
  if (decision.messages.length === 0) return null;
  return (
    <ul className={classes.messages}>
      {decision.messages.map((message) => (
        <li key={message.code + (message.lineId ?? '')}>
          {datesInWords(message.text)} <span className="bf-mono">{message.code}</span>
        </li>
      ))}
    </ul>
  );
}

/** Every paper that was looked at and the first test that ruled it out, once each. */
function Considered({ line }: { line: WordedLine }) {
  const byId = new Map(
    line.authorities.flatMap((authority) => authority.rejected).map((paper) => [paper.certificateId, paper]),
  );
  if (byId.size === 0) return null;
  return (
    <details className={classes.considered}>
      <summary>Why not another paper ({byId.size})</summary>
      <ul>
        {[...byId.values()].map((paper) => (
          <li key={paper.certificateId}>
            <AppLink href={`/certificates/${paper.certificateId}`}>{paper.number}</AppLink>: {datesInWords(paper.text)}
          </li>
        ))}
      </ul>
    </details>
  );
}
