import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { factOn } from '@bonafide/core/content/content.ts';
import { computeExpiry } from '@bonafide/core/content/validity.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormRow } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { validityWords } from '../../library/facts/fact-words.ts';
import { formQuery, formsQuery } from '../../library/library-queries.ts';
import { ChoiceBox } from './boxes.tsx';
import classes from './certificate-form.module.css';
import { wholeStates, withStates } from './draft.ts';
import { useDraft } from './draft-context.ts';

const label = ({ number, title }: Pick<FormRow, 'number' | 'title'>) => (number ? `${number} ${title}` : title);

/** Forms of the chosen states, then those of several states; all of them while no state is chosen. */
function choices(forms: FormRow[], states: string[]) {
  const options = (rows: FormRow[]) => rows.map((row) => ({ value: row.formId, label: label(row) }));
  const chosen = new Set(states);
  const groups = new Map<string, FormRow[]>();
  for (const row of forms) {
    if (row.multistate || (chosen.size > 0 && !chosen.has(row.owner))) continue;
    groups.set(row.ownerName, [...(groups.get(row.ownerName) ?? []), row]);
  }
  const several = { group: 'Taken by several states', items: options(forms.filter((row) => row.multistate)) };
  const own = [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([group, rows]) => ({ group, items: options(rows) }));
  return states.length > 1 ? [several, ...own] : [...own, several];
}

/** The blank the paper was given on. A form of one state names its state too. */
export function FormChoice() {
  const { draft, replace } = useDraft();
  const forms = useQuery(formsQuery).data?.data ?? [];
  const states = wholeStates(draft);
  const pick = (formId: string | null) => {
    const form = forms.find((row) => row.formId === formId);
    const next = { ...draft, formId };
    replace(form && !form.multistate && states.length === 0 ? withStates(next, [form.owner]) : next);
  };
  const known = forms.filter((row) => row.formId === draft.formId);
  const data = choices(forms, states);
  // A form of a state that is not chosen stays in sight when the record has it.
  const listed = data.some((group) => group.items.some((item) => item.value === draft.formId));
  const shown =
    listed || known.length === 0
      ? data
      : [{ group: 'On the record', items: known.map((row) => ({ value: row.formId, label: label(row) })) }, ...data];
  return (
    <>
      <ChoiceBox path="/formId" data={shown} searchable onPick={pick} description="Type its number or name" />
      {draft.formId && <FormFacts formId={draft.formId} />}
    </>
  );
}

/** What the law says of the chosen form, and the last day that follows from it. */
function FormFacts({ formId }: { formId: string }) {
  const { draft, set } = useDraft();
  const detail = useQuery(formQuery(formId)).data;
  if (!detail) return null;
  const signed = draft.claim.signedDate;
  const day = signed && isCalendarDate(signed) ? signed : null;
  const printed = draft.claim.expiryDate && isCalendarDate(draft.claim.expiryDate) ? draft.claim.expiryDate : null;
  const { expires } = computeExpiry(detail.form, day, printed, day ?? today());
  const validity = factOn(detail.form.validity, day ?? today())?.value;
  return (
    <div className={classes.quiet}>
      {validity && <>By law: {validityWords(validity)}. </>}
      {detail.form.completedBy === 'state' && 'The state issues it; the customer does not fill it in. '}
      <AppLink href={`/library/forms/${encodeURIComponent(formId)}`} target="_blank">
        The form in the library
      </AppLink>
      {expires && expires !== draft.expires && (
        <div>
          <Button size="xs" variant="default" mt={4} onClick={() => set('/expires', expires)}>
            Set the last day: {formatDate(expires)}
          </Button>
        </div>
      )}
    </div>
  );
}
