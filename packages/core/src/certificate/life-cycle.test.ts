import { describe, expect, test } from 'vitest';
import { CERTIFICATE_STATUSES, type CertificateStatus } from './certificate.ts';
import { allowedEvents, applyEvent, CERTIFICATE_EVENTS, type CertificateEvent, shownStatus } from './life-cycle.ts';

/** Rows: status before. Columns: the events in order. `.` is refused. Written out a second time on purpose. */
const TABLE = `
             submit     start-review approve   approve-temporarily reject    revoke   supersede   reopen
draft        submitted  .            .         .                   .         .        .           .
submitted    .          in-review    approved  temporary           rejected  .        .           .
in-review    .          .            approved  temporary           rejected  .        .           .
approved     .          .            .         .                   .         revoked  superseded  in-review
temporary    .          in-review    approved  .                   rejected  revoked  superseded  .
rejected     .          .            .         .                   .         .        .           in-review
revoked      .          .            .         .                   .         .        .           in-review
superseded   .          .            .         .                   .         .        .           in-review
`;

const [header = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([status = '', ...after]) =>
  after.map((next, index) => ({
    status: status as CertificateStatus,
    event: (header[index] ?? '') as CertificateEvent,
    next,
  })),
);

const NOTHING_OPEN = { openRejects: 0, reason: null };

test('the table names every status and every event', () => {
  expect(header).toEqual([...CERTIFICATE_EVENTS]);
  expect(rows.map(([status]) => status)).toEqual([...CERTIFICATE_STATUSES]);
});

test.each(cells)('$status, $event → $next', ({ status, event, next }) => {
  const refused = next === '.';
  expect(applyEvent(status, event, NOTHING_OPEN)).toEqual(refused ? { refusal: 'status-conflict' } : { status: next });
  expect(allowedEvents(status).includes(event)).toBe(!refused);
});

describe('approving over findings that say reject', () => {
  test.each(['approve', 'approve-temporarily'] as const)('%s needs a reason in words', (event) => {
    const open = { openRejects: 2, reason: null };
    expect(applyEvent('in-review', event, open)).toEqual({ refusal: 'open-findings' });
    expect(applyEvent('in-review', event, { ...open, reason: '  ' })).toEqual({ refusal: 'open-findings' });
    expect(applyEvent('in-review', event, { ...open, reason: 'Number confirmed by phone' })).toHaveProperty('status');
  });

  test('other events need none', () => {
    expect(applyEvent('in-review', 'reject', { openRejects: 2, reason: null })).toEqual({ status: 'rejected' });
  });

  test('an event that is not allowed is said before the missing reason', () => {
    expect(applyEvent('draft', 'approve', { openRejects: 1, reason: null })).toEqual({
      refusal: 'status-conflict',
    });
  });
});

test.each([
  ['approved', '2026-03-15', '2026-03-15', true, 'approved'],
  ['approved', '2026-03-15', '2026-03-15', false, 'expired'],
  ['approved', '2026-03-15', '2026-03-16', true, 'expired'],
  ['approved', '2026-03-15', '2026-03-14', false, 'approved'],
  ['approved', null, '9999-12-31', false, 'approved'],
  ['temporary', '2026-03-15', '2026-03-16', true, 'expired'],
  ['in-review', '2026-03-15', '2026-03-16', true, 'in-review'],
  ['revoked', '2026-03-15', '2026-03-16', true, 'revoked'],
] as const)(
  '%s until %s, looked at on %s (last day counts: %s) shows as %s',
  (status, expires, asOf, inclusive, shown) => {
    expect(shownStatus({ status, expires }, asOf, inclusive)).toBe(shown);
  },
);
