import type { Replay } from '../../api/replays.ts';
import type { Tone } from '../../ui/badge/status-words.ts';
import { formatInstant } from '../../ui/format/dates.ts';
import { formatMoney, plural } from '../../ui/format/money.ts';

const STATUS: Readonly<Record<Replay['status'], { tone: Tone; word: string }>> = {
  running: { tone: 'working', word: 'Running' },
  done: { tone: 'good', word: 'Done' },
  stopped: { tone: 'neutral', word: 'Stopped' },
  failed: { tone: 'bad', word: 'Failed' },
};

export const replayStatus = ({ status }: Replay) => STATUS[status];

export type Policy = Replay['against']['policy'];
export type PolicyName = keyof Policy;

/** Each setting that may be tried out, with the words of its values. */
export const POLICY_WORDS: Readonly<
  Record<PolicyName, { label: string; values: readonly { value: string; label: string }[] }>
> = {
  certificateSelection: {
    label: 'Where several certificates fit',
    values: [
      { value: 'first-approved', label: 'Take the first approved' },
      { value: 'best', label: 'Take the best' },
    ],
  },
  expiryDayInclusive: {
    label: 'The last day of a certificate',
    values: [
      { value: 'true', label: 'Still counts' },
      { value: 'false', label: 'No longer counts' },
    ],
  },
  temporaryCertificatesAffectTax: {
    label: 'Temporary certificates',
    values: [
      { value: 'true', label: 'Exempt until their day' },
      { value: 'false', label: 'Exempt nothing until approved' },
    ],
  },
  strictCustomerLookup: {
    label: 'Customers are found by',
    values: [
      { value: 'true', label: 'Number alone' },
      { value: 'false', label: 'Number and name, or name alone' },
    ],
  },
  goodsLists: {
    label: 'Products and commodity codes',
    values: [
      { value: 'either', label: 'Either list is enough' },
      { value: 'both', label: 'Both lists must name the goods' },
    ],
  },
  exemptWithoutCertificate: {
    label: 'Customers marked as fully exempt',
    values: [
      { value: 'true', label: 'Exempt even without a certificate' },
      { value: 'false', label: 'Need a certificate' },
    ],
  },
};

export const POLICY_NAMES = Object.keys(POLICY_WORDS) as PolicyName[];

/** The draft policy, setting by setting; empty where each company keeps its own. */
export function policyWords(policy: Policy): string[] {
  return POLICY_NAMES.flatMap((name) => {
    const chosen = policy[name];
    if (chosen === undefined) return [];
    const { label, values } = POLICY_WORDS[name];
    return [`${label}: ${values.find(({ value }) => value === String(chosen))?.label ?? String(chosen)}`];
  });
}

/** With which records. */
export function againstWords({ against, snapshotAt }: Replay): string {
  if (against.knownAt === 'recording') return 'with the records of each sale’s own time';
  if (against.knownAt === 'start') return `with the records as known on ${formatInstant(snapshotAt)}`;
  return `with the records as known on ${formatInstant(against.knownAt)}`;
}

type Sum = Replay['sums'][number];

/** More or less, as a number for the sign alone; the amount itself stays text. */
export const taxChange = ({ taxMore, taxLess }: Sum) => Number(taxMore) + Number(taxLess);

/** The finding in one sentence. */
export function findingWords(replay: Replay): string {
  const { total, processed, changed, undecided, status } = replay;
  if (status === 'done' && total === 0) return 'No recorded sale matches; there was nothing to decide.';
  const of = status === 'done' ? plural(total, 'sale') : `the first ${plural(processed, 'sale')}`;
  if (processed === 0) return 'No sale has been decided yet.';
  const left = undecided > 0 ? ` ${plural(undecided, 'sale')} cannot be decided.` : '';
  if (changed === 0) return `Nothing comes out otherwise in ${of}.${left}`;
  const money = replay.sums.filter((sum) => sum.changed > 0).map(moneyWords);
  return `${plural(changed, 'sale comes', 'sales come')} out otherwise of ${of}: ${money.join('; ')}.${left}`;
}

function moneyWords(sum: Sum): string {
  const parts = [
    Number(sum.taxMore) > 0 ? `${formatMoney(sum.taxMore, 'cents', sum.currency)} more tax` : '',
    Number(sum.taxLess) < 0 ? `${formatMoney(sum.taxLess.replace('-', ''), 'cents', sum.currency)} less tax` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' and ') : `the same tax in ${sum.currency}`;
}
