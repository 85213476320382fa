-- Files of every kind taken in and given out, and licences.

-- A file of companies belongs to none, one of authorities to no customer group.
alter table bonafide.import alter column company_id drop not null;
alter table bonafide.import alter column group_id drop not null;

-- Determination keeps two files of product mappings; which of them a mapping belongs to decides nothing.
alter table bonafide.commodity_mapping
  add column tax_data_type text not null default 'US' check (tax_data_type in ('US', 'INTL'));
