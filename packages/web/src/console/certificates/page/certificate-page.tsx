import { useQuery } from '@tanstack/react-query';
import type { CertificateDetail } from '../../../api/certificates.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { NotFoundPage } from '../../../app/not-found-page.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { formatInstant } from '../../../ui/format/dates.ts';
import { PageTabs } from '../../../ui/page-tabs.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { VerificationsTab } from '../../verification/verifications-tab.tsx';
import { certificateQuery } from '../certificate-queries.ts';
import { certificateRoute } from '../certificate-routes.ts';
import { DocumentPane } from '../document/document-pane.tsx';
import { PaperFacts } from '../document/paper-facts.tsx';
import { UploadDocument } from '../document/upload-document.tsx';
import { useFindingKeys } from '../document/use-document-keys.ts';
import { EditTab } from '../form/edit-tab.tsx';
import { HistoryTab } from '../history/history-tab.tsx';
import { CertificateHeader } from './certificate-header.tsx';
import classes from './certificate-page.module.css';
import { CoversTab } from './covers-tab.tsx';
import { EvidenceTab } from './evidence-tab.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';

const TABS = {
  fields: FieldsTab,
  findings: FindingsTab,
  covers: CoversTab,
  history: HistoryTab,
  evidence: EvidenceTab,
  verification: VerificationsTab,
  edit: EditTab,
} as const;

function isTab(tab: string): tab is keyof typeof TABS {
  return Object.hasOwn(TABS, tab);
}

/** "Does this paper hold, for what, until when, and how do we know?" */
export function CertificatePage() {
  const { certificateId, tab } = certificateRoute.useParams();
  const { known } = certificateRoute.useSearch();
  const query = useQuery(certificateQuery(certificateId, known));
  useFindingKeys();
  if (!isTab(tab)) return <NotFoundPage />;
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the certificate" />;
  }
  const certificate = query.data;
  const Tab = TABS[tab];
  const base = `/certificates/${encodeURIComponent(certificateId)}`;
  return (
    <>
      {known && <KnownBand certificate={certificate} known={known} href={`${base}/${tab}`} />}
      <CertificateHeader certificate={certificate} frozen={known !== undefined} editing={tab === 'edit'} />
      <Beside certificate={certificate} frozen={known !== undefined}>
        <PageTabs tabs={tabsOf(certificate, base, known)} current={hrefOf(base, tab, known)} label="Certificate" />
        <Tab certificate={certificate} />
      </Beside>
    </>
  );
}

function hrefOf(base: string, tab: string, known: string | undefined): string {
  return known ? `${base}/${tab}?${new URLSearchParams({ known })}` : `${base}/${tab}`;
}

function tabsOf(certificate: CertificateDetail, base: string, known: string | undefined) {
  return [
    { label: 'Fields', href: hrefOf(base, 'fields', known) },
    { label: 'Findings', href: hrefOf(base, 'findings', known), count: certificate.findings.length },
    { label: 'Covers', href: hrefOf(base, 'covers', known), count: certificate.grants.length },
    { label: 'History', href: hrefOf(base, 'history', known), count: certificate.version },
    { label: 'Evidence', href: hrefOf(base, 'evidence', known), count: certificate.documents.length },
    { label: 'Verification', href: hrefOf(base, 'verification', known) },
  ];
}

interface BesideProps {
  certificate: CertificateDetail;
  frozen: boolean;
  children: React.ReactNode;
}

/** The paper beside its fields; without a paper the fields have the whole width and a place to attach one stands above. */
function Beside({ certificate, frozen, children }: BesideProps) {
  const [first, ...others] = certificate.documents;
  if (!first) {
    return (
      <>
        {!frozen && (
          <div className={classes.empty}>
            <UploadDocument
              certificateId={certificate.certificateId}
              invite="No document is kept of this certificate. Drop it here"
            />
          </div>
        )}
        <div className={classes.side}>{children}</div>
      </>
    );
  }
  return (
    <div className={classes.split}>
      <div className={classes.document}>
        <DocumentPane documents={[first, ...others]}>
          <PaperFacts documents={[first, ...others]} papers={certificate.papers} />
        </DocumentPane>
        <p className={classes.keys}>
          Keys: + − 0 zoom · r turn · [ ] page · n p next, previous finding · a approve · w reject
        </p>
      </div>
      <div className={classes.side}>{children}</div>
    </div>
  );
}

/** Stands on top of every page that does not show the present. */
function KnownBand({ certificate, known, href }: { certificate: CertificateDetail; known: string; href: string }) {
  return (
    <div className={classes.band} role="status">
      <span>
        <strong>As known on {formatInstant(known)}</strong>: version {certificate.version}. Nothing can be changed here;
        the checks are today's. <AppLink href={href}>Show the present</AppLink>
      </span>
    </div>
  );
}
