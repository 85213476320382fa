import type { Address, ClaimedId } from '@bonafide/core/certificate/certificate.ts';
import { isFiller, isPendingText, looksPersonal } from '@bonafide/core/check/id-text.ts';
import { isStateKind } from '@bonafide/core/check/state-id.ts';
import type { VerificationRegister } from '@bonafide/core/check/verification-facts.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { Question } from './adapter.ts';
import { viesNumber } from './adapters/vies.ts';
import type { HttpLookup } from './source-settings.ts';
import type { Source } from './sources-store.ts';

/** What a certificate claims, as far as registries can be asked about it. */
export interface Claimed {
  /** With the issuer that is meant where the paper does not write it beside the number. */
  ids: readonly ClaimedId[];
  name: string | null;
  address: Address | null;
  /** Claims to be a charity, a church or a school. */
  charity: boolean;
  /** Last day of the certificate. */
  ends: string | null;
}

/** A question to one registry. */
export interface Task {
  sourceId: string;
  question: Question;
  ends: string | null;
}

/** Whether a tax authority keeps a register of such numbers. */
export function isRegistered(id: ClaimedId): boolean {
  return isStateKind(id.kind) || id.kind === 'vat';
}

/** A number that can be asked about: no filler, not "applied for", and never what looks like a person's own number. */
function canBeAsked(id: ClaimedId): boolean {
  return id.value.trim() !== '' && !isFiller(id.value) && !isPendingText(id.value) && !looksPersonal(id.value);
}

/** The register a registry would look the number up in; null when it does not answer about such numbers. */
export function registerFor(source: Source, id: ClaimedId, charity: boolean): VerificationRegister | null {
  switch (source.kind) {
    case 'vies':
      return (id.kind === 'vat' || id.kind === 'foreign-tax-id') && viesNumber(id) !== null ? 'permit' : null;
    case 'irs':
      return id.kind === 'fein' && charity ? 'exempt-organizations' : null;
    case 'http': {
      const lookup = source.config as unknown as HttpLookup;
      const fits =
        lookup.kinds.includes(id.kind) && (lookup.issuers.length === 0 || lookup.issuers.includes(id.issuer ?? ''));
      return fits && lookup.register !== 'address' ? lookup.register : null;
    }
    case 'manual':
      return isRegistered(id) ? 'permit' : null;
  }
}

/** Where a person can look the number up, by the content. */
export function hasLookUp(content: Content, id: ClaimedId, day: string): boolean {
  const facts = content.jurisdictions.get(id.issuer ?? '')?.verification ?? [];
  return facts.some(({ from, to, value }) => (from ?? day) <= day && (to ?? day) >= day && value.url !== null);
}

/** The questions a claim gives rise to. A person is asked only where no program can be, and where there is a place to look. */
export function tasksFor(sources: readonly Source[], claimed: Claimed, content: Content, day: string): Task[] {
  const { name, address, ends } = claimed;
  const tasks: Task[] = [];
  for (const number of claimed.ids.filter(canBeAsked)) {
    const fitting = sources.flatMap((source) => {
      const register = registerFor(source, number, claimed.charity);
      return register === null ? [] : [{ source, register }];
    });
    const machines = fitting.filter(({ source }) => source.kind !== 'manual');
    const byProgram = machines.some(({ register }) => register === 'permit');
    const people =
      byProgram || !hasLookUp(content, number, day) ? [] : fitting.filter(({ source }) => source.kind === 'manual');
    for (const { source, register } of [...machines, ...people]) {
      tasks.push({ sourceId: source.sourceId, question: { register, number, name, address, day }, ends });
    }
  }
  if (address?.line1) {
    const services = sources.filter(
      (source) => source.kind === 'http' && (source.config as unknown as HttpLookup).register === 'address',
    );
    for (const { sourceId } of services) {
      tasks.push({ sourceId, question: { register: 'address', number: null, name, address, day }, ends });
    }
  }
  return tasks;
}
