import type { Database, Transaction } from '../platform/database.ts';
import type { Plan } from './determination/plan.ts';
import { type Portion, portionsOf } from './determination/plan-import.ts';
import type { DeterminationFile } from './determination/read-determination-file.ts';

class RolledBack extends Error {
  readonly plan: Plan;
  constructor(plan: Plan) {
    super('dry run');
    this.plan = plan;
  }
}

/** Takes each portion through `apply` and rolls it back: what the import would say and do (law 2). */
export async function dryRunFile(
  database: Database,
  tenantId: string,
  file: DeterminationFile,
  apply: (tx: Transaction, portion: Portion) => Promise<Plan>,
): Promise<Plan> {
  const whole: Plan = { steps: [], rejected: [], warnings: [] };
  for (const portion of portionsOf(file.content)) {
    const plan = await rolledBack(database, tenantId, (tx) => apply(tx, portion));
    whole.steps.push(...plan.steps);
    whole.rejected.push(...plan.rejected);
    whole.warnings.push(...plan.warnings);
  }
  return whole;
}

async function rolledBack(
  database: Database,
  tenantId: string,
  work: (tx: Transaction) => Promise<Plan>,
): Promise<Plan> {
  try {
    await database.withTenant(tenantId, async (tx) => {
      throw new RolledBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.plan;
    throw error;
  }
  throw new Error('A dry run was committed');
}
