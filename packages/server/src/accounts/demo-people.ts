import type { Role } from './roles.ts';

/** The demo tenant's accounts, one per role. The names say the role, not a person. */
export const demoPeople: readonly { email: string; name: string; role: Role }[] = [
  { email: 'admin@demo.example', name: 'Demo Admin', role: 'admin' },
  { email: 'manager@demo.example', name: 'Demo Tax Manager', role: 'manager' },
  { email: 'clerk@demo.example', name: 'Demo Review Clerk', role: 'clerk' },
  { email: 'viewer@demo.example', name: 'Demo Viewer', role: 'viewer' },
  { email: 'auditor@demo.example', name: 'Demo Auditor', role: 'auditor' },
];
