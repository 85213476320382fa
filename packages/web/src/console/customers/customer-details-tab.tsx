import { notifications } from '@mantine/notifications';
import { IconFileDownload, IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer } from '../../api/customers.ts';
import { isProblem } from '../../api/problem.ts';
import { ActButton, useCan } from '../../app/session/act-button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Attention } from '../../ui/form/attention.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { type CustomerFields, fieldsOf, patchOf } from './customer-fields.ts';
import { CustomerForm } from './customer-form.tsx';
import { customerQuery, useChangeCustomer } from './customer-queries.ts';
import classes from './customers.module.css';
import { type OwnedGroup, useGroup } from './group-name.ts';
import { HistorySection } from './history/history-section.tsx';
import { InheritanceSection } from './inheritance/inheritance-section.tsx';
import { LicensesSection } from './licenses/licenses-section.tsx';

export function CustomerDetailsTab({ customer }: { customer: Customer }) {
  const [base, setBase] = useState<Customer | null>(null);
  const group = useGroup(customer.groupId);
  const mayExport = useCan('exports.run');
  if (base) return <Edit base={base} onDone={() => setBase(null)} />;
  return (
    <>
      <div className="bf-card" style={{ padding: 16, maxWidth: 720 }}>
        <KeyValue rows={rowsOf(customer, group?.name ?? null)} />
        <div className={classes.detailActs}>
          <ActButton
            permission="customers.write"
            act="change customers"
            variant="default"
            icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setBase(customer)}
          >
            Edit details
          </ActButton>
          {mayExport && group && (
            <ButtonLink href={exportHref(customer, group)} icon={IconFileDownload} quiet>
              Export its files
            </ButtonLink>
          )}
        </div>
      </div>
      <HistorySection customer={customer} />
      <InheritanceSection customer={customer} />
      <LicensesSection customer={customer} />
    </>
  );
}

function exportHref({ number }: Customer, { name, owner }: OwnedGroup): string {
  const of = { 'f.company': owner.externalId, 'f.group': name, 'f.customer': number };
  return `/imports/export?${new URLSearchParams(of)}`;
}

function rowsOf(customer: Customer, group: string | null) {
  const place = [customer.city, customer.county && `${customer.county} County`, customer.state, customer.postalCode];
  return [
    { label: 'Name', value: customer.name },
    { label: 'Customer number', value: <span className="bf-mono">{customer.number}</span> },
    { label: 'Trades as', value: customer.dbaName },
    { label: 'Customer group', value: group },
    { label: 'Street', value: customer.addressLines.filter(Boolean).join(', ') },
    { label: 'Place', value: place.filter(Boolean).join(', ') },
    { label: 'Country', value: customer.country },
    { label: 'Business phone', value: customer.businessPhone },
    { label: 'Contact', value: [customer.contactName, customer.contactTitle].filter(Boolean).join(', ') },
    { label: 'Contact e-mail', value: customer.contactEmail },
    { label: 'Contact phone', value: customer.contactPhone },
    {
      label: 'Exempt without certificate',
      value: customer.fullyExempt ? 'Yes: exempt from all tax by policy' : 'No',
    },
    { label: 'Comment', value: customer.comment },
    { label: 'Version', value: String(customer.version) },
  ];
}

/** `base` is the version the form was opened on; a save made from an older version is refused and shown as a conflict. */
function Edit({ base, onDone }: { base: Customer; onDone: () => void }) {
  const change = useChangeCustomer(base.customerId);
  const queryClient = useQueryClient();
  const [theirs, setTheirs] = useState<Customer | null>(null);
  const save = async (fields: CustomerFields) => {
    const patch = patchOf(base, fields);
    if (Object.keys(patch).length === 0) return onDone();
    try {
      await change.mutateAsync({ version: (theirs ?? base).version, patch });
      notifications.show({ message: `Details of ${fields.name} saved`, color: 'green' });
      onDone();
    } catch (error) {
      const conflict = isProblem(error) && (error.status === 412 || error.status === 409);
      if (conflict) setTheirs(await queryClient.fetchQuery({ ...customerQuery(base.customerId), staleTime: 0 }));
    }
  };
  const conflict = theirs !== null && isProblem(change.error) && change.error.status === 412;
  return (
    <>
      {conflict && (
        <Attention key={theirs.version}>
          <Conflict base={base} theirs={theirs} />
        </Attention>
      )}
      <CustomerForm
        initial={fieldsOf(base)}
        submitLabel={conflict ? 'Save mine over theirs' : 'Save details'}
        saving={change.isPending}
        error={conflict ? null : change.error}
        onSubmit={(fields) => void save(fields)}
        onCancel={onDone}
      />
    </>
  );
}

function Conflict({ base, theirs }: { base: Customer; theirs: Customer }) {
  const changes = Object.entries(patchOf(base, fieldsOf(theirs)));
  return (
    <div style={{ maxWidth: 720, marginBottom: 16 }} role="alert">
      <Notice tone="attention">
        <strong>Somebody saved version {theirs.version} while you were editing.</strong> Your entries below are kept.
        What they changed:
        <ul className={classes.conflict}>
          {changes.length === 0 && <li>Nothing in these fields</li>}
          {changes.map(([field, value]) => (
            <li key={field}>
              {field}: {String(value ?? 'not given')}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
