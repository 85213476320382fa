import { answerOf } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { CONNECTION, connect } from './connection.ts';
import { readJsonValues } from './read-file.ts';
import { counted, type Terminal, table } from './terminal.ts';

type Draft = paths['/v1/checks/try']['post']['requestBody']['content']['application/json'];
type Report = paths['/v1/checks/try']['post']['responses'][200]['content']['application/json'];
type Certificate = paths['/v1/certificates/{certificateId}']['get']['responses'][200]['content']['application/json'];

export const certificateCommands: readonly Command[] = [
  {
    name: 'certificates show',
    words: ['<id>'],
    summary: 'A certificate with what its checks found',
    options: {
      'known-at': { value: '<instant>', help: 'As it was known then, like 2026-11-24T12:00:00Z' },
      json: { help: 'Print it as JSON' },
      ...CONNECTION,
    },
    async run(call, terminal) {
      const [certificateId = ''] = call.words;
      const knownAt = call.text('known-at');
      const certificate = await answerOf(
        connect(call, terminal).GET('/v1/certificates/{certificateId}', {
          params: { path: { certificateId }, query: knownAt ? { knownAt } : {} },
        }),
      );
      if (call.on('json')) terminal.out(JSON.stringify(certificate, null, 2));
      else show(certificate, terminal);
      return EXIT.done;
    },
  },
  {
    name: 'certificates check',
    words: ['<draft.json>'],
    summary: 'Run the checks on a draft without storing it',
    details: `The file holds one certificate as POST /v1/checks/try takes it. Ends with ${EXIT.refused} when a finding rejects it.`,
    options: { json: { help: 'Print findings and checks as JSON' }, ...CONNECTION },
    async run(call, terminal) {
      const client = connect(call, terminal);
      const [draft, ...others] = await readJsonValues(call.words[0] ?? '');
      if (draft === undefined || others.length > 0) throw new UsageError('The file must hold one certificate');
      const report: Report = await answerOf(client.POST('/v1/checks/try', { body: draft as Draft }));
      if (call.on('json')) terminal.out(JSON.stringify(report, null, 2));
      else {
        showFindings(report.findings, terminal);
        const { ran, notRun } = report.checks;
        terminal.out(`${counted(ran, 'check')} ran, ${counted(notRun.length, 'check')} could not.`);
      }
      return report.findings.some(({ severity }) => severity === 'reject') ? EXIT.refused : EXIT.done;
    },
  },
];

function show(certificate: Certificate, terminal: Terminal): void {
  const { expires, reasonCode, formId } = certificate;
  const rows: [string, string][] = [
    ['Certificate', `${certificate.number} (version ${certificate.version})`],
    ['Status', certificate.shownStatus + (certificate.active ? '' : ', switched off')],
    ['Customer', `${certificate.customerName} (${certificate.customerNumber}) of ${certificate.company}`],
    ['Holds', `${certificate.validFrom} to ${expires ?? 'no end'}`],
    ['Reason', reasonCode ?? 'any'],
    ['Form', certificate.formTitle ?? formId ?? 'none'],
    ['Where', certificate.jurisdictions.join(', ') || 'nowhere'],
    ['Documents', certificate.documents.map(({ fileName }) => fileName).join(', ') || 'none'],
  ];
  for (const line of table(rows)) terminal.out(line);
  showFindings(certificate.findings, terminal);
}

function showFindings(findings: Report['findings'], terminal: Terminal): void {
  if (findings.length === 0) terminal.out('No findings.');
  for (const { code, severity, path, text, citationText } of findings) {
    terminal.out(`${code}  ${severity}  ${path}`);
    terminal.out(`  ${text} [${citationText}]`);
  }
}
