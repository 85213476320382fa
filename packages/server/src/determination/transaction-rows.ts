import { createHash } from 'node:crypto';
import type { Decision, LineDecision } from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { minorUnits } from '@bonafide/core/money/currency.ts';
import { multiply, roundTo, sum } from '@bonafide/core/money/decimal.ts';
import type { Author } from '../ledger/changes.ts';
import { ledgerRow } from '../ledger/ledger.ts';

/** A decided sale in the texts that its rows are made of, each written once. */
export interface WrittenSale {
  sale: Sale;
  decision: Decision;
  /** Canonical JSON. */
  saleText: string;
  decisionText: string;
  /** SHA-256 of the sale as it was sent: the same sale sent again is the same record. */
  requestHash: string;
}

export function writeSale(sale: Sale, decision: Decision): WrittenSale {
  const saleText = canonicalJson(sale);
  const requestHash = createHash('sha256').update(saleText).digest('hex');
  return { sale, decision, saleText, decisionText: canonicalJson(decision), requestHash };
}

/** What a record is called: its id, its place in its company, and which revision of its number it is. */
export interface RecordName {
  transactionId: string;
  companyId: string;
  number: string;
  revision: number;
}

/** Tax that the authorities would have charged on the exempt part: the money that stands on the certificate. */
function taxForgone(line: LineDecision, currency: string): string {
  return sum(
    line.authorities.map((authority) =>
      roundTo(multiply(authority.exemptAmount, authority.rate), minorUnits(currency)),
    ),
  );
}

/** The authority's result that stands for the line in lists: one that exempts before one that does not. */
function leading(line: LineDecision) {
  return (
    line.authorities.find((authority) => authority.certificate !== null) ??
    line.authorities.find((authority) => authority.outcome !== 'taxable') ??
    line.authorities[0]
  );
}

function jurisdictionOf(decision: Decision): string | null {
  const places = new Set(decision.lines.map((line) => line.jurisdiction));
  const [only] = places;
  return places.size === 1 ? (only ?? null) : null;
}

/** The record itself. */
export function transactionRow(
  tenantId: string,
  { transactionId, companyId, number, revision }: RecordName,
  { sale, decision, saleText, decisionText, requestHash }: WrittenSale,
  source: string,
) {
  return {
    tenant_id: tenantId,
    transaction_id: transactionId,
    company_id: companyId,
    number,
    revision,
    source,
    request_hash: requestHash,
    sale_date: sale.date,
    customer_id: decision.customer?.customerId ?? null,
    customer_number: decision.customer?.number ?? sale.customer?.number ?? null,
    customer_name: decision.customer?.name ?? sale.customer?.name ?? null,
    jurisdiction: jurisdictionOf(decision),
    currency: sale.currency,
    line_count: decision.lines.length,
    gross: decision.totals.basis,
    exempt_amount: decision.totals.exemptAmount,
    taxable_amount: decision.totals.taxableAmount,
    tax: decision.totals.tax,
    outcome: decision.outcome,
    content_release: decision.contentRelease,
    engine_version: decision.engineVersion,
    sale: saleText,
    decision: decisionText,
  };
}

/** Its lines, as lists and sums read them. */
export function lineRows(tenantId: string, transactionId: string, { sale, decision }: WrittenSale) {
  const dates = new Map(sale.lines.map((line) => [line.lineId, line.date ?? sale.date]));
  return decision.lines.map((line, index) => {
    const result = leading(line);
    return {
      tenant_id: tenantId,
      transaction_id: transactionId,
      ordinal: index + 1,
      line_id: line.lineId,
      sale_date: dates.get(line.lineId) ?? sale.date,
      customer_id: line.customerId,
      jurisdiction: line.jurisdiction,
      basis: line.basis,
      exempt_amount: line.exemptAmount,
      taxable_amount: line.taxableAmount,
      tax: line.tax,
      tax_forgone: taxForgone(line, sale.currency),
      outcome: line.outcome,
      source: result?.source ?? 'none',
      certificate_id: result?.certificate?.certificateId ?? null,
      certificate_version: result?.certificate?.version ?? null,
    };
  });
}

/** Its entry in the log. */
export function committedNote(
  { tenantId, actor }: Author,
  { transactionId, number, revision }: RecordName,
  { sale, decision, saleText, decisionText }: WrittenSale,
) {
  return ledgerRow(tenantId, actor, {
    kind: 'transaction.committed',
    ref: `transaction/${transactionId}`,
    summary: `Invoice ${number} revision ${revision}: ${decision.outcome}, tax ${decision.totals.tax} ${sale.currency}`,
    // Canonical JSON of the two: members in the order of their names.
    content: `{"decision":${decisionText},"sale":${saleText}}`,
  });
}
