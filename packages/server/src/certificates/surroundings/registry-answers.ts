import type { VerificationFacts } from '@bonafide/core/check/verification-facts.ts';
import type { Transaction } from '../../platform/database.ts';
import { addressKey, findFacts, numberKey } from '../../verification/verification.ts';
import type { Asked, Known } from './loader.ts';

/** What registries answered about the numbers and the address of the claim, oldest first. */
export async function registryAnswers(tx: Transaction, { tenantId, certificates }: Asked): Promise<Known> {
  const keys = new Map(certificates.map((certificate) => [certificate.certificateId, keysOf(certificate.claim)]));
  const found = await findFacts(tx, tenantId, [...new Set([...keys.values()].flat())]);
  return ({ certificateId, claim }) => {
    const facts = (keys.get(certificateId) ?? keysOf(claim)).flatMap((key) => found.get(key) ?? []);
    return { verifications: facts.length > 1 ? facts.toSorted(byAge) : facts };
  };
}

function keysOf({ ids, purchaser }: Asked['certificates'][number]['claim']): string[] {
  const numbers = ids.filter(({ value }) => value.trim() !== '').map(({ value }) => numberKey(value));
  const address = purchaser.address.line1 === null ? [] : [addressKey(purchaser.address)];
  return [...new Set([...numbers, ...address])];
}

function byAge(a: VerificationFacts, b: VerificationFacts): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}
