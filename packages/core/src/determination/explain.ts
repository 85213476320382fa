import { minorUnits } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';
import { roundTo } from '../money/decimal.ts';
import type { Gazetteer } from '../place/gazetteer.ts';
import type {
  AuthorityResult,
  Decision,
  DecisionMessage,
  InheritedFrom,
  LineDecision,
  NextStep,
  RejectedCandidate,
} from './decision.ts';
import { WORDS_EN } from './words-en.ts';

type Worded<T> = T & { text: string };

/** The rule behind a test: a sentence, and the check of the catalogue that states it with its source, where there is one. */
export interface CandidateRule {
  check: string | null;
  text: string;
}
export type WordedCandidate = Worded<RejectedCandidate> & { rule: CandidateRule };
export type WordedAuthority = Omit<Worded<AuthorityResult>, 'rejected'> & { rejected: WordedCandidate[] };
export type WordedLine = Omit<Worded<LineDecision>, 'authorities' | 'nextStep'> & {
  authorities: WordedAuthority[];
  nextStep: Worded<NextStep> | null;
};
/** A decision with its words: the decision, each line, authority, candidate, message and next step carries `text`. */
export type WordedDecision = Omit<Worded<Decision>, 'lines' | 'messages'> & {
  lines: WordedLine[];
  messages: Worded<DecisionMessage>[];
};

/**
 * Puts a decision into words (English). The codes and values stay as they are, so a reader may word them otherwise. Places are
 * named with the gazetteer where it is given, else by their codes.
 */
export function explainDecision(decision: Decision, gazetteer?: Gazetteer): WordedDecision {
  const speaker = new Speaker(decision.currency, gazetteer);
  const lines = decision.lines.map((line) => wordLine(line, decision.messages, speaker));
  const [only] = lines;
  return {
    ...decision,
    text: only !== undefined && lines.length === 1 ? only.text : speaker.decision(decision),
    lines,
    messages: decision.messages.map((message) => ({
      ...message,
      text: speaker.say(`message.${message.code}`, message.values),
    })),
  };
}

function wordLine(line: LineDecision, messages: readonly DecisionMessage[], speaker: Speaker): WordedLine {
  return {
    ...line,
    text: speaker.line(line, messages),
    authorities: line.authorities.map((authority) => ({
      ...authority,
      text: speaker.authority(authority),
      rejected: authority.rejected.map((candidate) => ({
        ...candidate,
        text: speaker.rejection(candidate),
        rule: ruleOf(candidate),
      })),
    })),
    nextStep:
      line.nextStep === null
        ? null
        : { ...line.nextStep, text: speaker.say(`next.${line.nextStep.code}`, line.nextStep.values) },
  };
}

/** The checks of the catalogue that state what the tests ask. A test about what the sale itself named has none. */
const CHECK_OF: Readonly<Partial<Record<string, string>>> = Object.freeze({
  a: 'SCP-09',
  b: 'SCP-09',
  c: 'DAT-05',
  d: 'JUR-01',
  e: 'JUR-01',
  'e.authority': 'SCP-05',
  'e.tax-type': 'SCP-05',
  'e.gives-nothing': 'SCP-04',
  h: 'SCP-07',
  'i.none': 'SCP-01',
  n: 'SCP-01',
  j: 'SCP-03',
  k: 'SCP-03',
  l: 'SCP-03',
});

const rules = new Map<string, CandidateRule>();

/** One object per rule, shared by all candidates it ruled out: an answer may hold thousands. */
function ruleOf({ test, values }: RejectedCandidate): CandidateRule {
  const narrow = `${test}${variant(test, values)}`;
  const known = rules.get(narrow);
  if (known) return known;
  const rule = Object.freeze({
    check: CHECK_OF[narrow] ?? CHECK_OF[test] ?? null,
    text: WORDS_EN[`rule.${narrow}`] ?? WORDS_EN[`rule.${test}`] ?? test,
  });
  rules.set(narrow, rule);
  return rule;
}

/** Messages that say by themselves why no certificate was looked at. */
const NO_SEARCH: ReadonlySet<string> = new Set([
  'company-without-certificates',
  'customer-group-incomplete',
  'customer-group-not-usable',
  'no-active-customer-group',
  'customer-missing',
  'customer-number-missing',
  'customer-unknown',
  'customer-name-unknown',
  'customer-name-differs',
  'customer-ambiguous',
]);

/** Values that are days or places, by name, so that they are written as people write them. */
const DAYS: ReadonlySet<string> = new Set(['date', 'expires', 'validFrom', 'saleDate']);
const PLACES: ReadonlySet<string> = new Set(['place', 'zone', 'zones', 'country']);

/** A template taken apart once: its first words, then each value with the words that follow it. */
interface Template {
  start: string;
  gaps: readonly { name: string; after: string }[];
}

const templates = new Map<string, Template>();

function templateOf(key: string): Template | undefined {
  const known = templates.get(key);
  if (known !== undefined) return known;
  const words = WORDS_EN[key];
  if (words === undefined) return undefined;
  const [start = '', ...rest] = words.split(/\{(\w+)\}/);
  const gaps: { name: string; after: string }[] = [];
  for (let index = 0; index < rest.length; index += 2)
    gaps.push({ name: rest[index] ?? '', after: rest[index + 1] ?? '' });
  const template = { start, gaps };
  templates.set(key, template);
  return template;
}

class Speaker {
  private readonly currency: string;
  private readonly gazetteer: Gazetteer | undefined;

  constructor(currency: string, gazetteer: Gazetteer | undefined) {
    this.currency = currency;
    this.gazetteer = gazetteer;
  }

  /** A code without words is shown as the code: a stored decision of another release must still be readable. */
  say(key: string, values: Record<string, string>): string {
    const template = templateOf(key);
    if (template === undefined) return key.slice(key.indexOf('.') + 1);
    let text = template.start;
    for (const { name, after } of template.gaps) text += this.value(name, values[name] ?? '') + after;
    return text;
  }

  private value(name: string, value: string): string {
    if (value === '') return EMPTY_WORDS[name] ?? '(blank)';
    if (DAYS.has(name)) return dayInWords(value);
    if (PLACES.has(name)) return value.includes(', ') ? this.placeNames(value) : this.placeName(value);
    return value;
  }

  private placeNames(zones: string): string {
    return zones
      .split(', ')
      .map((zone) => this.placeName(zone))
      .join(', ');
  }

  private placeName(zone: string): string {
    const whole = this.gazetteer?.subdivisions.get(zone);
    if (whole !== undefined) return whole.name;
    const [code = '', ...parts] = zone.split('/');
    const name =
      this.gazetteer?.subdivisions.get(code)?.name ?? this.gazetteer?.countries.get(code.toLowerCase())?.name ?? code;
    return [...parts.filter((part) => part !== '').reverse(), name].join(', ');
  }

  rejection({ test, values }: RejectedCandidate): string {
    return this.say(`test.${test}${variant(test, values)}`, values);
  }

  /** The rejection as the second half of a sentence. */
  private clause(candidate: RejectedCandidate): string {
    const reason = this.rejection(candidate);
    return reason.charAt(0).toLowerCase() + reason.slice(1);
  }

  authority(result: AuthorityResult): string {
    const { source, outcome, certificate } = result;
    const values = {
      number: certificate === null ? '' : this.nameOf(certificate),
      until: this.until(result),
      exempt: this.money(result.exemptAmount),
      basis: this.money(result.basis),
      taxable: this.money(result.taxableAmount),
      rate: percent(result.rate),
    };
    if (source === 'certificate') return this.say(`authority.certificate.${outcome}`, values);
    if (source === 'forced-exempt' || source === 'customer-fully-exempt') {
      return this.say(`authority.${source}.${certificate === null ? 'bare' : 'documented'}`, values);
    }
    return this.say(`authority.${source}`, values);
  }

  private until({ certificate }: AuthorityResult): string {
    if (certificate === null) return '';
    const { expires, temporary } = certificate;
    const end = expires === null ? this.say('until.none', {}) : this.say('until.date', { expires });
    return temporary ? this.say('until.temporary', {}) + end : end;
  }

  /** The certificate's number, and whose it is where the customer uses another's. */
  private nameOf({ number, inheritedFrom }: { number: string; inheritedFrom?: InheritedFrom }): string {
    return inheritedFrom === undefined ? number : this.say('certificate.of', { number, parent: inheritedFrom.name });
  }

  line(line: LineDecision, messages: readonly DecisionMessage[]): string {
    const { original } = line;
    if (original === undefined) return this.ownLine(line, messages);
    const { number, date } = original;
    return this.ownLine(line, messages) + this.say('as-original', { number, date });
  }

  private ownLine(line: LineDecision, messages: readonly DecisionMessage[]): string {
    const values = {
      place: line.jurisdiction ?? '',
      exempt: this.money(line.exemptAmount),
      basis: this.money(line.basis),
      certificates: this.grounds(line),
    };
    if (line.outcome === 'partly-exempt' && line.authorities.some(({ outcome }) => outcome !== 'partly-exempt')) {
      return this.say('line.partly-exempt.by-authority', { ...values, parts: this.parts(line) });
    }
    if (line.outcome === 'cannot-decide')
      return [this.say('line.cannot-decide', {}), this.undecided(line, messages)].join('');
    if (line.outcome !== 'taxable') return this.say(`line.${line.outcome}`, values);
    const source = line.authorities[0]?.source ?? 'none';
    if (source !== 'none') return this.say(`line.taxable.${source}`, values);
    return [this.say('line.taxable', values), this.because(line, messages)].filter(Boolean).join(' ');
  }

  /** What stood in the way of deciding at all. */
  private undecided(line: LineDecision, messages: readonly DecisionMessage[]): string {
    const cause = messages.find(
      ({ severity, lineId }) => severity === 'error' && (lineId === null || lineId === line.lineId),
    );
    return cause ? ` ${this.say(`message.${cause.code}`, cause.values)}` : '';
  }

  /** "Texas exempt, Austin taxed": which authority stands for which part. */
  private parts(line: LineDecision): string {
    return ['exempt', 'partly-exempt', 'taxable']
      .map((outcome) => ({ outcome, of: line.authorities.filter((result) => result.outcome === outcome) }))
      .filter(({ of }) => of.length > 0)
      .map(({ outcome, of }) => `${of.map(({ authority }) => authority).join(', ')} ${this.say(`part.${outcome}`, {})}`)
      .join('; ');
  }

  /** Why nothing exempts it: nobody to look for, nothing on file, or the certificate that came closest. Empty without explanation. */
  private because(line: LineDecision, messages: readonly DecisionMessage[]): string {
    const barred = messages.find(
      ({ code, lineId }) =>
        NO_SEARCH.has(code) && (lineId === line.lineId || (lineId === null && line.customerId === null)),
    );
    if (barred) return this.say(`message.${barred.code}`, barred.values);
    const { nextStep } = line;
    const candidates = line.authorities.find(({ source }) => source === 'none')?.rejected ?? [];
    const named = candidates.find(({ certificateId }) => certificateId === nextStep?.certificateId);
    const [only, second] = candidates;
    if (named) return this.say('because.nearest', { number: this.nameOf(named), reason: this.clause(named) });
    if (only && !second) return this.say('because.only', { number: this.nameOf(only), reason: this.clause(only) });
    if (only) return this.say('because.none-near', { count: String(candidates.length) });
    return nextStep?.code === 'ask-for-certificate' ? this.say('because.none-on-file', nextStep.values) : '';
  }

  /** What the exemption of a line rests on, each ground once. */
  private grounds(line: LineDecision): string {
    const grounds = new Set<string>();
    for (const { source, certificate } of line.authorities) {
      if (certificate !== null) grounds.add(this.say('by.certificate', { number: this.nameOf(certificate) }));
      else if (WORDS_EN[`by.${source}`] !== undefined) grounds.add(this.say(`by.${source}`, {}));
    }
    return [...grounds].join(', ');
  }

  decision(decision: Decision): string {
    const [only, second] = decision.lines;
    if (only === undefined) return this.say('decision.empty', {});
    if (second === undefined) return this.line(only, decision.messages);
    const count = (outcome: string) => decision.lines.filter((line) => line.outcome === outcome).length;
    return this.say(`decision.${decision.outcome}`, {
      lines: String(decision.lines.length),
      exemptLines: String(count('exempt')),
      undecided: String(count('cannot-decide')),
      exempt: this.money(decision.totals.exemptAmount),
      tax: this.money(decision.totals.tax),
    });
  }

  private money(amount: Decimal): string {
    return `${grouped(roundTo(amount, minorUnits(this.currency)))} ${this.currency}`;
  }
}

/** What stands for a value that is empty on purpose; anywhere else an empty value is shown as such. */
const EMPTY_WORDS: Readonly<Record<string, string>> = Object.freeze({
  until: '',
  group: '',
  owner: '',
  product: 'no product code',
  taxType: 'a tax of no known kind',
});

function variant(test: RejectedCandidate['test'], values: Record<string, string>): string {
  if (test === 'b') return `.${values.status ?? ''}`;
  if (test === 'c') return values.validFrom === undefined ? '.ended' : '.not-yet';
  if (test === 'e') return `.${values.cause ?? ''}`;
  if (test === 'i') return values.elements === '' ? '.none' : '.some';
  return '';
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dayInWords(date: string): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1];
  return month === undefined ? date : `${month} ${Number(date.slice(8, 10))}, ${date.slice(0, 4)}`;
}

function grouped(amount: string): string {
  const point = amount.indexOf('.');
  const end = point < 0 ? amount.length : point;
  const first = amount.charCodeAt(0) === 45 ? 1 : 0;
  if (end - first <= 3) return amount;
  let start = end - 3;
  let spaced = amount.slice(start);
  for (; start - 3 > first; start -= 3) spaced = `${amount.slice(start - 3, start)},${spaced}`;
  return `${amount.slice(0, start)},${spaced}`;
}

/** `0.0625` → `6.25 %`, by moving the point. */
function percent(rate: Decimal): string {
  const negative = rate.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = rate.replace('-', '').split('.');
  const padded = fraction.padEnd(2, '0');
  const before = (whole + padded.slice(0, 2)).replace(/^0+(?=\d)/, '');
  const after = padded.slice(2).replace(/0+$/, '');
  return `${negative}${before}${after === '' ? '' : `.${after}`} %`;
}
