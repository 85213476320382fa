import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Case, Facts, Peer } from './engines-cases.ts';

/** Numbers of the certificates whose rules hold, from one run. */
async function fitting(engine: Engine, facts: Record<string, unknown>): Promise<string[]> {
  const { events } = await engine.run(facts);
  return events.map(({ params }) => String(params?.number));
}

/** One engine per customer, kept, with one rule per certificate: a case is one run. The best shape we know for it. */
export function jsonRulesByCustomer(cases: readonly Case[]): Peer {
  const engines = new Map<string, Engine>();
  for (const { customer, certificates } of cases)
    if (!engines.has(customer)) engines.set(customer, new Engine(certificates.map(ruleOf)));
  return {
    name: 'json-rules-engine, a rule per certificate',
    decide: async ({ customer, sold, rank }) => {
      const engine = engines.get(customer);
      if (engine === undefined) throw new Error(`No engine for ${customer}`);
      let first: string | null = null;
      for (const number of await fitting(engine, sold))
        if (first === null || (rank.get(number) ?? 0) < (rank.get(first) ?? 0)) first = number;
      return first;
    },
  };
}

/** One engine with one rule for all certificates, which are facts: a case is a run per certificate until one fits. */
export function jsonRulesByFact(): Peer {
  const engine = new Engine([RULE]);
  // What a certificate does not limit is null.
  engine.addOperator('unlimitedOrIs', (limit: unknown, value: unknown) => limit === null || limit === value);
  engine.addOperator('unlimitedOrLists', (limit: string[] | null, value: string) => limit?.includes(value) ?? true);
  engine.addOperator('endsNotBefore', (end: number | null, date: number) => end === null || end >= date);
  engine.addOperator(
    'claims',
    (claimed: string, value: string | null) => claimed === '' || value === null || claimed === value,
  );
  engine.addOperator(
    'listsType',
    (rows: Facts['stateTypes'], { state, authorityType }: { state: string; authorityType: string }) =>
      rows.some((row) => row.state === state && row.type === authorityType),
  );
  return {
    name: 'json-rules-engine, certificates as facts',
    decide: async ({ ordered, sold }) => {
      for (const certificate of ordered) {
        const { events } = await engine.run({ ...sold, ...prefixed(certificate), levy: sold });
        if (events.length > 0) return certificate.number;
      }
      return null;
    },
  };
}

const given = (claimed: string, value: string) => ({
  any: [
    { fact: claimed, operator: 'equal', value: '' },
    { fact: claimed, operator: 'equal', value },
  ],
});

function ruleOf(facts: Facts): RuleProperties {
  const all: Extract<RuleProperties['conditions'], { all: unknown }>['all'] = [
    { fact: 'date', operator: 'greaterThanInclusive', value: facts.validFrom },
  ];
  const never = { fact: 'date', operator: 'equal', value: 0 };
  if (!facts.active || (facts.status !== 'approved' && facts.status !== 'temporary')) all.push(never);
  if (facts.status === 'temporary') all.push({ fact: 'temporariesCount', operator: 'equal', value: true });
  if (facts.expires !== null) all.push({ fact: 'date', operator: 'lessThanInclusive', value: facts.expires });
  all.push({
    any: [
      { fact: 'state', operator: 'in', value: facts.states },
      ...facts.stateTypes.map(({ state, type }) => ({
        all: [
          { fact: 'state', operator: 'equal', value: state },
          { fact: 'authorityType', operator: 'equal', value: type },
        ],
      })),
    ],
  });
  all.push(given('claimedNumber', facts.number));
  if (facts.reason !== null) all.push(given('claimedReason', facts.reason));
  if (facts.currency !== null) all.push({ fact: 'currency', operator: 'equal', value: facts.currency });
  if (facts.orders !== null) all.push({ fact: 'order', operator: 'in', value: facts.orders });
  if (facts.products !== null) all.push({ fact: 'product', operator: 'in', value: facts.products });
  return { conditions: { all }, event: { type: 'fits', params: { number: facts.number } } };
}

const RULE: RuleProperties = {
  conditions: {
    all: [
      { fact: 'certificate.active', operator: 'equal', value: true },
      {
        any: [
          { fact: 'certificate.status', operator: 'equal', value: 'approved' },
          {
            all: [
              { fact: 'certificate.status', operator: 'equal', value: 'temporary' },
              { fact: 'temporariesCount', operator: 'equal', value: true },
            ],
          },
        ],
      },
      { fact: 'certificate.validFrom', operator: 'lessThanInclusive', value: { fact: 'date' } },
      { fact: 'certificate.expires', operator: 'endsNotBefore', value: { fact: 'date' } },
      {
        any: [
          { fact: 'certificate.states', operator: 'contains', value: { fact: 'state' } },
          { fact: 'certificate.stateTypes', operator: 'listsType', value: { fact: 'levy' } },
        ],
      },
      { fact: 'claimedNumber', operator: 'claims', value: { fact: 'certificate.number' } },
      { fact: 'claimedReason', operator: 'claims', value: { fact: 'certificate.reason' } },
      { fact: 'certificate.currency', operator: 'unlimitedOrIs', value: { fact: 'currency' } },
      { fact: 'certificate.orders', operator: 'unlimitedOrLists', value: { fact: 'order' } },
      { fact: 'certificate.products', operator: 'unlimitedOrLists', value: { fact: 'product' } },
    ],
  },
  event: { type: 'fits' },
};

function prefixed(facts: Facts): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`certificate.${name}`, value]));
}
