import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { type CertificatePlan, planCertificates } from './certificates.ts';
import { type CustomerPlan, planCustomers } from './customers.ts';
import { type InheritancePlan, planInheritance } from './inheritance.ts';
import { planSales, type SalePlan } from './sales.ts';
import { type AuthorityPlan, authorities } from './world.ts';

/** Everything the demo tenant will hold, decided before the first call. */
export interface DemoPlan {
  authorities: AuthorityPlan[];
  customers: CustomerPlan[];
  certificates: CertificatePlan[];
  sales: SalePlan[];
  inheritance: InheritancePlan[];
  /** Certificates whose paper is drawn and attached. */
  documents: CertificatePlan[];
}

export interface DemoSize {
  customers: number;
  sales: number;
  /** Papers drawn and attached, at most. */
  documents: number;
}

export const FULL_SIZE: DemoSize = { customers: 400, sales: 4000, documents: 30 };
export const DEMO_SEED = 29;

/** Pure: the same content, seed, day and size give the same plan, so that a start after a kill meets its own calls again. */
export function planDemo(content: Content, options: { seed: number; today: CalendarDate; size: DemoSize }): DemoPlan {
  const { seed, today, size } = options;
  const customers = planCustomers(seed, size.customers);
  const { certificates, covers } = planCertificates({ content, seed, today }, customers);
  const documents = withDocument(certificates).slice(0, size.documents);
  for (const { draft } of documents) draft.imagePath = null;
  const sales = planSales({ seed, today, covers }, customers, size.sales);
  return {
    authorities: authorities(content, today),
    customers,
    certificates,
    sales,
    inheritance: planInheritance({ today, covers }, customers, sales),
    documents,
  };
}

/** So many papers of each story are drawn. */
const DRAWN_OF_EACH = 2;
/** And so many more of buyers whose papers are in order. */
const DRAWN_IN_ORDER = 8;

function withDocument(certificates: readonly CertificatePlan[]): CertificatePlan[] {
  const counts = new Map<string, number>();
  return certificates.filter(({ source, story }) => {
    const count = counts.get(story.name) ?? 0;
    const wanted = story.name === 'in order' ? DRAWN_IN_ORDER : DRAWN_OF_EACH;
    if (source === 'file' || story.status === 'draft' || count >= wanted) return false;
    counts.set(story.name, count + 1);
    return true;
  });
}
