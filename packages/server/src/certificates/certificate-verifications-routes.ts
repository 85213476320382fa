import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Laws } from '../content/content.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery } from '../platform/schemas.ts';
import { askAbout, CertificateVerifications, panelFor, type VerificationRunner } from '../verification/verification.ts';
import { CertificateParams } from './certificate-schemas.ts';
import { findCertificate } from './certificates-store.ts';
import { claimedOf } from './claimed.ts';

export interface CertificateVerificationServices {
  database: Database;
  laws: Laws;
  clock: Clock;
  runner: VerificationRunner;
}

/** What registries said about the numbers of one certificate, and asking them now. */
export function certificateVerificationsRoutes(app: App, services: CertificateVerificationServices): void {
  const { database, laws, clock, runner } = services;

  app.get('/v1/certificates/:certificateId/verifications', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'What registries said about each number of a certificate, and where a person can look',
      params: CertificateParams,
      response: { 200: CertificateVerifications },
    },
    handler: (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(
        tenantId,
        async (tx) => {
          const certificate = await findCertificate(tx, tenantId, request.params.certificateId);
          if (!certificate) throw new Refusal('not-found');
          const law = await laws.lawInForce(tx, tenantId, clock.today());
          return panelFor(tx, tenantId, law, claimedOf(certificate, law));
        },
        { readOnly: true },
      );
    },
  });

  app.post('/v1/certificates/:certificateId/verifications/ask', {
    config: { permission: 'certificates.write', takes: REPEATABLE },
    schema: {
      tags: ['Verification'],
      summary: 'Ask the registries that are switched on about the numbers of a certificate now',
      params: CertificateParams,
      querystring: DryRunQuery,
      response: { 202: Type.Object({ questions: Type.Integer({ description: 'How many were put into the queue' }) }) },
    },
    handler: async (request, reply) => {
      const answered = await writeRoute(database, request, reply, async (tx, author) => {
        const certificate = await findCertificate(tx, author.tenantId, request.params.certificateId);
        if (!certificate) throw new Refusal('not-found');
        const law = await laws.lawInForce(tx, author.tenantId, clock.today());
        const questions = await askAbout(tx, author.tenantId, law, () => [claimedOf(certificate, law)], 'asked');
        return { status: 202, body: { questions } };
      });
      if (request.query.dryRun !== true) runner.wake(callerOf(request).tenantId);
      return answered;
    },
  });
}
