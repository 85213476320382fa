const WORDS: Readonly<Record<string, string>> = {
  company: 'Company',
  companyRole: 'Company role',
  'vendor.number': 'Vendor number',
  'vendor.name': 'Vendor name',
  number: 'Invoice number',
  date: 'Sale date',
  currency: 'Currency',
  purchaseOrder: 'Purchase order',
  autoCreateCertificates: 'Create missing certificates',
  autoCreateCustomers: 'Create missing customers',
  basisPercent: 'Taxed share',
  isCredit: 'Credit',
  'original.number': 'Takes back invoice',
  'original.lineId': 'Takes back line',
  taxType: 'Kind of tax',
  notForResale: 'Goods not for resale',
  lineNumber: 'Line number',
  productCode: 'Product code',
  commodityCode: 'Commodity code',
  description: 'Description',
  grossAmount: 'Amount',
  discountAmount: 'Discount',
  quantity: 'Quantity',
  relatedLine: 'Goes with line',
  'customer.number': 'Customer number',
  'customer.name': 'Customer name',
  'customerGroup.name': 'Customer group',
  'customerGroup.owner': 'Owner of the customer group',
};

const LEVELS: Readonly<Record<string, string>> = {
  all: 'all authorities',
  country: 'country',
  province: 'province',
  state: 'state',
  county: 'county',
  city: 'city',
  district: 'district',
  postalCode: 'ZIP code',
  geocode: 'ZIP+4',
};

const PER_LEVEL: Readonly<Record<string, string>> = {
  shipTo: 'Ship to',
  exemptCertificate: 'Certificate named for',
  exemptReason: 'Reason given for',
  exemptAmount: 'Exempt amount for',
  isExempt: 'Exempt, by the sale’s word, for',
  isNoTax: 'No tax, by the sale’s word, for',
};

/** A place in a sale in words: `lines.0.productCode` → `Line 1, product code`. */
export function fieldWords(path: string): string {
  const line = /^lines\.(\d+)\.(.*)$/.exec(path);
  if (line) return `Line ${Number(line[1]) + 1}, ${lower(fieldWords(line[2] ?? ''))}`;
  const license = /^licenses\.(\d+)\.(\w+)$/.exec(path);
  if (license) return `License ${Number(license[1]) + 1}, ${license[2]}`;
  const known = WORDS[path];
  if (known) return known;
  const [group = '', part = ''] = path.split('.');
  if (group === 'attributes') return `Attribute ${part.replace('ATTRIBUTE', '')}`;
  const words = PER_LEVEL[group];
  return words ? `${words} ${LEVELS[part] ?? part}` : path;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** A value as people read it. */
export function valueWords(text: string): string {
  if (text === 'true') return 'Yes';
  if (text === 'false') return 'No';
  return text;
}

const ORDER = [
  'company',
  'companyRole',
  'vendor',
  'number',
  'date',
  'customer',
  'customerGroup',
  'shipTo',
  'currency',
  'purchaseOrder',
  'isExempt',
  'isNoTax',
  'exemptReason',
  'exemptCertificate',
  'exemptAmount',
  'basisPercent',
  'isCredit',
  'original',
  'taxType',
  'notForResale',
  'licenses',
  'attributes',
  'autoCreateCertificates',
  'autoCreateCustomers',
  'lines',
];
const LEVEL_ORDER = Object.keys(LEVELS);

function rank(path: string): [number, number] {
  const [group = '', part = ''] = path.split('.');
  const place = ORDER.indexOf(group);
  const inner = group === 'lines' ? Number(part) : LEVEL_ORDER.indexOf(part);
  return [place < 0 ? ORDER.length : place, inner];
}

/** Paths as a person would tell the sale: who, when, whom, where, what it claims, then line by line. */
export function inTellingOrder(paths: readonly string[]): string[] {
  return [...paths].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1];
  });
}
