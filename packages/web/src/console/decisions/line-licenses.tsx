import type { WordedLine } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { formatDate } from '../../ui/format/dates.ts';
import { NEVER_EXEMPTS } from '../licenses/license-words.ts';
import classes from './decisions.module.css';

type LineLicense = NonNullable<WordedLine['licenses']>[number];

/** Licenses recorded with a line, apart from what decided it. */
export function LineLicenses({ line: { licenses = [], customerId } }: { line: WordedLine }) {
  if (licenses.length === 0) return null;
  return (
    <div className={classes.licenses}>
      <h3>Licenses recorded</h3>
      <ul>
        {licenses.map((license) => (
          <li key={license.licenseId ?? `${license.type} ${license.number}`}>
            <strong>{license.type}</strong> <span className="bf-mono">{license.number ?? 'without a number'}</span>,{' '}
            {endWords(license)}
            {license.category !== null && `, category ${license.category}`}
            {license.licenseId === null ? (
              '; it came with the sale and is not on file'
            ) : (
              <>
                ; on file, <AppLink href={`/customers/${customerId}/details`}>see the customer</AppLink>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>{NEVER_EXEMPTS}</p>
    </div>
  );
}

function endWords({ endDate, temporary, licenseId }: LineLicense): string {
  const end = endDate !== null ? `ends ${formatDate(endDate)}` : licenseId === null ? 'end not known' : 'no end date';
  return temporary ? `temporary, ${end}` : end;
}
