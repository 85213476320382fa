-- What was read in the bytes of a file: once for the same bytes of a tenant, whatever number of certificates have them.
create table bonafide.document_facts (
  tenant_id uuid not null references bonafide.tenant,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Version of the reader; a later one reads again.
  reader smallint not null check (reader >= 1),
  -- Null when it could not be read; then `fault` says why.
  facts jsonb,
  fault text check (length(fault) between 1 and 100),
  read_at timestamptz not null default now(),
  primary key (tenant_id, sha256),
  check ((facts is null) <> (fault is null))
);

-- Files waiting to be read. A row goes when its facts are written, in the same transaction.
create table bonafide.document_to_read (
  tenant_id uuid not null references bonafide.tenant,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  attempts smallint not null default 0,
  -- Taken by a process until then; tried again after.
  not_before timestamptz not null default now(),
  primary key (tenant_id, sha256)
);
create index document_to_read_next on bonafide.document_to_read (tenant_id, not_before);

-- Files kept before are read, too. The owner is behind the wall; for what stands already it has to be let through once.
alter table bonafide.document no force row level security;
insert into bonafide.document_to_read (tenant_id, sha256)
  select distinct tenant_id, sha256 from bonafide.document;
alter table bonafide.document force row level security;

do $$
declare
  name text;
begin
  foreach name in array array['document_facts', 'document_to_read']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert, update on bonafide.document_facts to bonafide_runtime, bonafide_worker;
grant select, insert, update, delete on bonafide.document_to_read to bonafide_runtime, bonafide_worker;
grant select on bonafide.document_facts, bonafide.document_to_read to bonafide_backup;
