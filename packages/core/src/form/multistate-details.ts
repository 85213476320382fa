import type { Content, MultistateForm } from '../content/content.ts';
import type { Ground } from './paper.ts';

type Row = Readonly<Record<string, unknown>>;

function rowsOf(file: MultistateForm, key: string): Row[] {
  const rows = file.details[key];
  return Array.isArray(rows) ? rows.filter((row): row is Row => typeof row === 'object' && row !== null) : [];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function groundOf(file: MultistateForm, row: Row): Ground {
  const { sources, confidence } = row;
  return {
    in: file.code,
    sources: Array.isArray(sources) ? sources.filter((entry) => typeof entry === 'number') : [],
    confidence: confidence === 'direct' || confidence === 'second-hand' ? confidence : 'unconfirmed',
    note: null,
  };
}

/** What a multistate file says about one state: footnotes, remarks, acceptance by ruling only. */
export function remarksOn(file: MultistateForm, state: string): { text: string; ground: Ground }[] {
  return ['states', 'acceptedByRulingOnly', 'stateNotes', 'relatedParticipants'].flatMap((key) =>
    rowsOf(file, key).flatMap((row) =>
      row.code === state && typeof row.note === 'string' ? [{ text: row.note, ground: groundOf(file, row) }] : [],
    ),
  );
}

/** Form of a jurisdiction → the multistate file whose blank it is, as the jurisdiction publishes it. */
export function copiesIn(content: Content): Map<string, string> {
  const copies = new Map<string, string>();
  for (const file of content.multistate.values()) {
    for (const id of textsOf(file.details.copies)) copies.set(id, file.code);
  }
  return copies;
}

/** A place that has no file of its own: a regime of a multistate file, with the forms that belong to it. */
export interface Regime {
  code: string;
  name: string;
  file: MultistateForm;
  formIds: readonly string[];
}

export function regimesIn(content: Content): Regime[] {
  return [...content.multistate.values()].flatMap((file) =>
    rowsOf(file, 'regimes').flatMap((row) =>
      typeof row.code === 'string' && typeof row.name === 'string'
        ? [{ code: row.code, name: row.name, file, formIds: textsOf(row.forms) }]
        : [],
    ),
  );
}
