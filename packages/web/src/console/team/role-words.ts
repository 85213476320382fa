import type { Permission, Role } from '../../api/session.ts';

export const ROLES: readonly Role[] = ['admin', 'manager', 'clerk', 'viewer', 'auditor'];

/** Who a role is for. What it may do is the service's table, read from /v1/roles. */
export const ROLE_WORDS: Record<Role, { name: string; is: string }> = {
  admin: { name: 'Administrator', is: 'Everything, and who else comes in' },
  manager: { name: 'Tax manager', is: 'Runs the house: records, settings, imports, sales; not people and keys' },
  clerk: { name: 'Review clerk', is: 'Reads papers, approves them, keeps customers, imports files' },
  viewer: { name: 'Viewer', is: 'Reads records and figures and tries a sale; changes nothing' },
  auditor: { name: 'Auditor', is: 'Reads records, figures and the log; changes nothing' },
};

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

export const roleName = (role: Role) => ROLE_WORDS[role].name;

/** Each right as what a person does. */
export const RIGHT_WORDS: Record<Permission, string> = {
  'records.read': 'Read customers, certificates, sales and settings',
  'figures.read': 'Read tax at risk and the other figures',
  'log.read': 'Read the log of all changes',
  'certificates.write': 'Add and correct certificates',
  'certificates.approve': 'Approve and reject certificates',
  'certificates.revoke': 'Revoke certificates',
  'customers.write': 'Add and change customers',
  'companies.write': 'Change companies, groups, reasons, authorities',
  'imports.run': 'Import files',
  'exports.run': 'Export files',
  'determinations.try': 'Try a sale without storing it',
  'transactions.commit': 'Store sales',
  'replays.run': 'Decide recorded sales again (replays)',
  'snapshots.take': 'Take snapshots to decide offline',
  'reviews.run': 'Review all certificates under another law',
  'law.accept': 'Accept content releases and write overlays',
  'access.manage': 'Add people and keys, change roles',
};
