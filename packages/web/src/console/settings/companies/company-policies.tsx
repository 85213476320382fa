import { Radio, Select, Switch } from '@mantine/core';
import type { FormRulesRecord, UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { CompanyRow } from '../../../api/companies.ts';
import classes from '../../../ui/form/form.module.css';
import { Notice } from '../../../ui/notice/notice.tsx';
import { companyChain } from '../../company-chain.ts';
import settings from '../settings.module.css';
import { reasonsQuery } from '../settings-queries.ts';
import { type CompanyFields, FIELD_LABELS, groupValue } from './company-fields.ts';

const ID = 'company-';

interface PoliciesProps {
  form: UseFormReturnType<CompanyFields, CompanyFields, FormRulesRecord<CompanyFields>>;
  companies: CompanyRow[];
  disabled: boolean;
  wasUsing: boolean;
}

/** What each switch does, in plain words, for both of its positions. */
export function Policies({ form, companies, disabled, wasUsing }: PoliciesProps) {
  const { usesExemptionCertificates: uses, autoCreateCertificates } = form.getValues();
  const toggle = (name: keyof CompanyFields) => ({
    id: ID + name,
    label: FIELD_LABELS[name],
    ...form.getInputProps(name, { type: 'checkbox' }),
  });
  return (
    <fieldset className={classes.section} disabled={disabled}>
      <legend>How its sales are decided</legend>
      <div className={settings.switches}>
        <Switch
          {...toggle('usesExemptionCertificates')}
          description="Off: no certificate is looked at, every sale is taxed, and the settings below do nothing."
        />
        {wasUsing && !uses && (
          <Notice tone="attention">
            From the save on, every sale of this company is taxed, whatever certificates are on file.
          </Notice>
        )}
        <Radio.Group label={FIELD_LABELS.certificateSelection} {...form.getInputProps('certificateSelection')}>
          <div className={settings.switches} style={{ gap: 8, marginTop: 4 }}>
            <Radio
              value="first-approved"
              disabled={!uses}
              label="Take the first approved"
              description="As ONESOURCE Determination does; its order is fixed here, so the same sale gets the same answer."
            />
            <Radio
              value="best"
              disabled={!uses}
              label="Take the best"
              description="The most specific, then the strongest status, then the one that proves longest."
            />
          </div>
        </Radio.Group>
        <Radio.Group label={FIELD_LABELS.goodsLists} {...form.getInputProps('goodsLists')}>
          <div className={settings.switches} style={{ gap: 8, marginTop: 4 }}>
            <Radio
              value="either"
              disabled={!uses}
              label="Either list is enough"
              description="Goods count that stand on the product list or on the list of commodity codes: two ways to name them."
            />
            <Radio
              value="both"
              disabled={!uses}
              label="Both lists must name the goods"
              description="Only goods count that stand on the product list and on the list of commodity codes."
            />
          </div>
        </Radio.Group>
        <Switch
          {...toggle('temporaryCertificatesAffectTax')}
          disabled={!uses}
          description="On: a temporary certificate exempts until its day. Off: tax is charged until the certificate is approved."
        />
        <Switch
          {...toggle('expiryDayInclusive')}
          disabled={!uses}
          description="On: a certificate that ends on Dec 31 covers a sale of Dec 31. Off: it covers until Dec 30."
        />
        <Switch
          {...toggle('strictCustomerLookup')}
          disabled={!uses}
          description="On: the customer number decides, a name sent with it is ignored. Off: number and name must both fit, and a name alone is enough."
        />
        <Switch
          {...toggle('exemptWithoutCertificate')}
          disabled={!uses}
          description="On: a customer marked as fully exempt pays no tax even without a certificate, and each such sale is flagged. Off: the mark alone exempts nothing."
        />
        <Switch
          {...toggle('autoCreateCertificates')}
          disabled={!uses}
          description="On: a sale that names a certificate not on file makes a temporary one, to be reviewed. Off: such a sale is taxed."
        />
        <Switch
          {...toggle('autoCreateCustomers')}
          disabled={!uses || !autoCreateCertificates}
          description="On: with such a certificate its customer is made, if the sale gives number and name. Needs the switch above."
        />
        <DefaultReasons form={form} companies={companies} disabled={!uses} />
      </div>
    </fieldset>
  );
}

/** Reasons of the group that the company searches: its own choice, else that of the nearest company above. */
function DefaultReasons({ form, companies, disabled }: Omit<PoliciesProps, 'wasUsing'>) {
  const { group, parentExternalId, ...values } = form.getValues();
  const above = companyChain(parentExternalId, companies).find((row) => row.activeCustomerGroup)?.activeCustomerGroup;
  const [owner = '', name = ''] = (group || (above ? groupValue(above) : '')).split('\n');
  const reasons = useQuery(reasonsQuery(owner, name)).data?.data ?? [];
  const select = (field: 'defaultExemptReasonUS' | 'defaultExemptReasonINTL', description: string) => {
    const chosen = values[field];
    const options = reasons.map((reason) => ({ value: reason.code, label: `${reason.code} ${reason.name}` }));
    // A reason of another group stays in sight until somebody chooses: the service would refuse it.
    if (chosen && !options.some(({ value }) => value === chosen)) options.push({ value: chosen, label: chosen });
    return (
      <Select
        id={ID + field}
        label={FIELD_LABELS[field]}
        description={description}
        disabled={disabled}
        data={[{ value: '', label: 'None' }, ...options]}
        allowDeselect={false}
        {...form.getInputProps(field)}
      />
    );
  };
  return (
    <div className={classes.two}>
      {select(
        'defaultExemptReasonUS',
        'For US sales exempt by a word, or certificates made from a sale, without a reason',
      )}
      {select('defaultExemptReasonINTL', 'The same for sales to other countries')}
    </div>
  );
}
