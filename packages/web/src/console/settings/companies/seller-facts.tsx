import { REASONS } from '@bonafide/core/certificate/reason.ts';
import { EN } from '@bonafide/core/check/messages/en.ts';
import { MultiSelect, TagsInput, Textarea } from '@mantine/core';
import type { FormRulesRecord, UseFormReturnType } from '@mantine/form';
import classes from '../../../ui/form/form.module.css';
import { type CompanyFields, FIELD_LABELS } from './company-fields.ts';

const ID = 'company-';

interface SellerFactsProps {
  form: UseFormReturnType<CompanyFields, CompanyFields, FormRulesRecord<CompanyFields>>;
  disabled: boolean;
}

/** What certificates made out to the company are checked by. Nothing given: the checks that need it say so. */
export function SellerFacts({ form, disabled }: SellerFactsProps) {
  const input = (name: keyof CompanyFields) => ({
    id: ID + name,
    label: FIELD_LABELS[name],
    ...form.getInputProps(name),
  });
  return (
    <fieldset className={classes.section} disabled={disabled}>
      <legend>What its certificates are checked by</legend>
      <TagsInput
        {...input('aliases')}
        description="Other names of this legal entity that a paper may carry; Enter adds one"
        disabled={disabled}
        maxTags={200}
      />
      <Textarea
        {...input('registrations')}
        description="One a line: state, number, first day, last day, as in US-TX, 32048817265, 2020-01-01. Empty: not told"
        autosize
        minRows={2}
        maxRows={12}
        spellCheck={false}
      />
      <TagsInput
        {...input('emailDomains')}
        description="Domains of its own mail, as in acme-supply.example: a buyer does not sign from there. Empty: not told"
        disabled={disabled}
        maxTags={100}
      />
      <MultiSelect
        {...input('acceptedReasons')}
        description="Reasons it takes. None chosen: whatever the law knows"
        disabled={disabled}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Take whatever the law knows' }}
        data={REASONS.map((reason) => ({ value: reason, label: EN.words.reason[reason] ?? reason }))}
      />
    </fieldset>
  );
}
