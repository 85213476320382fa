import { MultiSelect, Radio, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CustomerSelect } from '../../decisions/sale/customer-select.tsx';
import { SaleDate } from '../../decisions/sale/sale-texts.tsx';
import { reasonsQuery } from '../../library/library-queries.ts';
import { useStates } from '../../places.ts';
import type { FinderSearch } from '../forms-routes.ts';
import classes from './finder.module.css';
import { StatePicker } from './state-picker.tsx';

export type FinderPatch = { [Key in keyof FinderSearch]: FinderSearch[Key] | undefined };

interface FinderFormProps {
  search: FinderSearch;
  customerName: string | undefined;
  change: (patch: FinderPatch) => void;
}

export const listIn = (text: string | undefined): string[] => (text ? text.split(',') : []);
const listOut = (values: readonly string[]): string | undefined => (values.length > 0 ? values.join(',') : undefined);

/** The question: where, why, who. It stands in the address, so that it can be sent to a colleague. */
export function FinderForm({ search, customerName, change }: FinderFormProps) {
  const states = useStates();
  const reasons = useQuery(reasonsQuery).data ?? [];
  return (
    <div className={`bf-card ${classes.form}`}>
      <StatePicker chosen={listIn(search.states)} search={search} />
      <MultiSelect
        label="Where the customer buys"
        placeholder={search.states ? undefined : 'Type a state'}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the states' }}
        data={states}
        value={listIn(search.states)}
        onChange={(values) => change({ states: listOut(values) })}
      />
      <MultiSelect
        label="Why it buys without tax"
        placeholder={search.reasons ? undefined : 'Choose a reason'}
        searchable
        data={reasons.map(({ code, name }) => ({ value: code, label: name }))}
        value={listIn(search.reasons)}
        onChange={(values) => change({ reasons: listOut(values) })}
      />
      <CustomerSelect
        company=""
        value={search.customer}
        name={customerName}
        onChange={(customer) => change({ customer, ...(customer ? {} : { onFile: undefined }) })}
      />
      <Switch
        label="What it has on file counts"
        checked={search.onFile !== 'no'}
        disabled={!search.customer}
        onChange={(event) => change({ onFile: event.currentTarget.checked ? undefined : 'no' })}
      />
      <MultiSelect
        label="Where it is registered"
        description="Empty: not known, and nothing is ruled out for it"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the registrations' }}
        data={states}
        value={listIn(search.registered)}
        onChange={(values) => change({ registered: listOut(values) })}
      />
      <Radio.Group
        label="For"
        value={search.scope ?? 'blanket'}
        onChange={(value) => change({ scope: value === 'single' ? 'single' : undefined })}
      >
        <div className={classes.choices}>
          <Radio value="blanket" label="all purchases to come" />
          <Radio value="single" label="one purchase" />
        </div>
      </Radio.Group>
      <SaleDate label="By the law of" value={search.on} onSettle={(on) => change({ on })} />
    </div>
  );
}
