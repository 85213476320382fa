import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Customer, getInheritance, type InheritanceRule } from '../../../api/customers.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { AddDialog } from './add-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import classes from './inheritance.module.css';

type Open = { act: 'add' } | { act: 'end' | 'undo'; rule: InheritanceRule };

/** Whose certificates the customer uses beside its own, and who uses its; undone rules stay to be read. */
export function InheritanceSection({ customer }: { customer: Customer }) {
  const query = useQuery({
    queryKey: ['customers', customer.customerId, 'inheritance'],
    queryFn: () => getInheritance(customer.customerId),
  });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const { uses = [], usedBy = [] } = query.data ?? {};
  return (
    <section className={`bf-card ${classes.section}`} aria-labelledby="inheritance">
      <h2 id="inheritance">Uses certificates of</h2>
      {query.error && (
        <ProblemNotice
          error={query.error}
          what="Whose certificates it uses was not read"
          retry={() => void query.refetch()}
        />
      )}
      {query.data && uses.length === 0 && <p>Nobody else; its own certificates alone count.</p>}
      <Rules rules={uses} other="of" onAct={(act, rule) => setOpen({ act, rule })} />
      <div>
        <ActButton
          permission="customers.write"
          act="change customers"
          variant="default"
          onClick={() => setOpen({ act: 'add' })}
        >
          Use another’s certificates
        </ActButton>
      </div>
      {usedBy.length > 0 && (
        <>
          <h3>Its certificates are used by</h3>
          <Rules rules={usedBy} other="customer" onAct={(act, rule) => setOpen({ act, rule })} />
        </>
      )}
      {open?.act === 'add' && <AddDialog customer={customer} onClose={close} />}
      {open && open.act !== 'add' && <EndDialog rule={open.rule} event={open.act} onClose={close} />}
    </section>
  );
}

interface RulesProps {
  rules: readonly InheritanceRule[];
  /** Which party the row names. */
  other: 'of' | 'customer';
  onAct: (act: 'end' | 'undo', rule: InheritanceRule) => void;
}

function Rules({ rules, other, onAct }: RulesProps) {
  if (rules.length === 0) return null;
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => (
        <li key={rule.inheritanceId} className={classes.rule} data-undone={rule.undone || undefined}>
          <div>
            <AppLink href={`/customers/${rule[other].customerId}/details`}>
              {rule[other].name} #{rule[other].number}
            </AppLink>
          </div>
          <div>
            For sales {period(rule)}
            {rule.undone && <strong> · undone, counts for none</strong>}
            {!rule.undone && rule.until !== null && rule.until < today() && <strong> · ended</strong>}
          </div>
          {rule.comment && <div>“{rule.comment}”</div>}
          <div className={classes.quiet}>
            Recorded by {rule.recordedBy}, <InstantText at={rule.recordedAt} />
          </div>
          {!rule.undone && (
            <div className={classes.acts}>
              {(['end', 'undo'] as const).map((act) => (
                <ActButton
                  key={act}
                  permission="customers.write"
                  act="change customers"
                  size="xs"
                  variant="default"
                  aria-label={`${ACTS[act]} of the certificates of ${rule.of.name} by ${rule.customer.name}`}
                  onClick={() => onAct(act, rule)}
                >
                  {ACTS[act]}
                </ActButton>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const ACTS = { end: 'End the use', undo: 'Undo the use' } as const;

function period({ from, until }: InheritanceRule): string {
  return until === null ? `dated ${formatDate(from)} and later` : `dated ${formatDate(from)} to ${formatDate(until)}`;
}
