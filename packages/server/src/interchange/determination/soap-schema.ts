/**
 * The types of the service as data: the schema of the WSDL is written from here, and tests hold it against what is read and what is written.
 * Names and order are those of the published types (spec §2, §3), of which this is the part that we read or fill.
 */
type Occurs = 'once' | 'optional' | 'many';
export interface SchemaElement {
  name: string;
  type: string;
  occurs: Occurs;
}
export interface SchemaType {
  elements: readonly SchemaElement[];
  /** Name and type; `!` after the name when it must be there. */
  attributes: Readonly<Record<string, string>>;
}

const all = (type: string, ...names: string[]): SchemaElement[] =>
  names.map((name) => ({ name, type, occurs: 'optional' as const }));
const many = (name: string, type: string): SchemaElement => ({ name, type, occurs: 'many' });
const once = (name: string, type: string): SchemaElement => ({ name, type, occurs: 'once' });

function type(elements: readonly SchemaElement[], attributes: Readonly<Record<string, string>> = {}): SchemaType {
  return { elements, attributes };
}

const LEVELS = ['COUNTRY', 'PROVINCE', 'STATE', 'COUNTY', 'CITY', 'DISTRICT', 'POSTCODE', 'GEOCODE'];

const EXEMPTION = [
  ...all('CertificateLocationType', 'EXEMPT_CERTIFICATE'),
  ...all('CertificateLocationType', 'EXEMPT_REASON'),
  ...all('AmountType', 'EXEMPT_AMOUNT'),
  ...all('FlagAddressType', 'IS_EXEMPT', 'IS_NO_TAX'),
];
const LICENSES_IN = all('IndataLicensesType', 'LICENSES');
const GROUP_AND_CUSTOMER = all(
  'xs:string',
  'CUSTOMER_GROUP_NAME',
  'CUSTOMER_GROUP_OWNER',
  'CUSTOMER_NAME',
  'CUSTOMER_NUMBER',
);
const STATUS = all('OutdataRequestStatusType', 'REQUEST_STATUS');
const MESSAGES = many('MESSAGE', 'MessageType');
const USER_ELEMENTS = many('USER_ELEMENT', 'UserElementType');

/** Types by name. Numbers, dates and flags of INDATA may also be empty, which is the same as absent. */
export const SCHEMA_TYPES: Readonly<Record<string, SchemaType>> = {
  IndataType: type(
    [
      ...all('xs:string', 'COMPANY_NAME', 'COMPANY_ROLE', 'EXTERNAL_COMPANY_ID', 'USERNAME', 'PASSWORD'),
      ...all('xs:string', 'HOST_SYSTEM', 'CALLING_SYSTEM_NUMBER'),
      many('INVOICE', 'IndataInvoiceType'),
    ],
    { version: 'xs:string' },
  ),
  IndataInvoiceType: type([
    ...all('FlagType', 'AUTO_CREATE_CERTIFICATES', 'AUTO_CREATE_CUSTOMERS'),
    ...all('EmptyDecimalType', 'BASIS_PERCENT'),
    ...all('xs:string', 'CALLING_SYSTEM_NUMBER', 'COMPANY_NAME', 'COMPANY_ROLE'),
    once('CURRENCY_CODE', 'xs:string'),
    ...GROUP_AND_CUSTOMER,
    ...EXEMPTION,
    ...all('xs:string', 'EXTERNAL_COMPANY_ID', 'HOST_SYSTEM'),
    once('INVOICE_DATE', 'EmptyDateType'),
    ...all('xs:string', 'INVOICE_NUMBER'),
    ...all('FlagType', 'IS_AUDITED', 'IS_CREDIT'),
    ...LICENSES_IN,
    ...all('xs:string', 'ORIGINAL_INVOICE_NUMBER'),
    ...all('xs:string', 'PO_NUMBER'),
    ...all('ZoneAddressType', 'SHIP_TO'),
    ...all('xs:string', 'UNIQUE_INVOICE_NUMBER', 'VENDOR_NAME', 'VENDOR_NUMBER'),
    USER_ELEMENTS,
    many('LINE', 'IndataLineType'),
  ]),
  IndataLineType: type(
    [
      ...all('EmptyDecimalType', 'BASIS_PERCENT'),
      ...all('xs:string', 'COMMODITY_CODE'),
      ...GROUP_AND_CUSTOMER,
      ...all('EmptyDecimalType', 'DISCOUNT_AMOUNT'),
      ...EXEMPTION,
      once('GROSS_AMOUNT', 'EmptyDecimalType'),
      ...all('EmptyDateType', 'INVOICE_DATE'),
      ...all('FlagType', 'IS_CREDIT'),
      ...LICENSES_IN,
      ...all('xs:string', 'ORIGINAL_DOCUMENT_ID'),
      ...all('xs:string', 'ORIGINAL_DOCUMENT_ITEM'),
      ...all('xs:string', 'LINE_NUMBER', 'PRODUCT_CODE'),
      ...all('QuantitiesType', 'QUANTITIES'),
      ...all('xs:string', 'RELATED_LINE_NUMBER'),
      ...all('ZoneAddressType', 'SHIP_TO'),
      USER_ELEMENTS,
    ],
    { ID: 'xs:string' },
  ),
  IndataLicensesType: type([many('CUSTOMER_LICENSE', 'IndataLicenseType')]),
  IndataLicenseType: type(all('xs:string', 'NUMBER', 'TYPE')),
  ZoneAddressType: type(all('xs:string', ...LEVELS)),
  CertificateLocationType: type(all('xs:string', ...LEVELS)),
  AmountType: type(all('EmptyDecimalType', ...LEVELS)),
  FlagAddressType: type(all('FlagType', 'ALL', ...LEVELS)),
  UserElementType: type([once('NAME', 'xs:string'), ...all('xs:string', 'VALUE')]),
  QuantitiesType: type([many('QUANTITY', 'QuantityType')]),
  QuantityType: type([once('AMOUNT', 'EmptyDecimalType'), ...all('xs:string', 'UOM')]),

  OutdataType: type(
    [
      ...STATUS,
      ...all('xs:string', 'COMPANY_NAME', 'COMPANY_ROLE', 'EXTERNAL_COMPANY_ID'),
      many('INVOICE', 'OutdataInvoiceType'),
    ],
    { version: 'xs:string' },
  ),
  OutdataRequestStatusType: type([
    once('IS_SUCCESS', 'xs:boolean'),
    once('IS_PARTIAL_SUCCESS', 'xs:boolean'),
    many('ERROR', 'OutdataErrorType'),
  ]),
  OutdataErrorType: type([
    once('CODE', 'xs:string'),
    once('DESCRIPTION', 'xs:string'),
    once('ERROR_LOCATION_PATH', 'xs:string'),
  ]),
  MessageType: type([
    ...all('xs:string', 'LOCATION'),
    once('CATEGORY', 'xs:string'),
    once('CODE', 'xs:string'),
    once('MESSAGE_TEXT', 'xs:string'),
    once('SEVERITY', 'xs:int'),
  ]),
  OutdataInvoiceType: type([
    ...STATUS,
    ...all('xs:decimal', 'BASIS_PERCENT'),
    ...all('xs:string', 'CALLING_SYSTEM_NUMBER', 'COMPANY_NAME', 'COMPANY_ROLE', 'CURRENCY_CODE'),
    ...all('xs:decimal', 'MIN_ACCOUNTABLE_UNIT', 'ROUNDING_PRECISION'),
    ...all('xs:string', 'CUSTOMER_NAME', 'CUSTOMER_NUMBER', 'EXTERNAL_COMPANY_ID', 'HOST_SYSTEM'),
    ...all('xs:date', 'INVOICE_DATE'),
    ...all('xs:string', 'INVOICE_NUMBER'),
    ...all('xs:boolean', 'IS_CREDIT'),
    MESSAGES,
    ...all('xs:decimal', 'TOTAL_TAX_AMOUNT'),
    ...all('xs:date', 'TRANSACTION_DATE'),
    ...all('xs:string', 'UNIQUE_INVOICE_NUMBER', 'VENDOR_NAME', 'VENDOR_NUMBER'),
    USER_ELEMENTS,
    many('LINE', 'OutdataLineType'),
    ...all('xs:string', 'CUSTOMER_GROUP_NAME', 'CUSTOMER_GROUP_OWNER'),
    ...all('OutdataTaxSummaryType', 'TAX_SUMMARY'),
  ]),
  OutdataLineType: type(
    [
      ...all('xs:decimal', 'BASIS_PERCENT'),
      ...all('xs:string', 'COMMODITY_CODE', 'CUSTOMER_NAME', 'CUSTOMER_NUMBER'),
      ...all('xs:decimal', 'DISCOUNT_AMOUNT', 'GROSS_AMOUNT'),
      ...all('xs:string', 'LINE_NUMBER', 'RELATED_LINE_NUMBER'),
      MESSAGES,
      ...all('xs:string', 'PRODUCT_CODE', 'SHIP_TO_COUNTRY'),
      ...all('xs:decimal', 'TOTAL_TAX_AMOUNT'),
      many('TAX', 'OutdataTaxType'),
      USER_ELEMENTS,
      ...all('xs:boolean', 'IS_CREDIT'),
      ...all('xs:date', 'INVOICE_DATE'),
      ...all('xs:string', 'CUSTOMER_GROUP_NAME', 'CUSTOMER_GROUP_OWNER'),
      ...all('OutdataTaxSummaryType', 'TAX_SUMMARY'),
    ],
    { 'ID!': 'xs:string' },
  ),
  OutdataTaxType: type([
    ...all('xs:string', 'ADDRESS_TYPE', 'ADMIN_ZONE_LEVEL', 'AUTHORITY_NAME', 'AUTHORITY_TYPE'),
    ...all('xs:decimal', 'BASIS_PERCENT'),
    ...all('xs:string', 'EFFECTIVE_ZONE_LEVEL', 'EXEMPT_CERTIFICATE'),
    ...all('xs:date', 'EXEMPT_CERTIFICATE_EXPIRE_DATE'),
    ...all('xs:string', 'EXEMPT_REASON', 'INVOICE_DESCRIPTION', 'JURISDICTION_TEXT'),
    ...all('xs:boolean', 'IS_EXEMPT', 'IS_NOTAX'),
    MESSAGES,
    ...all('xs:string', 'TAXABLE_COUNTRY', 'TAXABLE_COUNTRY_NAME', 'TAXABLE_PROVINCE', 'TAXABLE_STATE'),
    ...all('xs:string', 'TAXABLE_COUNTY', 'TAXABLE_CITY', 'TAXABLE_DISTRICT', 'TAXABLE_GEOCODE', 'TAXABLE_POSTCODE'),
    ...all('xs:string', 'TAX_DIRECTION', 'TAX_TYPE', 'ZONE_NAME', 'ZONE_LEVEL'),
    ...all('xs:decimal', 'TAX_RATE'),
    ...all('xs:string', 'NATURE_OF_TAX', 'RELATED_LINE_NUMBER', 'AUTHORITY_CURRENCY_CODE'),
    ...all('ConvertedCurrencyAmountType', 'EXEMPT_AMOUNT', 'GROSS_AMOUNT', 'NON_TAXABLE_BASIS'),
    ...all('ConvertedCurrencyAmountType', 'TAXABLE_BASIS', 'TAX_AMOUNT'),
    ...all('xs:date', 'TAX_DETERMINATION_DATE', 'TAX_POINT_DATE'),
    many('LICENSES', 'OutdataLicenseType'),
  ]),
  OutdataLicenseType: type([
    ...all('xs:string', 'LICENSE_NUMBER', 'LICENSE_TYPE_NAME'),
    ...all('xs:date', 'LICENSE_END_DATE'),
    ...all('xs:string', 'LICENSE_CATEGORY', 'LICENSE_EXTERNAL_IDENTIFIER'),
  ]),
  ConvertedCurrencyAmountType: type(
    all('xs:decimal', 'DOCUMENT_AMOUNT', 'UNROUNDED_DOCUMENT_AMOUNT', 'AUTHORITY_AMOUNT', 'UNROUNDED_AUTHORITY_AMOUNT'),
  ),
  OutdataTaxSummaryType: type([
    ...all('xs:decimal', 'TAXABLE_BASIS', 'NON_TAXABLE_BASIS', 'EXEMPT_AMOUNT', 'TAX_RATE', 'EFFECTIVE_TAX_RATE'),
    ...all('OutdataAdvisoriesType', 'ADVISORIES'),
  ]),
  OutdataAdvisoriesType: type([many('ADVISORY', 'xs:string')]),
  TaxCalculationFault: type([
    once('additionalMessage', 'xs:string'),
    once('errorLocation', 'xs:string'),
    once('errorSource', 'xs:string'),
  ]),
};
