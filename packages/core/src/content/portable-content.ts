import type { Content, Jurisdiction, MultistateForm } from './content.ts';
import { deepFreeze, frozenMap } from './deep-freeze.ts';

/**
 * A content as JSON can carry it, for those who judge elsewhere by the same law: a page while somebody types. It was read and
 * found in order where it comes from, and names itself by release and hash; it is not read again.
 */
export type PortableContent = Omit<Content, 'jurisdictions' | 'multistate' | 'forms'> & {
  jurisdictions: readonly Jurisdiction[];
  multistate: readonly MultistateForm[];
};

export function portableContent({ jurisdictions, multistate, forms: _forms, ...rest }: Content): PortableContent {
  return { ...rest, jurisdictions: [...jurisdictions.values()], multistate: [...multistate.values()] };
}

/** The content again, frozen. The forms stand in the files of their owners and need not travel twice. */
export function contentOf(portable: PortableContent): Content {
  const { jurisdictions, multistate, ...rest } = deepFreeze(portable);
  const forms = [...jurisdictions, ...multistate].flatMap(({ code: owner, forms: own }) =>
    own.map((form) => [form.id, { form, owner }] as const),
  );
  return Object.freeze({
    ...rest,
    jurisdictions: frozenMap(jurisdictions.map((place) => [place.code, place] as const)),
    multistate: frozenMap(multistate.map((family) => [family.code, family] as const)),
    forms: frozenMap(forms),
  });
}
