import { XML_LIMITS } from './limits.ts';
import type { IndataHead } from './read-indata.ts';
import { errorsOf, type OutdataError, type OutdataInvoice, successOf, writeError } from './write-outdata.ts';
import { XML_DECLARATION, XmlWriter } from './xml-writer.ts';

/**
 * The status of a whole request, gathered while its invoices are answered one by one: it stands before them in OUTDATA, so the answer is
 * sent when the last is known.
 */
export class OutdataStatus {
  readonly #errors: OutdataError[] = [];
  #invoices = 0;
  #whole = 0;
  #none = 0;
  #unlisted = 0;

  note(invoice: OutdataInvoice, path: string): void {
    this.#invoices++;
    const success = successOf(invoice);
    if (success === 'whole') this.#whole++;
    if (success === 'none') this.#none++;
    if (success === 'whole') return;
    for (const error of errorsOf(invoice, path)) {
      if (this.#errors.length < XML_LIMITS.statusErrors) this.#errors.push(error);
      else this.#unlisted++;
    }
  }

  write(xml: XmlWriter): void {
    xml.element('REQUEST_STATUS', () => {
      xml.value('IS_SUCCESS', this.#whole === this.#invoices);
      xml.value('IS_PARTIAL_SUCCESS', this.#whole < this.#invoices && this.#none < this.#invoices);
      for (const error of this.#errors) writeError(xml, error);
      if (this.#unlisted === 0) return;
      const description = `${this.#unlisted} further errors stand with their invoices.`;
      writeError(xml, { code: 'further-errors', description, path: '/OUTDATA/INVOICE/REQUEST_STATUS' });
    });
  }
}

/** The beginning of OUTDATA, up to where its invoices stand. */
export function writeOutdataHead(status: OutdataStatus, { batch, version, namespace }: IndataHead): string {
  const xml = new XmlWriter(1);
  status.write(xml);
  xml.value('COMPANY_NAME', batch.companyName);
  xml.value('COMPANY_ROLE', batch.companyRole);
  xml.value('EXTERNAL_COMPANY_ID', batch.externalCompanyId);
  return `${openTag(version, namespace)}${xml.toString()}`;
}

export const OUTDATA_END = '</OUTDATA>\n';

function openTag(version: string, namespace: string): string {
  return `<OUTDATA version="${version}"${namespace === '' ? '' : ` xmlns="${namespace}"`}>\n`;
}

/** The answer to a request that was refused whole. */
export function writeRefusedOutdata(error: OutdataError): string {
  const xml = new XmlWriter(1);
  xml.element('REQUEST_STATUS', () => {
    xml.value('IS_SUCCESS', false);
    xml.value('IS_PARTIAL_SUCCESS', false);
    writeError(xml, error);
  });
  return `${XML_DECLARATION}${openTag('G', '')}${xml.toString()}${OUTDATA_END}`;
}
