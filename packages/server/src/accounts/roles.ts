/** What a caller may be. One table of rights, deny by default; the house test and the settings page read the same table. */
export const ROLES = ['admin', 'manager', 'clerk', 'viewer', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'records.read',
  'figures.read',
  'log.read',
  'certificates.write',
  'certificates.approve',
  'certificates.revoke',
  'customers.write',
  'companies.write',
  'imports.run',
  'exports.run',
  'determinations.try',
  'transactions.commit',
  'replays.run',
  'snapshots.take',
  'reviews.run',
  'law.accept',
  'access.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: readonly Permission[] = ['records.read', 'figures.read', 'determinations.try'];

const RIGHTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  admin: new Set(PERMISSIONS),
  manager: new Set<Permission>([
    ...READ,
    'log.read',
    'certificates.write',
    'certificates.approve',
    'certificates.revoke',
    'customers.write',
    'companies.write',
    'imports.run',
    'exports.run',
    'transactions.commit',
    'replays.run',
    'snapshots.take',
    'reviews.run',
    'law.accept',
  ]),
  clerk: new Set<Permission>([
    ...READ,
    'certificates.write',
    'certificates.approve',
    'customers.write',
    'imports.run',
    'exports.run',
  ]),
  viewer: new Set<Permission>(READ),
  auditor: new Set<Permission>([...READ, 'log.read', 'exports.run']),
};

export function permissionsOf(role: Role): Permission[] {
  return PERMISSIONS.filter((permission) => RIGHTS[role].has(permission));
}

export function may(role: Role, permission: Permission): boolean {
  return RIGHTS[role].has(permission);
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
