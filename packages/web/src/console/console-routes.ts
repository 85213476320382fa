import { certificateRoutes } from './certificates/certificate-routes.ts';
import { checkRoute } from './check/check-route.ts';
import { customerRoutes } from './customers/customer-routes.ts';
import { decisionRoutes } from './decisions/decision-routes.ts';
import { formsRoutes } from './forms/forms-routes.ts';
import { importRoutes } from './imports/imports-routes.ts';
import { lawRoutes } from './law/law-routes.ts';
import { libraryRoutes } from './library/library-routes.ts';
import { logRoute } from './log/log-route.ts';
import { offlineRoutes } from './offline/offline-routes.ts';
import { overviewRoute } from './overview/overview-route.ts';
import { policyRoutes } from './policy/policy-routes.ts';
import { replayRoutes } from './replays/replays-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { teamRoute } from './team/team-route.ts';
import { transactionsRoute } from './transactions/transactions-route.ts';
import { verificationRoutes } from './verification/verification-routes.ts';

/** Every screen of the console, named one by one: "find references" leads from here to each. */
export const consoleRoutes = [
  overviewRoute,
  checkRoute,
  ...customerRoutes,
  ...certificateRoutes,
  ...libraryRoutes,
  ...policyRoutes,
  ...formsRoutes,
  ...lawRoutes,
  ...importRoutes,
  ...settingsRoutes,
  teamRoute,
  transactionsRoute,
  ...decisionRoutes,
  ...replayRoutes,
  ...verificationRoutes,
  ...offlineRoutes,
  logRoute,
] as const;
