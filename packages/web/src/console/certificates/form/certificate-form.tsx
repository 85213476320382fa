import type { ReactNode } from 'react';
import type { Customer } from '../../../api/customers.ts';
import formClasses from '../../../ui/form/form.module.css';
import { TextBox } from './boxes.tsx';
import { LimitsSection, PeriodBoxes, StatesBox } from './cover-section.tsx';
import { FormChoice } from './form-choice.tsx';
import { PaperSection } from './paper-section.tsx';
import { ReasonCodeBox } from './reason-code-box.tsx';

interface CertificateBoxesProps {
  customer: Customer | undefined;
  company?: string | undefined;
  /** What the number becomes when nobody types one. */
  numberHint?: string | undefined;
  /** Boxes that only the new form has (customer). */
  children?: ReactNode;
}

/** All boxes of a certificate, for a new one and for a change. They read and write the draft of the context around them. */
export function CertificateBoxes({ customer, company, numberHint, children }: CertificateBoxesProps) {
  return (
    <>
      <fieldset className={formClasses.section}>
        <legend>What it is</legend>
        {children}
        <StatesBox />
        <FormChoice />
        <PeriodBoxes />
        <div className={formClasses.two}>
          <TextBox path="/number" maxLength={100} mono description={numberHint} />
          <ReasonCodeBox customer={customer} company={company} />
        </div>
      </fieldset>
      <PaperSection customer={customer} />
      <LimitsSection />
    </>
  );
}
