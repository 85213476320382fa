import { isDecimal } from '@bonafide/core/money/decimal.ts';
import { Checkbox, Select } from '@mantine/core';
import { SettledText } from '../../../ui/form/settled-text.tsx';
import { TAX_TYPE_OPTIONS } from '../../tax-type-words.ts';
import classes from '../decisions.module.css';
import { NotForResale } from './not-for-resale.tsx';
import type { SaleFormProps } from './sale-form-props.ts';
import { Amount } from './sale-texts.tsx';

const WORDS = [
  { value: 'none', label: 'Nothing: certificates decide' },
  { value: 'exempt', label: 'Exempt' },
  { value: 'not-exempt', label: 'Not exempt' },
  { value: 'no-tax', label: 'No tax' },
];

const shareProblem = (text: string) =>
  isDecimal(text) && Number(text) >= 0 && Number(text) <= 1 ? null : 'Enter a share from 0 to 1, like 0.4';

/** What the sale itself claims: a flag, a reason, a certificate, an amount or a share. At the state's level, which covers its localities. */
export function SaleWord({ fields, change }: SaleFormProps) {
  const set = (path: string) => (value: string | undefined) => change({ [path]: value });
  const exempt = fields['isExempt.all'];
  const word =
    exempt === 'true' ? 'exempt' : exempt === 'false' ? 'not-exempt' : fields['isNoTax.all'] ? 'no-tax' : 'none';
  return (
    <fieldset className={classes.fieldset}>
      <legend>What the sale claims</legend>
      <Select
        label="The sale says"
        data={WORDS}
        value={word}
        allowDeselect={false}
        onChange={(value) =>
          change({
            'isExempt.all': value === 'exempt' ? 'true' : value === 'not-exempt' ? 'false' : undefined,
            'isNoTax.all': value === 'no-tax' ? 'true' : undefined,
          })
        }
      />
      <div className={classes.pair}>
        <SettledText
          label="Reason code"
          description="Empty: any reason"
          value={fields['exemptReason.state']}
          onSettle={set('exemptReason.state')}
        />
        <SettledText
          label="Certificate number"
          description="Empty: any certificate"
          value={fields['exemptCertificate.state']}
          onSettle={set('exemptCertificate.state')}
        />
        <Amount label="Exempt amount ($)" value={fields['exemptAmount.state']} onSettle={set('exemptAmount.state')} />
        <SettledText
          label="Taxed share"
          description="0 to 1"
          value={fields.basisPercent}
          onSettle={set('basisPercent')}
          problem={shareProblem}
        />
        <Select
          label="Kind of tax"
          description="Empty: whatever is levied there"
          placeholder="Any"
          clearable
          clearButtonProps={{ 'aria-label': 'Any kind of tax' }}
          data={TAX_TYPE_OPTIONS}
          value={fields.taxType ?? null}
          onChange={(taxType) => change({ taxType: taxType ?? undefined })}
        />
        <NotForResale value={fields.notForResale} onChange={set('notForResale')} />
        <Checkbox
          label="Credit"
          description="Goods come back: amounts count as negative"
          checked={fields.isCredit === 'true'}
          onChange={(event) => change({ isCredit: event.currentTarget.checked ? 'true' : undefined })}
        />
        <SettledText
          label="Takes back invoice"
          description="A recorded invoice: decided as it was"
          value={fields['original.number']}
          onSettle={set('original.number')}
        />
      </div>
    </fieldset>
  );
}
