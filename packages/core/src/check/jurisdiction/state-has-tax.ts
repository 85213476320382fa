import { factOn } from '../../content/content.ts';
import { withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, judgeEach } from '../check.ts';
import { jurisdictionsOf } from '../subject.ts';

/** The state has a sales tax at all: rows for a state without one make a push fail and help nobody. */
export const stateHasTax: Check = {
  id: 'JUR-02',
  group: 'jurisdiction',
  severity: 'warn',
  about: 'record',
  reads: ['claim.jurisdictions', 'grants.zone'],
  citation: catalogueSource('A9'),
  run(subject) {
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code, path }) =>
      withFile(subject, code, (place) => {
        const tax = factOn(place.salesTax, subject.asOf);
        if (!tax) return couldNotCheck('fact-unknown');
        // Where cities or boroughs levy their own, a paper for them is no mistake.
        if (tax.value.imposed || factOn(place.localSalesTax, subject.asOf)?.value === true) return 'in-order';
        return { path, values: { place: place.name }, ground: groundOf(code, tax) };
      }),
    );
  },
};
