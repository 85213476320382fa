-- Licence types of companies and licences of customers. A licence groups customers for rules; it never exempts.

create table bonafide.license_type (
  tenant_id uuid not null,
  license_type_id uuid not null,
  company_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  start_date date not null,
  end_date date check (end_date >= start_date),
  number_mask text check (length(number_mask) between 1 and 100),
  temporary boolean not null,
  category text check (length(category) between 1 and 100),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, license_type_id),
  unique (tenant_id, company_id, name, start_date),
  foreign key (tenant_id, company_id) references bonafide.company (tenant_id, company_id)
);

create table bonafide.customer_license (
  tenant_id uuid not null,
  license_id uuid not null,
  customer_id uuid not null,
  license_type_id uuid not null,
  start_date date not null,
  end_date date check (end_date >= start_date),
  number text check (length(number) between 1 and 100),
  url text check (length(url) between 1 and 1000),
  temporary boolean not null,
  external_id text check (length(external_id) between 1 and 100),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, license_id),
  -- How a file row finds the licence it replaces; a licence without a number is one, too.
  unique nulls not distinct (tenant_id, customer_id, license_type_id, start_date, number),
  foreign key (tenant_id, customer_id) references bonafide.customer (tenant_id, customer_id),
  foreign key (tenant_id, license_type_id) references bonafide.license_type (tenant_id, license_type_id)
);
create index customer_license_by_end on bonafide.customer_license (tenant_id, end_date, license_id);

-- Their versions are kept beside those of the other settings.
alter table bonafide.setting_version drop constraint if exists setting_version_kind_check;
alter table bonafide.setting_version add constraint setting_version_kind_check check (kind in (
  'customer-group', 'exempt-reason', 'authority', 'commodity-mapping', 'license-type', 'customer-license'));

do $$
declare
  name text;
begin
  foreach name in array array['license_type', 'customer_license']
  loop
    execute format('alter table bonafide.%I enable row level security', name);
    execute format('alter table bonafide.%I force row level security', name);
    execute format(
      'create policy tenant_wall on bonafide.%I to bonafide_runtime, bonafide_worker, bonafide_backup using (tenant_id = bonafide.current_tenant()) with check (tenant_id = bonafide.current_tenant())',
      name);
  end loop;
end $$;

grant select, insert, update, delete on bonafide.license_type, bonafide.customer_license to bonafide_runtime, bonafide_worker;
grant select on bonafide.license_type, bonafide.customer_license to bonafide_backup;

-- "The licences of this customer as known then".
create index setting_version_by_license_customer on bonafide.setting_version (tenant_id, (body ->> 'customerId'))
  where kind = 'customer-license';
