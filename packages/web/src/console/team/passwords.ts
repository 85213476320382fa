/** Shortest password the service takes; it refuses shorter ones itself. */
export const PASSWORD_MIN = 15;

/** Letters and digits that nobody mistakes for one another when they are read out. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** A random first password in groups, easy to hand over: 20 letters of 31 are 99 bits. */
export function newPassword(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const letters: string[] = [];
  // Bytes beyond the last whole alphabet are thrown away, so that every letter is as likely as the others.
  const fair = 256 - (256 % ALPHABET.length);
  while (letters.length < GROUPS * GROUP_LENGTH) {
    for (const byte of random(new Uint8Array(32))) {
      if (byte < fair && letters.length < GROUPS * GROUP_LENGTH) letters.push(ALPHABET.charAt(byte % ALPHABET.length));
    }
  }
  return Array.from({ length: GROUPS }, (_, at) =>
    letters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}
