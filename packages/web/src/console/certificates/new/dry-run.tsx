import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { createCertificate, type NewCertificate } from '../../../api/certificates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { checksAnswer } from '../page/certificate-answer.ts';
import { useValueWords } from '../use-value-words.ts';

interface DryRunProps {
  body: NewCertificate;
  /** Nothing is missing; else the errors are shown instead. */
  usable: boolean;
  onTry: () => void;
}

/** The same way as saving, rolled back: what would come of it. */
export function DryRun({ body, usable, onTry }: DryRunProps) {
  const words = useValueWords();
  const text = JSON.stringify(body);
  const tried = useMutation({
    mutationFn: async () => ({
      text,
      made: await createCertificate({ ...body, status: 'draft' }, { key: crypto.randomUUID(), dryRun: true }),
    }),
  });
  const press = () => {
    onTry();
    if (usable) tried.mutate();
  };
  // An answer about what was typed since would mislead.
  const made = tried.data?.text === text ? tried.data.made : null;
  return (
    <>
      <Button variant="default" loading={tried.isPending} onClick={press}>
        Try without saving
      </Button>
      {made && (
        <div style={{ flexBasis: '100%' }} role="status">
          <Notice tone={made.findings.some((finding) => finding.severity === 'reject') ? 'attention' : 'good'}>
            <strong>Nothing was kept.</strong> It would be saved as {made.number}
            {made.jurisdictions.length > 0 && ` for ${made.jurisdictions.map(words.state).join(', ')}`}.{' '}
            {checksAnswer(made)}
          </Notice>
        </div>
      )}
      {tried.error && (
        <div style={{ flexBasis: '100%' }}>
          <ProblemNotice error={tried.error} what="It could not be saved like this" kept="Your entries are kept." />
        </div>
      )}
    </>
  );
}
