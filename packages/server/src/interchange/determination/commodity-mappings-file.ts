import type { TaxDataType } from '@bonafide/core/certificate/certificate.ts';
import type { CommodityMapping } from '@bonafide/core/customer/company.ts';
import type { Column } from './columns.ts';
import { type FileFormat, keyOf } from './file-format.ts';
import type { RowReader } from './row-reader.ts';

/** A row of `sdiType=CommodityMappings-US`, or of `ProductMappings-INTL`, whose ProductPath is our commodity code (spec §5.7). */
export interface CommodityMappingRecord extends Omit<CommodityMapping, 'companyId'> {
  description: string | null;
  customProduct: boolean;
  /** Which file it belongs to; a decision does not look at it. */
  taxDataType: TaxDataType;
}

const TARGET: Readonly<Record<TaxDataType, string>> = { US: 'CommodityCode', INTL: 'ProductPath' };

const columnsOf = (tree: TaxDataType): readonly Column[] => [
  { name: 'ProductCode', kind: 'identifier', need: 'value', max: 100 },
  { name: 'ProductCodeType', kind: 'text', need: 'none', max: 100 },
  { name: TARGET[tree], kind: 'identifier', need: 'value', max: 100 },
  { name: 'StartDate', kind: 'date', need: 'value', max: 40 },
  { name: 'EndDate', kind: 'date', need: 'none', max: 40 },
  { name: 'CustomProduct', kind: 'flag', need: 'value', max: 10 },
  { name: 'ProductCodeDesc', kind: 'text', need: 'none', max: 100 },
];

function read(row: RowReader, tree: TaxDataType): CommodityMappingRecord {
  const record = {
    productCode: row.required('ProductCode'),
    commodityCode: row.required(TARGET[tree]),
    startDate: row.date('StartDate') ?? '',
    endDate: row.date('EndDate'),
    description: row.text('ProductCodeDesc'),
    customProduct: row.flag('CustomProduct') ?? false,
    taxDataType: tree,
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

function mappingsFile(tree: TaxDataType): FileFormat<CommodityMappingRecord> {
  return {
    columns: columnsOf(tree),
    read: (row) => read(row, tree),
    keyOf: (record) => keyOf(record.productCode, record.commodityCode, record.startDate),
    write: (record) => [
      {
        ProductCode: record.productCode,
        [TARGET[tree]]: record.commodityCode,
        StartDate: record.startDate,
        EndDate: record.endDate,
        CustomProduct: record.customProduct,
        ProductCodeDesc: record.description,
      },
    ],
  };
}

export const COMMODITY_MAPPINGS_FILE = mappingsFile('US');
export const PRODUCT_MAPPINGS_FILE = mappingsFile('INTL');
