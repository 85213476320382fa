import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { wordReport } from '@bonafide/core/check/word-report.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import type { App } from '../platform/http.ts';
import { Uuid } from '../platform/schemas.ts';
import { loadPolicies } from '../policies/policies.ts';
import { mergeCertificate } from './certificate-input.ts';
import { CertificateDraft, ChecksView, WordedFinding } from './certificate-schemas.ts';
import type { CertificateServices } from './certificates-routes.ts';
import { judgeCertificates, loadSubjects } from './judge.ts';

/** Stands for what a draft does not have yet. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

const Surroundings = Type.Object({
  today: Type.String({ description: 'The day the checks ask about' }),
  law: Type.Object({
    release: Type.String(),
    hash: Type.String({ description: 'Names the law; `GET /v1/content/law` gives the one in force whole' }),
  }),
  known: Type.Record(Type.String(), Type.Unknown(), {
    description:
      'What the seller keeps beside the paper, as the checks of `@bonafide/core` take it: customer, company, other certificates, numbers …',
  }),
  policy: Type.Record(Type.String(), Type.Unknown(), {
    description: 'What the company changes about the checks, and its own',
  }),
});

const DraftOfOne = Type.Object(
  {
    ...CertificateDraft.properties,
    certificateId: Type.Optional(
      Type.Union([Uuid], {
        description: 'The certificate that the draft changes; it is no other certificate of its customer',
      }),
    ),
  },
  { additionalProperties: false },
);

type Draft = Type.Static<typeof DraftOfOne>;

/** Checks of what somebody is typing: judged here, or what a page needs to judge it by itself at each key. */
export function draftChecksRoutes(app: App, { database, laws, catalogue, clock }: CertificateServices): void {
  function certificateOf({ customerId, certificateId, hasDocument: _known, ...patch }: Draft): Certificate {
    return {
      ...mergeCertificate(null, { number: 'draft', validFrom: clock.today(), ...patch }),
      certificateId: certificateId ?? NO_ID,
      customerId: customerId ?? NO_ID,
      sequence: 0,
      version: 0,
    };
  }

  app.post('/v1/checks/try', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Certificates'],
      summary: 'Run the checks on a draft without storing it',
      body: CertificateDraft,
      response: { 200: Type.Object({ findings: Type.Array(WordedFinding), checks: ChecksView }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { hasDocument = false } = request.body;
      const certificate = certificateOf(request.body);
      return database.withTenant(
        tenantId,
        async (tx) => {
          const law = await laws.lawInForce(tx, tenantId, clock.today());
          const [judgement] = await judgeCertificates(tx, tenantId, law, [certificate], { hasDocument });
          if (!judgement) throw new Error('One certificate in, one judgement out');
          return wordReport({ content: law.content, catalogue }, judgement.report);
        },
        { readOnly: true },
      );
    },
  });

  app.post('/v1/checks/surroundings', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Certificates'],
      summary: 'What the checks of a draft look at beside it, for a page that runs them itself',
      body: DraftOfOne,
      response: { 200: Surroundings },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { hasDocument = false } = request.body;
      const draft = certificateOf(request.body);
      return database.withTenant(
        tenantId,
        async (tx) => {
          const today = clock.today();
          const law = await laws.lawInForce(tx, tenantId, today);
          const [subject] = await loadSubjects(tx, tenantId, law, [draft], { hasDocument });
          if (!subject) throw new Error('One certificate in, one subject out');
          const { certificate: _typed, content, asOf: _day, ...known } = subject;
          const policyOf = await loadPolicies(tx, tenantId, today);
          return {
            today,
            law: { release: content.release, hash: content.hash },
            known,
            policy: { ...policyOf(subject.customer?.groupId ?? null) },
          };
        },
        { readOnly: true },
      );
    },
  });
}
