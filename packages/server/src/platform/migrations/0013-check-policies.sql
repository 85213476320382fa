-- What sellers change about the checks: the weight of each, per company, and checks of their own. Versions are never changed and never
-- erased. `from_day` is the day from which a version holds, `recorded_at` when we knew: the newest version whose first day has come is
-- in force, so a later one takes the place of every earlier one from its first day on.

-- A version is one act: one or several checks with one reason.
create table bonafide.check_policy (
  tenant_id uuid not null,
  company_id uuid not null,
  version integer not null check (version >= 1),
  check_id text not null check (length(check_id) between 1 and 30),
  -- `inherit` takes an own setting back: what the parent company says holds again, or the check's own severity.
  setting text not null check (setting in ('reject', 'warn', 'inform', 'off', 'inherit')),
  from_day date not null,
  reason text not null check (length(reason) between 1 and 2000),
  actor_kind text not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, company_id, version, check_id),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id)
);

-- A check of the seller's own (decision 0015). Without a company it holds for all; else for the company and those below it.
create table bonafide.custom_check (
  tenant_id uuid not null references bonafide.tenant,
  check_id text not null check (length(check_id) between 5 and 30),
  version integer not null check (version >= 1),
  company_id uuid,
  -- As the core reads it: conditions, sentences, examples.
  body jsonb not null,
  enabled boolean not null,
  from_day date not null,
  reason text not null check (length(reason) between 1 and 2000),
  actor_kind text not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, check_id, version),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['check_policy', 'custom_check']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert on bonafide.check_policy, bonafide.custom_check to bonafide_runtime, bonafide_worker;
grant select on bonafide.check_policy, bonafide.custom_check to bonafide_backup;
