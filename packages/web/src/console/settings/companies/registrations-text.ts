import type { CompanyRow } from '../../../api/companies.ts';

type Registration = NonNullable<CompanyRow['sellerFacts']['registrations']>[number];

/** `US-TX, 32048817265, 2020-01-01, 2026-12-31`: one registration a line; what is not known is left empty. */
export function registrationsText(registrations: readonly Registration[] | null): string {
  return (registrations ?? [])
    .map(({ jurisdiction, number, from, to }) => [jurisdiction, number ?? '', from ?? '', to ?? ''].join(', '))
    .map((line) => line.replace(/(, )+$/, ''))
    .join('\n');
}

const STATE = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Null for a text without a line; else the registrations, or the number of the first line that is none. */
export function readRegistrations(text: string): Registration[] | null | { line: number } {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.every((line) => line === '')) return null;
  const found: Registration[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [jurisdiction = '', number = '', from = '', to = '', ...rest] = line.split(',').map((part) => part.trim());
    const days = [from, to].every((day) => day === '' || DAY.test(day));
    if (!STATE.test(jurisdiction) || !days || rest.length > 0) return { line: index + 1 };
    found.push({ jurisdiction, number: number || null, from: from || null, to: to || null });
  }
  return found;
}

/** For the form: a sentence about the line that cannot be read, or null. */
export function registrationsProblem(text: string): string | null {
  const read = readRegistrations(text);
  if (read === null || Array.isArray(read)) return null;
  return `Line ${read.line} is no registration. Write it like US-TX, 32048817265, 2020-01-01`;
}
