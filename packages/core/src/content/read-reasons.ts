import type { Reason } from '../certificate/reason.ts';
import { REASONS } from '../certificate/reason.ts';
import { checkGround, citations, confidence, reason } from './read-facts.ts';
import type { Place, Reader } from './read-json.ts';
import { below, listOf, may, must, note, nullable, objectOf, recordOf, setOf, text } from './read-json.ts';
import { sourcesAlreadyRead } from './read-jurisdiction.ts';
import type { ReasonMapping, ReasonTable, ReasonTables, ReasonTarget } from './reason-tables.ts';

const mapping = objectOf<ReasonMapping>({
  reason: must(reason),
  code: must(text),
  alsoReads: may(setOf(text), []),
  confidence: must(confidence),
  note: nullable(text),
});

const table = objectOf<ReasonTable>(
  { name: must(text), sources: must(citations), mappings: must(listOf(mapping)) },
  (value, place) => {
    value.mappings.forEach((entry, index) => {
      const at = below(place, 'mappings', index);
      checkGround({ sources: value.sources, confidence: entry.confidence }, at);
      if (value.mappings.findIndex((other) => other.reason === entry.reason) !== index) {
        note(at, `maps a reason twice: ${entry.reason}`);
      }
    });
  },
);

/** Our own codes are two characters and name one reason each: a file that carries them can be read back. */
const ownTable: Reader<ReasonTable> = (json, place) => {
  const value = table(json, place);
  value?.mappings.forEach((entry, index) => {
    const at = below(place, 'mappings', index, 'code');
    if (!/^[A-Z]{2}$/.test(entry.code)) note(at, 'must be two capital letters');
    if (value.mappings.findIndex((other) => other.code === entry.code) !== index) note(at, 'stands twice');
  });
  return value;
};

export const reasonTables = objectOf<ReasonTables>(
  {
    names: must(recordOf<string>(reason, text) as Reader<Record<Reason, string>>),
    targets: must(
      objectOf<Record<ReasonTarget, ReasonTable>>({
        sst: must(table),
        avatax: must(table),
        quickbooks: must(table),
        taxjar: must(table),
        determination: must(ownTable),
      }),
    ),
    sources: must(sourcesAlreadyRead),
  },
  checkNames,
);

function checkNames(value: ReasonTables, place: Place): void {
  for (const code of REASONS) {
    if (value.names[code] === undefined) note(below(place, 'names'), `lacks a name for ${code}`);
  }
}
