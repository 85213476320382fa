import type { Sale, SaleLine, SaleOverrides } from '@bonafide/core/determination/sale.ts';
import { isDecimal, normalDecimal } from '@bonafide/core/money/decimal.ts';
import { emptyLevel, type LevelFields, readLevel } from './indata-fields.ts';
import { type IndataProblem, ValueReader } from './indata-values.ts';
import { XML_LIMITS } from './limits.ts';
import { pathOf, type RefuseXml, type XmlElement, XmlRefused, type XmlShape } from './read-xml.ts';
import type { PassedThrough } from './write-outdata.ts';

/** One INVOICE of a request, with everything the wider levels give it. */
export interface IndataInvoice {
  /** Place among the invoices, from 1. */
  index: number;
  path: string;
  /** Null when `problems` is not empty: then it must not be decided. */
  sale: Sale | null;
  /** `sale.company` is the external id when the request gives one, else the company's name, to be looked up. */
  companyIs: 'external-id' | 'name';
  invoiceNumber: string | null;
  /** What the answer is to give back. */
  passed: PassedThrough;
  /** IS_AUDITED: the result is to be stored. */
  audited: boolean;
  problems: IndataProblem[];
}

/** An INVOICE as it was read, before the batch values are known. */
export interface InvoiceDraft {
  index: number;
  path: string;
  own: LevelFields;
  lines: { path: string; id: string | undefined; own: LevelFields }[];
  problems: IndataProblem[];
}

/** What a request says outside of its invoices. */
export interface IndataHead {
  /** The namespace of INDATA, '' for none. */
  namespace: string;
  /** The schema letter, to be given back. */
  version: string;
  batch: LevelFields;
  problems: readonly IndataProblem[];
}

/** Namespaces that INDATA may be in besides none. */
export const TAX_CALCULATION = 'http://www.sabrix.com/services/taxcalculationservice/2011-09-01';
export const INDATA_NAMESPACES: readonly string[] = [
  TAX_CALCULATION,
  'http://www.sabrix.com/services/taxservice/2009-12-20/',
];

/**
 * Reads what stands in INDATA (spec §2): one draft for each invoice, and the batch values, wherever they stand. A document that is not well
 * formed or not safe is refused whole; a value that is wrong keeps only its invoice from being decided.
 */
export class IndataContents {
  /** `PARENT/NAME` of elements that were passed over, each once. */
  readonly ignored = new Set<string>();
  readonly #batch = emptyLevel();
  readonly #values = new ValueReader(this.ignored);
  readonly #audited = { some: false, unsaid: false };
  #namespace = '';
  #version = 'G';
  #username: string | undefined;
  #password: string | undefined;
  #invoices = 0;
  #drafts: InvoiceDraft[] = [];

  /** To be called with the start of INDATA. */
  open(indata: XmlElement): void {
    this.#namespace = indata.uri;
    const version = indata.attributes.get('version')?.trim() ?? '';
    if (/^[A-Z]$/.test(version)) this.#version = version;
  }

  /** To be called with each complete child of INDATA. @throws XmlRefused for more invoices than are taken */
  child(element: XmlElement): void {
    if (element.name === 'INVOICE') {
      this.#invoices++;
      if (this.#invoices > XML_LIMITS.invoices) {
        const message = `The request has more than ${XML_LIMITS.invoices} invoices.`;
        throw new XmlRefused({ status: 413, code: 'xml-limit', message, line: null });
      }
      const draft = readInvoice(element, this.#invoices, this.ignored);
      this.#audited.some ||= draft.own.audited === true;
      this.#audited.unsaid ||= draft.own.audited === undefined;
      this.#drafts.push(draft);
    } else if (element.name === 'USERNAME' || element.name === 'PASSWORD') this.#credential(element);
    else readBatchValue(element, this.#batch, this.#values);
  }

  /** Behind the first invoice it comes too late: then the document has been read already. */
  #credential(element: XmlElement): void {
    if (this.#invoices > 0) return;
    if (element.name === 'USERNAME') this.#username = this.#values.text(element, 60);
    else this.#password = this.#values.text(element, 512);
  }

  /** USERNAME and PASSWORD, when both have been read. Not to be logged. */
  get credentials(): { username: string; password: string } | null {
    if (this.#username === undefined || this.#password === undefined) return null;
    return { username: this.#username, password: this.#password };
  }

  get invoices(): number {
    return this.#invoices;
  }

  /** The invoices read since the last call. */
  take(): InvoiceDraft[] {
    const drafts = this.#drafts;
    this.#drafts = [];
    return drafts;
  }

  /** Whether any invoice is to be recorded. Final when the document has ended, as the head is. */
  get audited(): boolean {
    return this.#audited.some || (this.#audited.unsaid && this.#batch.audited === true);
  }

  get head(): IndataHead {
    return {
      namespace: this.#namespace,
      version: this.#version,
      batch: this.#batch,
      problems: this.#values.problems,
    };
  }
}

/** A document whose root is INDATA. */
export function rawShape(contents: IndataContents): XmlShape {
  return {
    repeated: 'INVOICE',
    open(element, depth, refuse) {
      if (depth > 1) {
        if (element.uri !== element.parent?.uri) throw foreign(element.name, refuse);
        return 'collect';
      }
      if (element.name !== 'INDATA')
        throw refuse(422, 'wrong-root', `The root element is ${element.name}, not INDATA.`);
      if (element.uri !== '' && !INDATA_NAMESPACES.includes(element.uri)) throw foreign(element.name, refuse);
      contents.open(element);
      return 'enter';
    },
    collected: (element) => contents.child(element),
  };
}

function foreign(name: string, refuse: RefuseXml): XmlRefused {
  return refuse(422, 'foreign-namespace', `The element ${name} is in another namespace.`);
}

/** A batch value stands directly below the root: it is read as if it were the only child of a level of its own. */
function readBatchValue(element: XmlElement, batch: LevelFields, values: ValueReader): void {
  if (!element.parent) return;
  readLevel({ ...element.parent, children: [element], text: '' }, 'batch', batch, values);
}

function readInvoice(element: XmlElement, index: number, ignored: Set<string>): InvoiceDraft {
  const values = new ValueReader(ignored);
  const own = emptyLevel();
  readLevel(element, 'invoice', own, values, new Set(['LINE']));
  const lines = element.children.filter((child) => child.name === 'LINE');
  if (lines.length > XML_LIMITS.linesPerInvoice) {
    values.problem(
      element,
      'too-many-lines',
      `The invoice has ${lines.length} lines; at most ${XML_LIMITS.linesPerInvoice} are decided.`,
    );
  }
  const path = indexedPath(element);
  return {
    index,
    path,
    own,
    lines: lines.map((line, at) => {
      const level = emptyLevel();
      readLevel(line, 'line', level, values);
      return { path: `${path}/LINE[${at + 1}]`, id: line.attributes.get('ID'), own: level };
    }),
    // The invoice is complete before its later siblings are read, so its own index could not stand in the paths yet.
    problems: values.problems.map((problem) => ({ ...problem, path: problem.path.replace(pathOf(element), path) })),
  };
}

function indexedPath(element: XmlElement): string {
  return `${element.parent ? pathOf(element.parent) : ''}/${element.name}[${element.index}]`;
}

/** The invoice with the batch values under its own. */
export function finishInvoice(draft: InvoiceDraft, { batch, problems: batchProblems }: IndataHead): IndataInvoice {
  const { own, path } = draft;
  const problems = [...batchProblems, ...draft.problems];
  const missing = (element: string, at = path, level = own) => {
    if (!level.faulty.has(element)) {
      problems.push({ path: at, code: 'missing-element', message: `${element} is missing.` });
    }
    return '';
  };
  // An invoice that names its company in either way is not to get the other name from the batch.
  const named = (own.externalCompanyId ?? own.companyName) ? own : batch;
  const fields = { ...batch, ...own };
  const overrides = mergeOverrides(batch.overrides, own.overrides);
  const company = named.externalCompanyId ?? named.companyName ?? missing('EXTERNAL_COMPANY_ID or COMPANY_NAME');
  const date = overrides.date ?? missing('INVOICE_DATE');
  const currency = fields.currency ?? missing('CURRENCY_CODE');
  if (draft.lines.length === 0) missing('LINE');
  const lines = finishLines(draft, problems, missing);
  const sale: Sale = {
    ...overrides,
    company,
    ...(fields.companyRole && { companyRole: fields.companyRole }),
    ...vendorOf(fields),
    ...(fields.invoiceNumber !== undefined && { number: fields.invoiceNumber }),
    date,
    currency,
    ...(fields.purchaseOrder !== undefined && { purchaseOrder: fields.purchaseOrder }),
    ...(fields.originalInvoice && { original: { number: fields.originalInvoice } }),
    ...(fields.autoCreateCertificates !== undefined && { autoCreateCertificates: fields.autoCreateCertificates }),
    ...(fields.autoCreateCustomers !== undefined && { autoCreateCustomers: fields.autoCreateCustomers }),
    lines,
  };
  return {
    index: draft.index,
    path,
    sale: problems.length === 0 ? sale : null,
    companyIs: named.externalCompanyId !== undefined ? 'external-id' : 'name',
    invoiceNumber: fields.invoiceNumber ?? null,
    passed: {
      ...(named.externalCompanyId === undefined &&
        named.companyName !== undefined && { companyName: named.companyName }),
      ...(fields.hostSystem !== undefined && { hostSystem: fields.hostSystem }),
      ...(fields.callingSystemNumber !== undefined && { callingSystemNumber: fields.callingSystemNumber }),
      ...(fields.uniqueInvoiceNumber !== undefined && { uniqueInvoiceNumber: fields.uniqueInvoiceNumber }),
    },
    audited: fields.audited ?? false,
    problems,
  };
}

function vendorOf({ vendorNumber, vendorName }: LevelFields): Pick<Sale, 'vendor'> {
  if (vendorNumber === undefined && vendorName === undefined) return {};
  return {
    vendor: {
      ...(vendorNumber !== undefined && { number: vendorNumber }),
      ...(vendorName !== undefined && { name: vendorName }),
    },
  };
}

/** Lines as they stand: what a line leaves open comes from the line it points to, then from the invoice, and that is the decision's to know. */
function finishLines(
  draft: InvoiceDraft,
  problems: IndataProblem[],
  missing: (element: string, at: string, level: LevelFields) => string,
): SaleLine[] {
  const seen = new Set<string>();
  const lines = draft.lines.map(({ path, id, own }): SaleLine => {
    const lineId =
      id?.trim() || own.line.lineNumber?.trim() || missing('The attribute ID or the element LINE_NUMBER', path, own);
    if (lineId !== '' && seen.has(lineId)) {
      problems.push({ path, code: 'duplicate-line', message: `Two lines of the invoice have the id ${lineId}.` });
    }
    seen.add(lineId);
    const grossAmount = own.line.grossAmount ?? missing('GROSS_AMOUNT', path, own);
    return { ...own.overrides, ...own.line, lineId, grossAmount };
  });
  return withPointers(lines);
}

/** RELATED_LINE_NUMBER is a decimal and means a LINE_NUMBER; only where no line has that number is it left to mean an ID. */
function withPointers(lines: SaleLine[]): SaleLine[] {
  if (lines.every(({ relatedLine }) => relatedLine === undefined)) return lines;
  const byNumber = new Map<string, string>();
  for (const { lineNumber, lineId } of lines) {
    const number = lineNumber === undefined ? undefined : numberOf(lineNumber);
    if (number !== undefined && !byNumber.has(number)) byNumber.set(number, lineId);
  }
  return lines.map((line) =>
    line.relatedLine === undefined
      ? line
      : { ...line, relatedLine: byNumber.get(numberOf(line.relatedLine)) ?? line.relatedLine },
  );
}

function numberOf(text: string): string {
  const number = text.trim();
  return isDecimal(number) ? normalDecimal(number) : number;
}

/** Values that consist of parts are merged part by part, so that an invoice may add one level to what the batch says (spec §2). */
const MERGED = [
  'customerGroup',
  'customer',
  'exemptCertificate',
  'exemptReason',
  'exemptAmount',
  'isExempt',
  'isNoTax',
  'attributes',
] as const;

/** The invoice's overrides over the batch's. An address is replaced as a whole. */
function mergeOverrides(wider: SaleOverrides, own: SaleOverrides): SaleOverrides {
  const result: SaleOverrides = { ...wider, ...own };
  for (const key of MERGED) {
    if (own[key] !== undefined) Object.assign(result, { [key]: { ...wider[key], ...own[key] } });
  }
  return result;
}
