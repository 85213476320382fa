import type { CommodityMapping } from '@bonafide/core/customer/company.ts';
import type { Column } from './columns.ts';
import { type FileFormat, keyOf } from './file-format.ts';
import type { RowReader } from './row-reader.ts';

/** A row of `sdiType=CommodityMappings-US` (spec §5.7). */
export interface CommodityMappingRecord extends Omit<CommodityMapping, 'companyId'> {
  description: string | null;
  customProduct: boolean;
}

const COLUMNS: readonly Column[] = [
  { name: 'ProductCode', kind: 'identifier', need: 'value', max: 100 },
  { name: 'ProductCodeType', kind: 'text', need: 'none', max: 100 },
  { name: 'CommodityCode', kind: 'identifier', need: 'value', max: 100 },
  { name: 'StartDate', kind: 'date', need: 'value', max: 40 },
  { name: 'EndDate', kind: 'date', need: 'none', max: 40 },
  { name: 'CustomProduct', kind: 'flag', need: 'value', max: 10 },
  { name: 'ProductCodeDesc', kind: 'text', need: 'none', max: 100 },
];

function read(row: RowReader): CommodityMappingRecord {
  const record = {
    productCode: row.required('ProductCode'),
    commodityCode: row.required('CommodityCode'),
    startDate: row.date('StartDate') ?? '',
    endDate: row.date('EndDate'),
    description: row.text('ProductCodeDesc'),
    customProduct: row.flag('CustomProduct') ?? false,
  };
  if (row.text('ProductCodeType') !== null) {
    row.warn(
      'ProductCodeType',
      'value-not-expected',
      'The format leaves ProductCodeType blank; the value is not used.',
    );
  }
  if (row.errors.length === 0 && record.endDate !== null && record.endDate < record.startDate) {
    row.error(
      'EndDate',
      'expires-before-start',
      `The mapping ends on ${record.endDate}, before it starts on ${record.startDate}.`,
    );
  }
  return record;
}

export const COMMODITY_MAPPINGS_FILE: FileFormat<CommodityMappingRecord> = {
  columns: COLUMNS,
  read,
  keyOf: (record) => keyOf(record.productCode, record.commodityCode, record.startDate),
};
