-- Files of others taken in: the file itself, how far it has been worked through, and what was found in it.

create table bonafide.import (
  tenant_id uuid not null references bonafide.tenant,
  import_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 255),
  company_id uuid not null,
  group_id uuid not null,
  sdi_type text,
  -- What was asked of this file last: to be rehearsed, or to be applied.
  phase text not null check (phase in ('rehearsal', 'run')),
  status text not null check (status in ('rehearsing', 'rehearsed', 'running', 'done', 'failed', 'stopped')),
  total integer not null default 0,
  processed integer not null default 0,
  accepted integer not null default 0,
  rejected integer not null default 0,
  warnings integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  -- Portions of this many rows are committed one by one; the next to do is where a killed import goes on.
  portion_rows integer not null check (portion_rows > 0),
  next_portion integer not null default 0,
  findings integer not null default 0,
  stop_requested boolean not null default false,
  -- Who works on it: a process whose lease was taken over cannot commit any more (design rule D5).
  lease integer not null default 0,
  leased_until timestamptz,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  request_hash text not null,
  failure_code text,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, import_id),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id),
  foreign key (tenant_id, group_id) references bonafide.customer_group (tenant_id, group_id)
);
create index import_by_creation on bonafide.import (tenant_id, created_at, import_id);
create index import_open on bonafide.import (tenant_id, leased_until) where status in ('rehearsing', 'running');

create table bonafide.import_file (
  tenant_id uuid not null,
  import_id uuid not null,
  bytes bytea not null,
  primary key (tenant_id, import_id),
  foreign key (tenant_id, import_id) references bonafide.import (tenant_id, import_id)
);

create table bonafide.import_finding (
  tenant_id uuid not null,
  import_id uuid not null,
  ordinal integer not null,
  kind text not null check (kind in ('rejected', 'warning')),
  line integer not null,
  column_name text,
  code text not null,
  message text not null,
  primary key (tenant_id, import_id, ordinal),
  foreign key (tenant_id, import_id) references bonafide.import (tenant_id, import_id)
);
create index import_finding_by_line on bonafide.import_finding (tenant_id, import_id, kind, line, ordinal);

do $$
declare
  name text;
begin
  foreach name in array array['import', 'import_file', 'import_finding']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert, update on bonafide.import to bonafide_runtime, bonafide_worker;
grant select, insert on bonafide.import_file to bonafide_runtime, bonafide_worker;
-- The findings of a rehearsal make room for those of the run.
grant select, insert, delete on bonafide.import_finding to bonafide_runtime, bonafide_worker;
grant select on bonafide.import, bonafide.import_file, bonafide.import_finding to bonafide_backup;
