import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CompanyRow } from '../../api/companies.ts';
import { SettledText } from '../../ui/form/settled-text.tsx';
import { NotForResale } from '../decisions/sale/not-for-resale.tsx';
import { Amount, SaleDate } from '../decisions/sale/sale-texts.tsx';
import { useStates } from '../places.ts';
import classes from './check.module.css';
import type { CheckSearch } from './check-route.ts';
import { DEFAULT_AMOUNT } from './check-sale.ts';

interface CheckFormProps {
  search: CheckSearch;
  company: string;
  companies: CompanyRow[];
  /** The field in which the customer is chosen: by the service, or by a book at hand. */
  customer: ReactNode;
  change: (patch: { [Key in keyof CheckSearch]: string | undefined }) => void;
}

export function CheckForm({ search, company, companies, customer, change }: CheckFormProps) {
  const states = useStates();
  return (
    <div className={`bf-card ${classes.form}`}>
      {companies.length > 1 && (
        <Select
          label="Company"
          data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
          value={company}
          onChange={(value) => change({ company: value ?? undefined, customer: undefined })}
          allowDeselect={false}
        />
      )}
      {customer}
      <div className={classes.two}>
        <Select
          label="Ship to state"
          placeholder="Type a state"
          searchable
          data={states}
          value={search.state ?? null}
          onChange={(state) => change({ state: state ?? undefined })}
        />
        <SettledText
          label="City"
          description="For city taxes"
          value={search.city}
          onSettle={(city) => change({ city })}
        />
        <SaleDate label="Order date" value={search.date} onSettle={(date) => change({ date })} />
        <Amount value={search.amount ?? DEFAULT_AMOUNT} onSettle={(amount) => change({ amount })} />
        <SettledText
          label="Product code"
          description="Empty: any item"
          value={search.product}
          onSettle={(product) => change({ product })}
        />
        <SettledText label="Purchase order" value={search.po} onSettle={(po) => change({ po })} />
      </div>
      <NotForResale value={search.notForResale} onChange={(notForResale) => change({ notForResale })} />
    </div>
  );
}
