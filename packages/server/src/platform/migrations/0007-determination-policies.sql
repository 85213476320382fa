-- More of how a company's sales are decided. What there is keeps deciding as it did: every default is what held before.
alter table bonafide.company
  add column goods_lists text not null default 'either' check (goods_lists in ('either', 'both')),
  add column exempt_without_certificate boolean not null default false,
  add column default_exempt_reason_us text check (length(default_exempt_reason_us) between 1 and 2),
  add column default_exempt_reason_intl text check (length(default_exempt_reason_intl) between 1 and 2);

-- The one tax an authority levies; null: read from its type text.
alter table bonafide.authority
  add column tax_type text
    check (tax_type in ('sales', 'use', 'rental', 'utility', 'telecom', 'lodging', 'excise'));
