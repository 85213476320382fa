import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { findCertificate } from '../certificates/certificates.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, InstantText, Nullable, Uuid } from '../platform/schemas.ts';
import { listUses } from './uses-store.ts';

const Uses = Type.Object({
  data: Type.Array(
    Type.Object({
      company: Type.String({ description: 'External id' }),
      companyName: Type.String(),
      number: Type.String({ description: 'Invoice number' }),
      transactionId: Uuid,
      date: DateText,
      usedAt: InstantText,
      freedAt: Nullable(InstantText),
    }),
    {
      description:
        'The latest first, at most 100; the one without `freedAt` holds, the others were freed by a later revision of the invoice',
    },
  ),
});

/** Where a certificate for one purchase was used. */
export function usesRoutes(app: App, { database }: { database: Database }): void {
  app.get('/v1/certificates/:certificateId/uses', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'The sales that a single-purchase certificate was used for',
      params: Type.Object({ certificateId: Uuid }),
      response: { 200: Uses },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { certificateId } = request.params;
      return database.withTenant(
        tenantId,
        async (tx) => {
          if (!(await findCertificate(tx, tenantId, certificateId))) throw new Refusal('not-found');
          return { data: await listUses(tx, tenantId, certificateId) };
        },
        { readOnly: true },
      );
    },
  });
}
