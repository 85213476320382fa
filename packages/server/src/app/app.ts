import { join } from 'node:path';
import { CHECKS } from '@bonafide/core/check/registry.ts';
import type { FastifyRequest } from 'fastify';
import { authenticate, callerOf } from '../accounts/accounts.ts';
import { accountRoutes } from '../accounts/accounts-routes.ts';
import { signInRoutes } from '../accounts/sign-in-routes.ts';
import { certificateDocumentsRoutes } from '../certificates/certificate-documents-routes.ts';
import { certificateVerificationsRoutes } from '../certificates/certificate-verifications-routes.ts';
import { certificateReadRoutes, certificateWriteRoutes } from '../certificates/certificates-routes.ts';
import { checksRoutes } from '../certificates/checks-routes.ts';
import { draftChecksRoutes } from '../certificates/draft-checks-routes.ts';
import { readFilesRegularly } from '../certificates/reading-jobs.ts';
import { revokedNumbersRoutes } from '../certificates/signals/revoked-numbers-routes.ts';
import { weighedChecksRoutes } from '../certificates/weighed-checks-routes.ts';
import { contentRoutes } from '../content/content-routes.ts';
import { lawRoutes } from '../content/law-routes.ts';
import { accountFactsRoutes } from '../customers/account-facts-routes.ts';
import { companiesRoutes, companyTaxRoutes } from '../customers/companies-routes.ts';
import { customersRoutes } from '../customers/customers-routes.ts';
import { inheritanceRoutes } from '../customers/inheritance-routes.ts';
import { licensesRoutes } from '../customers/licenses-routes.ts';
import { batchRoutes } from '../determination/batch-routes.ts';
import { compareRoutes } from '../determination/compare-routes.ts';
import { determinationRoutes } from '../determination/determination-routes.ts';
import { replaysRoutes } from '../determination/replays-routes.ts';
import { saleChecksRoutes } from '../determination/sale-checks-routes.ts';
import { usesRoutes } from '../determination/uses-routes.ts';
import { sweepNowAndThen } from '../documents/documents-jobs.ts';
import { documentsRoutes } from '../documents/documents-routes.ts';
import { takeForms } from '../documents/take-forms.ts';
import { formsRoutes } from '../forms/forms-routes.ts';
import { nexusRoutes } from '../forms/nexus-routes.ts';
import { exportsRoutes } from '../interchange/exports-routes.ts';
import { importsRoutes } from '../interchange/imports-routes.ts';
import { xmlRoutes } from '../interchange/xml-routes.ts';
import { reconciliationRoutes } from '../offline/reconciliations-routes.ts';
import { snapshotKeyRoutes } from '../offline/snapshot-keys-routes.ts';
import { snapshotRoutes } from '../offline/snapshots-routes.ts';
import { type App, buildHttp, type HttpOptions } from '../platform/http.ts';
import { checkPolicyRoutes } from '../policies/check-policy-routes.ts';
import { customChecksRoutes } from '../policies/custom-checks-routes.ts';
import { type PortfolioOptions, portfolioRoutes } from '../portfolio/portfolio.ts';
import { logRoutes } from '../reporting/log-routes.ts';
import { reportingRoutes } from '../reporting/reporting-routes.ts';
import { exemptListRoutes } from '../verification/lists-routes.ts';
import { verificationSourceRoutes } from '../verification/sources-routes.ts';
import { verificationFilesRoutes, verificationRoutes } from '../verification/verifications-routes.ts';
import { documentationRoutes } from './documentation-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { installationRoutes } from './installation-routes.ts';
import type { Services } from './services.ts';
import { webRoutes } from './web-routes.ts';

export interface AppOptions extends HttpOptions, PortfolioOptions {
  /** Whether a demo tenant is here, asked at each showing of the sign-in page. */
  demo: () => boolean;
}

/** The plug board: every route of the product is reachable from here by "find references". */
export async function buildApp(services: Services, options: AppOptions): Promise<App> {
  const app = await buildHttp(options);
  authenticate(app, services);
  healthRoutes(app, services);
  installationRoutes(app, services);
  documentationRoutes(app);
  signInRoutes(app, { signIn: services.signIn, demo: options.demo, demoPassword: services.demoPassword });
  accountRoutes(app, services);
  companiesRoutes(app, services);
  companyTaxRoutes(app, services);
  customersRoutes(app, services);
  inheritanceRoutes(app, services);
  accountFactsRoutes(app, services);
  licensesRoutes(app, services);
  draftChecksRoutes(app, services);
  certificateReadRoutes(app, services);
  certificateWriteRoutes(app, services);
  revokedNumbersRoutes(app, services);
  readFilesRegularly(app, services);
  await app.register(async (forms) => {
    await takeForms(forms);
    certificateDocumentsRoutes(forms, services);
    verificationFilesRoutes(forms, services);
  });
  certificateVerificationsRoutes(app, services);
  verificationRoutes(app, services);
  verificationSourceRoutes(app, services);
  documentsRoutes(app, services);
  sweepNowAndThen(app, services);
  const spoolFolder = join(services.dataDir, 'spool');
  exemptListRoutes(app, { ...services, spoolFolder });
  determinationRoutes(app, services);
  batchRoutes(app, { ...services, spoolFolder });
  compareRoutes(app, services);
  replaysRoutes(app, services);
  usesRoutes(app, services);
  saleChecksRoutes(app, services);
  snapshotRoutes(app, services);
  snapshotKeyRoutes(app, services);
  reconciliationRoutes(app, services);
  importsRoutes(app, services);
  exportsRoutes(app, services);
  xmlRoutes(app, { ...services, spoolFolder });
  reportingRoutes(app, services);
  formsRoutes(app, services);
  nexusRoutes(app, services);
  logRoutes(app, services);
  const { rejudge } = portfolioRoutes(app, services, options);
  checkPolicyRoutes(app, { ...services, rejudge });
  customChecksRoutes(app, { ...services, rejudge });
  const contentOf = async (request: FastifyRequest) => {
    const { tenantId } = callerOf(request);
    const { database, laws, clock } = services;
    const law = await database.withTenant(tenantId, (tx) => laws.lawInForce(tx, tenantId, clock.today()), {
      readOnly: true,
    });
    return law.content;
  };
  checksRoutes(app, { ...services, contentOf });
  weighedChecksRoutes(app, services);
  lawRoutes(app, services);
  contentRoutes(app, { clock: services.clock, checks: CHECKS.length, contentOf });
  await webRoutes(app);
  return app;
}
