-- Law of a tenant: the release it accepted and its own overlays; what a change of law does to the whole portfolio; why a verdict changed.

-- The releases a tenant accepted, one after the other; the last is in force. A tenant without a row has met no law yet and starts on the newest.
create table bonafide.accepted_release (
  tenant_id uuid not null references bonafide.tenant,
  version integer not null check (version >= 1),
  release text not null,
  release_hash text not null,
  accepted_at timestamptz not null default now(),
  actor_kind text not null,
  actor_name text not null,
  primary key (tenant_id, version)
);

-- Tenants of earlier versions were judged by the first release.
alter table bonafide.tenant no force row level security;
insert into bonafide.accepted_release (tenant_id, version, release, release_hash, actor_kind, actor_name)
  select tenant_id, 1, '2026.11.1', '25cd1fb48524efcd2b602882fd5af0490fc5609fd8d4614de862a88c4dc3f3d1', 'system', 'Upgrade' from bonafide.tenant;
alter table bonafide.tenant force row level security;

-- What a tenant holds to be the law where the content says otherwise, or nothing. Never changed but withdrawn: an edit withdraws one and writes another,
-- so what held (its own days) and when we knew it (created, withdrawn) are both here.
create table bonafide.content_overlay (
  tenant_id uuid not null references bonafide.tenant,
  overlay_id uuid not null,
  file text not null,
  pointer text not null,
  value jsonb not null,
  -- The days it speaks of, as in facts; and the last day the tenant wants to go by it without looking again.
  valid_from date,
  valid_to date,
  expires date,
  reason text not null check (length(reason) between 1 and 2000),
  -- The fact of the content when the overlay was written: its hash tells when the base has moved.
  base_release text not null,
  base_hash text not null,
  base_value jsonb not null,
  -- The overlay that this one was written to replace.
  replaces uuid,
  actor_kind text not null,
  actor_name text not null,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (tenant_id, overlay_id),
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index content_overlay_by_creation on bonafide.content_overlay (tenant_id, created_at, overlay_id);
-- One overlay in force for a fact: which of two would hold is nobody's guess.
create unique index content_overlay_once on bonafide.content_overlay (tenant_id, file, pointer) where withdrawn_at is null;

-- Every certificate judged under two laws.
create table bonafide.portfolio_review (
  tenant_id uuid not null references bonafide.tenant,
  review_id uuid not null,
  -- `rehearsal` changes nothing; `acceptance` and `sweep` write the new findings with their cause.
  kind text not null check (kind in ('rehearsal', 'acceptance', 'sweep')),
  -- What makes the difference.
  subject text not null check (subject in ('release', 'overlay', 'policy', 'law', 'day')),
  name text not null check (length(name) between 1 and 200),
  before jsonb not null,
  after jsonb not null,
  -- The day asked about, the same for every portion.
  today date not null,
  status text not null check (status in ('running', 'done', 'stopped', 'failed')),
  total integer not null default 0,
  processed integer not null default 0,
  flips integer not null default 0,
  -- Certificates whose findings differ though their verdict is the same.
  touched integer not null default 0,
  summary jsonb,
  -- After which certificate the next portion begins.
  after_customer uuid,
  after_number text,
  after_valid_from date,
  working_ms bigint not null default 0,
  stop_requested boolean not null default false,
  lease integer not null default 0,
  leased_until timestamptz,
  actor_kind text not null,
  actor_name text not null,
  failure_code text,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, review_id)
);
create index portfolio_review_by_creation on bonafide.portfolio_review (tenant_id, created_at, review_id);
-- However many processes sweep, a day is swept once.
create unique index portfolio_review_sweep on bonafide.portfolio_review (tenant_id, today) where kind = 'sweep';

-- A certificate whose findings differ between the two laws.
create table bonafide.portfolio_flip (
  tenant_id uuid not null,
  review_id uuid not null,
  certificate_id uuid not null,
  customer_id uuid not null,
  number text not null,
  status text not null,
  jurisdictions text[] not null,
  verdict_before text not null check (verdict_before in ('good', 'review', 'refuse')),
  verdict_after text not null check (verdict_after in ('good', 'review', 'refuse')),
  gone jsonb not null,
  come jsonb not null,
  -- Codes of both, for filters.
  codes text[] not null,
  -- Exempt amounts of the last twelve months that rested on it, by currency; and the largest of them, to order by.
  exempt jsonb not null,
  money numeric not null,
  primary key (tenant_id, review_id, certificate_id),
  foreign key (tenant_id, review_id) references bonafide.portfolio_review (tenant_id, review_id) on delete cascade
);
create index portfolio_flip_by_money on bonafide.portfolio_flip (tenant_id, review_id, money desc, certificate_id);

-- The day the stored findings were found, to tell what the passing of days alone has changed.
alter table bonafide.certificate add column judged_on date;

-- Why a certificate's verdict is no longer what it was.
create table bonafide.verdict_change (
  tenant_id uuid not null,
  certificate_id uuid not null,
  change_id uuid not null,
  changed_at timestamptz not null default now(),
  verdict_before text not null check (verdict_before in ('good', 'review', 'refuse')),
  verdict_after text not null check (verdict_after in ('good', 'review', 'refuse')),
  gone jsonb not null,
  come jsonb not null,
  cause text not null check (cause in ('release', 'overlay', 'policy', 'law', 'day', 'edit', 'surroundings', 'registry')),
  -- What the cause was: releases from and to, overlay, review, version, day.
  detail jsonb not null,
  content_release text not null,
  actor_name text not null,
  primary key (tenant_id, certificate_id, change_id)
);
create index verdict_change_by_time on bonafide.verdict_change (tenant_id, changed_at, change_id);
create index verdict_change_of_certificate on bonafide.verdict_change (tenant_id, certificate_id, changed_at);

do $$
declare
  name text;
begin
  foreach name in array array['accepted_release', 'content_overlay', 'portfolio_review', 'portfolio_flip', 'verdict_change']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert on bonafide.accepted_release to bonafide_runtime, bonafide_worker;
grant select, insert, update on bonafide.content_overlay to bonafide_runtime, bonafide_worker;
grant select, insert, update, delete on bonafide.portfolio_review to bonafide_runtime, bonafide_worker;
grant select, insert, delete on bonafide.portfolio_flip to bonafide_runtime, bonafide_worker;
grant select, insert on bonafide.verdict_change to bonafide_runtime, bonafide_worker;
grant select on bonafide.accepted_release, bonafide.content_overlay, bonafide.portfolio_review, bonafide.portfolio_flip, bonafide.verdict_change to bonafide_backup;
