import type { LogEntry } from '../../api/log.ts';

/** Records by the first part of a kind. */
export const RECORD_WORDS: Readonly<Record<string, string>> = {
  certificate: 'Certificate',
  customer: 'Customer',
  inheritance: 'Use of another’s certificates',
  transaction: 'Transaction',
  company: 'Company',
  'customer-group': 'Customer group',
  'exempt-reason': 'Exempt reason',
  authority: 'Authority',
  'commodity-mapping': 'Commodity code',
  document: 'Document',
  import: 'Import',
  snapshot: 'Snapshot',
  'snapshot-key': 'Snapshot key',
  reconciliation: 'Reconciliation',
  'api-key': 'API key',
  member: 'Team member',
  tenant: 'Tenant',
};

const ACTOR_KINDS: Readonly<Record<string, string>> = { user: 'person', 'api-key': 'API key', system: 'the product' };

export function actorKind(kind: string): string {
  return ACTOR_KINDS[kind] ?? kind;
}

function spaced(text: string): string {
  return text.replaceAll('-', ' ');
}

/** `certificate.approved` → `Certificate approved`. */
export function kindWords(kind: string): string {
  const [record = '', event = ''] = kind.split('.');
  const done = event === 'put' ? 'set' : spaced(event);
  return `${RECORD_WORDS[record] ?? spaced(record)} ${done}`.trim();
}

/** `customer/<id>@3` → its parts. */
export function recordOf(ref: string): { kind: string; id: string; version: string | null } {
  const [path = '', version = null] = ref.split('@');
  const slash = path.indexOf('/');
  return { kind: path.slice(0, slash), id: path.slice(slash + 1), version };
}

/** Where the record of an entry stands in the console; null where it has no page. */
export function recordAddress(ref: string): string | null {
  const { kind, id } = recordOf(ref);
  switch (kind) {
    case 'certificate':
      return `/certificates/${id}`;
    case 'customer':
      return `/customers/${id}/details`;
    case 'transaction':
      return `/decisions/${id}`;
    case 'import':
      return `/imports/${id}`;
    case 'reconciliation':
      return `/offline/reconciliations/${id}`;
    case 'company':
      return '/settings/companies';
    case 'authority':
      return '/settings/authorities';
    case 'api-key':
      return '/settings/api-keys';
    case 'member':
      return '/team';
    default:
      return null;
  }
}

/** What to call the record of an entry: its name, with the version it had. */
export function recordName({ ref, recordName: name }: Pick<LogEntry, 'ref' | 'recordName'>): string {
  const { kind, id, version } = recordOf(ref);
  const shown = name ?? `${RECORD_WORDS[kind] ?? spaced(kind)} ${id.slice(0, 8)}`;
  return version ? `${shown}, version ${version}` : shown;
}
