import {
  type Context,
  type EntityJson,
  preparsePolicySet,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Case, Facts, Peer } from './engines-cases.ts';

const CUSTOMER = { type: 'Customer', id: 'any' };
const ACTION = { type: 'Action', id: 'sell-exempt' };
const PLACE = { type: 'Place', id: 'any' };

/**
 * Cedar with one policy per certificate, as generated code, in a policy set per customer that is parsed once: a case is one call
 * without entities, and the policies that permit are the certificates that fit. The best shape we know for it.
 */
export function cedarByCustomer(cases: readonly Case[]): Peer {
  const known = new Set<string>();
  for (const { customer, certificates } of cases) {
    if (known.has(customer)) continue;
    known.add(customer);
    const policies = Object.fromEntries(certificates.map((facts) => [facts.number, policyOf(facts)]));
    parse(customer, policies);
  }
  return {
    name: 'Cedar, a policy per certificate',
    decide: ({ customer, cedarContext, rank }) => {
      const permitted = permits(customer, PLACE, cedarContext, []);
      return best(permitted, rank);
    },
  };
}

/**
 * Cedar as its guides teach it: one policy set for all, the certificate an entity with attributes. A case is a call per
 * certificate, the one that stands first asked first, until one permits.
 */
export function cedarByEntity(): Peer {
  parse('certificates', { rule: RULE });
  return {
    name: 'Cedar, certificates as entities',
    decide: ({ cedarEntities, cedarContext }) => {
      for (const entity of cedarEntities) {
        const { id } = entity.uid as { id: string };
        if (permits('certificates', { type: 'Certificate', id }, cedarContext, [entity]).length > 0) return id;
      }
      return null;
    },
  };
}

function parse(name: string, staticPolicies: Record<string, string>): void {
  const answer = preparsePolicySet(name, { staticPolicies });
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
}

function permits(
  policySet: string,
  resource: { type: string; id: string },
  context: Context,
  entities: EntityJson[],
): string[] {
  const answer = statefulIsAuthorized({
    principal: CUSTOMER,
    action: ACTION,
    resource,
    context,
    preparsedPolicySetId: policySet,
    entities,
  });
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  const { decision, diagnostics } = answer.response;
  if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
  return decision === 'allow' ? diagnostics.reason : [];
}

function best(permitted: readonly string[], rank: ReadonlyMap<string, number>): string | null {
  let first: string | null = null;
  for (const number of permitted)
    if (first === null || (rank.get(number) ?? 0) < (rank.get(first) ?? 0)) first = number;
  return first;
}

const text = (value: string) => JSON.stringify(value);
const list = (values: readonly string[]) => `[${values.map(text).join(', ')}]`;

function policyOf(facts: Facts): string {
  const tests = [`context.date >= ${facts.validFrom}`];
  if (!facts.active) tests.push('false');
  if (facts.status === 'temporary') tests.push('context.temporariesCount');
  else if (facts.status !== 'approved') tests.push('false');
  if (facts.expires !== null) tests.push(`context.date <= ${facts.expires}`);
  const places = [`${list(facts.states)}.contains(context.state)`];
  for (const { state, type } of facts.stateTypes)
    places.push(`(context.state == ${text(state)} && context.authorityType == ${text(type)})`);
  tests.push(`(${places.join(' || ')})`);
  tests.push(`(context.claimedNumber == "" || context.claimedNumber == ${text(facts.number)})`);
  if (facts.reason !== null)
    tests.push(`(context.claimedReason == "" || context.claimedReason == ${text(facts.reason)})`);
  if (facts.currency !== null) tests.push(`context.currency == ${text(facts.currency)}`);
  if (facts.orders !== null) tests.push(`${list(facts.orders)}.contains(context.order)`);
  if (facts.products !== null) tests.push(`${list(facts.products)}.contains(context.product)`);
  return `permit(principal, action, resource) when { ${tests.join(' && ')} };`;
}

const RULE = `permit(principal, action == Action::"sell-exempt", resource is Certificate) when {
  resource.active
  && (resource.status == "approved" || (resource.status == "temporary" && context.temporariesCount))
  && context.date >= resource.validFrom
  && (!(resource has expires) || context.date <= resource.expires)
  && (resource.states.contains(context.state)
      || resource.stateTypes.contains({ state: context.state, type: context.authorityType }))
  && (context.claimedNumber == "" || context.claimedNumber == resource.number)
  && (context.claimedReason == "" || !(resource has reason) || context.claimedReason == resource.reason)
  && (!(resource has currency) || context.currency == resource.currency)
  && (!(resource has orders) || resource.orders.contains(context.order))
  && (!(resource has products) || resource.products.contains(context.product))
};`;

/** The certificate as an entity; what it does not have is left out. */
export function cedarEntity(facts: Facts): EntityJson {
  const attrs = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  return { uid: { type: 'Certificate', id: facts.number }, attrs, parents: [] };
}
