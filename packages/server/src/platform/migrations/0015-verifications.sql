-- What registries answered about numbers, the sealed evidence of it, what is still to be asked, and lists taken in as data.

-- A registry the tenant may ask, and how. Nothing is asked until somebody switches it on.
create table bonafide.verification_source (
  tenant_id uuid not null references bonafide.tenant,
  source_id text not null check (source_id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  kind text not null check (kind in ('vies', 'irs', 'http', 'manual')),
  name text not null check (length(name) between 1 and 100),
  switched_on boolean not null,
  -- How many days an answer counts as fresh; then the number is asked about again.
  good_for_days integer not null check (good_for_days between 1 and 3650),
  per_minute integer not null check (per_minute between 1 and 600),
  config jsonb not null,
  -- No question may be sent before it: the rate of a registry holds for all processes together.
  next_question_at timestamptz not null default now(),
  version integer not null check (version >= 1),
  recorded_at timestamptz not null default now(),
  actor_name text not null,
  primary key (tenant_id, source_id)
);

-- One question and what came of it. Never changed: the answer stays as it was given.
create table bonafide.verification (
  tenant_id uuid not null references bonafide.tenant,
  verification_id uuid not null,
  source_id text not null,
  registry text not null,
  adapter text not null,
  adapter_version text not null,
  register text not null check (register in ('permit', 'exempt-organizations', 'business-register', 'address')),
  -- What was asked; the key is the number without separators, or the address in plain words behind an @.
  number_key text not null check (length(number_key) between 1 and 400),
  question jsonb not null,
  result text not null check (result in ('active', 'inactive', 'closed', 'not-found', 'name-differs', 'no-answer')),
  -- What happened when there was no answer.
  silence text check (silence in ('timed-out', 'refused', 'unreachable', 'busy', 'server-error', 'redirected', 'too-large', 'unreadable',
    'not-allowed', 'list-missing', 'rejected-by-registry')),
  said jsonb not null,
  authorization_given jsonb,
  -- Evidence: the request without secrets, the bytes of the answer, or a file that shows it.
  request jsonb,
  answer bytea,
  answer_media_type text,
  answer_sha256 text check (answer_sha256 ~ '^[0-9a-f]{64}$'),
  file_id uuid,
  note text,
  asked_at timestamptz not null,
  actor_kind text not null,
  actor_name text not null,
  -- SHA-256 of all of it in canonical JSON; the log commits to the same text with a salt of its own.
  seal text not null check (seal ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, verification_id),
  check ((result = 'no-answer') = (silence is not null)),
  check ((answer is null) = (answer_sha256 is null))
);
create index verification_by_number on bonafide.verification (tenant_id, number_key, asked_at);
create index verification_by_time on bonafide.verification (tenant_id, asked_at, verification_id);

-- A file that shows an answer somebody looked up: a saved page, a letter.
create table bonafide.verification_file (
  tenant_id uuid not null references bonafide.tenant,
  file_id uuid not null,
  file_name text not null,
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  pages integer,
  created_at timestamptz not null default now(),
  actor_name text not null,
  primary key (tenant_id, file_id)
);
create index verification_file_by_sha256 on bonafide.verification_file (tenant_id, sha256);

-- What is to be asked, one row for each number and registry; it stays, with the day it is due again.
create table bonafide.verification_task (
  tenant_id uuid not null,
  task_id uuid not null,
  source_id text not null,
  register text not null,
  number_key text not null check (length(number_key) between 1 and 400),
  question jsonb not null,
  why text not null check (why in ('new', 'asked', 'age', 'expiry', 'retry')),
  due_at timestamptz not null,
  -- The soonest end of the certificates it was asked for: before it the number is asked about again.
  ends date,
  attempts integer not null default 0,
  needs_person boolean not null default false,
  last_result text,
  last_silence text,
  last_verification_id uuid,
  lease integer not null default 0,
  leased_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, task_id),
  unique (tenant_id, source_id, register, number_key),
  foreign key (tenant_id, source_id) references bonafide.verification_source (tenant_id, source_id)
);
create index verification_task_by_due on bonafide.verification_task (tenant_id, due_at, task_id);
create index verification_task_to_ask on bonafide.verification_task (tenant_id, source_id, due_at) where not needs_person;
create index verification_task_for_people on bonafide.verification_task (tenant_id, due_at, task_id) where needs_person;

-- Lists published as files: the exempt organizations of the IRS and those whose exemption was revoked.
create table bonafide.exempt_list (
  tenant_id uuid not null references bonafide.tenant,
  list_id uuid not null,
  kind text not null check (kind in ('eo-bmf', 'pub78', 'revocations')),
  -- Which part of the whole the file is: a region or a state of the EO BMF, else `all`.
  part text not null check (length(part) between 1 and 40),
  list_date date not null,
  status text not null check (status in ('reading', 'ready', 'failed')),
  row_count integer not null default 0,
  rejected integer not null default 0,
  problems jsonb not null default '[]',
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint,
  removed_at timestamptz,
  touched_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  actor_name text not null,
  primary key (tenant_id, list_id)
);
create index exempt_list_by_date on bonafide.exempt_list (tenant_id, kind, part, list_date);

create table bonafide.exempt_organization (
  tenant_id uuid not null,
  list_id uuid not null,
  ein text not null check (ein ~ '^[0-9]{9}$'),
  -- Line of the file: an organization revoked twice stands twice.
  line integer not null,
  name text not null,
  name_key text not null,
  city text,
  region text,
  postal_code text,
  -- The row as the file has it.
  row_text text not null,
  primary key (tenant_id, list_id, ein, line),
  foreign key (tenant_id, list_id) references bonafide.exempt_list (tenant_id, list_id)
);
create index exempt_organization_by_name on bonafide.exempt_organization (tenant_id, list_id, name_key text_pattern_ops);

do $$
declare
  name text;
begin
  foreach name in array array['verification_source', 'verification', 'verification_file', 'verification_task', 'exempt_list', 'exempt_organization']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

-- No update and no delete: evidence can be added to, never altered.
grant select, insert on bonafide.verification, bonafide.verification_file to bonafide_runtime, bonafide_worker;
grant select, insert, update on bonafide.verification_source, bonafide.exempt_list to bonafide_runtime, bonafide_worker;
grant select, insert, update, delete on bonafide.verification_task to bonafide_runtime, bonafide_worker;
grant select, insert, delete on bonafide.exempt_organization to bonafide_runtime, bonafide_worker;
grant select on bonafide.verification_source, bonafide.verification, bonafide.verification_file, bonafide.verification_task,
  bonafide.exempt_list, bonafide.exempt_organization to bonafide_backup;

-- "The certificates with this number": the numbers a paper gives, compared as the checks compare them.
create function bonafide.claimed_numbers(body jsonb) returns text[]
  language sql immutable parallel safe
  return (select coalesce(array_agg(upper(regexp_replace(id ->> 'value', '[\s\-/.‐-―]', '', 'g'))), '{}')
    from jsonb_array_elements(case jsonb_typeof(body #> '{claim,ids}') when 'array' then body #> '{claim,ids}' else '[]'::jsonb end) as id);
create index certificate_by_claimed_number on bonafide.certificate using gin (bonafide.claimed_numbers(body));
