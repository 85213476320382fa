-- Books taken away, to decide without the service, and what was decided with them.

-- Public halves of the keys that sign. A private half is never stored: it is made anew from the root key and the generation.
create table bonafide.snapshot_key (
  tenant_id uuid not null references bonafide.tenant,
  key_id text not null check (key_id ~ '^[0-9a-f]{32}$'),
  generation integer not null check (generation >= 1),
  public_key text not null check (public_key ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  actor_name text not null,
  primary key (tenant_id, key_id),
  unique (tenant_id, generation)
);

-- That a book was taken, by whom and how much of it. The file itself lies in the data folder until it is of no use any more.
create table bonafide.snapshot (
  tenant_id uuid not null,
  snapshot_id uuid not null,
  company_id uuid not null,
  key_id text not null,
  taken_at timestamptz not null,
  good_until timestamptz not null check (good_until > taken_at),
  content_release text not null,
  engine_version text not null,
  book_version text not null,
  counts jsonb not null,
  -- Hash of the last chunk, as the file's end line and the signature over it have it.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes bigint not null check (file_bytes > 0),
  actor_name text not null,
  primary key (tenant_id, snapshot_id),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id),
  foreign key (tenant_id, key_id) references bonafide.snapshot_key (tenant_id, key_id)
);
create index snapshot_by_time on bonafide.snapshot (tenant_id, taken_at, snapshot_id);

-- One sale decided without the service, and decided once more with it. Never changed: what the buyer was told stays as it was.
create table bonafide.reconciliation (
  tenant_id uuid not null,
  reconciliation_id uuid not null,
  company_id uuid not null,
  number text not null check (length(number) between 1 and 100),
  snapshot_id uuid not null,
  decided_at timestamptz not null,
  -- Decided when the snapshot was already past its time.
  stale boolean not null,
  -- Of everything that was sent about the sale; the same sent again is this row.
  request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
  offline_decision jsonb not null,
  transaction_id uuid not null,
  customer_number text,
  customer_name text,
  currency text not null,
  offline_outcome text not null,
  outcome text not null,
  offline_tax numeric not null,
  tax numeric not null,
  tax_difference numeric not null,
  differs boolean not null,
  differences jsonb not null,
  received_at timestamptz not null default now(),
  actor_name text not null,
  primary key (tenant_id, reconciliation_id),
  unique (tenant_id, company_id, number, request_hash),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id),
  foreign key (tenant_id, snapshot_id) references bonafide.snapshot (tenant_id, snapshot_id),
  foreign key (tenant_id, transaction_id) references bonafide.transaction (tenant_id, transaction_id)
);
create index reconciliation_by_time on bonafide.reconciliation (tenant_id, received_at, reconciliation_id);
create index reconciliation_that_differs on bonafide.reconciliation (tenant_id, received_at, reconciliation_id) where differs;
create index reconciliation_by_transaction on bonafide.reconciliation (tenant_id, transaction_id);

do $$
declare
  name text;
begin
  foreach name in array array['snapshot_key', 'snapshot', 'reconciliation']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert on bonafide.snapshot_key, bonafide.snapshot, bonafide.reconciliation to bonafide_runtime, bonafide_worker;
grant select on bonafide.snapshot_key, bonafide.snapshot, bonafide.reconciliation to bonafide_backup;
