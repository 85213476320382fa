import { Select } from '@mantine/core';
import type { CompanyRow } from '../../../api/companies.ts';
import { SettledText } from '../../../ui/form/settled-text.tsx';
import { useStates } from '../../places.ts';
import classes from '../decisions.module.css';
import { AlsoSent } from './also-sent.tsx';
import { CustomerSelect } from './customer-select.tsx';
import { LineFields } from './line-fields.tsx';
import type { SaleFormProps } from './sale-form-props.ts';
import { SaleDate } from './sale-texts.tsx';
import { SaleWord } from './sale-word.tsx';
import { UseElements } from './use-elements.tsx';

interface WholeFormProps extends SaleFormProps {
  companies: CompanyRow[];
  /** Name of the customer, once the service has found it. */
  customerName: string | undefined;
}

/** A sale to try, as the service takes it. What a recorded sale holds beyond these fields stands below and can be taken out. */
export function SaleForm({ fields, change, companies, customerName }: WholeFormProps) {
  const set = (path: string) => (value: string | undefined) => change({ [path]: value });
  return (
    <div className={`bf-card ${classes.form}`}>
      <fieldset className={classes.fieldset}>
        <legend>Who, when and where</legend>
        {companies.length > 1 && (
          <Select
            label="Company"
            data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
            value={fields.company ?? null}
            onChange={(company) => change({ company: company ?? undefined })}
            allowDeselect={false}
          />
        )}
        <CustomerSelect
          company={fields.company ?? ''}
          value={fields['customer.number']}
          name={customerName}
          onChange={(number) => change({ 'customer.number': number, 'customer.name': undefined })}
        />
        <SaleDate label="As of (sale date)" value={fields.date} onSettle={set('date')} />
        <ShipTo fields={fields} change={change} />
      </fieldset>
      <LineFields fields={fields} change={change} />
      <SaleWord fields={fields} change={change} />
      <UseElements fields={fields} change={change} />
      <AlsoSent fields={fields} change={change} />
    </div>
  );
}

/** The state is kept in two fields, as the service takes it: country and state. */
function ShipTo({ fields, change }: SaleFormProps) {
  const states = useStates();
  const country = fields['shipTo.country'] ?? 'US';
  const named = fields['shipTo.state'] ?? fields['shipTo.province'];
  const value = named ? `${country}-${named}` : null;
  const known = states.some((state) => state.value === value);
  // A recorded sale may name the state in full, or one that is not there.
  const data = value && !known ? [{ value, label: named ?? value }, ...states] : states;
  const set = (path: string) => (text: string | undefined) => change({ [path]: text });
  return (
    <div className={classes.pair}>
      <Select
        label="Ship to state"
        placeholder="Type a state"
        searchable
        data={data}
        value={value}
        onChange={(code) =>
          change({
            'shipTo.country': code?.slice(0, 2),
            'shipTo.state': code?.slice(3),
            'shipTo.province': undefined,
          })
        }
      />
      <SettledText label="County" value={fields['shipTo.county']} onSettle={set('shipTo.county')} />
      <SettledText label="City" value={fields['shipTo.city']} onSettle={set('shipTo.city')} />
      <SettledText label="ZIP code" value={fields['shipTo.postalCode']} onSettle={set('shipTo.postalCode')} />
    </div>
  );
}
