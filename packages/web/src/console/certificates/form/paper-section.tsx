import { REASONS } from '@bonafide/core/certificate/reason.ts';
import { Button, MultiSelect } from '@mantine/core';
import type { Customer } from '../../../api/customers.ts';
import formClasses from '../../../ui/form/form.module.css';
import { useReasonNames } from '../../library/use-reason-names.ts';
import { ENTITIES } from '../page/field-rows.ts';
import { ChoiceBox, DateBox, FieldNotes, TextBox, YesNoBox } from './boxes.tsx';
import classes from './certificate-form.module.css';
import { FIELD_ID, useDraft } from './draft-context.ts';
import { NumberRows } from './number-rows.tsx';

const ADDRESS = '/claim/purchaser/address';

/** What the paper says, in the order in which forms have it. */
export function PaperSection({ customer }: { customer: Customer | undefined }) {
  return (
    <>
      <fieldset className={formClasses.section}>
        <legend>The buyer, as on the paper</legend>
        {customer && <CopyAccount customer={customer} />}
        <div className={formClasses.two}>
          <TextBox path="/claim/purchaser/name" />
          <TextBox path="/claim/purchaser/dbaName" />
        </div>
        <TextBox path={`${ADDRESS}/line1`} />
        <TextBox path={`${ADDRESS}/line2`} />
        <div className={formClasses.two}>
          <TextBox path={`${ADDRESS}/city`} maxLength={100} />
          <TextBox path={`${ADDRESS}/region`} maxLength={50} />
          <TextBox path={`${ADDRESS}/postalCode`} maxLength={20} />
          <TextBox path={`${ADDRESS}/country`} maxLength={2} description="Two letters" />
          <TextBox path="/claim/purchaser/phone" maxLength={40} />
          <TextBox path="/claim/purchaser/email" maxLength={254} />
          <ChoiceBox
            path="/claim/purchaser/entityType"
            data={Object.entries(ENTITIES).map(([value, label]) => ({ value, label }))}
          />
        </div>
        <FieldNotes path={ADDRESS} />
      </fieldset>
      <fieldset className={formClasses.section}>
        <legend>Numbers</legend>
        <NumberRows />
        <TextBox path="/claim/idExplanation" description="Why no number is given, or “applied for”" maxLength={500} />
      </fieldset>
      <ClaimSection />
      <SignatureSection />
    </>
  );
}

/** The account's name and address, where the paper says the same. Never done unasked: a copy hides a difference. */
function CopyAccount({ customer }: { customer: Customer }) {
  const { draft, set } = useDraft();
  const { purchaser } = draft.claim;
  if (purchaser.name !== null || purchaser.address.line1 !== null) return null;
  const copy = () => {
    const [line1 = null, line2 = null] = customer.addressLines;
    const { city, state: region, postalCode, country } = customer;
    const address = { line1, line2, city, region, postalCode, country };
    set('/claim/purchaser', { ...purchaser, name: customer.name, dbaName: customer.dbaName, address });
  };
  return (
    <div>
      <Button size="xs" variant="default" onClick={copy}>
        Same as the account
      </Button>
    </div>
  );
}

function ClaimSection() {
  return (
    <fieldset className={formClasses.section}>
      <legend>The claim</legend>
      <Reasons />
      <TextBox path="/claim/reasonDetail" maxLength={500} description="Agency, permit, or what “other” stands for" />
      <div className={formClasses.two}>
        <TextBox path="/claim/description/items" maxLength={1000} description="What is bought, in the paper's words" />
        <TextBox path="/claim/description/business" maxLength={500} />
        <ChoiceBox
          path="/claim/scope"
          data={[
            { value: 'blanket', label: 'Blanket' },
            { value: 'single', label: 'One purchase' },
          ]}
        />
        <TextBox path="/claim/scopeReference" maxLength={100} />
        <TextBox path="/claim/seller/name" />
        <TextBox path="/claim/exemptPercent" maxLength={10} description="In percent, for a claim in part" />
      </div>
    </fieldset>
  );
}

function Reasons() {
  const { draft, set, errors, asked } = useDraft();
  const nameOf = useReasonNames();
  return (
    <div className={classes.box}>
      <MultiSelect
        id={`${FIELD_ID}/claim/reasons`}
        label="Reason ticked on the paper"
        description={asked.has('/claim/reasons') ? 'The form asks for it' : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={REASONS.map((code) => ({ value: code, label: nameOf(code) }))}
        searchable
        value={draft.claim.reasons}
        onChange={(reasons) => set('/claim/reasons', reasons)}
        error={errors['/claim/reasons']}
      />
      <FieldNotes path="/claim/reasons" within />
    </div>
  );
}

const SIGNATURES = [
  { value: 'wet', label: 'By hand' },
  { value: 'typed', label: 'Typed' },
  { value: 'drawn', label: 'Drawn on a screen' },
  { value: 'digital', label: 'Digital' },
];

function SignatureSection() {
  return (
    <fieldset className={formClasses.section}>
      <legend>Signature and dates</legend>
      <div className={formClasses.two}>
        <YesNoBox path="/claim/signature/present" label="Is it signed?" />
        <ChoiceBox path="/claim/signature/kind" data={SIGNATURES} />
        <TextBox path="/claim/signer/name" />
        <TextBox path="/claim/signer/title" />
        <DateBox path="/claim/signedDate" />
        <DateBox path="/claim/receivedDate" />
        <DateBox path="/claim/effectiveDate" />
        <DateBox path="/claim/expiryDate" />
        <TextBox path="/claim/edition" maxLength={100} description="As printed, like Rev. 4-13" />
        <YesNoBox path="/claim/notarized" />
      </div>
    </fieldset>
  );
}
