import type { CertificateDocument, Paper } from '../../../api/certificates.ts';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import classes from './paper-facts.module.css';
import { useDocumentView } from './use-document-view.ts';

const KINDS: Readonly<Record<NonNullable<Paper['kind']>, string>> = {
  certificate: 'Certificate',
  'blank-form': 'Blank form',
  permit: 'Permit or license',
  'irs-letter': 'Letter about income tax',
  w9: 'W-9',
  'purchase-letter': 'Order, invoice or letter',
  unknown: 'Not recognized',
};

const FAULTS: Readonly<Record<string, string>> = {
  'encrypted-pdf': 'It opens only with a password.',
  'too-heavy': 'Reading it takes more than a file may take.',
  'too-many-pages': 'It has too many pages.',
  'kept-file-unusable': 'Its bytes are lost or changed.',
};

interface PaperFactsProps {
  documents: [CertificateDocument, ...CertificateDocument[]];
  papers: readonly Paper[];
}

/** What was read in the file that is shown, in a line or two. What is wrong with it stands among the findings. */
export function PaperFacts({ documents, papers }: PaperFactsProps) {
  const { document } = useDocumentView(documents);
  const paper = papers.find((entry) => entry.documentId === document.documentId);
  if (!paper) return null;
  if (paper.state === 'waiting')
    return (
      <p className={classes.line} role="status">
        The file is being read; what it says will be checked in a moment.
      </p>
    );
  if (paper.state === 'unreadable')
    return <Notice tone="attention">The file cannot be read. {FAULTS[paper.fault ?? ''] ?? 'It is damaged.'}</Notice>;
  return (
    <dl className={classes.facts} aria-label="Read in the file">
      <Fact label="Kind" value={paper.textPages === 0 ? 'A picture' : KINDS[paper.kind ?? 'unknown']} />
      <Fact label="Form" value={paper.formTitle} />
      <Fact label="Edition" value={paper.edition} />
      <Fact label="Text" value={textWords(paper, document)} />
      {paper.entries > 0 && <Fact label="Entries" value={plural(paper.entries, 'field')} />}
      <Fact label="Made" value={paper.created && <InstantText at={paper.created} />} />
      {paper.saves > 1 && <Fact label="Saved" value={plural(paper.saves, 'time')} />}
      {paper.sealed && <Fact label="Signature" value="Digital, in the file" />}
    </dl>
  );
}

function textWords(paper: Paper, { pages }: CertificateDocument): string {
  if (paper.textPages === 0) return 'none; text in pictures is not read';
  if (pages === null || paper.textPages === pages) return `on ${plural(paper.textPages, 'page')}`;
  return `on ${paper.textPages} of ${plural(pages, 'page')}`;
}

function Fact({ label, value }: { label: string; value: React.ReactNode }) {
  if (!value) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
