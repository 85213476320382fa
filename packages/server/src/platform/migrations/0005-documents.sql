-- Files of certificates: the same bytes once per certificate, and a file once attached stays as it is.

create unique index document_once_per_certificate on bonafide.document (tenant_id, certificate_id, sha256);
-- Whether any record names some bytes is asked before they are cleared away.
create index document_by_sha256 on bonafide.document (tenant_id, sha256);
drop index bonafide.document_by_certificate;

revoke update, delete on bonafide.document from bonafide_runtime, bonafide_worker;
