import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { contentOf, type PortableContent } from '@bonafide/core/content/portable-content.ts';
import { queryOptions } from '@tanstack/react-query';
import { getLaw } from '../../../api/content.ts';

/** The law the page judges by, and the catalogue that names the sources of checks. */
export interface LawInPage {
  content: Content;
  catalogue: CheckCatalogue;
}

/** Read once for a visit. When the service says that it judges by another, the key changes and it is read again. */
export const lawQuery = (hash: string) =>
  queryOptions({
    queryKey: ['content', 'law', hash],
    queryFn: async (): Promise<LawInPage> => {
      const law = await getLaw();
      // What the contract leaves open here is written by the core of the same version that reads it.
      return {
        content: contentOf(law.content as unknown as PortableContent),
        catalogue: law.catalogue as unknown as CheckCatalogue,
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
