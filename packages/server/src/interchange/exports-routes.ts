import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import type { FastifyRequest } from 'fastify';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import { attachment } from '../platform/attachment.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { ExportStreams } from '../platform/export-stream.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { ZipWriter } from '../platform/zip-writer.ts';
import { FILE_FORMATS } from './determination/formats.ts';
import { type ExportFile, planExport } from './export-plan.ts';
import { ExportFileQuery, ExportFilesView, ExportQuery, Streamed } from './export-schemas.ts';
import { countRows, exportText } from './export-text.ts';

export interface ExportServices {
  database: Database;
  gazetteer: Gazetteer;
  clock: Clock;
}

interface AskedExport {
  company: string;
  group?: string;
  customer?: string;
}

/** `03-ACME-Customers.csv`: sorted by name, the files stand in the order in which they are taken in. */
function fileNames(files: readonly ExportFile[]): string[] {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9._-]+/g, '_').slice(0, 40);
  return files.map(({ sdiType, company, group }, at) => {
    const owner = [company.externalId, ...(group ? [group.name] : [])].map(plain).join('-');
    return `${String(at + 1).padStart(3, '0')}-${owner}-${sdiType}.csv`;
  });
}

/** Files given out: one kind, or everything that a company decides by. What is given out is noted in the log. */
export function exportsRoutes(app: App, { database, gazetteer, clock }: ExportServices): void {
  const streams = new ExportStreams(database, (error) => app.log.error({ err: error }, 'export failed'));

  async function note(request: FastifyRequest, asked: AskedExport, file: ExportFile, what: string): Promise<void> {
    const { tenantId, actor } = authorOf(request);
    const { company, group, customer } = asked;
    const whose = [company, ...(group ? [`group ${group}`] : []), ...(customer ? [`customer ${customer}`] : [])];
    const summary = `Export of ${what} of ${whose.join(', ')}`;
    await database.withTenant(tenantId, (tx) =>
      appendToLedger(tx, tenantId, actor, [
        {
          kind: 'export.made',
          ref: `company/${file.company.companyId}`,
          summary,
          content: JSON.stringify({ ...asked, what }),
        },
      ]),
    );
  }

  const planned = (tenantId: string, asked: AskedExport) =>
    database.withTenant(tenantId, (tx) => planExport(tx, tenantId, asked), { readOnly: true });

  app.get('/v1/exports/determination/files', {
    config: { permission: 'exports.run' },
    schema: {
      tags: ['Exports'],
      summary: 'The files that hold what a company decides by, in the order in which they are taken in',
      description:
        'Company by company from the top of the tree, since a company uses what those above it own. Files without rows are left out.',
      querystring: ExportQuery,
      response: { 200: ExportFilesView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(
        tenantId,
        async (tx) => presentFiles(await planExport(tx, tenantId, request.query), request.query, tx, tenantId),
        { readOnly: true, snapshot: true },
      );
    },
  });

  async function presentFiles(files: ExportFile[], asked: AskedExport, tx: Transaction, tenantId: string) {
    const rows = await countRows({ tx, tenantId, gazetteer }, files);
    const kept = files.map((file, at) => ({ file, rows: rows[at] ?? null })).filter((one) => one.rows !== 0);
    const names = fileNames(kept.map(({ file }) => file));
    const address = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`;
    const whole = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
    return {
      company: asked.company,
      archive: address('/v1/exports/determination.zip', whole),
      data: kept.map(({ file, rows: count }, at) => ({
        sdiType: file.sdiType,
        fileName: names[at] ?? '',
        company: file.company.externalId,
        group: file.group?.name ?? null,
        rows: count,
        href: address('/v1/exports/determination', {
          company: file.company.externalId,
          ...(file.group ? { group: file.group.name } : {}),
          ...(file.customer ? { customer: file.customer.number } : {}),
          sdiType: file.sdiType,
        }),
      })),
    };
  }

  app.get('/v1/exports/determination', {
    config: { permission: 'exports.run' },
    schema: {
      tags: ['Exports'],
      summary: 'One Determination CSV file, as POST /v1/imports takes it',
      description:
        'A cell that a spreadsheet would run as a formula has an apostrophe before it, which the import takes off. The rows are those of one instant. A kind that belongs to a group takes the active group of the company where none is named.',
      querystring: ExportFileQuery,
      produces: ['text/csv'],
      response: { 200: Streamed },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { sdiType, ...asked } = request.query;
      const file = oneFile(await planned(tenantId, groupless(sdiType, asked)), sdiType, asked);
      const stream = streams.open(tenantId, async (tx, write) => {
        for await (const piece of exportText({ tx, tenantId, gazetteer }, file)) await write(piece);
      });
      await note(request, asked, file, sdiType);
      const [name = 'export.csv'] = fileNames([file]);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(name.replace(/^\d+-/, '')))
        .send(stream);
    },
  });

  app.get('/v1/exports/determination.zip', {
    config: { permission: 'exports.run' },
    schema: {
      tags: ['Exports'],
      summary: 'All files that hold what a company decides by, as one ZIP archive',
      description: 'The files are those of one instant, named so that sorted by name they are in the order of import.',
      querystring: ExportQuery,
      produces: ['application/zip'],
      response: { 200: Streamed },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const asked = request.query;
      // Refused here, where the answer has not begun.
      const company = (await planned(tenantId, asked)).at(-1);
      if (!company) throw new Refusal('unknown-reference', `There is nothing to export of “${asked.company}”`);
      const stream = streams.open(tenantId, async (tx, write) => {
        const archive = new ZipWriter(write);
        const source = { tx, tenantId, gazetteer };
        const all = await planExport(tx, tenantId, asked);
        const rows = await countRows(source, all);
        const files = all.filter((_, at) => rows[at] !== 0);
        const names = fileNames(files);
        for (const [at, file] of files.entries()) {
          await archive.add(names[at] ?? '', new Date(clock.now()), exportText(source, file));
        }
        await archive.end();
      });
      await note(request, asked, company, 'all files');
      const name = [asked.company, asked.group, asked.customer].filter((part) => part !== undefined).join('-');
      return reply
        .type('application/zip')
        .header('content-disposition', attachment(`${name}.zip`))
        .send(stream);
    },
  });
}

/** A kind that belongs to a company is asked for without a group; naming one does no harm. */
function groupless(sdiType: string, asked: AskedExport): AskedExport {
  const format = FILE_FORMATS.find((one) => one.sdiType === sdiType);
  if (format === undefined) {
    const detail = `There are ${FILE_FORMATS.map((one) => one.sdiType).join(', ')}`;
    throw new Refusal('invalid-request', detail, [{ pointer: '?sdiType', code: 'unknown', detail }]);
  }
  return format.owner === 'group' ? asked : { company: asked.company };
}

/** The one file asked for: of the company itself, and of its active group where none is named. */
function oneFile(files: readonly ExportFile[], sdiType: string, asked: AskedExport): ExportFile {
  const ofKind = files.filter((file) => file.sdiType === sdiType);
  const own = ofKind.findLast(({ company }) => company.externalId === asked.company || company.name === asked.company);
  const active = ofKind.find(({ group }) => group !== null && group.groupId === files.at(-1)?.company.activeGroupId);
  const file = asked.group === undefined ? (active ?? own ?? ofKind.at(-1)) : ofKind.at(-1);
  if (file) return file;
  const detail = asked.customer === undefined ? 'Name a customer group' : `${sdiType} is not a file of one customer`;
  throw new Refusal('unknown-reference', detail, [{ pointer: '?group', code: 'unknown-reference', detail }]);
}
