import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { type CertificateDocument, documentContentUrl } from '../../../api/certificates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import classes from './document-pane.module.css';
import { PagePicture } from './page-picture.tsx';
import { useDocumentKeys } from './use-document-keys.ts';
import { useDocumentView } from './use-document-view.ts';

interface DocumentPaneProps {
  documents: [CertificateDocument, ...CertificateDocument[]];
  /** Below the pages: what else can be done with documents. */
  children?: ReactNode;
}

/** The paper, page by page: which document, which page, zoom and turn. What is shown stands in the address. */
export function DocumentPane({ documents, children }: DocumentPaneProps) {
  const view = useDocumentView(documents);
  const { ref, width } = useElementSize();
  useDocumentKeys(view);
  const { document, page, pages } = view;
  return (
    <section className={`bf-card ${classes.pane}`} aria-label="Document">
      <div className={classes.bar}>
        {documents.length > 1 ? (
          <Select
            className={classes.name ?? ''}
            aria-label="Document shown"
            data={documents.map((entry) => ({ value: entry.documentId, label: entry.fileName }))}
            value={document.documentId}
            onChange={(id) => id && view.showDocument(id)}
            allowDeselect={false}
          />
        ) : (
          <span className={classes.name}>{document.fileName}</span>
        )}
        {pages > 1 && (
          <span className={classes.group}>
            <Tool label="Previous page" keys="[" disabled={page === 1} onClick={() => view.showPage(page - 1)}>
              <IconChevronLeft size={16} aria-hidden="true" />
            </Tool>
            <span className={classes.figure} aria-live="polite">
              <span className="bf-visually-hidden">Page </span>
              {page} / {pages}
            </span>
            <Tool label="Next page" keys="]" disabled={page === pages} onClick={() => view.showPage(page + 1)}>
              <IconChevronRight size={16} aria-hidden="true" />
            </Tool>
          </span>
        )}
        <span className={classes.group}>
          <Tool label="Smaller" keys="−" disabled={!view.canZoomOut} onClick={view.zoomOut}>
            <IconZoomOut size={16} aria-hidden="true" />
          </Tool>
          <span className={classes.figure}>{Math.round(view.zoom * 100)} %</span>
          <Tool label="Larger" keys="+" disabled={!view.canZoomIn} onClick={view.zoomIn}>
            <IconZoomIn size={16} aria-hidden="true" />
          </Tool>
          <Tool label="Fit the width" keys="0" disabled={view.zoom === 1} onClick={view.fit}>
            <IconArrowAutofitWidth size={16} aria-hidden="true" />
          </Tool>
          <Tool label="Turn right" keys="r" onClick={view.turnRight}>
            <IconRotateClockwise size={16} aria-hidden="true" />
          </Tool>
          <Tooltip label="Download the file">
            <ActionIcon
              component="a"
              href={documentContentUrl(document.documentId)}
              download={document.fileName}
              aria-label="Download the file"
            >
              <IconDownload size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      <Scroller label={`Page ${page} of ${document.fileName}`}>
        <div ref={ref} />
        {pages === 0 ? (
          <Notice tone="unknown">The pages of this file could not be counted. Download it to see it.</Notice>
        ) : (
          <PagePicture
            key={`${document.documentId} ${page}`}
            document={document}
            page={page}
            room={width}
            zoom={view.zoom}
            turn={view.turn}
          />
        )}
      </Scroller>
      {children && <div className={classes.foot}>{children}</div>}
    </section>
  );
}

interface ScrollerProps {
  label: string;
  children: ReactNode;
}

function Scroller({ label, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

interface ToolProps extends ComponentProps<typeof ActionIcon<'button'>> {
  label: string;
  /** The key that does the same. */
  keys: string;
}

function Tool({ label, keys, ...rest }: ToolProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon {...rest} aria-label={label} aria-keyshortcuts={keys} />
    </Tooltip>
  );
}
