import type { DecisionMessage, Note } from './decision.ts';

/** Messages of one decision, each once, in the order they arose. */
export class Messages {
  readonly list: DecisionMessage[] = [];

  add(note: Note, lineId: string | null): void {
    for (const other of this.list) {
      if (other.code === note.code && other.lineId === lineId && sameValues(other.values, note.values)) return;
    }
    this.list.push({ code: note.code, severity: note.severity, lineId, values: note.values });
  }
}

function sameValues(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
