import { factOn } from '../../content/content.ts';
import { askedIdKinds } from '../asked-for.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, judgeEach, notApplicable } from '../check.ts';
import { formOf, isFilled, isMultistate, jurisdictionOf, jurisdictionsOf, lawDay, placeName } from '../subject.ts';

/**
 * On a grid each claimed state has its own number, unless that state takes the number of another one or has no sales tax. The
 * rows are judged one by one.
 */
export const numberPerState: Check = {
  id: 'CON-12',
  group: 'consistency',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.jurisdictions', 'claim.ids', 'formId'],
  citation: catalogueSource('L10'),
  run(subject) {
    const known = formOf(subject);
    const asked = askedIdKinds(subject);
    if (!known || !asked) return couldNotCheck('form-unknown');
    if (!asked.kinds.includes('per-state')) return notApplicable('form-is-not-a-grid');
    const numbers = subject.certificate.claim.ids.filter((id) => isFilled(id.value));
    // A form without any number is CMP-07's cause, not one per row.
    if (numbers.length === 0) return notApplicable('reported-elsewhere');
    const states = jurisdictionsOf(subject).filter(
      (entry) => isMultistate(subject, known) || entry.value === known.owner,
    );
    const onlyState = states.length === 1;
    return judgeEach(states, couldNotCheck('jurisdiction-unknown'), ({ value: code, path }) => {
      if (numbers.some((id) => id.issuer === code || (id.issuer === null && onlyState))) return 'in-order';
      const place = jurisdictionOf(subject, code);
      if (!place) return couldNotCheck('jurisdiction-not-in-content');
      const day = lawDay(subject);
      if (factOn(place.salesTax, day)?.value.imposed === false) return notApplicable('reported-elsewhere');
      const foreign = factOn(place.accepts.outOfStateResaleNumber, day);
      if (foreign?.value.accepted === true) return 'in-order';
      const values = { state: code, place: placeName(subject, code) };
      if (!foreign || foreign.value.accepted === null) return { path, values, severity: 'warn', ground: asked.ground };
      return { path, values, ground: groundOf(code, foreign) };
    });
  },
};
