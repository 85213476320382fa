import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueries } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import type { CompanyRow } from '../../../api/companies.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { ErrorSummary } from '../../../ui/form/error-summary.tsx';
import classes from '../../../ui/form/form.module.css';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { companyChain } from '../../company-chain.ts';
import { customerGroupsQuery } from '../../reference-queries.ts';
import settings from '../settings.module.css';
import { useRefusedFields } from '../use-refused-fields.ts';
import { COMPANY_RULES, type CompanyFields, FIELD_LABELS, groupValue } from './company-fields.ts';
import { Policies } from './company-policies.tsx';
import { possibleParents } from './company-tree.ts';
import { SellerFacts } from './seller-facts.tsx';

const ID = 'company-';

interface CompanyFormProps {
  initial: CompanyFields;
  companies: CompanyRow[];
  isNew: boolean;
  submitLabel: string;
  saving: boolean;
  error: unknown;
  /** Resolves to whether it was saved; the guard against leaving then lets go. */
  onSubmit: (fields: CompanyFields) => Promise<boolean>;
  onCancel: () => void;
  /** Above the form: a conflict. */
  children?: ReactNode;
}

export function CompanyForm(props: CompanyFormProps) {
  const { initial, companies, isNew, submitLabel, saving, error, onSubmit, onCancel, children } = props;
  const mayWrite = useCan('companies.write');
  const form = useForm<CompanyFields>({ initialValues: initial, validate: COMPANY_RULES });
  const { attempt, failed, problem } = useRefusedFields(form, error);
  const leaving = useRef(false);
  useBlocker({
    shouldBlockFn: () => !leaving.current && form.isDirty() && !window.confirm('Leave without saving the company?'),
    enableBeforeUnload: () => !leaving.current && form.isDirty(),
  });
  const submit = async (fields: CompanyFields) => {
    leaving.current = true;
    leaving.current = await onSubmit(fields);
  };
  const input = (name: keyof CompanyFields) => ({ id: ID + name, ...form.getInputProps(name) });
  const values = form.getValues();
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit((fields) => void submit(fields), failed)}>
      {children}
      {!mayWrite && (
        <Notice tone="neutral">Your role can read these settings; a manager or admin can change them.</Notice>
      )}
      <ErrorSummary errors={form.errors} idPrefix={ID} attempt={attempt} />
      {Boolean(problem) && (
        <ProblemNotice error={problem} what="The company was not saved" kept="Your entries are kept." />
      )}
      <fieldset className={classes.section} disabled={!mayWrite}>
        <legend>Which</legend>
        <div className={classes.two}>
          <TextInput label={FIELD_LABELS.name} withAsterisk maxLength={100} {...input('name')} />
          <TextInput
            label={FIELD_LABELS.externalId}
            withAsterisk
            maxLength={100}
            readOnly={!isNew}
            description={isNew ? 'As your ERP sends it; cannot be changed later' : 'Cannot be changed'}
            {...input('externalId')}
          />
          <Select
            label={FIELD_LABELS.parentExternalId}
            description="Companies below may use its customer groups"
            data={[
              { value: '', label: 'No other company' },
              ...possibleParents(isNew ? null : initial.externalId, companies).map((row) => ({
                value: row.externalId,
                label: row.name,
              })),
            ]}
            allowDeselect={false}
            {...input('parentExternalId')}
          />
          <GroupSelect fields={values} companies={companies} isNew={isNew} inputProps={input('group')} />
        </div>
      </fieldset>
      <Policies
        form={form}
        companies={companies}
        disabled={!mayWrite}
        wasUsing={!isNew && initial.usesExemptionCertificates}
      />
      <SellerFacts form={form} disabled={!mayWrite} />
      <p className={settings.note}>
        Changes count from the next sale on. Decisions made before stay as they were, and the log keeps each version.
      </p>
      <div className={classes.acts}>
        {mayWrite && (
          <Button type="submit" loading={saving}>
            {submitLabel}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {mayWrite ? 'Cancel' : 'Back'}
        </Button>
      </div>
    </form>
  );
}

interface GroupSelectProps {
  fields: CompanyFields;
  companies: CompanyRow[];
  isNew: boolean;
  inputProps: object;
}

/** Groups of the company itself and of those above it. A new company may bring a group of its own along. */
function GroupSelect({ fields, companies, isNew, inputProps }: GroupSelectProps) {
  const above = companyChain(fields.parentExternalId, companies);
  const own = isNew ? [] : companies.filter((row) => row.externalId === fields.externalId);
  const owners = [...own, ...above.filter((row) => row.externalId !== fields.externalId)];
  const lists = useQueries({ queries: owners.map((row) => customerGroupsQuery(row.externalId)) });
  const groups = lists.flatMap((list) => list.data?.data ?? []);
  const options = groups.map((group) => ({
    value: groupValue(group),
    label: group.ownerExternalId === fields.externalId ? group.name : `${group.name} (of ${group.ownerExternalId})`,
  }));
  const brought = groupValue({ ownerExternalId: fields.externalId.trim(), name: 'Customers' });
  if (isNew && fields.externalId.trim()) options.push({ value: brought, label: 'Customers (a new group of its own)' });
  const known = new Set(options.map((option) => option.value));
  if (fields.group && !known.has(fields.group))
    options.push({ value: fields.group, label: fields.group.split('\n')[1] ?? '' });
  return (
    <Select
      label={FIELD_LABELS.group}
      description="Searched when a sale names no group"
      data={[{ value: '', label: above.length > 0 ? 'As the company above' : 'None' }, ...options]}
      allowDeselect={false}
      {...inputProps}
    />
  );
}
