import { authorOf } from '../accounts/accounts.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { applyPortion } from './apply-portion.ts';
import type { RejectedRow } from './determination/file-format.ts';
import type { FileProblem } from './determination/file-problem.ts';
import { formatOf } from './determination/formats.ts';
import { readDeterminationFile } from './determination/read-determination-file.ts';
import { dryRunFile } from './dry-run-file.ts';
import { ImportNowQuery, ImportNowView } from './import-schemas.ts';
import { findImportTarget } from './import-target.ts';
import type { ImportRunner, ImportServices } from './imports-job.ts';
import { allFindings, askForRun, findImport } from './imports-store.ts';
import { bytesOf, receiveImport, requirePermission, unreadable } from './receive-import.ts';

/** A file taken in at once: the answer comes when its last row is done. */
export function importNowRoute(app: App, services: ImportServices, runner: ImportRunner): void {
  const { database, laws, gazetteer, clock } = services;
  app.post('/v1/imports/determination', {
    config: { permission: 'imports.run', takes: REPEATABLE },
    schema: {
      tags: ['Imports'],
      summary: 'Import a Determination CSV file now',
      description: 'The body is the file itself, text/csv. Rows that cannot be used are listed; the others are taken.',
      consumes: ['text/csv'],
      querystring: ImportNowQuery,
      response: { 200: ImportNowView },
    },
    handler: async (request) => {
      const author = authorOf(request);
      const bytes = bytesOf(request);
      const file = await readDeterminationFile(bytes, gazetteer);
      if ('refusal' in file) throw unreadable(file.refusal);
      const format = formatOf(file.sdiType);
      requirePermission(request, format);
      if (request.query.dryRun) {
        const target = await database.withTenant(
          author.tenantId,
          (tx) => findImportTarget(tx, author.tenantId, request.query, format?.owner ?? 'group'),
          { readOnly: true },
        );
        const plan = await dryRunFile(database, author.tenantId, file, async (tx, portion) =>
          applyPortion(tx, author, await laws.lawInForce(tx, author.tenantId, clock.today()), target, portion),
        );
        const rejected = [...file.rejected, ...plan.rejected];
        return {
          importId: null,
          sdiType: file.sdiType,
          accepted: file.rows - rejected.length,
          rejected: problemsOf(rejected),
          warnings: byLine([...file.warnings, ...plan.warnings]),
        };
      }
      const { importId, again } = await receiveImport(database, request, { query: request.query, phase: 'run', bytes });
      // Sent again after a failure on our side: the rest of the file is taken in.
      if (again)
        await database.withTenant(author.tenantId, (tx) => askForRun(tx, author.tenantId, importId, author.actor));
      await runner.run(author.tenantId, importId, file);
      return database.withTenant(
        author.tenantId,
        async (tx) => {
          const view = await findImport(tx, author.tenantId, importId);
          if (view?.status !== 'done') throw new Refusal('request-in-progress');
          const rejected = await allFindings(tx, author.tenantId, importId, 'rejected');
          const warnings = await allFindings(tx, author.tenantId, importId, 'warning');
          return { importId, sdiType: file.sdiType, accepted: view.accepted, rejected, warnings };
        },
        { readOnly: true },
      );
    },
  });
}

function problemsOf(rows: readonly RejectedRow[]): FileProblem[] {
  return byLine(rows.flatMap((row) => row.problems));
}

function byLine(problems: readonly FileProblem[]): FileProblem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}
