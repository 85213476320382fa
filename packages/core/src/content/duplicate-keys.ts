interface Frame {
  pointer: string;
  /** Keys seen so far in an object; null in a list. */
  keys: Set<string> | null;
  /** Where the next value stands: a key, or an index. */
  at: string;
  awaitsKey: boolean;
}

/**
 * Pointers of members whose key stands twice in one object of a JSON text. A parser keeps the last of them in silence, so an
 * editor's slip would change the law without a sign. The text must be JSON; nothing else is checked.
 */
export function duplicateKeys(json: string): string[] {
  const found: string[] = [];
  const stack: Frame[] = [];
  for (const [token] of json.matchAll(/"(?:\\.|[^"\\])*"|[{}[\],:]/gs)) {
    const frame = stack.at(-1);
    if (token === '{' || token === '[') stack.push(open(token, frame));
    else if (token === '}' || token === ']') stack.pop();
    else if (token === ',' && frame) next(frame);
    else if (token.startsWith('"') && frame?.awaitsKey) {
      frame.at = String(JSON.parse(token)).replaceAll('~', '~0').replaceAll('/', '~1');
      frame.awaitsKey = false;
      if (frame.keys?.has(frame.at)) found.push(`${frame.pointer}/${frame.at}`);
      frame.keys?.add(frame.at);
    }
  }
  return found;
}

function open(bracket: '{' | '[', parent: Frame | undefined): Frame {
  const pointer = parent ? `${parent.pointer}/${parent.at}` : '';
  const isObject = bracket === '{';
  return { pointer, keys: isObject ? new Set() : null, at: isObject ? '' : '0', awaitsKey: isObject };
}

function next(frame: Frame): void {
  if (frame.keys) frame.awaitsKey = true;
  else frame.at = String(Number(frame.at) + 1);
}
