import { Button, Select } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../app/session/act-button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { DropFile } from './drop-file.tsx';
import { FileKinds } from './file-kinds.tsx';
import { type ImportTargetState, useImportTarget } from './import-target.ts';
import { sizeWords } from './import-words.ts';
import classes from './imports.module.css';
import { importFormatsQuery, useStartImport } from './imports-queries.ts';

/** Where it belongs, the file, and a rehearsal; nothing changes before its result was seen. */
export function NewImport() {
  const target = useImportTarget();
  const formats = useQuery(importFormatsQuery).data;
  const router = useRouter();
  const start = useStartImport();
  const [file, setFile] = useState<File | null>(null);
  const [gone, setGone] = useState(false);
  const problem = file && fileProblem(file, formats?.limits.bytes);

  if (target.error) return <ProblemNotice error={target.error} what="The companies could not be loaded" />;
  if (target.loading) return null;
  if (target.companies.length === 0) return <NoCompany />;

  const pick = (next: File | null) => {
    setFile(next);
    setGone(false);
    start.reset();
  };
  const send = async () => {
    if (!file) return;
    if (!(await stillThere(file))) return setGone(true);
    const query = { ...target.query, fileName: file.name };
    // A refusal stays in `start.error`, which is shown below.
    const made = await start.mutateAsync({ query, file }).catch(() => null);
    if (made) router.history.push(`/imports/${made.importId}`);
  };
  return (
    <section className={`bf-card ${classes.new}`} aria-labelledby="new-import">
      <h2 id="new-import">Import a file</h2>
      <TargetFields target={target} />
      <DropFile file={file} onPick={pick} disabled={start.isPending} />
      {problem && <Notice tone="bad">{problem}</Notice>}
      {gone && (
        <Notice tone="bad">
          The file cannot be read any more: it was moved or changed after it was picked. Pick it again.
        </Notice>
      )}
      {start.error && <ProblemNotice error={start.error} what="The file was not taken" kept="Nothing was changed." />}
      <div className={classes.send}>
        <Button
          leftSection={<IconFileUpload size={16} stroke={1.75} aria-hidden="true" />}
          disabled={!file || problem !== null || target.group === null}
          loading={start.isPending}
          onClick={() => void send()}
        >
          Rehearse the file
        </Button>
        <span className={classes.hint} role="status">
          {start.isPending && file
            ? `Sending ${file.name}, ${sizeWords(file.size)}`
            : 'A rehearsal reads every row and changes nothing.'}
        </span>
      </div>
      <FileKinds formats={formats} />
    </section>
  );
}

function fileProblem(file: File, limit: number | undefined): string | null {
  if (file.size === 0) return `${file.name} is empty: it has 0 bytes. Pick the file with the rows.`;
  if (limit !== undefined && file.size > limit) {
    return `${file.name} has ${sizeWords(file.size)}; at most ${sizeWords(limit)} are taken at once. Split it, each part with its first two lines.`;
  }
  return null;
}

/** A picked file is only a reference: what was saved over or moved since cannot be sent. */
async function stillThere(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(() => true)
    .catch(() => false);
}

function TargetFields({ target }: { target: ImportTargetState }) {
  const { companies, company, groups, group, active, groupsLoaded } = target;
  const noGroup = company !== '' && groupsLoaded && groups.length === 0;
  return (
    <div className={classes.target}>
      <Select
        label="Company"
        data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
        value={company || null}
        placeholder="Choose the company of the rows"
        onChange={target.pickCompany}
        allowDeselect={false}
        description="Product codes go to it"
      />
      <Select
        label="Customer group"
        data={groups.map((name) => ({ value: name, label: name === active ? `${name} (active)` : name }))}
        value={group}
        placeholder={company ? 'Choose the group' : 'After the company'}
        disabled={company === ''}
        onChange={target.pickGroup}
        allowDeselect={false}
        description="Customers and certificates go to it"
        error={noGroup ? 'This company has no customer group yet; add one under Settings' : null}
      />
    </div>
  );
}

function NoCompany() {
  const mayAdd = useCan('companies.write');
  return (
    <NotYet
      title="First a company"
      act={mayAdd && <ButtonLink href="/settings/companies/new">Add the first company</ButtonLink>}
    >
      Rows of a file belong to a company and its customer group.
      {!mayAdd && ' A manager can add one under Settings.'}
    </NotYet>
  );
}
