import { TAX_TYPES } from '@bonafide/core/customer/tax-type.ts';
import type { SaleLine, SaleOverrides, ShipTo } from '@bonafide/core/determination/sale.ts';
import type { ValueReader } from './indata-values.ts';
import type { XmlElement } from './read-xml.ts';

/** What one level of the request (batch, invoice or line) says itself. */
export interface LevelFields {
  externalCompanyId?: string;
  companyName?: string;
  companyRole?: 'S' | 'B' | 'M';
  vendorNumber?: string;
  vendorName?: string;
  invoiceNumber?: string;
  currency?: string;
  purchaseOrder?: string;
  originalInvoice?: string;
  audited?: boolean;
  /** Given back as they were sent. */
  hostSystem?: string;
  callingSystemNumber?: string;
  uniqueInvoiceNumber?: string;
  autoCreateCertificates?: boolean;
  autoCreateCustomers?: boolean;
  overrides: SaleOverrides;
  /** Elements whose value could not be read: they are not missing as well. */
  faulty: Set<string>;
  line: Partial<Omit<SaleLine, keyof SaleOverrides>>;
}

type Read = (element: XmlElement, into: LevelFields, values: ValueReader) => void;

/** Elements of every level; a narrower level's value replaces a wider one's (spec §2). */
const SHARED: Readonly<Record<string, Read>> = {
  CUSTOMER_GROUP_NAME: (element, { overrides }, values) => {
    const name = values.text(element, 100);
    if (name !== undefined) overrides.customerGroup = { ...overrides.customerGroup, name };
  },
  CUSTOMER_GROUP_OWNER: (element, { overrides }, values) => {
    const owner = values.text(element, 100);
    if (owner !== undefined) overrides.customerGroup = { ...overrides.customerGroup, owner };
  },
  CUSTOMER_NUMBER: (element, { overrides }, values) => {
    const number = values.text(element, 100);
    if (number !== undefined) overrides.customer = { ...overrides.customer, number };
  },
  CUSTOMER_NAME: (element, { overrides }, values) => {
    const name = values.text(element, 100);
    if (name !== undefined) overrides.customer = { ...overrides.customer, name };
  },
  INVOICE_DATE: (element, { overrides }, values) => {
    const date = values.date(element);
    if (date !== undefined) overrides.date = date;
  },
  SHIP_TO: (element, { overrides }, values) => {
    const shipTo: ShipTo = values.perLevel(element, (child) => values.text(child, 50));
    if (Object.keys(shipTo).length > 0) overrides.shipTo = shipTo;
  },
  EXEMPT_CERTIFICATE: (element, { overrides }, values) => {
    overrides.exemptCertificate = values.perLevel(element, (child) => values.text(child, 100));
  },
  LICENSES: (element, { overrides }, values) => {
    overrides.licenses = values
      .only(
        element,
        (name) => name === 'CUSTOMER_LICENSE',
        () => true,
      )
      .flatMap((license) => {
        const parts = values.only(
          license,
          (name) => name === 'NUMBER' || name === 'TYPE',
          () => false,
        );
        const text = (name: string) => {
          const part = parts.find((one) => one.name === name);
          return part && values.text(part, 100)?.trim();
        };
        const [number, type] = [text('NUMBER'), text('TYPE')];
        if (number && type) return [{ number, type }];
        values.problem(license, 'missing-element', 'CUSTOMER_LICENSE needs NUMBER and TYPE.');
        return [];
      });
  },
  EXEMPT_REASON: (element, { overrides }, values) => {
    overrides.exemptReason = values.perLevel(element, (child) => values.text(child, 100));
  },
  EXEMPT_AMOUNT: (element, { overrides }, values) => {
    overrides.exemptAmount = values.perLevel(element, (child) => values.decimal(child));
  },
  IS_EXEMPT: (element, { overrides }, values) => {
    overrides.isExempt = values.flags(element);
  },
  IS_NO_TAX: (element, { overrides }, values) => {
    overrides.isNoTax = values.flags(element);
  },
  BASIS_PERCENT: (element, { overrides }, values) => {
    const share = values.share(element);
    if (share !== undefined) overrides.basisPercent = share;
  },
  IS_CREDIT: (element, { overrides }, values) => {
    const credit = values.flag(element);
    if (credit !== undefined) overrides.isCredit = credit;
  },
  USER_ELEMENT: readUserElement,
};

/** Elements of batch and invoice. */
const INVOICE: Readonly<Record<string, Read>> = {
  EXTERNAL_COMPANY_ID: (element, into, values) => set(into, 'externalCompanyId', values.text(element, 100)),
  COMPANY_NAME: (element, into, values) => set(into, 'companyName', values.text(element, 100)),
  COMPANY_ROLE: (element, into, values) => set(into, 'companyRole', values.choice(element, ['S', 'B', 'M'])),
  VENDOR_NUMBER: (element, into, values) => set(into, 'vendorNumber', values.text(element, 100)),
  VENDOR_NAME: (element, into, values) => set(into, 'vendorName', values.text(element, 100)),
  INVOICE_NUMBER: (element, into, values) => set(into, 'invoiceNumber', values.text(element, 100)),
  CURRENCY_CODE: (element, into, values) => set(into, 'currency', values.currency(element)),
  HOST_SYSTEM: (element, into, values) => set(into, 'hostSystem', values.text(element, 100)),
  CALLING_SYSTEM_NUMBER: (element, into, values) => set(into, 'callingSystemNumber', values.text(element, 100)),
  UNIQUE_INVOICE_NUMBER: (element, into, values) => set(into, 'uniqueInvoiceNumber', values.text(element, 500)),
  // The public schema keeps it for reports; here a credit is decided as the invoice it names was.
  ORIGINAL_INVOICE_NUMBER: (element, into, values) => set(into, 'originalInvoice', values.text(element, 200)),
  PO_NUMBER: (element, into, values) => set(into, 'purchaseOrder', values.text(element, 100)),
  IS_AUDITED: (element, into, values) => set(into, 'audited', values.flag(element)),
  AUTO_CREATE_CERTIFICATES: (element, into, values) => set(into, 'autoCreateCertificates', values.flag(element)),
  AUTO_CREATE_CUSTOMERS: (element, into, values) => set(into, 'autoCreateCustomers', values.flag(element)),
};

const LINE: Readonly<Record<string, Read>> = {
  // A line of the public schema names no invoice, only a document and an item of it.
  ORIGINAL_DOCUMENT_ID: (element, { line }, values) => setOriginal(line, { number: values.text(element, 100) }),
  ORIGINAL_DOCUMENT_ITEM: (element, { line }, values) =>
    setOriginal(line, { lineId: values.text(element, 100)?.trim() }),
  LINE_NUMBER: (element, { line }, values) => set(line, 'lineNumber', values.text(element, 100)),
  PRODUCT_CODE: (element, { line }, values) => set(line, 'productCode', values.text(element, 100)),
  COMMODITY_CODE: (element, { line }, values) => set(line, 'commodityCode', values.text(element, 50)),
  GROSS_AMOUNT: (element, { line }, values) => set(line, 'grossAmount', values.decimal(element)),
  DISCOUNT_AMOUNT: (element, { line }, values) => set(line, 'discountAmount', values.decimal(element)),
  RELATED_LINE_NUMBER: (element, { line }, values) => set(line, 'relatedLine', values.text(element, 100)?.trim()),
  QUANTITIES: (element, { line }, values) => {
    const [first, ...others] = values.only(
      element,
      (name) => name === 'QUANTITY',
      () => true,
    );
    // Two quantities are the same goods in two units; neither is "the" quantity.
    if (!first || others.length > 0) return;
    const [amount] = values.only(
      first,
      (name) => name === 'AMOUNT',
      () => false,
    );
    if (amount) set(line, 'quantity', values.decimal(amount));
  },
};

/** Readers by level and element: the schema of the WSDL names each of these elements, and a test holds the two together. */
export const INDATA_ELEMENTS = {
  batch: { ...SHARED, ...INVOICE },
  invoice: { ...SHARED, ...INVOICE },
  line: { ...SHARED, ...LINE },
} as const satisfies Record<string, Readonly<Record<string, Read>>>;

const REPEATED: ReadonlySet<string> = new Set(['USER_ELEMENT', 'LINE', 'INVOICE']);

export function emptyLevel(): LevelFields {
  return { overrides: {}, faulty: new Set(), line: {} };
}

/**
 * Reads the elements of one level into `into`. Elements that are not ours to read are tolerated, because the published schema is large; their
 * names are collected. `skip` names the elements that the caller reads itself.
 */
export function readLevel(
  parent: XmlElement,
  level: keyof typeof INDATA_ELEMENTS,
  into: LevelFields,
  values: ValueReader,
  skip: ReadonlySet<string> = new Set(),
): void {
  const readers: Readonly<Record<string, Read>> = INDATA_ELEMENTS[level];
  const known = (name: string) => Object.hasOwn(readers, name) || skip.has(name);
  for (const element of values.only(parent, known, (name) => REPEATED.has(name))) {
    if (skip.has(element.name)) continue;
    const before = values.problems.length;
    readers[element.name]?.(element, into, values);
    if (values.problems.length > before) into.faulty.add(element.name);
  }
}

function setOriginal(
  line: LevelFields['line'],
  { number, lineId }: { number?: string | undefined; lineId?: string | undefined },
): void {
  if (number) line.original = { ...line.original, number };
  if (lineId) line.original = { ...line.original, lineId };
}

function set<T extends object, K extends keyof T>(into: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) into[key] = value;
}

/** What the public schema has no element for: user elements with names of our own (`docs/integrate`). */
const OWN_NAMES: Readonly<Record<string, (value: XmlElement, overrides: SaleOverrides, values: ValueReader) => void>> =
  {
    NOT_FOR_RESALE: (value, overrides, values) => set(overrides, 'notForResale', values.flag(value)),
    TAX_TYPE: (value, overrides, values) => set(overrides, 'taxType', values.choice(value, TAX_TYPES)),
  };

const ATTRIBUTE_NAME = /^ATTRIBUTE([1-9]|[1-4][0-9]|50)$/;

function readUserElement(element: XmlElement, { overrides }: LevelFields, values: ValueReader): void {
  const parts = values.only(
    element,
    (name) => name === 'NAME' || name === 'VALUE',
    () => false,
  );
  const nameElement = parts.find((part) => part.name === 'NAME');
  const valueElement = parts.find((part) => part.name === 'VALUE');
  const name = nameElement && values.text(nameElement, 100)?.trim();
  if (name === undefined) {
    values.problem(element, 'missing-element', 'USER_ELEMENT has no NAME.');
    return;
  }
  if (Object.hasOwn(OWN_NAMES, name)) {
    if (valueElement) OWN_NAMES[name]?.(valueElement, overrides, values);
    return;
  }
  if (!ATTRIBUTE_NAME.test(name)) {
    const known = `ATTRIBUTE1 to ATTRIBUTE50, ${Object.keys(OWN_NAMES).join(' or ')}`;
    values.problem(element, 'unknown-attribute-name', `USER_ELEMENT is named ${name}, not ${known}.`);
    return;
  }
  if (overrides.attributes?.[name] !== undefined) {
    values.problem(element, 'element-repeated', `${name} is given twice.`);
    return;
  }
  overrides.attributes = { ...overrides.attributes, [name]: (valueElement && values.text(valueElement, 1000)) ?? '' };
}
