import type { ClaimedId } from '@bonafide/core/certificate/certificate.ts';
import { compactId } from '@bonafide/core/check/id-text.ts';
import type { Content } from '@bonafide/core/content/content.ts';

/** How a person looks a number up: where to go, what to enter, what to look for. */
export interface Guide {
  /** `US-TX`; null when the paper does not say who issued it. */
  issuer: string | null;
  issuerName: string | null;
  places: {
    /** Only http and https. Null: the authority has no page for it. */
    url: string | null;
    what: string | null;
    api: string | null;
    /** `direct`, `second-hand` or `unconfirmed`: whether a source read confirms the address. */
    confidence: string;
    source: { title: string; url: string | null } | null;
  }[];
  /** The number as most pages take it: without separators. */
  enter: string;
  /** How the authority prints such numbers; null when the content does not say. */
  printedAs: string | null;
}

export function guideFor(content: Content, id: ClaimedId, day: string): Guide {
  const place = content.jurisdictions.get(id.issuer ?? '');
  const facts = (place?.verification ?? []).filter(({ from, to }) => (from ?? day) <= day && (to ?? day) >= day);
  const format = place?.idFormats.find((one) => one.kind === id.kind && one.display !== null);
  return {
    issuer: id.issuer,
    issuerName: place?.name ?? null,
    places: facts.map(({ value, confidence, sources }) => {
      const source = place?.sources.find((one) => one.number === sources[0]);
      const url = value.url !== null && /^https?:\/\//.test(value.url) ? value.url : null;
      return {
        url,
        what: value.what,
        api: value.api,
        confidence,
        source: source ? { title: source.title, url: source.url } : null,
      };
    }),
    enter: compactId(id.value),
    printedAs: format?.display ?? null,
  };
}
