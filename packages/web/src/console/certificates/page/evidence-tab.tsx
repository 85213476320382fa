import type { CertificateDetail, CertificateDocument } from '../../../api/certificates.ts';
import { documentContentUrl } from '../../../api/certificates.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { KeyValue } from '../../../ui/key-value.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { certificateRoute } from '../certificate-routes.ts';
import { sourceWords } from '../certificate-words.ts';
import { sizeWords } from '../document/drop-document.tsx';
import { UploadDocument } from '../document/upload-document.tsx';
import classes from './certificate-page.module.css';

const FLAGS: Readonly<Record<CertificateDocument['flags'][number], string>> = {
  'attached-files': 'other files inside it',
  'data-after-end': 'data after its end',
  encrypted: 'encryption',
  'form-fields': 'form fields',
  script: 'script, which never runs here',
  signed: 'a digital signature, not verified by us',
  'xfa-form': 'a form of the XFA kind',
};

/** How we know: the files with their hashes, how the record came, and by which law it was judged. */
export function EvidenceTab({ certificate }: { certificate: CertificateDetail }) {
  const { known } = certificateRoute.useSearch();
  const mayReadLog = useCan('log.read');
  const log = `/log?${new URLSearchParams({ 'f.ref': `certificate/${certificate.certificateId}` })}`;
  const sales = `/transactions?${new URLSearchParams({ 'f.certificateId': certificate.certificateId })}`;
  return (
    <div className={classes.stack}>
      <section className={classes.section}>
        <h2>Documents</h2>
        {certificate.documents.length === 0 && (
          <Notice tone="attention">No picture or file of the paper is kept. An auditor will ask for it.</Notice>
        )}
        {certificate.documents.map((document) => (
          <DocumentCard key={document.documentId} document={document} />
        ))}
        {!known && certificate.documents.length > 0 && (
          <UploadDocument certificateId={certificate.certificateId} invite="Drop another document here" />
        )}
      </section>
      <section className={classes.section}>
        <h2>The record</h2>
        <div className={`bf-card ${classes.pad}`}>
          <KeyValue
            rows={[
              { label: 'How it came', value: sourceWords(certificate.source) },
              { label: 'First recorded', value: <InstantText at={certificate.createdAt} /> },
              { label: 'This version known since', value: <InstantText at={certificate.recordedAt} /> },
              { label: 'Version', value: String(certificate.version) },
              { label: 'Sales decided by it', value: <AppLink href={sales}>Transactions</AppLink> },
              { label: 'Checked by the law of', value: <span className="bf-mono">{certificate.contentRelease}</span> },
              { label: 'Identifier', value: <span className="bf-mono">{certificate.certificateId}</span> },
              ...(certificate.imagePath
                ? [
                    {
                      label: 'Where another system keeps it',
                      value: <span className="bf-mono">{certificate.imagePath}</span>,
                    },
                  ]
                : []),
            ]}
          />
          {mayReadLog && (
            <p className={classes.keys}>
              <AppLink href={log}>Its entries in the log</AppLink>
            </p>
          )}
        </div>
      </section>
    </div>
  );
}

function DocumentCard({ document }: { document: CertificateDocument }) {
  return (
    <div className={`bf-card ${classes.pad}`} style={{ marginBottom: 8 }}>
      <div className={classes.facts}>
        <a className="bf-link" href={documentContentUrl(document.documentId)} download={document.fileName}>
          {document.fileName}
        </a>
        <span>{document.mediaType}</span>
        <span>{sizeWords(document.size)}</span>
        <span>{document.pages === null ? 'pages unknown' : plural(document.pages, 'page')}</span>
        <span>
          kept since <InstantText at={document.createdAt} />
        </span>
      </div>
      <p className={classes.hash}>
        SHA-256 <span className="bf-mono">{document.sha256}</span>
      </p>
      {document.flags.length > 0 && <p>Carries: {document.flags.map((flag) => FLAGS[flag]).join(', ')}</p>}
    </div>
  );
}
