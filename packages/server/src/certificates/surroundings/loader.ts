import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { CheckSubject } from '@bonafide/core/check/subject.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { Transaction } from '../../platform/database.ts';

/** For which certificates something is loaded. They may be thousands: a loader asks the database once, not once for each. */
export interface Asked {
  tenantId: string;
  certificates: readonly Certificate[];
  customerIds: readonly string[];
  /** The law in force, for what is made sense of by it. */
  content: Content;
  /** By id. */
  customers: ReadonlyMap<string, Customer>;
}

/** What one loader knows of a certificate's surroundings, as fields of the subject. */
export type Known = (certificate: Certificate) => Partial<CheckSubject>;

/** Loads one kind of surroundings for all certificates at once, in a few statements whatever their number. */
export type Loader = (tx: Transaction, asked: Asked) => Promise<Known>;
