import type { Address } from '@bonafide/core/certificate/certificate.ts';
import { addressLine } from '@bonafide/core/check/format/address-delivered.ts';
import { compactId } from '@bonafide/core/check/id-text.ts';
import { wordsOf } from '@bonafide/core/check/name-text.ts';
import type { Question } from './adapter.ts';

const MOST = 400;

/** What answers are found by: the number without separators, or the address in plain words behind an `@`. */
export function keyOf(question: Pick<Question, 'number' | 'address'>): string {
  if (question.number !== null) return numberKey(question.number.value);
  return question.address === null ? '@' : addressKey(question.address);
}

export function numberKey(value: string): string {
  return compactId(value).slice(0, MOST);
}

export function addressKey(address: Address): string {
  return `@${wordsOf(addressLine(address)).join(' ')}`.slice(0, MOST);
}
