import type { CertificateEvent, ShownStatus } from '@bonafide/core/certificate/life-cycle.ts';
import type { Spoiler } from './spoilers.ts';

/** What becomes of a paper: the events of its life cycle, in order, each with the reason a person would give. */
export interface StoryEvent {
  event: CertificateEvent;
  reason?: string;
}

/**
 * One kind of certificate history. The demo is made of these: each need of a customer (a state in which it claims to be
 * exempt) draws a story by its share.
 */
export interface Story {
  name: string;
  /** How often, among a thousand needs. */
  share: number;
  /** What a person sees in the record. */
  tells: string;
  /** When it holds, seen from today. */
  period: 'running' | 'ended' | 'ends-soon' | 'recent' | 'temporary';
  /** Share of these that came with the old system's file: a record without a paper that was read. */
  fromFile: number;
  /** What is wrong with the paper, or special about the record. */
  spoil?: Spoiler;
  /** Status at creation. */
  status: 'draft' | 'submitted' | 'in-review' | 'approved' | 'temporary';
  /** Before the sales of the two years are decided. */
  events: readonly StoryEvent[];
  /** After them: what was exempt by this paper is not any more. */
  late?: readonly StoryEvent[];
  /** How often an earlier paper stands before it. */
  renewed?: number;
  /** How often order entry marks the customer exempt all the same, where this paper does not cover the sale. */
  claimed: number;
  /** What the record must show afterwards; the test holds the generator to it. */
  promise: { shown: ShownStatus; findings: readonly string[] };
}

/** The paper of a need was never asked for. */
export const NEVER_RECEIVED = { name: 'never received', share: 45, claimed: 0.3 } as const;

export const STORIES: readonly Story[] = [
  {
    name: 'in order',
    share: 505,
    tells: 'Complete, approved, in force',
    period: 'running',
    fromFile: 0.4,
    renewed: 0.4,
    status: 'approved',
    events: [],
    claimed: 0.12,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'reviewed',
    share: 80,
    tells: 'Came through the portal, was reviewed and approved',
    period: 'running',
    fromFile: 0,
    renewed: 0.5,
    status: 'submitted',
    events: [{ event: 'start-review' }, { event: 'approve' }],
    claimed: 0.12,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'ends soon',
    share: 80,
    tells: 'In force, ends within 90 days',
    period: 'ends-soon',
    fromFile: 0.3,
    renewed: 0.4,
    status: 'approved',
    events: [],
    claimed: 0.12,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'expired',
    share: 70,
    tells: 'Ran out and was not renewed',
    period: 'ended',
    fromFile: 0.4,
    status: 'approved',
    events: [],
    claimed: 0.45,
    promise: { shown: 'expired', findings: [] },
  },
  {
    name: 'corrected copy',
    share: 20,
    tells: 'A first paper and the corrected one that replaced it',
    period: 'running',
    fromFile: 0,
    spoil: 'two-papers',
    status: 'approved',
    events: [],
    claimed: 0.1,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'no signature',
    share: 60,
    tells: 'Nobody signed; waits for review',
    period: 'recent',
    fromFile: 0,
    spoil: 'no-signature',
    status: 'submitted',
    events: [{ event: 'start-review' }],
    claimed: 0.5,
    promise: { shown: 'in-review', findings: ['CMP-15'] },
  },
  {
    name: 'bad number',
    share: 50,
    tells: 'The state number has a digit too few; waits for review',
    period: 'recent',
    fromFile: 0,
    spoil: 'short-number',
    status: 'submitted',
    events: [{ event: 'start-review' }],
    claimed: 0.5,
    promise: { shown: 'in-review', findings: ['FMT-01'] },
  },
  {
    name: 'form of another state',
    share: 26,
    tells: 'The buyer filled in the form of its home state; waits for review',
    period: 'recent',
    fromFile: 0,
    spoil: 'other-states-form',
    status: 'in-review',
    events: [],
    claimed: 0.5,
    promise: { shown: 'in-review', findings: ['JUR-03'] },
  },
  {
    name: 'no reason',
    share: 36,
    tells: 'No reason is marked; waits for review',
    period: 'recent',
    fromFile: 0,
    spoil: 'no-reason',
    status: 'submitted',
    events: [],
    claimed: 0.5,
    promise: { shown: 'submitted', findings: ['CMP-09'] },
  },
  {
    name: 'other seller',
    share: 20,
    tells: 'Made out to another seller; rejected',
    period: 'recent',
    fromFile: 0,
    spoil: 'other-seller',
    status: 'submitted',
    events: [
      { event: 'start-review' },
      { event: 'reject', reason: 'The certificate is made out to another seller. Asked the customer for a new one.' },
    ],
    claimed: 0.4,
    promise: { shown: 'rejected', findings: ['SEL-01'] },
  },
  {
    name: 'undated',
    share: 24,
    tells: 'Not dated; rejected and sent back',
    period: 'recent',
    fromFile: 0,
    spoil: 'no-date',
    status: 'in-review',
    events: [{ event: 'reject', reason: 'The certificate is not dated. Sent back to the customer.' }],
    claimed: 0.4,
    promise: { shown: 'rejected', findings: ['CMP-18'] },
  },
  {
    name: 'overruled',
    share: 26,
    tells: 'Approved over a finding that blocks, with the reason',
    period: 'running',
    fromFile: 0,
    spoil: 'no-signature',
    status: 'in-review',
    events: [{ event: 'approve', reason: 'Signed original seen at the branch; the copy on file is cut off.' }],
    claimed: 0.1,
    promise: { shown: 'approved', findings: ['CMP-15'] },
  },
  {
    name: 'accepted for a time',
    share: 26,
    tells: 'A copy came by fax; accepted until the original arrives',
    period: 'temporary',
    fromFile: 0,
    status: 'in-review',
    events: [{ event: 'approve-temporarily', reason: 'Copy received; the original is on its way.' }],
    claimed: 0.3,
    promise: { shown: 'temporary', findings: [] },
  },
  {
    name: 'number applied for',
    share: 14,
    tells: 'The number was applied for; accepted for a time',
    period: 'temporary',
    fromFile: 0,
    spoil: 'pending-number',
    status: 'in-review',
    events: [{ event: 'approve-temporarily', reason: 'Permit applied for; proof of the application received.' }],
    claimed: 0.3,
    promise: { shown: 'temporary', findings: ['FMT-05'] },
  },
  {
    name: 'revoked',
    share: 14,
    tells: 'The buyer lost its permit; revoked after sales were exempt by it',
    period: 'running',
    fromFile: 0,
    status: 'approved',
    events: [],
    late: [{ event: 'revoke', reason: 'The state register shows the permit as closed.' }],
    claimed: 0.1,
    promise: { shown: 'revoked', findings: ['DAT-22'] },
  },
  {
    name: 'draft',
    share: 36,
    tells: 'Begun by a clerk, not finished',
    period: 'recent',
    fromFile: 0,
    spoil: 'half-typed',
    status: 'draft',
    events: [],
    claimed: 0.4,
    promise: { shown: 'draft', findings: ['CMP-15', 'CMP-18'] },
  },
  {
    name: 'project only',
    share: 20,
    tells: 'Good for one project: only sales that carry its code',
    period: 'running',
    fromFile: 0.4,
    spoil: 'limited-to-project',
    status: 'approved',
    events: [],
    claimed: 0,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'listed products only',
    share: 22,
    tells: 'Good for some products',
    period: 'running',
    fromFile: 0.4,
    spoil: 'limited-to-products',
    status: 'approved',
    events: [],
    claimed: 0,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'listed commodities only',
    share: 14,
    tells: 'Good for a branch of the commodity codes',
    period: 'running',
    fromFile: 0,
    spoil: 'limited-to-commodities',
    status: 'approved',
    events: [],
    claimed: 0,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'partly exempt',
    share: 34,
    tells: 'Sixty percent of the use is exempt',
    period: 'running',
    fromFile: 0,
    spoil: 'sixty-percent',
    status: 'approved',
    events: [],
    claimed: 0,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'amount',
    share: 8,
    tells: 'Exempt up to an amount in each sale',
    period: 'running',
    fromFile: 0.5,
    spoil: 'up-to-an-amount',
    status: 'approved',
    events: [],
    claimed: 0,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'state tax only',
    share: 18,
    tells: 'Frees from the state tax, not from the county and the city',
    period: 'running',
    fromFile: 0,
    spoil: 'state-tax-only',
    status: 'approved',
    events: [],
    claimed: 0,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'one city',
    share: 8,
    tells: 'Granted for one city',
    period: 'running',
    fromFile: 0,
    spoil: 'one-city',
    status: 'approved',
    events: [],
    claimed: 0,
    promise: { shown: 'approved', findings: [] },
  },
  {
    name: 'laid aside',
    share: 6,
    tells: 'Approved once, set inactive by a clerk',
    period: 'running',
    fromFile: 1,
    spoil: 'inactive',
    status: 'approved',
    events: [],
    claimed: 0.3,
    promise: { shown: 'approved', findings: [] },
  },
];

/** Stories outside the draw: papers that serve several needs or a single purchase. */
export const MULTISTATE: Story = {
  name: 'multistate',
  share: 0,
  tells: 'One paper for many states',
  period: 'running',
  fromFile: 0,
  status: 'approved',
  events: [],
  claimed: 0.1,
  promise: { shown: 'approved', findings: [] },
  renewed: 0.5,
};

/** The paper before the one in force: without it the older sales would stand uncovered. */
export const EARLIER: Story = {
  name: 'earlier paper',
  share: 0,
  tells: 'Ran out and was renewed in time',
  period: 'ended',
  fromFile: 0.7,
  status: 'approved',
  events: [],
  claimed: 0,
  promise: { shown: 'expired', findings: [] },
};

export const SINGLE_PURCHASE: Story = {
  name: 'single purchase',
  share: 0,
  tells: 'For one order, which was delivered',
  period: 'running',
  fromFile: 0,
  status: 'approved',
  events: [],
  claimed: 0,
  promise: { shown: 'approved', findings: [] },
};
