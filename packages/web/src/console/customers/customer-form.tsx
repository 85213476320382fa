import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import { Attention } from '../../ui/form/attention.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import classes from '../../ui/form/form.module.css';
import { fieldErrors } from '../../ui/form/problem-fields.ts';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { CUSTOMER_LENGTHS, CUSTOMER_RULES, type CustomerFields } from './customer-fields.ts';

const ID = 'customer-';

interface CustomerFormProps {
  initial: CustomerFields;
  submitLabel: string;
  saving: boolean;
  error: unknown;
  onSubmit: (fields: CustomerFields) => void;
  onCancel: () => void;
  /** Fields that only the new form has (company, group). */
  children?: ReactNode;
}

/** The customer's fields, for a new one and for a change. Answers are kept whatever the service says. */
export function CustomerForm({ initial, submitLabel, saving, error, onSubmit, onCancel, children }: CustomerFormProps) {
  const form = useForm<CustomerFields>({ initialValues: initial, validate: CUSTOMER_RULES });
  const [attempt, setAttempt] = useState(0);
  const refused = fieldErrors(error);
  const refusedKey = JSON.stringify(refused);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shows the refusal's errors once per refusal.
  useEffect(() => {
    if (Object.keys(refused).length > 0) {
      form.setErrors(refused);
      setAttempt((count) => count + 1);
    }
  }, [refusedKey]);
  const input = (name: keyof CustomerFields) => ({
    id: ID + name,
    maxLength: CUSTOMER_LENGTHS[name],
    ...form.getInputProps(name),
  });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(onSubmit, () => setAttempt((count) => count + 1))}
    >
      <ErrorSummary errors={form.errors} idPrefix={ID} attempt={attempt} />
      {Boolean(error) && Object.keys(refused).length === 0 && (
        <Attention key={String(error)}>
          <ProblemNotice error={error} what="The customer was not saved" kept="Your entries are kept." />
        </Attention>
      )}
      <fieldset className={classes.section}>
        <legend>Who</legend>
        {children}
        <div className={classes.two}>
          <TextInput label="Name" withAsterisk {...input('name')} />
          <TextInput label="Customer number" withAsterisk description="As your ERP knows it" {...input('number')} />
        </div>
        <TextInput label="Trades as" {...input('dbaName')} />
      </fieldset>
      <AddressFields input={input} />
      <ContactFields input={input} />
      <div className={classes.acts}>
        <Button type="submit" loading={saving}>
          {submitLabel}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

type InputOf = (name: keyof CustomerFields) => object;

function AddressFields({ input }: { input: InputOf }) {
  return (
    <fieldset className={classes.section}>
      <legend>Address</legend>
      <TextInput label="Street" {...input('address1')} />
      <TextInput label="Suite, building" {...input('address2')} />
      <div className={classes.two}>
        <TextInput label="City" {...input('city')} />
        <TextInput label="County" {...input('county')} />
        <TextInput label="State" description="Two letters in the US" {...input('state')} />
        <TextInput label="ZIP or postal code" {...input('postalCode')} />
        <TextInput label="Country" withAsterisk description="Two letters" {...input('country')} />
      </div>
    </fieldset>
  );
}

function ContactFields({ input }: { input: InputOf }) {
  return (
    <fieldset className={classes.section}>
      <legend>Contact</legend>
      <div className={classes.two}>
        <TextInput label="Contact name" {...input('contactName')} />
        <TextInput label="Contact title" {...input('contactTitle')} />
        <TextInput label="Contact e-mail" type="email" {...input('contactEmail')} />
        <TextInput label="Contact phone" type="tel" {...input('contactPhone')} />
        <TextInput label="Business phone" type="tel" {...input('businessPhone')} />
      </div>
      <Textarea label="Comment" autosize minRows={2} {...input('comment')} />
    </fieldset>
  );
}
