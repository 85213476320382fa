-- Two clocks for what decides beside certificates, customers and companies; and recorded sales decided again, in bulk.

-- Versions of the settings that have no life cycle of their own: who levies, which product is which commodity, which reasons
-- and groups there are. `key` is the setting's own key as text.
create table bonafide.setting_version (
  tenant_id uuid not null references bonafide.tenant,
  kind text not null check (kind in ('customer-group', 'exempt-reason', 'authority', 'commodity-mapping')),
  key text not null,
  version integer not null check (version >= 1),
  recorded_at timestamptz not null default now(),
  actor_kind text not null,
  actor_name text not null,
  -- As it stood when versions began to be kept; what it was before then is not known.
  from_start boolean not null default false,
  body jsonb not null,
  primary key (tenant_id, kind, key, version)
);
create index setting_version_by_time on bonafide.setting_version (tenant_id, recorded_at);

-- The owner is behind the wall too; for what stands already it has to be let through once.
alter table bonafide.customer_group no force row level security;
alter table bonafide.exempt_reason no force row level security;
alter table bonafide.authority no force row level security;
alter table bonafide.commodity_mapping no force row level security;
insert into bonafide.setting_version (tenant_id, kind, key, version, recorded_at, actor_kind, actor_name, from_start, body)
  select tenant_id, 'customer-group', group_id::text, 1, recorded_at, 'system', 'Upgrade', true,
    jsonb_build_object('groupId', group_id, 'name', name, 'ownerCompanyId', owner_company_id)
  from bonafide.customer_group
  union all
  select tenant_id, 'exempt-reason', group_id || '/' || code, 1, recorded_at, 'system', 'Upgrade', true,
    jsonb_build_object('groupId', group_id, 'code', code, 'name', name, 'reason', reason)
  from bonafide.exempt_reason
  union all
  select tenant_id, 'authority', authority_id::text, 1, recorded_at, 'system', 'Upgrade', true,
    jsonb_build_object('authorityId', authority_id, 'companyId', company_id, 'name', name, 'zone', zone,
      'zoneLevel', zone_level, 'type', type, 'rate', trim_scale(rate)::text, 'taxType', tax_type)
  from bonafide.authority
  union all
  select tenant_id, 'commodity-mapping', company_id || '/' || start_date || '/' || product_code || '/' || commodity_code, 1, recorded_at,
    'system', 'Upgrade', true,
    jsonb_build_object('companyId', company_id, 'productCode', product_code, 'commodityCode', commodity_code,
      'startDate', start_date::text, 'endDate', end_date::text)
  from bonafide.commodity_mapping;
alter table bonafide.customer_group force row level security;
alter table bonafide.exempt_reason force row level security;
alter table bonafide.authority force row level security;
alter table bonafide.commodity_mapping force row level security;

-- "The customer of this number as known then": by every number and name it ever had.
create index record_version_by_customer_number on bonafide.record_version (tenant_id, (body ->> 'groupId'), (body ->> 'number'))
  where kind = 'customer';
create index record_version_by_customer_name on bonafide.record_version (tenant_id, (body ->> 'groupId'), (body ->> 'name'))
  where kind = 'customer';

create table bonafide.replay (
  tenant_id uuid not null references bonafide.tenant,
  replay_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- Which sales, as the list of transactions is asked; against what, as it was asked for.
  filter jsonb not null,
  against jsonb not null,
  status text not null check (status in ('running', 'done', 'stopped', 'failed')),
  -- Sales recorded later are not in it; records changed later do not count.
  snapshot_at timestamptz not null,
  total integer not null default 0,
  processed integer not null default 0,
  lines integer not null default 0,
  changed integer not null default 0,
  certificate_only integer not null default 0,
  undecided integer not null default 0,
  differences integer not null default 0,
  messages text[] not null default '{}',
  -- After which sale the next portion begins.
  after_date date,
  after_id uuid,
  working_ms bigint not null default 0,
  engine_version text not null,
  content_release text not null,
  stop_requested boolean not null default false,
  lease integer not null default 0,
  leased_until timestamptz,
  actor_kind text not null,
  actor_name text not null,
  failure_code text,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, replay_id)
);
create index replay_by_creation on bonafide.replay (tenant_id, created_at, replay_id);

create table bonafide.replay_sum (
  tenant_id uuid not null,
  replay_id uuid not null,
  currency text not null,
  sales integer not null,
  changed integer not null,
  exempt_before numeric not null,
  exempt_after numeric not null,
  tax_before numeric not null,
  tax_after numeric not null,
  -- What the changed sales alone gain and lose, so that one does not hide the other.
  tax_more numeric not null,
  tax_less numeric not null,
  primary key (tenant_id, replay_id, currency),
  foreign key (tenant_id, replay_id) references bonafide.replay (tenant_id, replay_id) on delete cascade
);

create table bonafide.replay_difference (
  tenant_id uuid not null,
  replay_id uuid not null,
  ordinal integer not null,
  transaction_id uuid not null,
  kind text not null check (kind in ('amount', 'certificate', 'undecided')),
  number text not null,
  revision integer not null,
  sale_date date not null,
  company text not null,
  customer_number text,
  customer_name text,
  currency text not null,
  outcome_before text not null,
  outcome_after text not null,
  exempt_before numeric not null,
  exempt_after numeric not null,
  tax_before numeric not null,
  tax_after numeric not null,
  -- What the difference is ordered by: tax more or less, else the exempt amount that moved.
  money numeric not null,
  reason text,
  lines jsonb not null,
  lines_left_out integer not null default 0,
  primary key (tenant_id, replay_id, ordinal),
  foreign key (tenant_id, replay_id) references bonafide.replay (tenant_id, replay_id) on delete cascade
);
create index replay_difference_by_money on bonafide.replay_difference (tenant_id, replay_id, money desc, ordinal);

do $$
declare
  name text;
begin
  foreach name in array array['setting_version', 'replay', 'replay_sum', 'replay_difference']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert on bonafide.setting_version to bonafide_runtime, bonafide_worker;
grant select, insert, update, delete on bonafide.replay, bonafide.replay_sum to bonafide_runtime, bonafide_worker;
grant select, insert, delete on bonafide.replay_difference to bonafide_runtime, bonafide_worker;
grant select on bonafide.setting_version, bonafide.replay, bonafide.replay_sum, bonafide.replay_difference to bonafide_backup;
