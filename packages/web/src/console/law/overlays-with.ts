import type { NewOverlay, NewReview, Overlay } from '../../api/law.ts';

type Side = NewReview['after'];
type Drafts = Exclude<Side['overlays'], 'current' | undefined>;

/**
 * The overlays as they would stand with one more, or with one in place of that on the same fact. Those that do not fit the content hold
 * nowhere, and are left out.
 */
export function overlaysWith(
  overlays: readonly Pick<
    Overlay,
    'file' | 'pointer' | 'value' | 'validFrom' | 'validTo' | 'expires' | 'reason' | 'status' | 'problem'
  >[],
  { replaces: _replaced, ...draft }: NewOverlay,
): Drafts {
  const others = overlays.filter(
    ({ file, pointer, status, problem }) =>
      status !== 'withdrawn' && problem === null && !(file === draft.file && pointer === draft.pointer),
  );
  return [
    ...others.map(({ file, pointer, value, validFrom, validTo, expires, reason }) => ({
      ...{ file, pointer, value, reason },
      ...{ validFrom, validTo, expires },
    })),
    draft,
  ];
}
