import type { CalendarDate } from '../calendar/calendar-date.ts';
import { KINDS_OF_RESALE, type Reason } from '../certificate/reason.ts';
import { type Confidence, type Content, type Form, factOn, type Jurisdiction } from '../content/content.ts';
import { acceptanceOf } from '../content/register.ts';
import { copiesIn, regimesIn, remarksOn } from './multistate-details.ts';
import type { Ground, Limit, NotChosen } from './paper.ts';

/** A place as the form engine sees it: its own forms, and what it says of those of several states. */
export interface Place {
  code: string;
  name: string;
  /** Null for a regime of a multistate file. */
  jurisdiction: Jurisdiction | null;
  /** In the order of the file, which names the usual one first. */
  own: readonly { form: Form; owner: string }[];
}

/** The content, looked up by place once and for every question. */
export interface FormLaw {
  content: Content;
  places: ReadonlyMap<string, Place>;
  /** Form of a jurisdiction → multistate file whose blank it is. */
  copies: ReadonlyMap<string, string>;
  /** Ids of forms that allow one reason on one paper. */
  oneReason: ReadonlySet<string>;
  /** Form → the one that replaced it. */
  replacedBy: ReadonlyMap<string, Form>;
}

export function formLaw(content: Content): FormLaw {
  const places = new Map<string, Place>();
  for (const jurisdiction of content.jurisdictions.values()) {
    const { code, name, forms } = jurisdiction;
    places.set(code, { code, name, jurisdiction, own: forms.map((form) => ({ form, owner: code })) });
  }
  for (const { code, name, file, formIds } of regimesIn(content)) {
    const own = file.forms.filter((form) => formIds.includes(form.id)).map((form) => ({ form, owner: file.code }));
    places.set(code, { code, name, jurisdiction: null, own });
  }
  const limits = content.reference?.formLimits.oneReason ?? [];
  const all = [...content.forms.values()].map(({ form }) => form);
  return {
    content,
    places,
    copies: copiesIn(content),
    oneReason: new Set(limits.flatMap((limit) => [...limit.forms])),
    replacedBy: new Map(all.flatMap((form) => (form.supersedes === null ? [] : [[form.supersedes, form]]))),
  };
}

/** What makes a form of several states serve a reason in a place, or what bars it. */
export type Standing = { ground: Ground; limits: Limit[] } & ({ serves: true } | { serves: false; why: NotChosen });

/**
 * Whether a place takes a form of several states for a reason. Where it takes it for "every reason it knows", those are the
 * reasons of its own publication of the form, else those its own forms name.
 */
export function multistateStanding(
  law: FormLaw,
  place: Place,
  family: string,
  form: Form,
  reason: Reason,
  asOf: CalendarDate,
): Standing | undefined {
  const file = law.content.multistate.get(family);
  const fact = place.jurisdiction && factOn(acceptanceOf(place.jurisdiction, family), asOf);
  if (!file || !fact) return undefined;
  const ground: Ground = { in: place.code, sources: fact.sources, confidence: fact.confidence, note: fact.note };
  const limits: Limit[] = remarksOn(file, place.code)
    .filter(({ text }) => text !== fact.note)
    .map((remark) => ({ code: 'remark' as const, ...remark }));
  if (fact.note !== null) limits.unshift({ code: 'remark', text: fact.note, ground });
  if (fact.value.accepted !== true) {
    const why = fact.value.accepted === false ? 'not-accepted' : 'acceptance-unknown';
    return { serves: false, why, ground, limits };
  }
  const taken = reasonsTaken(law, place, family, fact.value.reasons);
  if (form.reasons.includes(reason) && taken.sure.has(reason)) return { serves: true, ground, limits };
  if (form.reasons.includes(reason) && taken.doubted.has(reason)) {
    return { serves: true, ground: inDoubt(ground), limits: [{ code: 'unconfirmed', text: null, ground }, ...limits] };
  }
  if (form.reasons.includes(reason) && KINDS_OF_RESALE.includes(reason) && taken.sure.has('resale')) {
    const near: Limit = { code: 'counts-as-resale', text: null, ground };
    return { serves: true, ground: inDoubt(ground), limits: [near, ...limits] };
  }
  return { serves: false, why: 'not-for-reason', ground, limits };
}

function inDoubt(ground: Ground): Ground {
  return { ...ground, confidence: 'unconfirmed' };
}

function reasonsTaken(law: FormLaw, place: Place, family: string, named: readonly Reason[]) {
  if (named.length > 0) return { sure: new Set(named), doubted: new Set<Reason>() };
  const copy = place.own.find(({ form }) => law.copies.get(form.id) === family)?.form;
  const forms = copy ? [copy] : place.own.map(({ form }) => form);
  const sure = new Set(forms.flatMap((form) => form.reasons.filter((reason) => !isDoubted(form, reason))));
  return { sure, doubted: new Set(forms.flatMap((form) => form.reasons)) };
}

function isDoubted(form: Form, reason: Reason): boolean {
  return form.confidence === 'unconfirmed' || form.unconfirmedReasons.includes(reason);
}

/** Whether a form of the place itself serves a reason. */
export function ownStanding(place: Place, owner: string, form: Form, reason: Reason): Standing {
  const confidence: Confidence = isDoubted(form, reason) ? 'unconfirmed' : form.confidence;
  const ground: Ground = { in: owner, sources: form.sources, confidence, note: form.note };
  const limits: Limit[] = [];
  if (confidence === 'unconfirmed') limits.push({ code: 'unconfirmed', text: null, ground });
  if (form.completedBy === 'state') limits.push({ code: 'issued-by-state', text: null, ground: null });
  if (form.note !== null) limits.push({ code: 'remark', text: form.note, ground });
  for (const rule of place.jurisdiction?.specialRules ?? []) {
    if (!rule.appliesTo.includes(reason) || !speaksOf(rule.rule, form)) continue;
    const { sources, confidence: sure } = rule;
    limits.push({ code: 'remark', text: rule.rule, ground: { in: owner, sources, confidence: sure, note: null } });
  }
  return form.reasons.includes(reason)
    ? { serves: true, ground, limits }
    : { serves: false, why: 'not-for-reason', ground, limits };
}

/** A special rule is shown with a form that it names by number. */
function speaksOf(rule: string, form: Form): boolean {
  return form.number !== null && form.number.length > 2 && rule.includes(form.number);
}

/** What bars a form on a day whatever the reason; undefined when it may be used. */
export function barredOn(law: FormLaw, form: Form, asOf: CalendarDate): NotChosen | undefined {
  if (form.effectiveFrom !== null && asOf < form.effectiveFrom) return 'not-in-force';
  if (form.effectiveTo !== null && form.effectiveTo < asOf) return 'not-in-force';
  const newer = law.replacedBy.get(form.id);
  if (newer && (newer.effectiveFrom === null || newer.effectiveFrom <= asOf)) return 'replaced';
  return undefined;
}
