import type { Database } from '../platform/database.ts';
import type { Adapter, Outcome, Question } from './adapter.ts';
import { httpAdapter } from './adapters/http-lookup.ts';
import { irsAdapter } from './adapters/irs.ts';
import { VIES_ADDRESS, viesAdapter } from './adapters/vies.ts';
import type { HttpDoor } from './outgoing/http-door.ts';
import type { HttpLookup } from './source-settings.ts';
import type { Source } from './sources-store.ts';

/** What an adapter brought home, with who it was. */
export interface Asked {
  outcome: Outcome;
  adapter: Pick<Adapter, 'name' | 'version'>;
}

/** Asks one registry one question. No transaction is open while a stranger is waited for. */
export async function askRegistry(
  { database, door }: { database: Database; door: HttpDoor },
  tenantId: string,
  source: Source,
  question: Question,
): Promise<Asked> {
  if (source.kind === 'irs') {
    return database.withTenant(
      tenantId,
      async (tx) => {
        const adapter = irsAdapter(tx, tenantId);
        return { adapter, outcome: await adapter.ask(question) };
      },
      { readOnly: true },
    );
  }
  const adapter = outgoing(source, door);
  return { adapter, outcome: await adapter.ask(question) };
}

function outgoing(source: Source, door: HttpDoor): Adapter {
  if (source.kind === 'http') return httpAdapter(door, source.config as unknown as HttpLookup);
  if (source.kind === 'manual') throw new Error('A person is asked by the queue, not by a program');
  const { address, requester } = source.config as { address?: string; requester?: string | null };
  return viesAdapter(door, { address: address ?? VIES_ADDRESS, requester: requester ?? null });
}
