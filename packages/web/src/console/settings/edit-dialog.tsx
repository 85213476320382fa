import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import classes from '../../ui/form/form.module.css';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';

interface EditDialogProps {
  title: string;
  /** Verb and object: `Add reason RS`. */
  submitLabel: string;
  saving: boolean;
  /** A refusal that belongs to no field. */
  problem: unknown;
  errors: Record<string, unknown>;
  idPrefix: string;
  attempt: number;
  onSubmit: (event: React.FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A short form over the list it changes. Escape and Cancel leave everything as it was. */
export function EditDialog(props: EditDialogProps) {
  const { title, submitLabel, saving, problem, errors, idPrefix, attempt, onSubmit, onClose, children } = props;
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={classes.form} noValidate onSubmit={onSubmit}>
        <ErrorSummary errors={errors} idPrefix={idPrefix} attempt={attempt} />
        {Boolean(problem) && <ProblemNotice error={problem} what="It was not saved" kept="Your entries are kept." />}
        {children}
        <div className={classes.acts}>
          <Button type="submit" loading={saving}>
            {submitLabel}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
