import type { CertificateEvent } from '../../../api/certificates.ts';
import type { Permission } from '../../../api/session.ts';

export interface ActWords {
  /** Verb and object, on the button. */
  label: string;
  /** The deed with whose certificate it is done to, on the button that confirms. */
  deed: (customer: string) => string;
  /** After "The role viewer cannot". */
  act: string;
  done: string;
  permission: Permission;
  reason: 'required' | 'optional' | 'none';
  /** What follows from it. */
  means: string;
  danger?: boolean;
  key?: string;
}

const ofCustomer = (verb: string) => (customer: string) => `${verb} the certificate of ${customer}`;

/** The acts of the life cycle in words. Who may do them is decided by the service again. */
export const ACTS: Readonly<Record<CertificateEvent, ActWords>> = {
  submit: {
    label: 'Submit',
    deed: ofCustomer('Submit'),
    act: 'submit certificates',
    done: 'Submitted for review',
    permission: 'certificates.write',
    reason: 'none',
    means: 'It then waits for somebody who reviews.',
  },
  'start-review': {
    label: 'Start review',
    deed: ofCustomer('Start the review of'),
    act: 'review certificates',
    done: 'Review begun',
    permission: 'certificates.write',
    reason: 'none',
    means: 'Others see that it is being reviewed.',
  },
  approve: {
    label: 'Approve',
    deed: ofCustomer('Approve'),
    act: 'approve certificates',
    done: 'Approved',
    permission: 'certificates.approve',
    reason: 'optional',
    means: 'From now on sales in its zones and period are exempt by it.',
    key: 'a',
  },
  'approve-temporarily': {
    label: 'Approve until a date',
    deed: ofCustomer('Approve for a time'),
    act: 'approve certificates',
    done: 'Approved for a time',
    permission: 'certificates.approve',
    reason: 'optional',
    means: 'Sales are exempt by it until the day given, and it shows as temporary.',
  },
  reject: {
    label: 'Reject',
    deed: ofCustomer('Reject'),
    act: 'reject certificates',
    done: 'Rejected',
    permission: 'certificates.approve',
    reason: 'required',
    means: 'No sale is exempt by it. It can be reopened.',
    danger: true,
    key: 'w',
  },
  revoke: {
    label: 'Revoke',
    deed: ofCustomer('Revoke'),
    act: 'revoke certificates',
    done: 'Revoked',
    permission: 'certificates.revoke',
    reason: 'required',
    means: 'No sale is exempt by it any more. Sales already recorded keep their decision. It can be reopened.',
    danger: true,
  },
  supersede: {
    label: 'Mark as superseded',
    deed: ofCustomer('Mark as superseded'),
    act: 'supersede certificates',
    done: 'Marked as superseded',
    permission: 'certificates.approve',
    reason: 'optional',
    means: 'Another certificate takes its place; no sale is exempt by this one any more.',
  },
  reopen: {
    label: 'Reopen',
    deed: ofCustomer('Reopen'),
    act: 'reopen certificates',
    done: 'Reopened, in review again',
    permission: 'certificates.approve',
    reason: 'required',
    means: 'It goes back to review; until it is approved no sale is exempt by it.',
  },
};
