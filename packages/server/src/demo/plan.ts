import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { type CertificatePlan, planCertificates } from './certificates.ts';
import { type CustomerPlan, planCustomers } from './customers.ts';
import { planSales, type SalePlan } from './sales.ts';
import { type AuthorityPlan, authorities } from './world.ts';

/** Everything the demo tenant will hold, decided before the first call. */
export interface DemoPlan {
  authorities: AuthorityPlan[];
  customers: CustomerPlan[];
  certificates: CertificatePlan[];
  sales: SalePlan[];
}

export interface DemoSize {
  customers: number;
  sales: number;
}

export const FULL_SIZE: DemoSize = { customers: 400, sales: 4000 };
export const DEMO_SEED = 29;

/** Pure: the same content, seed, day and size give the same plan, so that a start after a kill meets its own calls again. */
export function planDemo(content: Content, options: { seed: number; today: CalendarDate; size: DemoSize }): DemoPlan {
  const { seed, today, size } = options;
  const customers = planCustomers(seed, size.customers);
  const { certificates, covers } = planCertificates({ content, seed, today }, customers);
  return {
    authorities: authorities(content, today),
    customers,
    certificates,
    sales: planSales({ seed, today, covers }, customers, size.sales),
  };
}
