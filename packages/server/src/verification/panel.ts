import type { ClaimedId } from '@bonafide/core/certificate/certificate.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { Transaction } from '../platform/database.ts';
import { type Claimed, isRegistered, registerFor } from './coverage.ts';
import { type Guide, guideFor } from './guide.ts';
import { addressKey, numberKey } from './number-key.ts';
import { listSources } from './sources-store.ts';
import { type TaskView, tasksAbout } from './tasks-store.ts';
import { type VerificationView, verificationsAbout } from './verifications-store.ts';

/** What is known about one number of a certificate. */
export interface NumberPanel {
  number: ClaimedId;
  /** A tax authority keeps a register of such numbers. */
  registered: boolean;
  guide: Guide;
  /** Registries that are switched on and can be asked about it. */
  sources: { sourceId: string; name: string }[];
  tasks: TaskView[];
  /** Newest first. */
  verifications: VerificationView[];
}

const SHOWN = 200;

/** Everything about the numbers of one certificate; and what an address service said. */
export async function panelFor(
  tx: Transaction,
  tenantId: string,
  { content, today }: { content: Content; today: string },
  claimed: Claimed,
) {
  const addressAt = claimed.address?.line1 ? addressKey(claimed.address) : null;
  const keys = [
    ...new Set([...claimed.ids.map((id) => numberKey(id.value)), ...(addressAt === null ? [] : [addressAt])]),
  ];
  const [all, tasks, found] = [
    await listSources(tx, tenantId),
    await tasksAbout(tx, tenantId, keys),
    await verificationsAbout(tx, tenantId, keys, SHOWN),
  ];
  const on = all.filter((source) => source.switchedOn);
  const numbers = claimed.ids.map((number): NumberPanel => {
    const key = numberKey(number.value);
    return {
      number,
      registered: isRegistered(number),
      guide: guideFor(content, number, today),
      sources: on
        .filter((source) => source.kind !== 'manual' && registerFor(source, number, claimed.charity) !== null)
        .map(({ sourceId, name }) => ({ sourceId, name })),
      tasks: tasks.filter((task) => task.numberKey === key),
      verifications: found.filter(
        ({ question }) => question.number !== null && numberKey(question.number.value) === key,
      ),
    };
  });
  return {
    numbers,
    address: found.filter(({ question }) => question.number === null),
    anySwitchedOn: on.some((source) => source.kind !== 'manual'),
  };
}
