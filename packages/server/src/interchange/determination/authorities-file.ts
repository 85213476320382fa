import type { Authority } from '@bonafide/core/customer/company.ts';
import { TAX_TYPES, type TaxType } from '@bonafide/core/customer/tax-type.ts';
import { isDecimal } from '@bonafide/core/money/decimal.ts';
import { ZONE_LEVELS, type ZoneLevel } from '@bonafide/core/place/zone.ts';
import { type FileFormat, keyOf } from './file-format.ts';
import { shown } from './file-problem.ts';
import type { RowReader } from './row-reader.ts';

/** A row of our `sdiType=Authorities`: who levies for a company, and where. The public system enters them on a screen (spec §5.1). */
export type AuthorityRecord = Omit<Authority, 'authorityId' | 'companyId'>;

const ZONE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?(\/[^/\n]{1,50}){0,5}$/;

function read(row: RowReader): AuthorityRecord {
  const zone = row.required('Zone');
  if (zone !== '' && !ZONE.test(zone)) {
    row.error(
      'Zone',
      'unknown-zone',
      `${shown(zone)} is not a zone: an ISO 3166 code and then names, like US-TX/Travis.`,
    );
  }
  const rate = row.share('Rate') ?? '0';
  if (isDecimal(rate) && (rate.split('.')[1]?.length ?? 0) > 10) {
    row.error('Rate', 'not-a-share', `${shown(rate)} has more than 10 digits after the point.`);
  }
  return {
    name: row.required('AuthorityName'),
    zone,
    zoneLevel: (row.choice('ZoneLevel', 'unknown-choice') ?? 'STATE') as ZoneLevel,
    type: row.required('AuthorityType'),
    rate,
    taxType: row.choice('TaxType', 'unknown-choice') as TaxType | null,
  };
}

export const AUTHORITIES_FILE: FileFormat<AuthorityRecord> = {
  columns: [
    { name: 'AuthorityName', kind: 'name', need: 'value', max: 100 },
    { name: 'Zone', kind: 'name', need: 'value', max: 300 },
    { name: 'ZoneLevel', kind: 'choice', need: 'value', max: 20, choices: ZONE_LEVELS },
    { name: 'AuthorityType', kind: 'name', need: 'value', max: 100 },
    { name: 'Rate', kind: 'share', need: 'value', max: 40 },
    { name: 'TaxType', kind: 'choice', need: 'none', max: 20, choices: TAX_TYPES },
  ],
  read,
  keyOf: (record) => keyOf(record.name),
  write: (record) => [
    {
      AuthorityName: record.name,
      Zone: record.zone,
      ZoneLevel: record.zoneLevel,
      AuthorityType: record.type,
      Rate: record.rate,
      TaxType: record.taxType,
    },
  ],
};
