/**
 * What many checks ask about the same text or the same subject is worked out once. Both hold values of pure functions of values
 * that nobody changes, so what comes back is what would be computed; only the time differs.
 */

/** Texts of a few certificates. More are not kept: a sweep never comes back to one. */
const ROOM = 256;
/** A longer text is seldom asked about twice, and would hold memory. */
const LONGEST = 200;

/** The same function of a text, which remembers what it last answered. What it gives is shared: it must not be changed. */
export function remembered<T extends NonNullable<unknown>>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = compute(text);
    if (text.length > LONGEST) return answer;
    if (known.size >= ROOM) known.clear();
    known.set(text, answer);
    return answer;
  };
}

/** The same function of a subject, which remembers the last one: the checks of one certificate run one after the other. */
export function oncePer<S extends object, T>(compute: (subject: S) => T): (subject: S) => T {
  let last: S | undefined;
  let answer: T | undefined;
  return (subject) => {
    if (subject !== last) {
      answer = compute(subject);
      last = subject;
    }
    return answer as T;
  };
}
