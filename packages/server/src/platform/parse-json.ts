import secureJson from 'secure-json-parse';
import { REQUEST_LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';

const SUSPECT = /\\u(0000|[dD][89a-fA-F])/;

/** PostgreSQL refuses NUL, and a lone surrogate has no UTF-8: both are found here and named, never a failure later (B39, B40). */
function findBadText(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (key.includes('\0') || !key.isWellFormed()) return pointer;
    const found = findBadText(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Depth is bounded before the parser and every walker after it can run out of stack (B35). */
function tooDeep(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (inString) {
      if (char === 0x5c) index += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
  return false;
}

/**
 * Reads a JSON body. `__proto__` and `constructor.prototype` keys are refused.
 * @throws Refusal `malformed-json`, or `invalid-request` naming the text that cannot be stored
 */
export function parseJsonBody(text: string): unknown {
  if (tooDeep(text, REQUEST_LIMITS.jsonDepth))
    throw new Refusal('malformed-json', `The body is nested more than ${REQUEST_LIMITS.jsonDepth} levels deep`);
  let value: unknown;
  try {
    value = secureJson.parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    throw new Refusal('malformed-json', error instanceof Error ? error.message : undefined);
  }
  if (SUSPECT.test(text)) {
    const pointer = findBadText(value, '');
    if (pointer !== undefined) {
      const detail = 'The text holds a NUL or half a character (lone surrogate)';
      throw new Refusal('invalid-request', detail, [{ pointer, code: 'unstorable-text', detail }]);
    }
  }
  return value;
}
