import type { CustomerHistory } from '../../../api/customers.ts';

type Kind = CustomerHistory['events'][number]['kind'];

export const EVENT_WORDS: Readonly<Record<Kind, string>> = {
  merger: 'Merged with another',
  renamed: 'Took another name',
  'new-owner': 'New owner',
  closed: 'Closed',
  'own-use': 'Uses the goods itself',
  'consumer-account': 'Billed as a consumer from then on',
  'business-account': 'Billed as a business from then on',
  remark: 'Remark',
};

export const EVENT_CHOICES = Object.entries(EVENT_WORDS).map(([value, label]) => ({ value, label }));

export function isEventKind(value: string | null): value is Kind {
  return value !== null && Object.hasOwn(EVENT_WORDS, value);
}
