import { catalogueSource, notApplicable, type Observation } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** The goods are on the certificate's list of products or of commodity codes; a listed code stands for all that begin with it. */
export const goodsListed = saleCheck({
  id: 'SCP-03',
  group: 'scope',
  severity: 'reject',
  reads: ['productCodes', 'commodityCodes', 'sale.productCode', 'sale.commodityCodes'],
  citation: catalogueSource('TR1'),
  judge({ productCode, commodityCodes, rules }, { certificate }) {
    const products = certificate.productCodes.filter((code) => code !== '');
    const commodities = certificate.commodityCodes.filter((code) => code !== '');
    if (products.length === 0 && commodities.length === 0) return notApplicable('no-goods-list');
    const byProduct = productCode !== null && products.includes(productCode);
    const byCommodity = commodityCodes.some((code) => commodities.some((listed) => code.startsWith(listed)));
    const goods = [productCode, ...commodityCodes].filter((code) => code !== null).join(', ');
    const missing: Observation[] = [];
    if (products.length > 0 && !byProduct) missing.push({ path: '/productCodes', values: { goods } });
    if (commodities.length > 0 && !byCommodity) missing.push({ path: '/commodityCodes', values: { goods } });
    const enough = rules.goodsLists === 'either' && products.length > 0 && commodities.length > 0;
    return enough && (byProduct || byCommodity) ? [] : missing;
  },
});
