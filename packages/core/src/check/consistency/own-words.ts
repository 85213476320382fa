import type { Reason } from '../../certificate/reason.ts';
import { type Check, notApplicable, type Observation, PRACTICE } from '../check.ts';
import { mentions } from '../name-text.ts';
import { isFilled, reasonsOf } from '../subject.ts';

const OWN_USE = [
  'own use',
  'our use',
  'personal use',
  'office use',
  'internal use',
  'not for resale',
  'for consumption',
];
const FOR_RESALE = ['for resale', 'to resell', 'for re sale', 'reselling'];

const NONE: readonly string[] = [];

/** Words that contradict a reason when they stand in the free text. */
const AGAINST: Partial<Record<Reason, readonly string[]>> = {
  resale: OWN_USE,
  'federal-government': FOR_RESALE,
  'state-local-government': FOR_RESALE,
  charitable: FOR_RESALE,
  religious: FOR_RESALE,
};

/**
 * The free text does not contradict the box: "own use" beside resale ends good faith. Words are found without being understood
 * ("not for our own use"), so every observation goes to a person.
 */
export const ownWords: Check = {
  id: 'CON-17',
  group: 'consistency',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.description', 'claim.reasonDetail', 'claim.reasons'],
  citation: PRACTICE,
  run(subject) {
    const { description, reasonDetail } = subject.certificate.claim;
    const texts = [
      { path: '/claim/description/items', text: description.items },
      { path: '/claim/description/business', text: description.business },
      { path: '/claim/reasonDetail', text: reasonDetail },
    ];
    const reasons = reasonsOf(subject);
    if (reasons.length === 0) return notApplicable('reason-unknown');
    if (!texts.some((entry) => isFilled(entry.text))) return notApplicable('field-empty');
    return reasons.flatMap(({ value: reason }) =>
      texts.flatMap(({ path, text }): Observation[] => {
        const words = isFilled(text) ? mentions(text, AGAINST[reason] ?? NONE) : undefined;
        return words === undefined ? [] : [{ path, values: { words, reason }, severity: 'warn' }];
      }),
    );
  },
};
