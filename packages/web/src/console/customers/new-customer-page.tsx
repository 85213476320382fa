import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import formClasses from '../../ui/form/form.module.css';
import { PageHeader } from '../../ui/page-header.tsx';
import { companiesQuery, customerGroupsQuery } from '../reference-queries.ts';
import { type CustomerFields, customerOf, EMPTY_CUSTOMER } from './customer-fields.ts';
import { CustomerForm } from './customer-form.tsx';
import { useCreateCustomer } from './customer-queries.ts';

export function NewCustomerPage() {
  const router = useRouter();
  const create = useCreateCustomer();
  const owner = useOwner();
  const save = async (fields: CustomerFields) => {
    const group = owner.group ? { group: owner.group } : {};
    const made = await create
      .mutateAsync({ company: owner.company, ...group, ...customerOf(fields) })
      .catch(() => null);
    // A refusal stays in `create.error`, which the form shows.
    if (made) router.history.push(`/customers/${made.customerId}/coverage`);
  };
  return (
    <>
      <PageHeader
        title="New customer"
        up={{ label: 'Customers', href: '/customers' }}
        answer="A customer is known by its number within a customer group."
      />
      <CustomerForm
        initial={EMPTY_CUSTOMER}
        submitLabel="Add customer"
        saving={create.isPending}
        error={create.error}
        onSubmit={(fields) => void save(fields)}
        onCancel={() => router.history.push('/customers')}
      >
        <OwnerFields owner={owner} />
      </CustomerForm>
    </>
  );
}

/** Company and group: what was picked, else the first company and its active group. */
function useOwner() {
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const [picked, setCompany] = useState<string | null>(null);
  const [pickedGroup, setGroup] = useState<string | null>(null);
  const company = picked ?? companies[0]?.externalId ?? '';
  const groups = useQuery(customerGroupsQuery(company)).data?.data ?? [];
  const active = companies.find((row) => row.externalId === company)?.activeCustomerGroup?.name;
  const group = pickedGroup ?? active ?? groups[0]?.name ?? '';
  const pickCompany = (externalId: string | null) => {
    setCompany(externalId);
    setGroup(null);
  };
  return { companies, groups, company, group, pickCompany, setGroup };
}

function OwnerFields({ owner }: { owner: ReturnType<typeof useOwner> }) {
  return (
    <div className={formClasses.two}>
      <Select
        label="Company"
        data={owner.companies.map((row) => ({ value: row.externalId, label: row.name }))}
        value={owner.company || null}
        onChange={owner.pickCompany}
        allowDeselect={false}
      />
      <Select
        label="Customer group"
        data={owner.groups.map((row) => row.name)}
        value={owner.group || null}
        onChange={owner.setGroup}
        allowDeselect={false}
      />
    </div>
  );
}
