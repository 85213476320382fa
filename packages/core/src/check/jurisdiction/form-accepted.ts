import { acceptanceOf, withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, judgeEach } from '../check.ts';
import { formOf, isMultistate, jurisdictionsOf } from '../subject.ts';

/**
 * The state takes the form: its own, or a multistate one it accepts. For the form of another state the content has no fact, and
 * some states take any paper that has the essential parts, so a person looks.
 */
export const formAccepted: Check = {
  id: 'JUR-03',
  group: 'jurisdiction',
  severity: 'reject',
  about: 'record',
  reads: ['formId', 'claim.jurisdictions', 'grants.zone'],
  citation: catalogueSource('L11'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code, path }) => {
      if (known.owner === code) return 'in-order';
      return withFile(subject, code, (place) => {
        const values = { form: known.form.title, place: place.name };
        if (!isMultistate(subject, known)) return { path, values, severity: 'warn' };
        const fact = acceptanceOf(subject, known, place);
        if (!fact || fact.value.accepted === null) return couldNotCheck('fact-unknown');
        return fact.value.accepted ? 'in-order' : { path, values, ground: groundOf(code, fact) };
      });
    });
  },
};
