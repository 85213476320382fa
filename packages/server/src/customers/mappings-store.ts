import type { Transaction } from '../platform/database.ts';
import type { MappingInput } from './companies-store.ts';

/** A company's mappings of these products, with all that files and forms give. */
export async function findMappings(
  tx: Transaction,
  tenantId: string,
  companyId: string,
  productCodes: readonly string[],
): Promise<MappingInput[]> {
  if (productCodes.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.commodity_mapping')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('company_id', '=', companyId)
    .where('product_code', 'in', [...productCodes])
    .execute();
  return rows.map((row) => ({
    companyId: row.company_id,
    productCode: row.product_code,
    commodityCode: row.commodity_code,
    startDate: row.start_date,
    endDate: row.end_date,
    description: row.description,
    customProduct: row.custom_product,
    taxDataType: row.tax_data_type,
  }));
}
