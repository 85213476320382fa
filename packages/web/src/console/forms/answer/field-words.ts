import type { AskedField } from '../../../api/forms.ts';
import { idKindWords, type NameOfReason } from '../../library/facts/fact-words.ts';

/** When a box is filled in, as a clause; empty: always. */
export function whenWords({ when }: Pick<AskedField, 'when'>, nameOf: NameOfReason): string {
  return when
    .map(({ kind, is }) => {
      if (kind === 'scope') return is.includes('single') ? 'for one purchase only' : 'for all purchases to come';
      const names = is.map((code) => (kind === 'reason' ? nameOf(code) : idKindWords(code)));
      return `${kind === 'reason' ? 'where the reason is' : 'where the number is a'} ${orList(names)}`;
    })
    .join(', ');
}

function orList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

const FROM_WORDS = { customer: 'the account', seller: 'your company', 'on-file': 'a certificate on file' } as const;

/** What is known of a box already; null: nothing. */
export function knownWords(field: AskedField): string | null {
  const [first] = field.prefill;
  if (first) {
    const values = [...new Set(field.prefill.map(({ value }) => value))].join(', ');
    const where = first.certificateNumber ?? FROM_WORDS[first.from];
    return `${values} (${where})`;
  }
  const known = [...field.numbers, ...field.rows.flatMap((row) => row.numbers)].flatMap((rule) =>
    rule.known ? [`${rule.known.value} (${rule.known.certificateNumber})`] : [],
  );
  return known.length > 0 ? known.join(', ') : null;
}

/** The shape of the first number a box takes, with an example; null where the content has none. */
export function shapeWords({ numbers }: Pick<AskedField, 'numbers'>): string | null {
  const [rule] = numbers;
  if (!rule) return null;
  const example = rule.examples[0];
  const shape = rule.display ?? rule.name;
  return [shape, example && `like ${example}`].filter(Boolean).join(', ') || null;
}
