import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { type CertificateDraft, getSurroundings, type WordedFinding } from '../../../api/certificates.ts';
import { isProblem } from '../../../api/problem.ts';
import { fieldErrors } from '../../../ui/form/problem-fields.ts';
import { bodyOf, type Draft, draftErrors } from './draft.ts';
import { type DraftOf, judgeDraft, NOT_ON_FILE } from './judge-draft.ts';
import { lawQuery } from './law-in-page.ts';

/** Milliseconds that typing rests before the service is asked what stands beside the draft. */
const REST = 400;

type Report = ReturnType<typeof judgeDraft>;

export interface LiveChecks {
  answer: Report | undefined;
  findings: WordedFinding[];
  /** Sentence: what must be mended before the checks can run. */
  waitsFor: string | null;
  failed: boolean;
  /** Refusals by place: how fields contradict each other. */
  errors: Record<string, string>;
}

/** What a draft is held against: a new record of a customer, or the next version of one that is kept. */
export type Against =
  | { kind: 'new'; customerId: string | null; hasDocument: boolean }
  | { kind: 'version'; of: DraftOf };

function questionOf(draft: Draft, against: Against): CertificateDraft {
  const { number, validFrom, ...rest } = bodyOf(draft);
  return {
    ...rest,
    ...(number ? { number } : {}),
    ...(validFrom ? { validFrom } : {}),
    ...(against.kind === 'new'
      ? { customerId: against.customerId, hasDocument: against.hasDocument }
      : { customerId: against.of.customerId, certificateId: against.of.certificateId }),
  };
}

/**
 * Runs the checks in the page at each key. The service tells, when typing rests, what the draft is judged beside (other certificates,
 * numbers used elsewhere) and by which law; nothing is kept.
 */
export function useLiveChecks(draft: Draft, against: Against): LiveChecks {
  const typed = useDeferredValue(draft);
  const [settled] = useDebouncedValue(draft, REST);
  const waiting = Object.values(draftErrors(typed))[0] ?? null;
  const beside = useQuery({
    queryKey: ['certificates', 'surroundings', settled, against.kind === 'new' ? against : against.of.certificateId],
    queryFn: ({ signal }) => getSurroundings(questionOf(settled, against), signal),
    enabled: Object.keys(draftErrors(settled)).length === 0,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const law = useQuery({ ...lawQuery(beside.data?.law.hash ?? ''), enabled: beside.data !== undefined });
  const kept = against.kind === 'version' ? against.of : null;
  const customerId = against.kind === 'new' ? against.customerId : null;
  const answer = useMemo(() => {
    if (waiting !== null || !beside.data || !law.data) return undefined;
    const of = kept ?? { ...NOT_ON_FILE, ...(customerId ? { customerId } : {}) };
    return judgeDraft(typed, of, beside.data, law.data);
  }, [waiting, typed, kept, customerId, beside.data, law.data]);
  const refused = isProblem(beside.error) && beside.error.status === 422;
  const errors = refused ? fieldsByPointer(beside.error) : {};
  return {
    answer,
    findings: answer?.findings ?? [],
    waitsFor: waiting ?? Object.values(errors)[0] ?? null,
    failed: (beside.isError && !refused) || law.isError,
    errors,
  };
}

/** Errors of a refusal by JSON pointer, as this form names its places. */
export function fieldsByPointer(error: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([field, sentence]) => [`/${field.replaceAll('.', '/')}`, sentence]),
  );
}
