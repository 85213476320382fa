import { addDays, type CalendarDate, dayNumber } from '@bonafide/core/calendar/calendar-date.ts';
import type { Sale, SaleLine } from '@bonafide/core/determination/sale.ts';
import { type CertificatePlan, type Cover, coverKey } from './certificates.ts';
import type { CustomerPlan } from './customers.ts';
import type { Town } from './places.ts';
import { between, chance, pick, pickWeighted, type Random, spread, streamOf } from './random.ts';
import { PROJECT_ELEMENT } from './spoilers.ts';
import { COMPANIES, PRODUCTS, type Product, reasonCodeOf } from './world.ts';

/** An invoice as it is sent to `POST /v1/transactions`; a revision comes after the invoice it replaces. */
export interface SalePlan {
  key: string;
  customer: CustomerPlan;
  sale: Sale;
}

interface SalesWorld {
  seed: number;
  today: CalendarDate;
  covers: ReadonlyMap<string, Cover>;
}

/** How far back the sales reach. */
const DAYS = 730;

export function planSales(world: SalesWorld, customers: readonly CustomerPlan[], count: number): SalePlan[] {
  const random = streamOf(world.seed, 'sales');
  const weights = new Map(customers.map((customer) => [customer, Math.sqrt(customer.size) + 0.25]));
  const orders = Array.from({ length: count }, () => ({
    customer: pickWeighted(random, customers, (entry) => weights.get(entry) ?? 0),
    date: workingDay(world.today, random),
  }));
  // Invoices are numbered as they are written: the later day has the higher number.
  orders.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const plans = orders.flatMap(({ customer, date }, index) =>
    planSale(world, customer, date, streamOf(world.seed, `sale ${index}`), `INV-${200_000 + index}`),
  );
  const given = [...world.covers.values()].flatMap(({ certificates }) =>
    certificates.filter(({ draft }) => draft.use === 'single-purchase'),
  );
  plans.push(...given.map((certificate) => orderOf(world, certificate)));
  const first = given.find(({ customer }) => customer.trade.name === 'contractor');
  if (first) plans.push(orderAgain(world, first));
  return plans;
}

function planSale(
  world: SalesWorld,
  customer: CustomerPlan,
  date: CalendarDate,
  random: Random,
  number: string,
): SalePlan[] {
  const { town } = pickWeighted(random, customer.shipTos, (shipTo) => shipTo.share);
  const sale = plainSale(customer, town, date, number, random);
  const cover = world.covers.get(coverKey(customer, town.state));
  if (cover) claimExemption(sale, customer, cover, town, random);
  const credit = chance(random, 0.03) ? creditOf(world, sale, number) : null;
  // Order entry sometimes loses the address: nobody can decide where the goods went.
  if (chance(random, 0.0015)) delete sale.shipTo;
  const plans: SalePlan[] = [{ key: number, customer, sale }];
  const [first, ...rest] = sale.lines;
  if (chance(random, 0.004) && first) {
    // Sent again with another quantity: the next revision of the same invoice.
    const corrected = { ...sale, lines: [{ ...first, grossAmount: `${first.grossAmount.split('.')[0]}.00` }, ...rest] };
    plans.push({ key: `${number} corrected`, customer, sale: corrected });
  }
  if (credit) plans.push({ key: `${number} credit`, customer, sale: credit });
  return plans;
}

/** Part of the first line comes back some days later: a credit that names its invoice and is decided as that was. */
function creditOf(world: SalesWorld, sale: Sale, number: string): Sale | null {
  const [first] = sale.lines;
  const quantity = Number(first?.quantity ?? 0);
  if (!first || quantity < 4) return null;
  const { company, currency, customer, shipTo } = sale;
  const days = between(streamOf(world.seed, `credit ${number}`), 2, 40);
  const back = Math.ceil(quantity / 8);
  const cents = Math.round(Number(first.grossAmount) * 100) / quantity;
  return {
    company,
    number: number.replace('INV', 'CR'),
    date: notAfter(world.today, addDays(sale.date, days)),
    currency,
    ...(customer ? { customer } : {}),
    ...(shipTo ? { shipTo } : {}),
    isCredit: true,
    original: { number },
    lines: [{ ...first, quantity: String(back), grossAmount: dollars(cents * back) }],
  };
}

function notAfter(today: CalendarDate, date: CalendarDate): CalendarDate {
  return date < today ? date : today;
}

/** Weekdays, and more of them the nearer to today: the company grows. */
function workingDay(today: CalendarDate, random: Random): CalendarDate {
  const age = Math.floor(DAYS * random() ** 1.15);
  const day = addDays(today, -age);
  const weekday = (dayNumber(day) + 4) % 7;
  return weekday === 0 || weekday === 6 ? addDays(day, -2) : day;
}

function plainSale(customer: CustomerPlan, town: Town, date: CalendarDate, number: string, random: Random): Sale {
  const company = customer.group === 'food' ? COMPANIES.food : isWest(town) ? COMPANIES.west : COMPANIES.parent;
  return {
    company: company.externalId,
    number,
    date,
    currency: 'USD',
    customer: { number: customer.number },
    shipTo: {
      country: 'US',
      state: town.state.slice(3),
      county: town.county,
      city: town.city,
      postalCode: town.postalCode,
    },
    purchaseOrder: `PO-${between(random, 100_000, 999_999)}`,
    lines: planLines(customer, random),
  };
}

const WEST = new Set(['US-CA', 'US-AZ', 'US-WA', 'US-NV', 'US-UT', 'US-CO', 'US-NM', 'US-ID', 'US-HI']);

function isWest(town: Town): boolean {
  return WEST.has(town.state);
}

/** The middle invoice, in cents, before the customer's size and trade. */
const MEDIAN_CENTS = 320_000;

function planLines(customer: CustomerPlan, random: Random): SaleLine[] {
  const catalogue = PRODUCTS.filter((product) => product.group === customer.group);
  const count = Math.min(1 + Math.floor(spread(random, 0.8)), 6);
  const wanted = Math.round((MEDIAN_CENTS * customer.size * customer.trade.ticket * spread(random, 0.7)) / count);
  return Array.from({ length: count }, (_, index) => {
    const product = pick(random, catalogue);
    return lineOf(product, Math.max(1, Math.round(wanted / product.cents)), index + 1);
  });
}

function lineOf(product: Product, quantity: number, lineNumber: number): SaleLine {
  const cents = product.cents * quantity;
  return {
    lineId: String(lineNumber),
    lineNumber: String(lineNumber),
    productCode: product.code,
    grossAmount: dollars(cents),
    quantity: String(quantity),
  };
}

/** @param cents a whole number */
function dollars(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** What order entry sends along: nothing where the engine finds a certificate, its own word where it believes the customer. */
function claimExemption(sale: Sale, customer: CustomerPlan, cover: Cover, town: Town, random: Random): void {
  const blanket = cover.certificates.find((certificate) => covers(certificate, sale.date));
  const project = blanket?.draft.usePatterns[0]?.pattern;
  if (project !== undefined) {
    const code = project.replace(/[\^$]/g, '');
    sale.attributes = { [PROJECT_ELEMENT]: chance(random, 0.6) ? code : 'PROJECT-1' };
  }
  if (blanket) {
    // One line of the order is for the buyer's own use: it says so, and pays tax.
    const last = sale.lines.at(-1);
    if (last && sale.lines.length > 1 && chance(random, 0.07)) {
      if (customer.trade.reason === 'resale') last.notForResale = true;
      else last.isExempt = { all: false };
    }
    if (chance(random, 0.15)) sale.exemptReason = { state: blanket.draft.reasonCode ?? 'OT' };
    return;
  }
  if (!cover.claimed) return;
  sale.isExempt = { all: true };
  if (customer.trade.reason && town.state) sale.exemptReason = { state: reasonCodeOf(customer.trade.reason) };
}

/** Whether the paper is in force on the day of sale, when the sale is decided. */
function covers({ draft, story, events }: CertificatePlan, date: CalendarDate): boolean {
  const last = events.at(-1)?.event;
  const approved = story.status === 'approved' || last === 'approve' || last === 'approve-temporarily';
  if (!approved || !draft.active || draft.use === 'single-purchase') return false;
  return draft.validFrom <= date && (draft.expires === null || date <= draft.expires);
}

/** The one order a single-purchase paper was given for. */
function orderOf(world: SalesWorld, { key, customer, draft, states }: CertificatePlan): SalePlan {
  const random = streamOf(world.seed, `order ${key}`);
  const town = customer.shipTos.find((shipTo) => shipTo.town.state === states[0])?.town ?? customer.home;
  const date = notAfter(world.today, addDays(draft.validFrom, between(random, 1, 14)));
  const number = `INV-${draft.number.slice(3)}`;
  const sale = plainSale(customer, town, date, number, random);
  return { key: number, customer, sale: { ...sale, purchaseOrder: draft.claim.scopeReference ?? '' } };
}

/** The customer names the same order once more: its paper is used up, and the second delivery is taxed. */
function orderAgain(world: SalesWorld, certificate: CertificatePlan): SalePlan {
  const { key, customer, sale } = orderOf(world, certificate);
  const number = `${key}-2`;
  return { key: number, customer, sale: { ...sale, number, date: notAfter(world.today, addDays(sale.date, 9)) } };
}
