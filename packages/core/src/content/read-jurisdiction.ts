import { isDecimal } from '../money/decimal.ts';
import type { Acceptance, Jurisdiction, SellerRules, Source } from './content.ts';
import { factOf, idFormat, jurisdictionCode, readSources, reasons, sourceConflict, specialRule } from './read-facts.ts';
import { form } from './read-form.ts';
import type { FileBeingRead, Reader } from './read-json.ts';
import {
  below,
  count,
  flag,
  isRecord,
  listOf,
  matching,
  may,
  must,
  note,
  nullable,
  objectOf,
  oneOf,
  orNull,
  recordOf,
  setOf,
  text,
} from './read-json.ts';

/** A rate is a fraction of the price: `0.0625`, never `6.25` or `6.25 %`. */
const rate: Reader<string> = (json, place) =>
  typeof json === 'string' && isDecimal(json) && /^0(?:\.\d*[1-9])?$/.test(json)
    ? json
    : note(place, 'must be a decimal fraction below one, as text, without trailing zeros');

/** A paper outlives no archive: a longer time is a slip of the keyboard. */
const MOST_YEARS = 99;

const years: Reader<number> = (json, place) => {
  const value = count(json, place);
  return value !== undefined && value > MOST_YEARS ? note(place, `is more than ${MOST_YEARS} years`) : value;
};

const severity = oneOf(['reject', 'warn', 'inform'], 'severity');

const acceptance = objectOf<Acceptance>({ accepted: must(orNull(flag)), reasons: must(reasons) });

const sellerRules = objectOf<SellerRules>({
  goodFaith: must(factOf<string | null>(text)),
  obtainWithinDays: must(factOf<number | null>(count)),
  cureDaysOnAudit: must(factOf<number | null>(count)),
  verificationRequired: must(factOf<boolean | null>(flag)),
  retentionYears: must(factOf<number | null>(years)),
  note: nullable(text),
});

/** Reads the sources of a file first, then the file; a file without a list of sources is a problem of its own. */
export function readFile<T>(json: unknown, file: FileBeingRead, read: Reader<T>): T | undefined {
  const place = { file, pointer: '' };
  if (isRecord(json) && Object.hasOwn(json, 'sources')) readSources(json.sources, below(place, 'sources'));
  return read(json, place);
}

/** Already read and judged by {@link readFile}. */
export const sourcesAlreadyRead: Reader<readonly Source[]> = (_, place) => [...place.file.sources.values()];

export const jurisdiction = objectOf<Jurisdiction>({
  code: must(jurisdictionCode),
  name: must(text),
  salesTax: must(
    factOf(
      objectOf<Jurisdiction['salesTax'][number]['value']>({
        imposed: must(flag),
        taxName: must(orNull(text)),
        agency: must(orNull(text)),
      }),
    ),
  ),
  rate: must(factOf(rate)),
  rateShares: must(
    factOf(
      objectOf<Jurisdiction['rateShares'][number]['value']>({ state: must(rate), mandatoryLocal: nullable(rate) }),
    ),
  ),
  localSalesTax: must(factOf(flag)),
  localAuthoritiesWithOwnForms: must(factOf(setOf(text))),
  streamlined: must(factOf(oneOf(['full', 'associate', 'none'], 'membership'))),
  accepts: must(
    objectOf<Jurisdiction['accepts']>({
      mtcUniform: must(factOf(acceptance)),
      sstF0003: must(factOf(acceptance)),
      borderStates: must(factOf(acceptance)),
      outOfStateResaleNumber: must(factOf(acceptance)),
    }),
  ),
  forms: must(listOf(form)),
  idFormats: must(listOf(idFormat)),
  sellerRules: must(sellerRules),
  verification: must(
    factOf(
      objectOf<Jurisdiction['verification'][number]['value']>({
        url: nullable(text),
        what: nullable(text),
        api: nullable(text),
      }),
    ),
  ),
  specialRules: must(listOf(specialRule)),
  checkSeverities: may(recordOf(matching(/^[A-Z]{3}-\d{2}$/, 'the id of a check'), factOf(severity)), {}),
  conflicts: may(listOf(sourceConflict), []),
  sources: must(sourcesAlreadyRead),
  unconfirmed: may(listOf(text), []),
});
