import { IconX } from '@tabler/icons-react';
import classes from '../decisions.module.css';
import { fieldWords, valueWords } from './field-words.ts';
import type { SaleFields } from './sale-fields.ts';
import type { SaleFormProps } from './sale-form-props.ts';

/** Paths that the form shows in its own fields. */
const IN_FORM = new Set([
  'company',
  'customer.number',
  'date',
  'currency',
  'shipTo.country',
  'shipTo.state',
  'shipTo.province',
  'shipTo.county',
  'shipTo.city',
  'shipTo.postalCode',
  'isExempt.all',
  'isNoTax.all',
  'exemptReason.state',
  'exemptCertificate.state',
  'exemptAmount.state',
  'basisPercent',
  'taxType',
  'notForResale',
  'isCredit',
  'original.number',
  'purchaseOrder',
  'number',
]);
const LINE_IN_FORM = /^lines\.\d+\.(lineId|grossAmount|productCode)$/;

/** A form with hundreds of chips would hide the rest of it. */
const SHOWN = 12;

function beyondForm(fields: SaleFields): [string, string][] {
  return Object.entries(fields).filter(
    ([path]) => !IN_FORM.has(path) && !LINE_IN_FORM.test(path) && !path.startsWith('attributes.'),
  );
}

/** Whatever else the sale holds, so that nothing decides unseen; each value can be taken out. */
export function AlsoSent({ fields, change }: SaleFormProps) {
  const also = beyondForm(fields);
  if (also.length === 0) return null;
  return (
    <fieldset className={classes.fieldset}>
      <legend>Also in this sale</legend>
      <ul className={classes.also}>
        {also.slice(0, SHOWN).map(([path, text]) => {
          const words = `${fieldWords(path)}: ${valueWords(text)}`;
          return (
            <li key={path}>
              <button
                type="button"
                className={classes.chip}
                aria-label={`${words}. Take it out`}
                onClick={() => change({ [path]: undefined })}
              >
                {words}
                <IconX size={14} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
      {also.length > SHOWN && <p>And {also.length - SHOWN} more values, sent as recorded.</p>}
    </fieldset>
  );
}
