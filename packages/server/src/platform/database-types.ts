import type { ColumnType, Generated } from 'kysely';
import type { JsonValue } from './json.ts';

/** Rows as PostgreSQL gives them: dates and numerics stay text, so no value is bent on its way (design rules D7, D8). */
type Json<T = JsonValue> = ColumnType<T, string, string>;
type Instant = ColumnType<Date, never, never>;
type WritableInstant = ColumnType<Date | null, Date | string | null, Date | string | null>;

export interface TenantTable {
  tenant_id: string;
  name: string;
  demo: Generated<boolean>;
  suspended_at: WritableInstant;
  created_at: Instant;
}

export interface CounterTable {
  tenant_id: string;
  name: string;
  value: string | number;
}

export interface CompanyTable {
  tenant_id: string;
  company_id: string;
  external_id: string;
  name: string;
  parent_company_id: string | null;
  uses_exemption_certificates: boolean;
  active_group_id: string | null;
  auto_create_certificates: boolean;
  auto_create_customers: boolean;
  temporary_certificates_affect_tax: boolean;
  strict_customer_lookup: boolean;
  expiry_day_inclusive: boolean;
  certificate_selection: 'first-approved' | 'best';
  goods_lists: Generated<'either' | 'both'>;
  exempt_without_certificate: Generated<boolean>;
  default_exempt_reason_us: string | null;
  default_exempt_reason_intl: string | null;
  seller_facts: Json;
  version: number;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface CustomerGroupTable {
  tenant_id: string;
  group_id: string;
  owner_company_id: string;
  name: string;
  recorded_at: Instant;
}

export interface ExemptReasonTable {
  tenant_id: string;
  group_id: string;
  code: string;
  name: string;
  reason: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface AuthorityTable {
  tenant_id: string;
  authority_id: string;
  company_id: string;
  name: string;
  zone: string;
  zone_level: string;
  type: string;
  rate: string;
  tax_type: string | null;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface CommodityMappingTable {
  tenant_id: string;
  company_id: string;
  product_code: string;
  commodity_code: string;
  start_date: string;
  end_date: string | null;
  description: string | null;
  custom_product: Generated<boolean>;
  tax_data_type: Generated<'US' | 'INTL'>;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface CustomerTable {
  tenant_id: string;
  customer_id: string;
  group_id: string;
  number: string;
  name: string;
  state: string | null;
  country: string;
  body: Json;
  version: number;
  created_at: Instant;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface CertificateTable {
  tenant_id: string;
  certificate_id: string;
  customer_id: string;
  sequence: ColumnType<string, string | number, never>;
  number: string;
  status: string;
  active: boolean;
  reason_code: string | null;
  reason: string | null;
  form_id: string | null;
  valid_from: string;
  expires: string | null;
  jurisdictions: string[];
  body: Json;
  findings: Json;
  rejects: number;
  warns: number;
  informs: number;
  risk: Generated<number>;
  risk_parts: ColumnType<JsonValue, string | undefined, string>;
  content_release: string;
  source: string;
  version: number;
  judged_on: string | null;
  created_at: Instant;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface RecordVersionTable {
  tenant_id: string;
  kind: 'company' | 'customer' | 'certificate';
  record_id: string;
  version: number;
  parent_id: string | null;
  recorded_at: Instant;
  actor_kind: string;
  actor_name: string;
  event: string;
  reason: string | null;
  body: Json;
}

export interface DocumentTable {
  tenant_id: string;
  document_id: string;
  certificate_id: string;
  file_name: string;
  media_type: string;
  size: ColumnType<string, number, number>;
  sha256: string;
  pages: number | null;
  flags: Generated<string[]>;
  created_at: Instant;
  actor_name: string;
}

export interface DocumentFactsTable {
  tenant_id: string;
  sha256: string;
  reader: number;
  facts: ColumnType<unknown, string | null, string | null>;
  fault: string | null;
  read_at: ColumnType<Date, Date | undefined, Date>;
}

export interface DocumentToReadTable {
  tenant_id: string;
  sha256: string;
  attempts: Generated<number>;
  not_before: ColumnType<Date, Date | undefined, Date>;
}

export interface SignalNumberTable {
  tenant_id: string;
  value: string;
  customer_id: string;
  certificate_id: string;
  kind: string;
  issuer: string;
  first_day: string;
  stem: string;
  ending: string | null;
}

export interface SignalSignatureTable {
  tenant_id: string;
  certificate_id: string;
  sha256: string;
  customer_id: string;
  picture: string | null;
  look: string | null;
}

export interface SignalOriginTable {
  tenant_id: string;
  certificate_id: string;
  customer_id: string;
  address: string | null;
  device: string | null;
  signed_at: ColumnType<Date, Date, Date>;
}

export interface RevokedNumberTable {
  tenant_id: string;
  revoked_number_id: string;
  kind: string;
  value: string;
  shown: string;
  reason: string;
  added_at: Instant;
  actor_name: string;
}

export interface TransactionTable {
  tenant_id: string;
  transaction_id: string;
  company_id: string;
  number: string;
  revision: number;
  sale_date: string;
  customer_id: string | null;
  customer_number: string | null;
  customer_name: string | null;
  jurisdiction: string | null;
  currency: string;
  line_count: number;
  gross: string;
  exempt_amount: string;
  taxable_amount: string;
  tax: string;
  outcome: string;
  source: string;
  content_release: string;
  engine_version: string;
  request_hash: string;
  sale: Json;
  decision: Json;
  committed_at: Instant;
}

export interface TransactionLineTable {
  tenant_id: string;
  transaction_id: string;
  ordinal: number;
  line_id: string;
  sale_date: string;
  customer_id: string | null;
  jurisdiction: string | null;
  basis: string;
  exempt_amount: string;
  taxable_amount: string;
  tax: string;
  tax_forgone: string;
  outcome: string;
  source: string;
  certificate_id: string | null;
  certificate_version: number | null;
}

export interface IdempotencyKeyTable {
  tenant_id: string;
  caller: string;
  key: string;
  request_hash: string;
  status: number;
  body: Json<JsonValue | null>;
  created_at: Instant;
}

export interface LedgerEntryTable {
  tenant_id: string;
  entry_id: string;
  recorded_at: Instant;
  actor_kind: string;
  actor_name: string;
  kind: string;
  ref: string;
  summary: string;
  salt: string;
  leaf_hash: string;
  hash_algorithm: string;
}

export interface OutboxTable {
  tenant_id: string;
  effect_id: string;
  kind: string;
  payload: Json;
  lease: Generated<number>;
  leased_until: WritableInstant;
  done_at: WritableInstant;
  failure: string | null;
  created_at: Instant;
}

export interface ApiKeyTable {
  tenant_id: string;
  key_id: string;
  name: string;
  role: string;
  prefix: string;
  secret_hash: string;
  created_at: Instant;
  created_by: string;
  expires_at: WritableInstant;
  revoked_at: WritableInstant;
  last_used_at: WritableInstant;
}

export interface MembershipTable {
  tenant_id: string;
  user_id: string;
  role: string;
  created_at: Instant;
}

export interface ImportTable {
  tenant_id: string;
  import_id: string;
  file_name: string;
  company_id: string | null;
  group_id: string | null;
  sdi_type: string | null;
  phase: 'rehearsal' | 'run';
  status: 'rehearsing' | 'rehearsed' | 'running' | 'done' | 'failed' | 'stopped';
  total: Generated<number>;
  processed: Generated<number>;
  accepted: Generated<number>;
  rejected: Generated<number>;
  warnings: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  portion_rows: number;
  next_portion: Generated<number>;
  findings: Generated<number>;
  stop_requested: Generated<boolean>;
  lease: Generated<number>;
  leased_until: WritableInstant;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  request_hash: string;
  failure_code: string | null;
  failure: string | null;
  created_at: Instant;
  finished_at: WritableInstant;
}

export interface ImportFileTable {
  tenant_id: string;
  import_id: string;
  bytes: Buffer;
}

export interface ImportFindingTable {
  tenant_id: string;
  import_id: string;
  ordinal: number;
  kind: 'rejected' | 'warning';
  line: number;
  column_name: string | null;
  code: string;
  message: string;
}

export interface LicenseTypeTable {
  tenant_id: string;
  license_type_id: string;
  company_id: string;
  name: string;
  start_date: string;
  end_date: string | null;
  number_mask: string | null;
  temporary: boolean;
  category: string | null;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface CustomerLicenseTable {
  tenant_id: string;
  license_id: string;
  customer_id: string;
  license_type_id: string;
  start_date: string;
  end_date: string | null;
  number: string | null;
  url: string | null;
  temporary: boolean;
  external_id: string | null;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface SettingVersionTable {
  tenant_id: string;
  kind: 'customer-group' | 'exempt-reason' | 'authority' | 'commodity-mapping' | 'license-type' | 'customer-license';
  key: string;
  version: number;
  recorded_at: Instant;
  actor_kind: string;
  actor_name: string;
  from_start: Generated<boolean>;
  body: Json;
}

export interface ReplayTable {
  tenant_id: string;
  replay_id: string;
  name: string;
  filter: Json;
  against: Json;
  status: 'running' | 'done' | 'stopped' | 'failed';
  snapshot_at: WritableInstant;
  total: Generated<number>;
  processed: Generated<number>;
  lines: Generated<number>;
  changed: Generated<number>;
  certificate_only: Generated<number>;
  undecided: Generated<number>;
  differences: Generated<number>;
  messages: Generated<string[]>;
  after_date: string | null;
  after_id: string | null;
  working_ms: Generated<string | number>;
  engine_version: string;
  content_release: string;
  stop_requested: Generated<boolean>;
  lease: Generated<number>;
  leased_until: WritableInstant;
  actor_kind: string;
  actor_name: string;
  failure_code: string | null;
  failure: string | null;
  created_at: Instant;
  finished_at: WritableInstant;
}

export interface ReplaySumTable {
  tenant_id: string;
  replay_id: string;
  currency: string;
  sales: number;
  changed: number;
  exempt_before: string;
  exempt_after: string;
  tax_before: string;
  tax_after: string;
  tax_more: string;
  tax_less: string;
}

export interface ReplayDifferenceTable {
  tenant_id: string;
  replay_id: string;
  ordinal: number;
  transaction_id: string;
  kind: 'amount' | 'certificate' | 'undecided';
  number: string;
  revision: number;
  sale_date: string;
  company: string;
  customer_number: string | null;
  customer_name: string | null;
  currency: string;
  outcome_before: string;
  outcome_after: string;
  exempt_before: string;
  exempt_after: string;
  tax_before: string;
  tax_after: string;
  money: string;
  reason: string | null;
  lines: Json;
  lines_left_out: Generated<number>;
}

export interface CertificateUseTable {
  tenant_id: string;
  use_id: string;
  certificate_id: string;
  company_id: string;
  number: string;
  transaction_id: string;
  sale_date: string;
  used_at: Instant;
  freed_at: WritableInstant;
}

export interface CreditLineTable {
  tenant_id: string;
  transaction_id: string;
  ordinal: number;
  company_id: string;
  original_number: string;
  original_line_id: string;
  basis: string;
}

export interface InheritanceTable {
  tenant_id: string;
  inheritance_id: string;
  version: number;
  customer_id: string;
  from_customer_id: string;
  valid_from: string;
  valid_until: string | null;
  undone: Generated<boolean>;
  comment: string | null;
  actor_name: string;
  recorded_at: Instant;
}

export interface CheckPolicyTable {
  tenant_id: string;
  company_id: string;
  version: number;
  check_id: string;
  setting: 'reject' | 'warn' | 'inform' | 'off' | 'inherit';
  from_day: string;
  reason: string;
  actor_kind: string;
  actor_name: string;
  recorded_at: Instant;
}

export interface CustomCheckTable {
  tenant_id: string;
  check_id: string;
  version: number;
  company_id: string | null;
  body: Json;
  enabled: boolean;
  from_day: string;
  reason: string;
  actor_kind: string;
  actor_name: string;
  recorded_at: Instant;
}

export interface CustomerEventTable {
  tenant_id: string;
  event_id: string;
  version: number;
  customer_id: string;
  kind: string;
  event_date: string;
  note: string | null;
  undone: Generated<boolean>;
  actor_name: string;
  recorded_at: Instant;
}

export interface AuditNoticeTable {
  tenant_id: string;
  notice_id: string;
  version: number;
  company_id: string;
  jurisdiction: string;
  notice_date: string;
  period_from: string | null;
  period_to: string | null;
  note: string | null;
  undone: Generated<boolean>;
  actor_name: string;
  recorded_at: Instant;
}

export interface SnapshotKeyTable {
  tenant_id: string;
  key_id: string;
  generation: number;
  public_key: string;
  made_at: Instant;
  actor_name: string;
}

export interface SnapshotTable {
  tenant_id: string;
  snapshot_id: string;
  company_id: string;
  key_id: string;
  taken_at: ColumnType<Date, string, never>;
  good_until: ColumnType<Date, string, never>;
  content_release: string;
  engine_version: string;
  book_version: string;
  counts: Json;
  sha256: string;
  file_bytes: ColumnType<string, number, never>;
  actor_name: string;
}

export interface ReconciliationTable {
  tenant_id: string;
  reconciliation_id: string;
  company_id: string;
  number: string;
  snapshot_id: string;
  decided_at: ColumnType<Date, string, never>;
  stale: boolean;
  request_hash: string;
  offline_decision: Json;
  transaction_id: string;
  customer_number: string | null;
  customer_name: string | null;
  currency: string;
  offline_outcome: string;
  outcome: string;
  offline_tax: string;
  tax: string;
  tax_difference: string;
  differs: boolean;
  differences: Json;
  received_at: Instant;
  actor_name: string;
}

export interface AcceptedReleaseTable {
  tenant_id: string;
  version: number;
  release: string;
  release_hash: string;
  accepted_at: Instant;
  actor_kind: string;
  actor_name: string;
}

export interface ContentOverlayTable {
  tenant_id: string;
  overlay_id: string;
  file: string;
  pointer: string;
  value: Json<JsonValue | null>;
  valid_from: string | null;
  valid_to: string | null;
  expires: string | null;
  reason: string;
  base_release: string;
  base_hash: string;
  base_value: Json<JsonValue | null>;
  replaces: string | null;
  actor_kind: string;
  actor_name: string;
  created_at: Instant;
  withdrawn_at: WritableInstant;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}

type StoredVerdict = 'good' | 'review' | 'refuse';

export interface PortfolioReviewTable {
  tenant_id: string;
  review_id: string;
  kind: 'rehearsal' | 'acceptance' | 'sweep';
  subject: 'release' | 'overlay' | 'policy' | 'law' | 'day';
  name: string;
  before: Json;
  after: Json;
  today: string;
  status: 'running' | 'done' | 'stopped' | 'failed';
  total: Generated<number>;
  processed: Generated<number>;
  flips: Generated<number>;
  touched: Generated<number>;
  summary: ColumnType<JsonValue | null, string | undefined, string | null>;
  after_customer: string | null;
  after_number: string | null;
  after_valid_from: string | null;
  working_ms: Generated<string | number>;
  stop_requested: Generated<boolean>;
  lease: Generated<number>;
  leased_until: WritableInstant;
  actor_kind: string;
  actor_name: string;
  failure_code: string | null;
  failure: string | null;
  created_at: Instant;
  finished_at: WritableInstant;
}

export interface PortfolioFlipTable {
  tenant_id: string;
  review_id: string;
  certificate_id: string;
  customer_id: string;
  number: string;
  status: string;
  jurisdictions: string[];
  verdict_before: StoredVerdict;
  verdict_after: StoredVerdict;
  gone: Json;
  come: Json;
  codes: string[];
  exempt: Json;
  money: string;
}

export interface VerdictChangeTable {
  tenant_id: string;
  certificate_id: string;
  change_id: string;
  changed_at: Instant;
  verdict_before: StoredVerdict;
  verdict_after: StoredVerdict;
  gone: Json;
  come: Json;
  cause: 'release' | 'overlay' | 'policy' | 'law' | 'day' | 'edit' | 'surroundings' | 'registry';
  detail: Json;
  content_release: string;
  actor_name: string;
}

export interface VerificationSourceTable {
  tenant_id: string;
  source_id: string;
  kind: 'vies' | 'irs' | 'http' | 'manual';
  name: string;
  switched_on: boolean;
  good_for_days: number;
  per_minute: number;
  config: Json;
  next_question_at: Generated<Date>;
  version: number;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
  actor_name: string;
}

export interface VerificationTable {
  tenant_id: string;
  verification_id: string;
  source_id: string;
  registry: string;
  adapter: string;
  adapter_version: string;
  register: string;
  number_key: string;
  question: Json;
  result: string;
  silence: string | null;
  said: Json;
  authorization_given: ColumnType<JsonValue | null, string | null, never>;
  request: ColumnType<JsonValue | null, string | null, never>;
  answer: Buffer | null;
  answer_media_type: string | null;
  answer_sha256: string | null;
  file_id: string | null;
  note: string | null;
  asked_at: ColumnType<Date, Date | string, never>;
  actor_kind: string;
  actor_name: string;
  seal: string;
  recorded_at: Instant;
}

export interface VerificationFileTable {
  tenant_id: string;
  file_id: string;
  file_name: string;
  media_type: string;
  size: ColumnType<string, number, number>;
  sha256: string;
  pages: number | null;
  created_at: Instant;
  actor_name: string;
}

export interface VerificationTaskTable {
  tenant_id: string;
  task_id: string;
  source_id: string;
  register: string;
  number_key: string;
  question: Json;
  why: string;
  due_at: ColumnType<Date, Date | string, Date | string>;
  ends: string | null;
  attempts: Generated<number>;
  needs_person: Generated<boolean>;
  last_result: string | null;
  last_silence: string | null;
  last_verification_id: string | null;
  lease: Generated<number>;
  leased_until: WritableInstant;
  created_at: Instant;
}

export interface ExemptListTable {
  tenant_id: string;
  list_id: string;
  kind: 'eo-bmf' | 'pub78' | 'revocations';
  part: string;
  list_date: string;
  status: 'reading' | 'ready' | 'failed';
  row_count: Generated<number>;
  rejected: Generated<number>;
  problems: Generated<JsonValue>;
  sha256: string | null;
  bytes: ColumnType<string | null, number | null, number | null>;
  removed_at: WritableInstant;
  touched_at: Generated<Date>;
  created_at: Instant;
  actor_name: string;
}

export interface ExemptOrganizationTable {
  tenant_id: string;
  list_id: string;
  ein: string;
  line: number;
  name: string;
  name_key: string;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  row_text: string;
}

/** Every table the service reads or writes, by qualified name. */
export interface Tables {
  'bonafide.tenant': TenantTable;
  'bonafide.counter': CounterTable;
  'bonafide.company': CompanyTable;
  'bonafide.customer_group': CustomerGroupTable;
  'bonafide.exempt_reason': ExemptReasonTable;
  'bonafide.authority': AuthorityTable;
  'bonafide.commodity_mapping': CommodityMappingTable;
  'bonafide.customer': CustomerTable;
  'bonafide.certificate': CertificateTable;
  'bonafide.record_version': RecordVersionTable;
  'bonafide.document': DocumentTable;
  'bonafide.document_facts': DocumentFactsTable;
  'bonafide.document_to_read': DocumentToReadTable;
  'bonafide.verification_source': VerificationSourceTable;
  'bonafide.verification': VerificationTable;
  'bonafide.verification_file': VerificationFileTable;
  'bonafide.verification_task': VerificationTaskTable;
  'bonafide.exempt_list': ExemptListTable;
  'bonafide.exempt_organization': ExemptOrganizationTable;
  'bonafide.signal_number': SignalNumberTable;
  'bonafide.signal_signature': SignalSignatureTable;
  'bonafide.signal_origin': SignalOriginTable;
  'bonafide.revoked_number': RevokedNumberTable;
  'bonafide.transaction': TransactionTable;
  'bonafide.transaction_line': TransactionLineTable;
  'bonafide.certificate_use': CertificateUseTable;
  'bonafide.credit_line': CreditLineTable;
  'bonafide.inheritance': InheritanceTable;
  'bonafide.customer_event': CustomerEventTable;
  'bonafide.audit_notice': AuditNoticeTable;
  'bonafide.idempotency_key': IdempotencyKeyTable;
  'bonafide.ledger_entry': LedgerEntryTable;
  'bonafide.outbox': OutboxTable;
  'bonafide.import': ImportTable;
  'bonafide.import_file': ImportFileTable;
  'bonafide.import_finding': ImportFindingTable;
  'bonafide.license_type': LicenseTypeTable;
  'bonafide.customer_license': CustomerLicenseTable;
  'bonafide.setting_version': SettingVersionTable;
  'bonafide.replay': ReplayTable;
  'bonafide.replay_sum': ReplaySumTable;
  'bonafide.replay_difference': ReplayDifferenceTable;
  'bonafide.check_policy': CheckPolicyTable;
  'bonafide.custom_check': CustomCheckTable;
  'bonafide.snapshot_key': SnapshotKeyTable;
  'bonafide.snapshot': SnapshotTable;
  'bonafide.reconciliation': ReconciliationTable;
  'bonafide.accepted_release': AcceptedReleaseTable;
  'bonafide.content_overlay': ContentOverlayTable;
  'bonafide.portfolio_review': PortfolioReviewTable;
  'bonafide.portfolio_flip': PortfolioFlipTable;
  'bonafide.verdict_change': VerdictChangeTable;
  'access.api_key': ApiKeyTable;
  'access.membership': MembershipTable;
}
