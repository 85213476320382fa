import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CertificateDocument } from '../../../api/certificates.ts';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const FIT = 1;

/** Degrees to the right. */
export type Turn = 0 | 90 | 180 | 270;

export interface DocumentView {
  document: CertificateDocument;
  page: number;
  pages: number;
  zoom: number;
  turn: Turn;
  canZoomIn: boolean;
  canZoomOut: boolean;
  showDocument(documentId: string): void;
  showPage(page: number): void;
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  turnRight(): void;
}

/** Which document and page are shown (in the address), how large and how turned (here: they are of the eye, not of the record). */
export function useDocumentView(documents: [CertificateDocument, ...CertificateDocument[]]): DocumentView {
  const search = useSearch({ strict: false }) as { page?: string; document?: string };
  const navigate = useNavigate();
  const [zoom, setZoom] = useState(FIT);
  const [turn, setTurn] = useState<Turn>(0);
  const document = documents.find((entry) => entry.documentId === search.document) ?? documents[0];
  const pages = document.pages ?? 0;
  const page = Math.min(Math.max(1, Number(search.page ?? 1) || 1), Math.max(1, pages));
  const go = (patch: { page?: string | undefined; document?: string | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...patch }).filter(([, value]) => value !== undefined));
    // The route's own validateSearch is the type check here; `to: '.'` cannot know which page it stands in.
    void navigate({ to: '.', search: next, replace: true, resetScroll: false } as unknown as Parameters<
      typeof navigate
    >[0]);
  };
  const larger = ZOOMS.find((step) => step > zoom);
  const smaller = ZOOMS.findLast((step) => step < zoom);
  return {
    document,
    page,
    pages,
    zoom,
    turn,
    canZoomIn: larger !== undefined,
    canZoomOut: smaller !== undefined,
    showDocument: (documentId) => go({ document: documentId, page: undefined }),
    showPage: (wanted) => wanted >= 1 && wanted <= pages && go({ page: wanted === 1 ? undefined : String(wanted) }),
    zoomIn: () => setZoom(larger ?? zoom),
    zoomOut: () => setZoom(smaller ?? zoom),
    fit: () => setZoom(FIT),
    turnRight: () => setTurn(((turn + 90) % 360) as Turn),
  };
}
