-- Orders and questions of the lists: sales by money, the sales that stand on one certificate, the log of one record.
create index transaction_by_exempt on bonafide.transaction (tenant_id, exempt_amount, transaction_id);
create index transaction_by_tax on bonafide.transaction (tenant_id, tax, transaction_id);
create index transaction_line_by_certificate on bonafide.transaction_line (tenant_id, certificate_id, transaction_id)
  where certificate_id is not null;
create index ledger_entry_by_ref on bonafide.ledger_entry (tenant_id, ref text_pattern_ops);
