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
  for (const cover of world.covers.values()) {
    for (const certificate of cover.certificates) {
      if (certificate.draft.use === 'single-purchase') plans.push(orderOf(world, certificate));
    }
  }
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
  if (chance(random, 0.03)) giveBack(sale);
  // Order entry sometimes loses the address: nobody can decide where the goods went.
  if (chance(random, 0.0015)) delete sale.shipTo;
  const plan = { key: number, customer, sale };
  if (!chance(random, 0.004)) return [plan];
  const [first, ...rest] = sale.lines;
  if (!first) return [plan];
  // Sent again with another quantity: the next revision of the same invoice.
  const corrected = { ...sale, lines: [{ ...first, grossAmount: `${first.grossAmount.split('.')[0]}.00` }, ...rest] };
  return [plan, { key: `${number} corrected`, customer, sale: corrected }];
}

/** A credit: part of the first line comes back. */
function giveBack(sale: Sale): void {
  const [first] = sale.lines;
  const quantity = Number(first?.quantity ?? 0);
  if (!first || quantity < 4) return;
  const cents = Math.round(Number(first.grossAmount) * 100) / quantity;
  sale.isCredit = true;
  sale.lines = [
    { ...first, quantity: String(Math.ceil(quantity / 8)), grossAmount: dollars(cents * Math.ceil(quantity / 8)) },
  ];
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
    if (last && sale.lines.length > 1 && chance(random, 0.07)) last.isExempt = { all: false };
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
  const date = [addDays(draft.validFrom, between(random, 1, 14)), world.today].sort()[0] ?? world.today;
  const number = `INV-${draft.number.slice(3)}`;
  const sale = plainSale(customer, town, date, number, random);
  return { key: number, customer, sale: { ...sale, purchaseOrder: draft.claim.scopeReference ?? '' } };
}
