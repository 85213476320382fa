-- What recorded sales leave behind for later ones: papers for one purchase that they used, and lines that credits took back.
-- And whose certificates a customer uses beside its own.

-- A row per sale that a single-purchase certificate was used for. A sale is an invoice number of a company: its later revisions are
-- the same use, and one that no longer needs the paper frees it. The index is what lets only one of fifty have it.
create table bonafide.certificate_use (
  tenant_id uuid not null,
  use_id uuid not null,
  certificate_id uuid not null,
  company_id uuid not null,
  number text not null,
  -- The revision that uses it now, or used it last.
  transaction_id uuid not null,
  sale_date date not null,
  used_at timestamptz not null default now(),
  freed_at timestamptz,
  primary key (tenant_id, use_id),
  foreign key (tenant_id, certificate_id) references bonafide.certificate (tenant_id, certificate_id),
  foreign key (tenant_id, transaction_id) references bonafide.transaction (tenant_id, transaction_id)
);
create unique index certificate_used_once on bonafide.certificate_use (tenant_id, certificate_id) where freed_at is null;
create index certificate_use_by_certificate on bonafide.certificate_use (tenant_id, certificate_id, used_at);
create index certificate_use_by_sale on bonafide.certificate_use (tenant_id, company_id, number) where freed_at is null;

-- The lines of recorded credits that took back a line of an earlier sale. Those of a revision that was followed by another no
-- longer count; the transactions tell which.
create table bonafide.credit_line (
  tenant_id uuid not null,
  transaction_id uuid not null,
  ordinal integer not null,
  company_id uuid not null,
  original_number text not null,
  original_line_id text not null,
  basis numeric not null,
  primary key (tenant_id, transaction_id, ordinal),
  foreign key (tenant_id, transaction_id) references bonafide.transaction (tenant_id, transaction_id)
);
create index credit_line_by_original on bonafide.credit_line (tenant_id, company_id, original_number);

-- Versions of "this customer uses the certificates of that one", the highest in force. Never changed and never erased: an undone
-- one has a version that says so. `valid_from` and `valid_until` are days of sales, `recorded_at` is when we knew.
create table bonafide.inheritance (
  tenant_id uuid not null,
  inheritance_id uuid not null,
  version integer not null check (version >= 1),
  customer_id uuid not null,
  from_customer_id uuid not null,
  valid_from date not null,
  valid_until date,
  undone boolean not null default false,
  -- Why it was made, ended or undone.
  comment text check (length(comment) <= 2000),
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, inheritance_id, version),
  check (valid_until is null or valid_until >= valid_from),
  check (customer_id <> from_customer_id),
  foreign key (tenant_id, customer_id) references bonafide.customer (tenant_id, customer_id),
  foreign key (tenant_id, from_customer_id) references bonafide.customer (tenant_id, customer_id)
);
create index inheritance_by_customer on bonafide.inheritance (tenant_id, customer_id, inheritance_id, version);
create index inheritance_by_parent on bonafide.inheritance (tenant_id, from_customer_id, inheritance_id, version);

do $$
declare
  name text;
begin
  foreach name in array array['certificate_use', 'credit_line', 'inheritance']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert, update on bonafide.certificate_use to bonafide_runtime, bonafide_worker;
grant select, insert on bonafide.credit_line, bonafide.inheritance to bonafide_runtime, bonafide_worker;
grant select on bonafide.certificate_use, bonafide.credit_line, bonafide.inheritance to bonafide_backup;
