import type { AccessDoor, Database } from '../platform/database.ts';
import { createTenant, findDemoTenant } from './bootstrap.ts';
import { demoPeople } from './demo-people.ts';
import { addPerson, type SignIn } from './sign-in.ts';

/**
 * Makes the demo tenant with one account per role, or completes what an interrupted start left of it; its data is written
 * afterwards through the public paths.
 */
export async function makeDemoTenant(services: {
  door: AccessDoor;
  database: Database;
  signIn: SignIn;
  demoPassword: string;
}): Promise<string> {
  const { door, database, signIn, demoPassword } = services;
  const tenantId =
    (await findDemoTenant(door)) ?? (await createTenant(door, database, { name: 'Acme Supply (demo)', demo: true }));
  for (const { email, name, role } of demoPeople) {
    const { userId } = await addPerson(signIn, { email, name, password: demoPassword });
    await door.db
      .insertInto('access.membership')
      .values({ tenant_id: tenantId, user_id: userId, role })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return tenantId;
}
