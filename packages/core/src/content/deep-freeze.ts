/** Freezes a tree of plain objects and lists in place and returns it. Maps are left alone: they hold frozen values, typed as read-only. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return value instanceof Map ? value : Object.freeze(value);
}
