import { Select } from '@mantine/core';
import { SettledText } from '../../../ui/form/settled-text.tsx';
import classes from '../decisions.module.css';
import type { SaleFormProps } from './sale-form-props.ts';

const ATTRIBUTES = Array.from({ length: 50 }, (_, index) => `ATTRIBUTE${index + 1}`);

/** References that a certificate for limited use can be tied to: order, invoice, or an attribute of the sale. */
export function UseElements({ fields, change }: SaleFormProps) {
  const set = (path: string) => (value: string | undefined) => change({ [path]: value });
  const given = ATTRIBUTES.filter((name) => fields[`attributes.${name}`] !== undefined);
  const rest = ATTRIBUTES.filter((name) => !given.includes(name));
  return (
    <fieldset className={classes.fieldset}>
      <legend>References, for certificates of limited use</legend>
      <div className={classes.pair}>
        <SettledText label="Purchase order" value={fields.purchaseOrder} onSettle={set('purchaseOrder')} />
        <SettledText label="Invoice number" value={fields.number} onSettle={set('number')} />
        {given.map((name) => (
          <SettledText
            key={name}
            label={`Attribute ${name.slice(9)}`}
            value={fields[`attributes.${name}`]}
            onSettle={set(`attributes.${name}`)}
          />
        ))}
      </div>
      <Select
        label="Add an attribute"
        placeholder="1 to 50"
        searchable
        data={rest.map((name) => ({ value: name, label: `Attribute ${name.slice(9)}` }))}
        value={null}
        onChange={(name) => name && change({ [`attributes.${name}`]: '-' })}
      />
    </fieldset>
  );
}
