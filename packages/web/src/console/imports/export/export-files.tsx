import { Button } from '@mantine/core';
import { IconDownload, IconFileZip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ExportFile, ExportFiles as Files } from '../../../api/exports.ts';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { formatCount, plural } from '../../../ui/format/money.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { kindOf } from '../import-words.ts';
import classes from '../imports.module.css';
import { importFormatsQuery } from '../imports-queries.ts';
import { leftOut, tooLong } from './export-words.ts';

interface ExportFilesProps {
  files: Files;
  group: string | undefined;
  customer: string | undefined;
}

/** The files in the order of import, each to be had alone, and all of them as one archive. */
export function ExportFiles({ files, group, customer }: ExportFilesProps) {
  const formats = useQuery(importFormatsQuery).data;
  const missing = leftOut(formats?.data ?? [], files.data, { group, customer });
  const long = tooLong(files.data, formats?.limits.rows);
  return (
    <>
      <div className={classes.head}>
        <h2 id="files">Files, in the order of import</h2>
        {files.data.length > 0 && (
          <Button
            component="a"
            href={files.archive}
            download
            leftSection={<IconFileZip size={16} stroke={1.75} aria-hidden="true" />}
          >
            Download all (ZIP)
          </Button>
        )}
      </div>
      {long.length > 0 && formats && (
        <div className={classes.exportNotes}>
          <Notice tone="attention">
            {long.map((file) => `${kindOf(file.sdiType)} (${plural(file.rows ?? 0, 'row')})`).join(', ')}: more than the{' '}
            {formatCount(formats.limits.rows)} rows that one import takes. Split such a file before it comes in again,
            each part with its first two lines.
          </Notice>
        </div>
      )}
      <BfTable
        caption="Files, in the order of import"
        noun="file"
        columns={COLUMNS}
        rowKey={(file) => file.fileName}
        query={{
          data: { data: files.data, nextCursor: null, total: files.data.length },
          error: null,
          isFetching: false,
          dataUpdatedAt: 0,
          refetch: () => undefined,
        }}
        empty={<NotYet title="Nothing to export yet">None of the kinds of files has a row here.</NotYet>}
      />
      <div className={classes.exportHints}>
        {missing.length > 0 && <p>Without rows, so left out: {missing.join('; ')}.</p>}
        <p>
          The files hold settings, customers, their certificates, zones and licenses. Not in them, though decisions go
          by them: which customer uses another’s certificates, which papers for one purchase are used up, and the sales
          that credits take back. Nor documents, what a paper says beyond the order it names, versions and the log. All
          files of the ZIP are of one instant. A cell that a spreadsheet would run as a formula has an apostrophe before
          it, which the import takes off.
        </p>
        <p>
          Each download is noted in the log. Three exports run at once: where a download does not start, wait until
          another has ended and try again. One that breaks off is not whole.
        </p>
      </div>
    </>
  );
}

const COLUMNS: [BfColumn<ExportFile>, ...BfColumn<ExportFile>[]] = [
  { key: 'kind', title: 'Holds', render: (file) => kindOf(file.sdiType) },
  {
    key: 'of',
    title: 'Company · group',
    render: (file) => <span className={classes.code}>{[file.company, file.group].filter(Boolean).join(' · ')}</span>,
  },
  {
    key: 'rows',
    title: 'Rows',
    align: 'right',
    render: (file) =>
      file.rows === null ? <NotApplicable label="Counted while it is written" /> : formatCount(file.rows),
  },
  { key: 'name', title: 'Name in the ZIP', render: (file) => <span className="bf-mono">{file.fileName}</span> },
  {
    key: 'get',
    title: 'CSV',
    render: (file) => (
      <Button
        component="a"
        href={file.href}
        download
        size="xs"
        variant="subtle"
        leftSection={<IconDownload size={16} stroke={1.5} aria-hidden="true" />}
      >
        Download
        <span className="bf-visually-hidden">
          {' '}
          {kindOf(file.sdiType)} of {[file.company, file.group].filter(Boolean).join(', ')}
        </span>
      </Button>
    ),
  },
];
