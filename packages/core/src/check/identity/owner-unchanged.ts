import { type Check, catalogueSource, couldNotCheck, type Observation } from '../check.ts';
import { coreName } from '../name-text.ts';
import { isFilled, startOf } from '../subject.ts';
import { registeredIds, sameNumber } from '../verification-answers.ts';
import type { VerificationFacts } from '../verification-facts.ts';

const CHANGES: ReadonlySet<string> = new Set(['merger', 'renamed', 'new-owner']);

/**
 * No merger, new name or new owner since the certificate: neither by the events of the account nor by the names that an authority gave
 * for the number, one time and another.
 */
export const ownerUnchanged: Check = {
  id: 'IDN-11',
  group: 'identity',
  severity: 'warn',
  about: 'record',
  reads: ['account.events', 'claim.ids', 'verifications.name'],
  citation: catalogueSource('L17'),
  run(subject) {
    const since = startOf(subject.certificate);
    if (since === null) return couldNotCheck('no-date');
    const events = (subject.account?.events ?? []).filter(({ kind, date }) => CHANGES.has(kind) && date > since);
    const seen = events.map(
      ({ kind, date }): Observation => ({
        path: '/customerId',
        values: { change: kind, on: date, before: '', now: '', first: '', registry: '' },
      }),
    );
    const answers = registeredIds(subject).map(({ value: id, path }) => ({
      path,
      named: (subject.verifications ?? []).filter(
        ({ register, number, name }) =>
          register === 'permit' && number !== null && sameNumber(number, id) && isFilled(name),
      ),
    }));
    const renamed = answers.flatMap(({ named, path }) => otherName(named, since, path));
    if (seen.length + renamed.length > 0) return [...seen, ...renamed];
    const compared = answers.some(({ named }) => named.length > 1);
    return subject.account !== null || compared ? [] : couldNotCheck('account-unknown');
  },
};

/** What changed before the paper was signed, the paper speaks of itself. */
function otherName(named: readonly VerificationFacts[], since: string, path: string): Observation[] {
  const now = named.at(-1);
  const before = now && named.findLast(({ name }) => coreName(name ?? '') !== coreName(now.name ?? ''));
  if (!now || !before || now.on < since) return [];
  const values = {
    before: before.name ?? '',
    now: now.name ?? '',
    first: before.on,
    on: now.on,
    registry: now.registry,
  };
  return [{ path, values: { change: 'another-name', ...values } }];
}
