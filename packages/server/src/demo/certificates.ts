import { addDays, addYears, type CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { emptyClaim, type Grant } from '@bonafide/core/certificate/certificate.ts';
import { runChecks } from '@bonafide/core/check/run-checks.ts';
import { bareSubject, type CheckedCompany } from '@bonafide/core/check/subject.ts';
import type { Content, Form } from '@bonafide/core/content/content.ts';
import { NO_SELLER_FACTS } from '@bonafide/core/customer/seller-facts.ts';
import { type CustomerPlan, type Need, needsOf } from './customers.ts';
import { accepts, chooseForm, endByLaw, endsByCalendar, filledClaim, printsItsEnd, termYears } from './paper.ts';
import { between, chance, pickWeighted, type Random, streamOf } from './random.ts';
import { type Draft, SPOILERS } from './spoilers.ts';
import {
  EARLIER,
  MULTISTATE,
  NEVER_RECEIVED,
  SINGLE_PURCHASE,
  STORIES,
  type Story,
  type StoryEvent,
} from './stories.ts';
import { COMPANIES, reasonCodeOf } from './world.ts';

/** A certificate as planned: what is sent, how, and what becomes of it. */
export interface CertificatePlan {
  /** Names it in the keys of its calls. */
  key: string;
  story: Story;
  customer: CustomerPlan;
  states: readonly string[];
  /** `file`: a row of the import files; `paper`: a claim sent to the API. */
  source: 'file' | 'paper';
  draft: Draft;
  events: readonly StoryEvent[];
  late: readonly StoryEvent[];
}

/** What a customer's sales into one state stand on. */
export interface Cover {
  certificates: CertificatePlan[];
  /** Order entry marks the customer exempt where nothing covers the sale. */
  claimed: boolean;
}

export interface CertificatesPlan {
  certificates: CertificatePlan[];
  /** `<customer number> <state>` → what stands behind its sales there. */
  covers: Map<string, Cover>;
}

interface World {
  content: Content;
  seed: number;
  today: CalendarDate;
}

export const coverKey = (customer: CustomerPlan, state: string) => `${customer.number} ${state}`;

export function planCertificates(world: World, customers: readonly CustomerPlan[]): CertificatesPlan {
  const plan: CertificatesPlan = { certificates: [], covers: new Map() };
  for (const customer of customers) planCustomerPapers(world, customer, plan);
  coverEveryJurisdiction(world, customers, plan);
  return plan;
}

function planCustomerPapers(world: World, customer: CustomerPlan, plan: CertificatesPlan): void {
  const random = streamOf(world.seed, `papers ${customer.number}`);
  const open = planMultistate(world, customer, needsOf(customer), random, plan);
  for (const need of open) planNeed(world, need, random, plan);
  if (customer.trade.name === 'contractor' || (customer.trade.entity === 'government' && chance(random, 0.3))) {
    planSinglePurchases(world, customer, random, plan);
  }
}

/** A buyer in several states often gives one paper for all that take it. @returns the needs left open */
function planMultistate(
  world: World,
  customer: CustomerPlan,
  needs: readonly Need[],
  random: Random,
  plan: CertificatesPlan,
): readonly Need[] {
  if (needs.length < 3 || !chance(random, 0.6)) return needs;
  const kind = chance(random, 0.65) ? 'mtcUniform' : 'sstF0003';
  const reason = needs[0]?.reason ?? 'resale';
  const form = world.content.forms.get(kind === 'mtcUniform' ? 'MTC-UNIFORM' : 'SST-F0003')?.form;
  const taken = needs.filter((need) => accepts(world.content, need.state, kind, reason, world.today));
  if (!form?.reasons.includes(reason) || taken.length < 2) return needs;
  // The large ones fill in the whole grid, for states they may buy in some day.
  const others = customer.size > 2.5 ? [...world.content.jurisdictions.keys()] : [];
  const grid = others.filter(
    (state) => accepts(world.content, state, kind, reason, world.today) && taxes(world, state),
  );
  const states = [...new Set([...taken.map((need) => need.state), ...grid])].sort();
  const certificate = makeCertificate(world, { customer, states, reason, form, story: MULTISTATE, random });
  const certificates = [...earlierPaper(world, certificate, form, random), certificate];
  plan.certificates.push(...certificates);
  for (const need of taken) addCover(plan, need, certificates, chance(random, MULTISTATE.claimed));
  return needs.filter((need) => !taken.includes(need));
}

function taxes({ content }: World, state: string): boolean {
  return content.jurisdictions.get(state)?.salesTax[0]?.value.imposed === true;
}

function addCover(plan: CertificatesPlan, need: Need, certificates: CertificatePlan[], claimed: boolean): void {
  const key = coverKey(need.customer, need.state);
  const before = plan.covers.get(key);
  plan.covers.set(key, {
    certificates: [...(before?.certificates ?? []), ...certificates],
    claimed: before?.claimed ?? claimed,
  });
}

const DRAWN = [...STORIES, NEVER_RECEIVED];

function planNeed(world: World, need: Need, random: Random, plan: CertificatesPlan): void {
  const { customer, state, reason } = need;
  const form = chooseForm(world.content, state, reason, world.today);
  const drawn = form ? pickWeighted(random, DRAWN, (story) => story.share) : NEVER_RECEIVED;
  if (!form || !('tells' in drawn)) {
    addCover(plan, need, [], chance(random, NEVER_RECEIVED.claimed));
    return;
  }
  const first = makeCertificate(world, { customer, states: [state], reason, form, story: drawn, random, need });
  const certificates =
    first.story.spoil === 'two-papers'
      ? [{ ...first, late: [SUPERSEDED] }, correctedCopy(first, random)]
      : [...earlierPaper(world, first, form, random), first];
  plan.certificates.push(...certificates);
  addCover(plan, need, certificates, chance(random, first.story.claimed));
}

/** The paper that ended the day before this one began, where the story has one. */
function earlierPaper(world: World, next: CertificatePlan, form: Form, random: Random): CertificatePlan[] {
  const { customer, states, draft, story } = next;
  const reason = customer.trade.reason;
  if (reason === null || !chance(random, story.renewed ?? 0)) return [];
  const period = periodEnding(form, addDays(draft.validFrom, -1), world.today);
  const isOver = period.expires !== null && period.expires < world.today;
  return isOver ? [makeCertificate(world, { customer, states, reason, form, story: EARLIER, random }, period)] : [];
}

const SUPERSEDED: StoryEvent = {
  event: 'supersede',
  reason: 'A corrected certificate for the same period replaces it.',
};

function correctedCopy(first: CertificatePlan, random: Random): CertificatePlan {
  const number = `${first.draft.number.slice(0, 3)}${between(random, 1_000_000, 9_999_999)}`;
  return { ...first, key: `${first.customer.number} ${number}`, draft: { ...structuredClone(first.draft), number } };
}

interface Wanted {
  customer: CustomerPlan;
  states: readonly string[];
  reason: Need['reason'];
  form: Form;
  story: Story;
  random: Random;
  need?: Need;
}

const PLAIN = STORIES[0] as Story;

function makeCertificate(world: World, wanted: Wanted, given?: Period): CertificatePlan {
  const { customer, states, reason, form, random } = wanted;
  const { content, today } = world;
  const period = given ?? planPeriod(form, wanted.story.period, today, random);
  const number = `${states.length > 1 ? 'MS' : (states[0] ?? '').slice(3)}-${between(random, 1_000_000, 9_999_999)}`;
  const good: Draft = {
    number,
    active: true,
    formId: form.id,
    reasonCode: reasonCodeOf(reason),
    validFrom: period.signed,
    expires: period.expires,
    taxDataType: 'US',
    fullyExempt: true,
    exemptAmount: null,
    currency: null,
    basisPercent: null,
    use: 'blanket',
    usePatterns: [],
    productCodes: [],
    commodityCodes: [],
    grants: states.map(stateGrant),
    imagePath: `archive/${customer.number}/${number}.pdf`,
    claim: filledClaim(
      content,
      {
        customer,
        form,
        states,
        reason,
        signedDate: period.signed,
        printedEnd: period.printed,
        receivedBy: [today, period.expires ?? today].sort()[0] ?? today,
      },
      random,
    ),
  };
  const { story, draft } = spoil(world, good, wanted);
  const source = chance(random, story.fromFile) ? 'file' : 'paper';
  if (source === 'file') {
    draft.formId = null;
    draft.claim = emptyClaim();
  }
  return {
    key: `${customer.number} ${number}`,
    story,
    customer,
    states,
    source,
    draft,
    events: story.events,
    late: story.late ?? [],
  };
}

/**
 * Spoils the paper as its story wants. A story that does not suit the form, or whose finding the checks do not make of this paper,
 * becomes a paper in order: what a story promises is there to be seen.
 */
function spoil(world: World, draft: Draft, { story, need, random }: Wanted): { story: Story; draft: Draft } {
  if (story.spoil === undefined || !need) return { story, draft };
  const context = { content: world.content, need, random };
  const rule = SPOILERS[story.spoil];
  const spoiled = structuredClone(draft);
  const applies = rule.applies?.(draft, context) ?? true;
  if (applies) rule.change(spoiled, context);
  if (applies && keepsPromise(world, spoiled, story)) return { story, draft: spoiled };
  return { story: story.period === 'recent' ? { ...PLAIN, fromFile: 0 } : PLAIN, draft };
}

function keepsPromise({ content, today }: World, draft: Draft, { promise, status }: Story): boolean {
  const certificate = { ...draft, certificateId: '', customerId: '', sequence: 0, version: 0, status };
  const { findings } = runChecks({ ...bareSubject(certificate, content, today), company: SELLER });
  return promise.findings.every((code) => findings.some((finding) => finding.code === code));
}

const SELLER: CheckedCompany = {
  name: COMPANIES.parent.name,
  ...NO_SELLER_FACTS,
  siblings: [COMPANIES.food.name, COMPANIES.west.name],
  temporaryCertificatesAffectTax: true,
};

function stateGrant(state: string): Grant {
  return { zone: state, zoneLevel: 'STATE', exempt: null, authorityTypes: [], authorities: [], reasonCode: null };
}

interface Period {
  signed: CalendarDate;
  expires: CalendarDate | null;
  printed: CalendarDate | null;
}

/** How long before today the paper was signed, and its end, by the story and by the law of the form. */
function planPeriod(form: Form, period: Story['period'], today: CalendarDate, random: Random): Period {
  if (endsByCalendar(form, today)) return calendarPeriod(form, period, today, random);
  const years = termYears(form, today);
  const printed = printsItsEnd(form, today);
  const term = years ?? (printed ? 3 : 4);
  const days = Math.round(term * 365);
  const end = endDay(period, today, random, days);
  if (end === null) {
    const signed =
      period === 'recent' || period === 'temporary'
        ? addDays(today, -between(random, 3, 40))
        : addDays(today, -between(random, 20, 1300));
    if (years === null && !printed)
      return { signed, expires: period === 'temporary' ? addDays(today, 45) : null, printed: null };
    return withLaw(form, signed, printed ? addDays(addYears(signed, term), -1) : null);
  }
  return periodEnding(form, end, today);
}

/** The period of a paper whose last day is given; on a calendar the law's own day is taken. */
function periodEnding(form: Form, end: CalendarDate, today: CalendarDate): Period {
  if (endsByCalendar(form, today)) return withLaw(form, addDays(end, -300), null);
  const years = termYears(form, today);
  const printed = printsItsEnd(form, today);
  const signed = addDays(addYears(end, -Math.floor(years ?? (printed ? 3 : 4))), 1);
  if (years !== null && !printed) return withLaw(form, signed, null);
  return { signed, expires: end, printed: printed ? end : null };
}

/** The last day a story wants; null where the law or nobody sets it. */
function endDay(period: Story['period'], today: CalendarDate, random: Random, termDays: number): CalendarDate | null {
  switch (period) {
    case 'ended':
      return addDays(today, -between(random, 12, 380));
    case 'ends-soon':
      return addDays(today, between(random, 2, 88));
    case 'temporary':
    case 'recent':
      return null;
    case 'running':
      // Half have an end: the law's, or the one the seller sets itself to look again.
      return chance(random, 0.5) || termDays < 730
        ? addDays(today, between(random, 95, Math.max(termDays - 20, 120)))
        : null;
  }
}

function calendarPeriod(form: Form, period: Story['period'], today: CalendarDate, random: Random): Period {
  const recent = period === 'recent' || period === 'temporary';
  let signed = addDays(today, -(recent ? between(random, 3, 30) : between(random, 40, 300)));
  for (let step = 0; period === 'ended' && step < 12; step++) {
    if ((endByLaw(form, signed, null) ?? today) < today) break;
    signed = addDays(signed, -180);
  }
  return withLaw(form, signed, null);
}

function withLaw(form: Form, signed: CalendarDate, printed: CalendarDate | null): Period {
  return { signed, expires: endByLaw(form, signed, printed), printed };
}

/** Papers for one order each, for a contractor or a public body. */
function planSinglePurchases(world: World, customer: CustomerPlan, random: Random, plan: CertificatesPlan): void {
  const reason = customer.trade.reason ?? 'contractor-government';
  const state = customer.home.state;
  const form = world.content.jurisdictions
    .get(state)
    ?.forms.find((entry) => entry.reasons.includes(reason) && entry.completedBy === 'purchaser');
  if (!form) return;
  const count = between(random, 1, 4);
  for (let index = 0; index < count; index++) {
    const made = makeCertificate(world, { customer, states: [state], reason, form, story: SINGLE_PURCHASE, random });
    const signed = addDays(world.today, -between(random, 20, 700));
    const reference = `PO-${between(random, 10_000, 99_999)}`;
    const draft: Draft = {
      ...made.draft,
      use: 'single-purchase',
      validFrom: signed,
      expires: endByLaw(form, signed, null),
      claim: {
        ...made.draft.claim,
        scope: 'single',
        scopeReference: reference,
        signedDate: signed,
        receivedDate: signed,
        expiryDate: null,
      },
    };
    const certificate = { ...made, draft };
    plan.certificates.push(certificate);
    addCover(plan, { customer, state, reason }, [certificate], false);
  }
}

/** A few national buyers complete the map: no jurisdiction of the content stays without a paper. */
function coverEveryJurisdiction(world: World, customers: readonly CustomerPlan[], plan: CertificatesPlan): void {
  const seen = new Set(plan.certificates.flatMap((certificate) => certificate.states));
  const national = [...customers]
    .filter((customer) => customer.trade.reason === 'resale')
    .sort((a, b) => b.size - a.size)
    .slice(0, 6);
  const missing = [...world.content.jurisdictions.keys()].filter((state) => !seen.has(state)).sort();
  for (const [index, state] of missing.entries()) {
    const customer = national[index % national.length];
    const form = chooseForm(world.content, state, 'resale', world.today);
    if (!customer || !form) continue;
    const random = streamOf(world.seed, `national ${state}`);
    plan.certificates.push(
      makeCertificate(world, { customer, states: [state], reason: 'resale', form, story: PLAIN, random }),
    );
  }
}
