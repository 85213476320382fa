import type { Sale } from '@bonafide/core/determination/sale.ts';
import { Button, CopyButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { WordedDecision, WordedLine } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import { datesInWords, formatDate } from '../../ui/format/dates.ts';
import { formatMoney } from '../../ui/format/money.ts';
import { Advisories } from '../decisions/answer/advisories.tsx';
import { AuthorityTable } from '../decisions/answer/authority-table.tsx';
import { NextStep } from '../decisions/answer/next-step.tsx';
import { PapersList } from '../decisions/answer/papers-list.tsx';
import { Verdict } from '../decisions/answer/verdict.tsx';
import { fieldsOf } from '../decisions/sale/sale-fields.ts';
import { tryAddress } from '../decisions/sale/try-address.ts';
import { useStates } from '../places.ts';
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
  const title = verdict(decision, place);
  const line = decision.lines[0];
  const fields = fieldsOf(sale);
  return (
    <Verdict tone={OUTCOME_WORDS[decision.outcome].tone} title={title}>
      <p>{datesInWords(decision.text)}</p>
      <NextStep step={line?.nextStep ?? null} place={{ fields, customerId: decision.customer?.customerId ?? null }} />
      <Advisories decision={decision} said={decision.text} />
      {line && <AuthorityTable authorities={line.authorities} currency={decision.currency} />}
      {line && <Considered line={line} />}
      <p className={classes.meta}>
        For {decision.customer?.name ?? `customer ${sale.customer?.number}, not on file`}, order of{' '}
        {formatDate(sale.date)}, {formatMoney(decision.totals.basis, 'cents', decision.currency)}. Rules{' '}
        {decision.contentRelease}, engine {decision.engineVersion}.{' '}
        <AppLink href={tryAddress(fields)}>Try it with more lines, another day or a reason</AppLink>
      </p>
      <CopyButton value={[title, decision.text, line?.nextStep?.text].filter(Boolean).join('\n')}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy size={16} stroke={1.5} aria-hidden="true" />} onClick={copy}>
            {copied ? 'Copied' : 'Copy answer as text'}
          </Button>
        )}
      </CopyButton>
    </Verdict>
  );
}

/** Every certificate that was looked at and the first test that ruled it out. */
function Considered({ line }: { line: WordedLine }) {
  const count = new Set(line.authorities.flatMap(({ rejected }) => rejected.map((paper) => paper.certificateId))).size;
  if (count === 0) return null;
  return (
    <details className={classes.considered}>
      <summary>Why not another certificate ({count})</summary>
      <PapersList authorities={line.authorities} nearest={line.nextStep?.certificateId ?? null} />
    </details>
  );
}
