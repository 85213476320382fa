-- What the seller says of itself that its certificates are checked by, what happened to its customers, and who audits it.

-- Trade names, registrations, mail domains and reasons taken: a part of the company, kept in its versions with the rest of it.
alter table bonafide.company add column seller_facts jsonb not null default '{}';

-- Versions of "this happened to the customer": a merger, a new owner, a remark. The highest version counts; nothing is changed or
-- erased, an event noted in error has a version that says so.
create table bonafide.customer_event (
  tenant_id uuid not null,
  event_id uuid not null,
  version integer not null check (version >= 1),
  customer_id uuid not null,
  kind text not null check (length(kind) between 1 and 40),
  event_date date not null,
  note text check (length(note) <= 2000),
  undone boolean not null default false,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, event_id, version),
  foreign key (tenant_id, customer_id) references bonafide.customer (tenant_id, customer_id)
);
create index customer_event_by_customer on bonafide.customer_event (tenant_id, customer_id, event_id, version);

-- Versions of "this state told the company that it will audit it", in the same way.
create table bonafide.audit_notice (
  tenant_id uuid not null,
  notice_id uuid not null,
  version integer not null check (version >= 1),
  company_id uuid not null,
  jurisdiction text not null check (length(jurisdiction) between 2 and 10),
  notice_date date not null,
  -- First and last day of the sales looked at; null: not said.
  period_from date,
  period_to date,
  note text check (length(note) <= 2000),
  undone boolean not null default false,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, notice_id, version),
  check (period_from is null or period_to is null or period_to >= period_from),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id)
);
create index audit_notice_by_company on bonafide.audit_notice (tenant_id, company_id, notice_id, version);

do $$
declare
  name text;
begin
  foreach name in array array['customer_event', 'audit_notice']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert on bonafide.customer_event, bonafide.audit_notice to bonafide_runtime, bonafide_worker;
grant select on bonafide.customer_event, bonafide.audit_notice to bonafide_backup;
