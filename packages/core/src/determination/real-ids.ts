import type { AuthorityResult, Decision, LineDecision } from './decision.ts';

/** Provisional id (`auto:1`) → the id it got when it was stored. */
export interface RealIds {
  customers: ReadonlyMap<string, string>;
  certificates: ReadonlyMap<string, string>;
}

/** The decision with the ids of what was created for it; every other id stays. */
export function withRealIds(decision: Decision, ids: RealIds): Decision {
  const customer = <Id extends string | null>(id: Id) => (id === null ? id : (ids.customers.get(id) ?? id));
  const certificate = (id: string) => ids.certificates.get(id) ?? id;
  const authority = (result: AuthorityResult): AuthorityResult => ({
    ...result,
    certificate: result.certificate && {
      ...result.certificate,
      certificateId: certificate(result.certificate.certificateId),
    },
    rejected: result.rejected.map((candidate) => ({
      ...candidate,
      certificateId: certificate(candidate.certificateId),
    })),
  });
  const line = (decided: LineDecision): LineDecision => ({
    ...decided,
    customerId: customer(decided.customerId),
    authorities: decided.authorities.map(authority),
    nextStep: decided.nextStep && {
      ...decided.nextStep,
      certificateId: decided.nextStep.certificateId && certificate(decided.nextStep.certificateId),
    },
  });
  return {
    ...decision,
    customer: decision.customer && {
      ...decision.customer,
      customerId: ids.customers.get(decision.customer.customerId) ?? decision.customer.customerId,
    },
    lines: decision.lines.map(line),
  };
}
