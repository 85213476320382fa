import { useQuery } from '@tanstack/react-query';
import type { CheckRow, FormRow, RegisterRow } from '../../api/content.ts';
import { checksQuery, formsQuery } from '../../console/library/library-queries.ts';
import { contentQuery } from '../../console/reference-queries.ts';

export interface LibraryHit {
  href: string;
  label: string;
  detail: string;
}

const LIMIT = 5;

/** States, forms and checks of the library that the text names; read once, from the second letter on. */
export function useLibraryHits(q: string): LibraryHit[] {
  const enabled = q.length >= 2;
  const states = useQuery({ ...contentQuery, enabled }).data?.register ?? [];
  const forms = useQuery({ ...formsQuery, enabled }).data?.data ?? [];
  const checks = useQuery({ ...checksQuery, enabled }).data?.data ?? [];
  return enabled ? libraryHits(q, { states, forms, checks }) : [];
}

interface Library {
  states: readonly RegisterRow[];
  forms: readonly FormRow[];
  checks: readonly CheckRow[];
}

/** Five at most; what begins with the text stands before what only contains it. */
export function libraryHits(q: string, { states, forms, checks }: Library): LibraryHit[] {
  const words = q.toLowerCase();
  const entries = [
    ...states.map((state) => ({
      href: `/library/states/${state.code}`,
      label: state.name,
      detail: `Law of ${state.code}`,
      keys: [state.name, state.code, state.code.slice(3)],
    })),
    ...checks.map((check) => ({
      href: `/library/checks/${check.code}`,
      label: `${check.code} ${check.title}`,
      detail: check.implemented ? 'Check' : 'Check, not yet run by software',
      keys: [check.code, check.title],
    })),
    ...forms.map((form) => ({
      href: `/library/forms/${encodeURIComponent(form.formId)}`,
      label: `${form.number ? `${form.number} ` : ''}${form.title}`,
      detail: `Form, ${form.ownerName}`,
      keys: [form.number ?? form.title, form.formId, form.title],
    })),
  ];
  const rank = (keys: readonly string[]) => {
    const lower = keys.map((key) => key.toLowerCase());
    if (lower.includes(words)) return 0;
    if (lower.some((key) => key.startsWith(words))) return 1;
    return lower.some((key) => key.includes(words)) ? 2 : 3;
  };
  return entries
    .map((entry) => ({ ...entry, rank: rank(entry.keys) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, LIMIT)
    .map(({ href, label, detail }) => ({ href, label, detail }));
}
