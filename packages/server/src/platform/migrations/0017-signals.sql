-- What certificates have in common with each other, indexed so that one look-up costs the same among a hundred and among ten million.
-- All of it follows from the certificates and their files; it is written in the transaction that writes those.

-- Numbers on papers, without blanks and hyphens and in capitals. A number that ends in digits is also kept as its beginning and that
-- ending, so that its neighbours are found.
create table bonafide.signal_number (
  tenant_id uuid not null references bonafide.tenant,
  value text not null check (length(value) between 1 and 64),
  customer_id uuid not null,
  certificate_id uuid not null,
  kind text not null,
  issuer text not null default '',
  -- First day the seller had it: received, else signed, else valid from.
  first_day date not null,
  stem text not null,
  ending bigint,
  primary key (tenant_id, value, customer_id, certificate_id, kind, issuer)
);
create index signal_number_by_certificate on bonafide.signal_number (tenant_id, certificate_id);
create index signal_number_in_run on bonafide.signal_number (tenant_id, kind, stem, ending) where ending is not null;

-- Pictures of signatures: the hash of a pasted picture, and one of how the ink looks, cut in four so that pictures that differ in
-- few bits share at least one part.
create table bonafide.signal_signature (
  tenant_id uuid not null references bonafide.tenant,
  certificate_id uuid not null,
  sha256 text not null,
  customer_id uuid not null,
  picture text,
  look text check (look ~ '^[0-9a-f]{16}$'),
  primary key (tenant_id, certificate_id, sha256)
);
create index signal_signature_by_picture on bonafide.signal_signature (tenant_id, picture) where picture is not null;
create index signal_signature_by_part_1 on bonafide.signal_signature (tenant_id, substr(look, 1, 4)) where look is not null;
create index signal_signature_by_part_2 on bonafide.signal_signature (tenant_id, substr(look, 5, 4)) where look is not null;
create index signal_signature_by_part_3 on bonafide.signal_signature (tenant_id, substr(look, 9, 4)) where look is not null;
create index signal_signature_by_part_4 on bonafide.signal_signature (tenant_id, substr(look, 13, 4)) where look is not null;

-- From where papers were signed, by the evidence of electronic signing.
create table bonafide.signal_origin (
  tenant_id uuid not null references bonafide.tenant,
  certificate_id uuid not null,
  customer_id uuid not null,
  address text,
  device text,
  signed_at timestamptz not null,
  primary key (tenant_id, certificate_id)
);
create index signal_origin_by_address on bonafide.signal_origin (tenant_id, address, signed_at) where address is not null;
create index signal_origin_by_device on bonafide.signal_origin (tenant_id, device, signed_at) where device is not null;

-- The seller's own list of numbers known to be revoked.
create table bonafide.revoked_number (
  tenant_id uuid not null references bonafide.tenant,
  revoked_number_id uuid not null,
  kind text not null check (length(kind) between 1 and 100),
  value text not null check (length(value) between 1 and 64),
  -- As typed.
  shown text not null check (length(shown) between 1 and 100),
  reason text not null check (length(reason) between 1 and 500),
  added_at timestamptz not null default now(),
  actor_name text not null,
  primary key (tenant_id, revoked_number_id),
  unique (tenant_id, value, kind)
);
create index revoked_number_by_time on bonafide.revoked_number (tenant_id, added_at, revoked_number_id);

alter table bonafide.certificate
  add column risk smallint not null default 0 check (risk between 0 and 100),
  add column risk_parts jsonb not null default '[]';
create index certificate_by_risk on bonafide.certificate (tenant_id, risk, certificate_id);

-- Numbers of the certificates that stand already. The owner is behind the wall; for this it has to be let through once.
alter table bonafide.certificate no force row level security;
insert into bonafide.signal_number (tenant_id, value, customer_id, certificate_id, kind, issuer, first_day, stem, ending)
  select c.tenant_id, n.value, c.customer_id, c.certificate_id, n.kind, n.issuer,
    c.valid_from,
    regexp_replace(n.value, '[0-9]{1,15}$', ''), nullif(substring(n.value from '[0-9]{1,15}$'), '')::bigint
  from bonafide.certificate c,
    lateral (
      select upper(regexp_replace(id ->> 'value', '[[:space:]./‐-―-]', '', 'g')) as value, id ->> 'kind' as kind, coalesce(id ->> 'issuer', '') as issuer
      from jsonb_array_elements(c.body #> '{claim,ids}') as id
    ) n
  where length(n.value) between 1 and 64
  on conflict do nothing;
alter table bonafide.certificate force row level security;

do $$
declare
  name text;
begin
  foreach name in array array['signal_number', 'signal_signature', 'signal_origin', 'revoked_number']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
    execute format('grant select, insert, update, delete on bonafide.%I to bonafide_runtime, bonafide_worker', name);
    execute format('grant select on bonafide.%I to bonafide_backup', name);
  end loop;
end $$;
