import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { TOWNS, type Town } from './places.ts';
import { between, chance, pick, pickWeighted, type Random, spread, streamOf } from './random.ts';
import { NAME_FRONTS, SIGNERS, STREETS, TITLES, TRADES, type Trade } from './trades.ts';
import type { GroupKey } from './world.ts';

/** A customer as planned, before anything is written. */
export interface CustomerPlan {
  number: string;
  name: string;
  trade: Trade;
  group: GroupKey;
  home: Town;
  street: string;
  phone: string;
  email: string;
  contact: string;
  title: string;
  /** How much it buys against the median customer: a few are very large. */
  size: number;
  /** Where it takes goods, with the share of its purchases. The first is at home. */
  shipTos: { town: Town; share: number }[];
}

/** One state in which a customer claims to be exempt: what a certificate has to cover. */
export interface Need {
  customer: CustomerPlan;
  state: string;
  reason: Reason;
}

const BOX_OF_NAMES = 40;

export function planCustomers(seed: number, count: number): CustomerPlan[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const random = streamOf(seed, `customer ${index}`);
    // The first of every hundred follow the shares exactly, so that a small world has every trade.
    const trade = tradeAt((index * 37) % 100);
    const name = inventName(random, trade, names);
    return planCustomer(random, index, trade, name);
  });
}

function tradeAt(percent: number): Trade {
  let left = percent;
  for (const trade of TRADES) {
    left -= trade.share;
    if (left < 0) return trade;
  }
  return TRADES[0] as Trade;
}

function inventName(random: Random, trade: Trade, taken: Set<string>): string {
  for (let attempt = 0; attempt < BOX_OF_NAMES; attempt++) {
    const name = pick(random, trade.names).replace('{}', pick(random, NAME_FRONTS));
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  throw new Error(`No name left for a ${trade.name}`);
}

function planCustomer(random: Random, index: number, trade: Trade, name: string): CustomerPlan {
  const home = pickWeighted(random, TOWNS, (town) => town.weight);
  const size = Math.min(spread(random, 1.05), 9);
  const slug = name
    .toLowerCase()
    .replace(/[^a-z]+/g, '')
    .slice(0, 40);
  return {
    number: `C-${10_001 + index}`,
    name,
    trade,
    group: trade.group,
    home,
    street: `${between(random, 100, 9899)} ${pick(random, STREETS)}`,
    phone: `(${between(random, 201, 989)}) 555-0${between(random, 100, 199)}`,
    email: `ap@${slug}.example`,
    contact: pick(random, SIGNERS),
    title: pick(random, TITLES),
    size,
    shipTos: planShipTos(random, trade, home, size),
  };
}

function planShipTos(random: Random, trade: Trade, home: Town, size: number): CustomerPlan['shipTos'] {
  // A large customer has branches; a small one takes everything at home.
  const reach = Math.min(trade.statesMax, 1 + Math.floor(random() * 1.6 * (0.9 + size)));
  const towns = [home];
  for (let attempt = 0; towns.length < reach && attempt < 60; attempt++) {
    const town = pickWeighted(random, TOWNS, (entry) => entry.weight);
    const isNew = !towns.includes(town);
    // A second branch in the same state comes now and then; mostly the next branch stands in another one.
    if (isNew && (chance(random, 0.2) || !towns.some((other) => other.state === town.state))) towns.push(town);
  }
  const parts = towns.map((_, index) => (index === 0 ? 1.5 : 0.3 + random()));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return towns.map((town, index) => ({ town, share: (parts[index] ?? 0) / total }));
}

/** The states where a customer needs cover, its home first. */
export function needsOf(customer: CustomerPlan): Need[] {
  const { reason } = customer.trade;
  if (reason === null) return [];
  return [...new Set(customer.shipTos.map(({ town }) => town.state))].map((state) => ({ customer, state, reason }));
}
