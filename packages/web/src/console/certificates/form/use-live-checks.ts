import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CheckAnswer, changeCertificate, tryChecks, type WordedFinding } from '../../../api/certificates.ts';
import { isProblem } from '../../../api/problem.ts';
import { fieldErrors } from '../../../ui/form/problem-fields.ts';
import { bodyOf, type Draft, draftErrors, patchOf } from './draft.ts';

/** Milliseconds that typing rests before the checks run. */
const REST = 400;

const OUTDATED = 'somebody saved a newer version meanwhile. Press save to see both side by side';

export interface LiveChecks {
  answer: Pick<CheckAnswer, 'findings' | 'checks'> | undefined;
  findings: WordedFinding[];
  /** Sentence: what must be mended before the checks can run. */
  waitsFor: string | null;
  failed: boolean;
  running: boolean;
  /** Refusals by place: how fields contradict each other. */
  errors: Record<string, string>;
}

/** What a draft is held against: a new record of a customer, or the next version of one that is kept. */
export type Against =
  | { kind: 'new'; customerId: string | null; hasDocument: boolean }
  | { kind: 'version'; certificateId: string; version: number; before: Draft };

function ask(draft: Draft, against: Against, signal: AbortSignal): Promise<Pick<CheckAnswer, 'findings' | 'checks'>> {
  const body = bodyOf(draft);
  // The same way as the saving, rolled back: there the other certificates of the customer are told from this one.
  if (against.kind === 'version') {
    return changeCertificate(against.certificateId, against.version, patchOf(against.before, body), true);
  }
  const { number, validFrom, ...rest } = body;
  return tryChecks(
    {
      ...rest,
      ...(number ? { number } : {}),
      ...(validFrom ? { validFrom } : {}),
      customerId: against.customerId,
      hasDocument: against.hasDocument,
    },
    signal,
  );
}

/** Runs the service's checks while somebody types; nothing is kept. */
export function useLiveChecks(draft: Draft, against: Against): LiveChecks {
  const [settled] = useDebouncedValue(draft, REST);
  const waiting = Object.values(draftErrors(settled))[0] ?? null;
  const query = useQuery({
    queryKey: ['certificates', 'live-checks', settled, against],
    queryFn: ({ signal }) => ask(settled, against, signal),
    enabled: waiting === null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const refused = isProblem(query.error) && query.error.status === 422;
  const outdated = isProblem(query.error) && query.error.code === 'version-mismatch';
  const errors = refused ? fieldsByPointer(query.error) : {};
  return {
    answer: query.data,
    findings: query.data?.findings ?? [],
    waitsFor: waiting ?? Object.values(errors)[0] ?? (outdated ? OUTDATED : null),
    failed: query.isError && !refused && !outdated,
    running: query.isFetching,
    errors,
  };
}

/** Errors of a refusal by JSON pointer, as this form names its places. */
export function fieldsByPointer(error: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([field, sentence]) => [`/${field.replaceAll('.', '/')}`, sentence]),
  );
}
