import { type Check, isCouldNotCheck, isNotApplicable, type Observation } from '../check.ts';
import { signedWhenMade } from '../dates/signed-when-made.ts';
import { notAltered } from '../document/not-altered.ts';
import { largeFirstOrder } from '../duplicates/large-first-order.ts';
import { lateAfterNotice } from '../duplicates/late-after-notice.ts';
import { numberNotRevoked } from '../duplicates/number-not-revoked.ts';
import { compactId, isNoNumber, shownId } from '../id-text.ts';
import { coreName } from '../name-text.ts';
import type { SharedBy } from '../signals.ts';
import { unchangedSince } from '../signature/unchanged-since.ts';
import { type CheckSubject, idsOf } from '../subject.ts';
import type { RiskLink, RiskPart } from './risk-part.ts';

/** Points of each part, with the reason for their order: proof first, then what is hard to come by honestly, then mere oddities. */
const POINTS = {
  /** The seller itself has told that the number is bad. */
  revokedNumber: 60,
  /** A document differs from what was signed. */
  changedAfterSigning: 40,
  /** The same bytes for another customer: nearly never honest. */
  sameFile: { first: 30, each: 5, most: 45 },
  /** Pasted to the dot; or alike to the eye, which a signer of several firms is, too. */
  sameSignature: { exact: 30, alike: 15, each: 5, most: 45 },
  /** Branches of one firm share a number honestly. */
  sharedNumber: { first: 20, each: 5, most: 45 },
  numberRun: { first: 20, each: 2, most: 30 },
  altered: { first: 20, each: 5, most: 35 },
  onePlace: { device: 15, address: 10, each: 1, most: 25 },
  firstOrder: 15,
  afterNotice: 15,
  /** A scan may be late for good reasons. */
  backdated: 10,
} as const;

const MOST_LINKS = 5;

type Part = (subject: CheckSubject) => RiskPart | null;

/** More of the same gives more, up to a bound. */
function rising({ each, most }: { each: number; most: number }, first: number, count: number): number {
  return Math.min(most, first + each * Math.max(0, count - 1));
}

/** What a check sees, whatever weight the seller gives it. */
function seenBy(check: Check, subject: CheckSubject): Observation[] {
  const result = check.run(subject);
  return isNotApplicable(result) || isCouldNotCheck(result) ? [] : result;
}

function linksTo(others: readonly SharedBy[]): RiskLink[] {
  return others.slice(0, MOST_LINKS).map(({ certificateId, number, customerName }) => ({
    kind: 'certificate',
    id: certificateId,
    label: `${number}, ${customerName}`,
  }));
}

const customersIn = (others: readonly { customerId: string }[]) =>
  new Set(others.map((other) => other.customerId)).size;

const revokedNumber: Part = (subject) => {
  const [first] = seenBy(numberNotRevoked, subject);
  if (!first) return null;
  return {
    code: 'revoked-number',
    points: POINTS.revokedNumber,
    values: { value: first.values?.value ?? '' },
    links: [],
  };
};

/** Customers of another name with one of the numbers; those of the same name are branches. */
const sharedNumber: Part = ({ certificate, customer, idIndex }) => {
  const own = customer?.name ?? certificate.claim.purchaser.name;
  if (idIndex === null || own === null) return null;
  const given = idsOf(certificate.claim).filter(({ value }) => !isNoNumber(value.value));
  const written = new Map(given.map(({ value }) => [compactId(value.value), value.value]));
  const strangers = idIndex.uses.filter(
    (use) => written.has(compactId(use.value)) && coreName(use.customerName) !== coreName(own),
  );
  const [first] = strangers;
  if (!first) return null;
  const count = customersIn(strangers);
  const links = [...new Map(strangers.map((use) => [use.customerId, use])).values()].slice(0, MOST_LINKS);
  return {
    code: 'shared-number',
    points: rising(POINTS.sharedNumber, POINTS.sharedNumber.first, count),
    values: { value: shownId(written.get(compactId(first.value)) ?? first.value), count: String(count) },
    links: links.map(({ customerId, customerName }) => ({ kind: 'customer', id: customerId, label: customerName })),
  };
};

const numberRun: Part = ({ signals }) => {
  const runs = (signals?.inRun ?? []).map((run) => ({ ...run, count: customersIn(run.others) }));
  const [longest] = runs.toSorted((one, other) => other.count - one.count);
  if (!longest || longest.count < 2) return null;
  return {
    code: 'number-run',
    points: rising(POINTS.numberRun, POINTS.numberRun.first, longest.count - 1),
    values: { value: shownId(longest.value), count: String(longest.count) },
    links: linksTo(longest.others),
  };
};

const sameSignature: Part = ({ signals }) => {
  const others = signals?.sameSignature ?? [];
  if (others.length === 0) return null;
  const first = others.some((other) => other.exact) ? POINTS.sameSignature.exact : POINTS.sameSignature.alike;
  const count = customersIn(others);
  return {
    code: 'same-signature',
    points: rising(POINTS.sameSignature, first, count),
    values: { count: String(count) },
    links: linksTo(others),
  };
};

const sameFile: Part = ({ certificate, signals }) => {
  const others = (signals?.sameFile ?? []).filter((other) => other.customerId !== certificate.customerId);
  if (others.length === 0) return null;
  const count = customersIn(others);
  return {
    code: 'same-file',
    points: rising(POINTS.sameFile, POINTS.sameFile.first, count),
    values: { count: String(count) },
    links: linksTo(others),
  };
};

const onePlace: Part = ({ signals }) => {
  const places = (signals?.sameOrigin ?? []).filter(({ customers }) => customers >= 2);
  const weighed = places.map((place) => ({
    place,
    points: rising(POINTS.onePlace, POINTS.onePlace[place.by], place.customers - 1),
  }));
  const [best] = weighed.toSorted((one, other) => other.points - one.points);
  if (!best) return null;
  const { by, customers, first } = best.place;
  return { code: 'one-place', points: best.points, values: { by, count: String(customers) }, links: linksTo([first]) };
};

const firstOrder: Part = (subject) => {
  const [seen] = seenBy(largeFirstOrder, subject);
  const sale = subject.signals?.firstSale;
  if (!seen || !sale) return null;
  return {
    code: 'first-order',
    points: POINTS.firstOrder,
    values: { amount: sale.amount, currency: sale.currency, date: sale.date },
    links: [{ kind: 'sale', id: sale.transactionId, label: sale.number }],
  };
};

const altered: Part = (subject) => {
  const signs = seenBy(notAltered, subject).filter((sign) => sign.severity !== 'inform');
  const [first] = signs;
  if (!first) return null;
  return {
    code: 'altered',
    points: rising(POINTS.altered, POINTS.altered.first, signs.length),
    values: { count: String(signs.length), detail: first.values?.detail ?? '' },
    links: documentLinks(subject, first.path),
  };
};

const changedAfterSigning: Part = (subject) => {
  const [first] = seenBy(unchangedSince, subject);
  if (!first) return null;
  return {
    code: 'changed-after-signing',
    points: POINTS.changedAfterSigning,
    values: {},
    links: documentLinks(subject, first.path),
  };
};

const backdated: Part = (subject) => {
  const [first] = seenBy(signedWhenMade, subject);
  if (!first) return null;
  const { signed = '', made = '' } = first.values ?? {};
  return { code: 'backdated', points: POINTS.backdated, values: { signed, made }, links: [] };
};

const afterNotice: Part = (subject) => {
  const [first] = seenBy(lateAfterNotice, subject);
  if (!first) return null;
  const { received = '', notice = '' } = first.values ?? {};
  return { code: 'after-notice', points: POINTS.afterNotice, values: { received, notice }, links: [] };
};

function documentLinks({ document }: CheckSubject, path: string): RiskLink[] {
  const index = /^\/documents\/(\d+)/.exec(path)?.[1];
  const file = index === undefined ? undefined : document?.files[Number(index)];
  return file ? [{ kind: 'document', id: file.documentId, label: file.fileName }] : [];
}

/** Every part there is. */
export const RISK_PARTS: readonly Part[] = [
  revokedNumber,
  sharedNumber,
  numberRun,
  sameSignature,
  sameFile,
  onePlace,
  firstOrder,
  altered,
  changedAfterSigning,
  backdated,
  afterNotice,
];
