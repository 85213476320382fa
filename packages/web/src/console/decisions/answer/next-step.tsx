import type { WordedLine } from '../../../api/decisions.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { datesInWords } from '../../../ui/format/dates.ts';
import { type StepPlace, stepLink } from './step-link.ts';

/** The one change that would bring another outcome, and where it is made. */
export function NextStep({ step, place }: { step: WordedLine['nextStep']; place: StepPlace }) {
  if (!step) return null;
  const { label, href } = stepLink(step, place);
  return (
    <p>
      <strong>What would change it:</strong> {datesInWords(step.text)} <AppLink href={href}>{label}</AppLink>
    </p>
  );
}
