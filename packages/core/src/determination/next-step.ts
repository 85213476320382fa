import type { PlaceProblem } from '../place/place.ts';
import type { CompiledAuthority } from './book.ts';
import type { CompiledCertificate } from './compile-certificate.ts';
import { claimedAt } from './decide-authority.ts';
import type { AuthorityResult, CandidateTest, NextStep } from './decision.ts';
import type { LineContext } from './line-context.ts';
import { type Claimed, failedTests } from './match.ts';
import { rejectionValues } from './rejection-values.ts';

/** Steps that answer what the customer look-up found wrong, by its message code. */
const LOOKUP_STEPS: Readonly<Record<string, string>> = Object.freeze({
  'company-without-certificates': 'turn-on-certificates',
  'customer-group-incomplete': 'correct-customer-group',
  'customer-group-not-usable': 'correct-customer-group',
  'no-active-customer-group': 'choose-customer-group',
  'customer-missing': 'give-customer-number',
  'customer-number-missing': 'give-customer-number',
  'customer-unknown': 'create-customer',
  'customer-name-unknown': 'correct-customer-name',
  'customer-name-differs': 'correct-customer-name',
  'customer-ambiguous': 'give-customer-number',
});

/** Cheapest remedy first: a word in the input, an approval, a new paper, a wider one, an exception. */
const REMEDIES: readonly CandidateTest[] = ['f', 'g', 'b', 'i', 'c', 'e', 'j', 'k', 'l', 'a', 'h', 'm', 'n'];

/** The one step that would exempt the first authority that taxes the line in full; null when there is none such. */
export function nextStepFor(
  context: LineContext,
  authorities: readonly CompiledAuthority[],
  results: readonly AuthorityResult[],
): NextStep | null {
  for (const [index, result] of results.entries()) {
    const authority = authorities[index];
    if (authority === undefined || result.outcome !== 'taxable') continue;
    if (result.source === 'forced-taxable') return step('remove-exempt-flag', { level: authority.zoneLevel });
    if (result.source === 'none') return stepForUncovered(context, authority);
  }
  return null;
}

function step(code: string, values: Record<string, string>, certificateId: string | null = null): NextStep {
  return { code, certificateId, values };
}

function stepForUncovered(context: LineContext, authority: CompiledAuthority): NextStep {
  const { note, customer } = context.lookup;
  if (customer === null) return step(LOOKUP_STEPS[note?.code ?? ''] ?? 'give-customer-number', note?.values ?? {});
  return nearestRemedy(context, authority) ?? askForCertificate(context);
}

function askForCertificate(context: LineContext): NextStep {
  const { customer } = context.lookup;
  const { subdivision, country, name } = context.place;
  return step('ask-for-certificate', {
    jurisdiction: subdivision ?? country,
    place: name,
    customer: customer?.name ?? '',
    number: customer?.number ?? '',
    date: context.date,
  });
}

/** Among certificates that fail exactly one test, the one whose remedy is cheapest; the oldest when several are alike. */
function nearestRemedy(context: LineContext, authority: CompiledAuthority): NextStep | null {
  const claimed = claimedAt(context, authority);
  let nearest: { rank: number; sequence: number; step: NextStep } | null = null;
  for (const certificate of context.certificates) {
    const [failed, more] = failedTests(certificate, context, authority, claimed);
    if (failed === undefined || more !== undefined) continue;
    const found = remedy(failed, certificate, context, authority, claimed);
    const rank = REMEDIES.indexOf(failed);
    if (found === null || rank < 0) continue;
    const before =
      nearest === null || rank < nearest.rank || (rank === nearest.rank && certificate.sequence < nearest.sequence);
    if (before) nearest = { rank, sequence: certificate.sequence, step: found };
  }
  return nearest?.step ?? null;
}

function remedy(
  test: CandidateTest,
  certificate: CompiledCertificate,
  context: LineContext,
  authority: CompiledAuthority,
  claimed: Claimed,
): NextStep | null {
  const values = {
    certificate: certificate.number,
    customer: context.lookup.customer?.name ?? '',
    ...rejectionValues(test, certificate, context, authority, claimed),
  };
  const code = remedyCode(test, certificate, values, context);
  return code === null ? null : step(code, values, certificate.certificateId);
}

const WAITING: ReadonlySet<string> = new Set(['draft', 'submitted', 'in-review', 'temporary']);

function remedyCode(
  test: CandidateTest,
  certificate: CompiledCertificate,
  values: Record<string, string>,
  context: LineContext,
): string | null {
  switch (test) {
    case 'a':
      return 'activate-certificate';
    case 'b':
      return WAITING.has(certificate.status) ? 'approve-certificate' : null;
    case 'c':
      return values.expires === undefined ? null : 'renew-certificate';
    case 'e':
      return values.cause === 'zone' && !couldReach(certificate, context) ? null : zoneRemedy(values);
    case 'f':
      return 'correct-certificate-number';
    case 'g':
      return 'correct-exempt-reason';
    case 'h':
      return 'correct-certificate-currency';
    case 'i':
      return values.elements === '' ? 'complete-use' : 'give-use-reference';
    case 'j':
    case 'k':
    case 'l':
      return 'add-goods';
    case 'n':
      return 'ask-for-another-purchase';
    case 'm':
      return 'ask-for-other-reason';
    default:
      return null;
  }
}

/** A paper of one other state is no near miss: its form cannot be made to name this one. One of several states may lack just this. */
function couldReach(certificate: CompiledCertificate, { place }: LineContext): boolean {
  const named = new Set(certificate.grants.map(({ zone }) => zone.subdivision ?? zone.country));
  return named.size > 1 || named.has(place.subdivision ?? place.country);
}

function zoneRemedy({ cause, taxType }: Record<string, string>): string | null {
  if (cause === 'zone-not-exempt') return null;
  if (cause === 'gives-nothing') return 'complete-certificate';
  if (cause === 'tax-type') return taxType === '' ? 'name-tax-type' : 'add-tax-type';
  return cause === 'authority' ? 'add-authority' : 'add-zone';
}

/** What to correct when the place could not be found. */
export function stepForProblem(problem: PlaceProblem, explain: boolean): NextStep | null {
  return explain ? step('correct-ship-to', { value: problem.value, problem: problem.problem }) : null;
}
