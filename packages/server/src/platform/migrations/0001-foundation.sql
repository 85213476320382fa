-- The first tables. Rules that hold for every table of schema bonafide (design rules D1–D4, docs/decisions/0003):
-- tenant_id stands first in the primary key and in every unique index and foreign key; row-level security is enabled
-- and forced; no triggers, no sequences shared between tenants; the runtime role cannot rewrite history.

create schema bonafide;
create schema access;

-- No tenant set means no rows: after a rollback the setting reads as empty text, not NULL.
create function bonafide.current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;

create table bonafide.tenant (
  tenant_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  demo boolean not null default false,
  suspended_at timestamptz,
  created_at timestamptz not null default now()
);

-- Numbers handed out per tenant, so that no gap tells one tenant about another. The row lock orders the takers.
create table bonafide.counter (
  tenant_id uuid not null references bonafide.tenant,
  name text not null,
  value bigint not null,
  primary key (tenant_id, name)
);

create table bonafide.company (
  tenant_id uuid not null references bonafide.tenant,
  company_id uuid not null,
  external_id text not null check (length(external_id) between 1 and 100),
  name text not null check (length(name) between 1 and 100),
  parent_company_id uuid,
  uses_exemption_certificates boolean not null,
  active_group_id uuid,
  auto_create_certificates boolean not null,
  auto_create_customers boolean not null,
  temporary_certificates_affect_tax boolean not null,
  strict_customer_lookup boolean not null,
  expiry_day_inclusive boolean not null,
  certificate_selection text not null check (certificate_selection in ('first-approved', 'best')),
  version integer not null check (version >= 1),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, company_id),
  unique (tenant_id, external_id),
  foreign key (tenant_id, parent_company_id) references bonafide.company (tenant_id, company_id),
  check (parent_company_id <> company_id)
);

create table bonafide.customer_group (
  tenant_id uuid not null,
  group_id uuid not null,
  owner_company_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, group_id),
  unique (tenant_id, owner_company_id, name),
  foreign key (tenant_id, owner_company_id) references bonafide.company (tenant_id, company_id)
);

alter table bonafide.company add foreign key (tenant_id, active_group_id) references bonafide.customer_group (tenant_id, group_id);

create table bonafide.exempt_reason (
  tenant_id uuid not null,
  group_id uuid not null,
  code text not null check (length(code) between 1 and 2),
  name text not null check (length(name) between 1 and 100),
  reason text not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, group_id, code),
  foreign key (tenant_id, group_id) references bonafide.customer_group (tenant_id, group_id)
);

create table bonafide.authority (
  tenant_id uuid not null,
  authority_id uuid not null,
  company_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  zone text not null,
  zone_level text not null,
  type text not null check (length(type) between 1 and 100),
  rate numeric(12, 10) not null check (rate >= 0 and rate <= 1),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, authority_id),
  unique (tenant_id, company_id, name),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id)
);

create table bonafide.commodity_mapping (
  tenant_id uuid not null,
  company_id uuid not null,
  product_code text not null check (length(product_code) between 1 and 100),
  commodity_code text not null check (length(commodity_code) between 1 and 100),
  start_date date not null,
  end_date date check (end_date >= start_date),
  description text,
  custom_product boolean not null default false,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, company_id, product_code, commodity_code, start_date),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id)
);

-- `body` is the whole Customer value of the core; the columns beside it are what lists filter and sort by.
create table bonafide.customer (
  tenant_id uuid not null,
  customer_id uuid not null,
  group_id uuid not null,
  number text not null check (length(number) between 1 and 100),
  name text not null check (length(name) between 1 and 100),
  state text,
  country text not null,
  body jsonb not null,
  version integer not null check (version >= 1),
  created_at timestamptz not null default now(),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, customer_id),
  unique (tenant_id, group_id, number),
  foreign key (tenant_id, group_id) references bonafide.customer_group (tenant_id, group_id)
);
create index customer_by_name on bonafide.customer (tenant_id, lower(name), customer_id);

-- `body` is the whole Certificate value of the core, current version. History stands in record_version.
create table bonafide.certificate (
  tenant_id uuid not null,
  certificate_id uuid not null,
  customer_id uuid not null,
  sequence bigint not null,
  number text not null check (length(number) between 1 and 100),
  status text not null check (status in ('draft', 'submitted', 'in-review', 'approved', 'temporary', 'rejected', 'revoked', 'superseded')),
  active boolean not null,
  reason_code text,
  reason text,
  form_id text,
  valid_from date not null,
  expires date,
  jurisdictions text[] not null,
  body jsonb not null,
  findings jsonb not null default '[]',
  rejects integer not null default 0,
  warns integer not null default 0,
  informs integer not null default 0,
  content_release text not null,
  source text not null check (source in ('import', 'console', 'api', 'auto', 'demo')),
  version integer not null check (version >= 1),
  created_at timestamptz not null default now(),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, certificate_id),
  unique (tenant_id, sequence),
  -- How an import row finds the certificate it replaces.
  unique (tenant_id, customer_id, number, valid_from),
  check (expires is null or expires >= valid_from),
  foreign key (tenant_id, customer_id) references bonafide.customer (tenant_id, customer_id)
);
create index certificate_by_expiry on bonafide.certificate (tenant_id, expires, certificate_id);
create index certificate_by_creation on bonafide.certificate (tenant_id, created_at, certificate_id);
create index certificate_by_jurisdiction on bonafide.certificate using gin (jurisdictions);

-- Every version of every record that can be argued about: what held (in the body's own dates) and when we knew it.
create table bonafide.record_version (
  tenant_id uuid not null references bonafide.tenant,
  kind text not null check (kind in ('company', 'customer', 'certificate')),
  record_id uuid not null,
  version integer not null check (version >= 1),
  -- The customer of a certificate: "all certificates of this customer as known then" is one index range.
  parent_id uuid,
  recorded_at timestamptz not null default now(),
  actor_kind text not null,
  actor_name text not null,
  event text not null,
  reason text,
  body jsonb not null,
  primary key (tenant_id, kind, record_id, version)
);
create index record_version_by_parent on bonafide.record_version (tenant_id, kind, parent_id, recorded_at);

create table bonafide.document (
  tenant_id uuid not null,
  document_id uuid not null,
  certificate_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 255),
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  pages integer,
  flags text[] not null default '{}',
  created_at timestamptz not null default now(),
  actor_name text not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, certificate_id) references bonafide.certificate (tenant_id, certificate_id)
);
create index document_by_certificate on bonafide.document (tenant_id, certificate_id);

-- A decided and recorded sale. Never changed: the same invoice number sent again with other content is a new revision.
create table bonafide.transaction (
  tenant_id uuid not null,
  transaction_id uuid not null,
  company_id uuid not null,
  number text not null check (length(number) between 1 and 100),
  revision integer not null check (revision >= 1),
  sale_date date not null,
  customer_id uuid,
  customer_number text,
  customer_name text,
  jurisdiction text,
  currency text not null,
  line_count integer not null,
  gross numeric not null,
  exempt_amount numeric not null,
  taxable_amount numeric not null,
  tax numeric not null,
  outcome text not null,
  source text not null,
  content_release text not null,
  engine_version text not null,
  request_hash text not null,
  sale jsonb not null,
  decision jsonb not null,
  committed_at timestamptz not null default now(),
  primary key (tenant_id, transaction_id),
  unique (tenant_id, company_id, number, revision),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id)
);
create index transaction_by_date on bonafide.transaction (tenant_id, sale_date, transaction_id);
create index transaction_by_customer on bonafide.transaction (tenant_id, customer_id, sale_date);

create table bonafide.transaction_line (
  tenant_id uuid not null,
  transaction_id uuid not null,
  ordinal integer not null,
  line_id text not null,
  sale_date date not null,
  customer_id uuid,
  jurisdiction text,
  basis numeric not null,
  exempt_amount numeric not null,
  taxable_amount numeric not null,
  tax numeric not null,
  -- What the authorities would have charged on the exempt part: the money that stands on the certificate.
  tax_forgone numeric not null,
  outcome text not null,
  source text not null,
  certificate_id uuid,
  certificate_version integer,
  primary key (tenant_id, transaction_id, ordinal),
  foreign key (tenant_id, transaction_id) references bonafide.transaction (tenant_id, transaction_id)
);
create index transaction_line_by_customer on bonafide.transaction_line (tenant_id, customer_id, sale_date);
create index transaction_line_by_date on bonafide.transaction_line (tenant_id, sale_date);

create table bonafide.idempotency_key (
  tenant_id uuid not null references bonafide.tenant,
  caller text not null,
  key text not null check (length(key) between 1 and 255),
  request_hash text not null,
  status integer not null,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, caller, key)
);

-- Append-only record of every change. The leaf is a salted commitment, so erasing a person later does not break the log.
create table bonafide.ledger_entry (
  tenant_id uuid not null references bonafide.tenant,
  entry_id uuid not null,
  recorded_at timestamptz not null default now(),
  actor_kind text not null,
  actor_name text not null,
  kind text not null,
  ref text not null,
  summary text not null,
  salt text not null,
  leaf_hash text not null,
  hash_algorithm text not null,
  primary key (tenant_id, entry_id)
);
create index ledger_entry_by_time on bonafide.ledger_entry (tenant_id, recorded_at, entry_id);

-- Outside effects leave through here alone (design rule D5): written with the change, told to the world after the commit.
create table bonafide.outbox (
  tenant_id uuid not null references bonafide.tenant,
  effect_id uuid not null,
  kind text not null,
  payload jsonb not null,
  lease integer not null default 0,
  leased_until timestamptz,
  done_at timestamptz,
  failure text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, effect_id)
);
create index outbox_open on bonafide.outbox (tenant_id, created_at) where done_at is null;

-- People and keys. A caller is found before any tenant is known, so the sign-in door reads these with a role of its own.
create table access.api_key (
  tenant_id uuid not null references bonafide.tenant,
  key_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('admin', 'manager', 'clerk', 'viewer', 'auditor')),
  prefix text not null,
  secret_hash text not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, key_id)
);
-- Over all tenants, since the secret alone names the caller; 256 random bits leave nothing to guess or collide.
create unique index api_key_by_secret on access.api_key (secret_hash);

create table access.membership (
  tenant_id uuid not null references bonafide.tenant,
  user_id text not null,
  role text not null check (role in ('admin', 'manager', 'clerk', 'viewer', 'auditor')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);
create index membership_by_user on access.membership (user_id);

do $$
declare
  entry record;
begin
  for entry in
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('bonafide', 'access') and c.relkind = 'r'
  loop
    execute format('alter table %I.%I enable row level security', entry.schema, entry.name);
    execute format('alter table %I.%I force row level security', entry.schema, entry.name);
    execute format(
      'create policy tenant_wall on %I.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      entry.schema, entry.name);
  end loop;
end $$;

-- The sign-in door: reads keys, memberships and the names of tenants, and notes the last use. Nothing else.
create policy sign_in_door on access.api_key to bonafide_access using (true) with check (true);
create policy sign_in_door on access.membership to bonafide_access using (true) with check (true);
create policy sign_in_door on bonafide.tenant to bonafide_access using (true) with check (true);

grant usage on schema bonafide to bonafide_runtime, bonafide_worker, bonafide_backup, bonafide_access;
grant usage on schema access to bonafide_runtime, bonafide_access, bonafide_backup;
grant select, insert, update, delete on
  bonafide.counter, bonafide.company, bonafide.customer_group, bonafide.exempt_reason, bonafide.authority,
  bonafide.commodity_mapping, bonafide.customer, bonafide.certificate, bonafide.document, bonafide.outbox
  to bonafide_runtime, bonafide_worker;
grant select on bonafide.tenant to bonafide_runtime, bonafide_worker, bonafide_access;
-- History, decisions, answers and log entries are added, never changed.
grant select, insert on
  bonafide.record_version, bonafide.transaction, bonafide.transaction_line, bonafide.idempotency_key, bonafide.ledger_entry
  to bonafide_runtime, bonafide_worker;
grant select, insert, update on access.api_key to bonafide_runtime, bonafide_access;
grant select, insert, update, delete on access.membership to bonafide_runtime, bonafide_access;
grant insert on bonafide.tenant to bonafide_access;
grant select on all tables in schema bonafide, access to bonafide_backup;
