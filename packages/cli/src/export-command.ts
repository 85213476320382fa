import { join } from 'node:path';
import { answerOf, type Client } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { problemFrom } from '@bonafide/client/problem.ts';
import { type Command, EXIT } from './command.ts';
import { CONNECTION, connect } from './connection.ts';
import { makeFolder, writeContents } from './export-folder.ts';
import { saveBody } from './save-file.ts';
import { counted, table } from './terminal.ts';

type FileQuery = paths['/v1/exports/determination']['get']['parameters']['query'];

export const exportCommand: Command = {
  name: 'export',
  words: [],
  summary: 'Write all that a company decides by into a folder of files in the formats of ONESOURCE Determination',
  details: `Companies, groups, reasons, product codes, licences, customers, certificates and authorities: of the company, and of those above
it as far as it uses them. The names are numbered in the order of import; export.json tells whose each file is.
\`bonafide import <folder>\` takes all of it in again. Each file is of one instant, not all of them together.`,
  options: {
    company: { value: '<id>', help: 'External id of the company', required: true },
    out: { value: '<folder>', help: 'Where the files go: a folder that is new or empty', required: true },
    group: { value: '<name>', help: 'Only this customer group' },
    customer: { value: '<number>', help: 'Only this customer, of the group or else of the active group' },
    json: { help: 'Print the list of files as JSON' },
    ...CONNECTION,
  },
  async run(call, terminal) {
    const client = connect(call, terminal);
    const [company = '', folder = ''] = [call.text('company'), call.text('out')];
    const [group, customer] = [call.text('group'), call.text('customer')];
    const query = { company, ...(group ? { group } : {}), ...(customer ? { customer } : {}) };
    const { data } = await answerOf(client.GET('/v1/exports/determination/files', { params: { query } }));
    await makeFolder(folder);
    for (const [at, { href, fileName }] of data.entries()) {
      terminal.progress(`Writing … ${fileName}, ${at + 1} of ${data.length}`);
      await download(client, queryOf(href), join(folder, fileName));
    }
    const files = data.map(({ fileName, company: owner, group: of }) => ({ fileName, company: owner, group: of }));
    await writeContents(folder, { company, files });
    if (call.on('json')) terminal.out(JSON.stringify(data.map(({ href: _href, ...file }) => file)));
    else {
      const rows = data.map(({ fileName, rows }) => [fileName, rows === null ? '' : counted(rows, 'row')]);
      for (const line of table(rows)) terminal.out(line);
      terminal.out(`${counted(data.length, 'file')} in ${folder}`);
    }
    return EXIT.done;
  },
};

/** The service tells where a file is; the client asks by its parameters. */
function queryOf(href: string): FileQuery {
  return Object.fromEntries(new URLSearchParams(href.slice(href.indexOf('?')))) as unknown as FileQuery;
}

async function download(client: Client, query: FileQuery, path: string): Promise<void> {
  const { response } = await client.GET('/v1/exports/determination', { params: { query }, parseAs: 'stream' });
  if (!response.ok || !response.body) throw problemFrom(await response.text(), response);
  await saveBody(response.body, path);
}
