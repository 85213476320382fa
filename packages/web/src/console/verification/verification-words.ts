import type { Registry, Verification, VerificationResult, VerificationTask } from '../../api/verifications.ts';
import type { StatusWord } from '../../ui/badge/status-words.ts';

/** The words of an answer. That a registry was silent is none: it has the tone of the unknown, never of a no. */
export const RESULT_WORDS: Record<VerificationResult, StatusWord> = {
  active: { tone: 'good', word: 'Active' },
  inactive: { tone: 'bad', word: 'Not active' },
  closed: { tone: 'bad', word: 'Closed' },
  'not-found': { tone: 'bad', word: 'Not found' },
  'name-differs': { tone: 'attention', word: 'Another name' },
  'no-answer': { tone: 'unknown', word: 'No answer' },
};

export const SILENCE_WORDS: Record<NonNullable<Verification['silence']>, string> = {
  'timed-out': 'It did not answer in time.',
  refused: 'It does not let us ask.',
  unreachable: 'It could not be reached.',
  busy: 'It was busy and asked us to wait.',
  'server-error': 'It said that it is out of order.',
  redirected: 'It sent us to another address, where we do not go.',
  'too-large': 'Its answer was too large to be one.',
  unreadable: 'Its answer could not be read.',
  'not-allowed': 'The operator does not let questions go there.',
  'list-missing': 'The list that would tell is not taken in, or only a part of it.',
  'rejected-by-registry': 'It did not take the question.',
};

export const STATE_WORDS: Record<VerificationTask['state'], StatusWord> = {
  due: { tone: 'working', word: 'Due' },
  running: { tone: 'working', word: 'Being asked' },
  'no-answer': { tone: 'unknown', word: 'No answer' },
  person: { tone: 'attention', word: 'Needs a person' },
  later: { tone: 'neutral', word: 'Later' },
};

export const REGISTER_WORDS: Record<Verification['register'], string> = {
  permit: 'Tax register',
  'exempt-organizations': 'Exempt organizations',
  'business-register': 'Register of firms',
  address: 'Addresses',
};

export const KIND_WORDS: Record<Registry['kind'], string> = {
  vies: 'VAT numbers of the European Union',
  irs: 'Lists of the IRS, taken in as files; nothing leaves the house',
  http: 'A look-up over the network, described as data',
  manual: 'People look numbers up where no program can',
};

/** What the registry said, in one sentence; null when it said nothing beyond its answer. */
export function saidWords({ said }: Verification): string | null {
  const parts = [
    said.name === null ? null : `“${said.name}”`,
    said.startDate === null ? null : `since ${said.startDate}`,
    said.endDate === null ? null : `until ${said.endDate}`,
    said.consultationNumber === null ? null : `consultation number ${said.consultationNumber}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}
