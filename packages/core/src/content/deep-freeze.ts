/** Freezes a tree of plain objects and lists in place and returns it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

/** A map that refuses changes. `Object.freeze` alone does not reach the entries of a Map. */
export function frozenMap<K, V>(entries: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
  const map = new Map(entries);
  const refuse = { value: refuseChange };
  return Object.freeze(Object.defineProperties(map, { set: refuse, delete: refuse, clear: refuse }));
}

function refuseChange(): never {
  throw new TypeError('This map is frozen');
}
