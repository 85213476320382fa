import { factOn } from '../../content/content.ts';
import { catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { isTelecom } from '../sale-rules-of.ts';
import { formOf, startOf } from '../subject.ts';

/** A certificate that is given for one year is used for sales of that year: one a state renews each year, and a carrier's. */
export const yearOfSale = saleCheck({
  id: 'DAT-19',
  group: 'dates',
  severity: 'reject',
  reads: ['formId', 'claim.signedDate', 'validFrom', 'expires', 'sale.date'],
  citation: catalogueSource('L7'),
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    const known = formOf(subject);
    const term = known && factOn(known.form.validity, sale.date);
    const yearly = term?.value.kind === 'calendar-year';
    if (!yearly && !isTelecom(subject)) return notApplicable('not-annual');
    const from = startOf(subject.certificate);
    if (from === null) return couldNotCheck('no-date');
    const [year, sold] = [from.slice(0, 4), sale.date.slice(0, 4)];
    if (year === sold) return [];
    const ground = yearly && known && term ? { ground: groundOf(known.owner, term) } : {};
    return [{ path: '/validFrom', values: { year, date: sale.date }, ...ground }];
  },
});
