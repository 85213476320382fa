import type { Content, Source } from '../content/content.ts';
import { GOODS_CLASSES } from '../content/goods-classes.ts';
import { SALE_RULES } from '../content/sale-rules.ts';
import type { Citation, Severity } from './finding.ts';

/** `content/checks.json`: every check the product knows, written or not. Its test holds it against the registry. */
export interface CheckCatalogue {
  /** Why checks are not written yet, by the key entries use. */
  needs: Record<string, string>;
  sources: CatalogueSource[];
  checks: CatalogueEntry[];
}

export interface CatalogueSource {
  key: string;
  title: string;
  url: string;
}

export interface CatalogueEntry {
  id: string;
  group: string;
  title: string;
  /** What it checks, in a line. */
  what: string;
  severity: Severity;
  fields: string[];
  /** Why an auditor cares. */
  why: string;
  /** Keys of sources; empty for practice. */
  sources: string[];
  /** Only on entries that are not written: a key of `needs`. */
  needs?: string;
  /** What a written check leaves out of its entry. */
  partly?: string;
}

/** A citation to show: the title of the source, and its address where one was recorded. */
export interface ShownSource {
  text: string;
  url: string | null;
}

/** The source behind a citation; undefined for practice, and for a source that this content no longer has. */
export function sourceOf(citation: Citation, content: Content, catalogue: CheckCatalogue): ShownSource | undefined {
  if (citation.in === 'practice') return undefined;
  if (citation.in === 'own') return { text: 'Rule of the seller', url: null };
  if (citation.in === 'checks') {
    const listed = catalogue.sources.find((source) => source.key === citation.source);
    return listed && { text: listed.title, url: listed.url };
  }
  if (citation.in === SALE_RULES || citation.in === GOODS_CLASSES) {
    const { saleRules, goodsClasses } = content.reference ?? {};
    const table = citation.in === SALE_RULES ? saleRules : goodsClasses;
    const rule = table?.sources.find(({ number }) => number === citation.source);
    return rule && { text: rule.title, url: rule.url };
  }
  const file = content.jurisdictions.get(citation.in) ?? content.multistate.get(citation.in);
  const source = file?.sources.find((entry: Source) => entry.number === citation.source);
  return file && source && { text: `${file.name}: ${source.title}`, url: source.url };
}
