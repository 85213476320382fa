import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { wordReport } from '@bonafide/core/check/word-report.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { type ShownLaw, WordedFinding } from '../certificates/certificates.ts';
import type { Laws } from '../content/content.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { Nullable, Uuid } from '../platform/schemas.ts';
import { type Decider, findTransaction } from './determination.ts';
import { checkSaleLines, type SaleReport, type SaleToCheck } from './sale-checks.ts';
import { Outcome, SaleBody } from './sale-schemas.ts';

const Judged = Type.Object({ certificateId: Uuid, number: Type.String() });

const SaleChecks = Type.Object({
  day: Type.String({ description: 'Certificates are judged as they are on this day, by the law of this day' }),
  contentRelease: Type.String(),
  lines: Type.Array(
    Type.Object({
      lineId: Type.String(),
      outcome: Outcome,
      findings: Type.Array(
        Type.Object({
          ...WordedFinding.properties,
          certificate: Nullable({ ...Judged, description: 'Null: the line has none' }),
        }),
      ),
    }),
    { description: 'Lines at which something was found' },
  ),
  leftOut: Type.Integer({ description: 'Further lines with findings, beyond the 500 listed' }),
  certificates: Type.Array(
    Type.Object({
      ...Judged.properties,
      lines: Type.Integer({ description: 'Lines that it exempts' }),
      passed: Type.Array(Type.String(), { description: 'Codes of checks that passed at each of them' }),
      notRun: Type.Array(Type.Object({ code: Type.String(), reason: Type.String() })),
    }),
  ),
});

export interface SaleChecksServices {
  database: Database;
  decider: Decider;
  laws: Laws;
  catalogue: CheckCatalogue;
  clock: Clock;
}

/** The checks that are answered at a sale: of one on record, or of one that is only asked about. */
export function saleChecksRoutes(app: App, { database, decider, laws, catalogue, clock }: SaleChecksServices): void {
  const judge = (tenantId: string, toCheck: SaleToCheck) =>
    database.withTenant(
      tenantId,
      async (tx) => {
        const now: ShownLaw = { ...(await laws.lawInForce(tx, tenantId, clock.today())), catalogue };
        const report = await checkSaleLines(tx, tenantId, now, toCheck);
        return { day: now.today, contentRelease: now.content.release, ...present(now, report) };
      },
      { readOnly: true },
    );

  app.get('/v1/transactions/:transactionId/checks', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'What the checks of a sale find at each line of a recorded one, by its certificates as they are now',
      params: Type.Object({ transactionId: Uuid }),
      response: { 200: SaleChecks },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { transactionId } = request.params;
      const found = await database.withTenant(tenantId, (tx) => findTransaction(tx, tenantId, { transactionId }), {
        readOnly: true,
      });
      if (!found) throw new Refusal('not-found');
      const { sale, decision, number } = found;
      const book = await decider.bookFor(tenantId, sale);
      return judge(tenantId, { sale, decision, book, recordedAs: number });
    },
  });

  app.post('/v1/determinations/checks', {
    config: { permission: 'determinations.try' },
    schema: {
      tags: ['Determination'],
      summary: 'Decide a sale without recording it, and say what the checks of a sale find at each line',
      body: SaleBody,
      response: { 200: SaleChecks },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { explain: _explain, ...body } = request.body;
      const sale = body as Sale;
      const { decision, book } = await decider.decide(tenantId, sale, false, 'latest');
      return judge(tenantId, { sale, decision, book, recordedAs: sale.number ?? null });
    },
  });
}

function present(law: ShownLaw, { lines, leftOut, certificates }: SaleReport) {
  const worded = (findings: SaleReport['lines'][number]['findings']) =>
    findings.flatMap(({ finding, certificate }) => {
      const [shown] = wordReport(law, { ...NOTHING, findings: [finding] }).findings;
      const judged = certificate && { certificateId: certificate.certificateId, number: certificate.number };
      return shown ? [{ ...shown, certificate: judged }] : [];
    });
  return {
    lines: lines.map(({ findings, ...line }) => ({ ...line, findings: worded(findings) })),
    leftOut,
    certificates: certificates.map(({ certificate: { certificateId, number }, couldNotCheck, ...judged }) => ({
      certificateId,
      number,
      ...judged,
      notRun: wordReport(law, { ...NOTHING, couldNotCheck }).checks.notRun,
    })),
  };
}

const NOTHING = { findings: [], ran: 0, passed: [], notApplicable: [], couldNotCheck: [] };
