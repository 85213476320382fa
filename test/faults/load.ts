import { setTimeout as wait } from 'node:timers/promises';
import { make } from './caller.ts';
import type { Call, History } from './history.ts';
import type { Premises } from './sample-company.ts';
import { between, type Random } from './seeded-random.ts';

const CLIENTS = 6;
/** A file of one portion, and one of three: a kill may fall between two of them. */
const FILE_ROWS = { small: 12, large: 1100 };

const json = 'application/json';

function aTransaction(key: string, premises: Premises, random: Random): Call {
  const customer = premises.customers[between(random, 0, premises.customers.length - 1)];
  const lines = Array.from({ length: between(random, 1, 4) }, (_, index) => ({
    lineId: String(index + 1),
    grossAmount: `${between(random, 1, 900)}.${between(random, 10, 99)}`,
  }));
  const sale = {
    company: premises.company,
    // Half of them have no invoice number: nothing but the key then keeps a repeat from being a second sale.
    ...(random() < 0.5 ? { number: `inv-${key}` } : {}),
    purchaseOrder: key,
    date: '2026-06-15',
    currency: 'USD',
    customer: { number: customer?.number },
    shipTo: { country: 'US', state: random() < 0.7 ? 'TX' : 'CA' },
    lines,
  };
  return { key, kind: 'transaction', path: '/v1/transactions', contentType: json, body: JSON.stringify(sale), rows: 0 };
}

function aCustomer(key: string, premises: Premises): Call {
  const body = { company: premises.company, name: `Customer ${key}`, number: key, city: 'Austin', state: 'TX' };
  return { key, kind: 'customer', path: '/v1/customers', contentType: json, body: JSON.stringify(body), rows: 0 };
}

function aCertificate(key: string, premises: Premises): Call {
  const body = {
    company: premises.company,
    customerId: premises.customers[0]?.customerId,
    number: key,
    validFrom: '2025-01-01',
  };
  return { key, kind: 'certificate', path: '/v1/certificates', contentType: json, body: JSON.stringify(body), rows: 0 };
}

function aFile(key: string, premises: Premises, random: Random): Call {
  const rows = random() < 0.25 ? FILE_ROWS.large : FILE_ROWS.small;
  const lines = Array.from({ length: rows }, (_, row) => `Imported ${key} ${row},${key}-${row},US,Texas,Austin,N`);
  const head = 'sdiType=Customers\nCustomerName,CustomerNumber,Country,State,City,FullyExempt';
  return {
    key,
    kind: 'import',
    path: `/v1/imports/determination?company=${premises.company}&fileName=${key}`,
    contentType: 'text/csv',
    body: `${head}\n${lines.join('\n')}\n`,
    rows,
  };
}

/** One call of the mix: mostly sales, some customers and certificates, now and then a file unless told otherwise. */
export function nextCall(key: string, premises: Premises, random: Random, { files = true } = {}): Call {
  const kind = random();
  if (kind < 0.6) return aTransaction(key, premises, random);
  if (kind < 0.82) return aCustomer(key, premises);
  if (kind < 0.94 || !files) return aCertificate(key, premises);
  return aFile(key, premises, random);
}

/** Clients that call until they are told to stop; each call of a run has a key of its own. */
export class Load {
  readonly #address: string;
  readonly #premises: Premises;
  readonly #history: History;
  readonly #random: Random;
  readonly #prefix: string;
  readonly #hangUps: number;
  #count = 0;
  #stopped = false;
  readonly #clients: Promise<void>[] = [];

  /** @param hangUps share of the calls whose caller does not wait for the answer, 0 to 1; they stay in doubt */
  constructor(
    address: string,
    premises: Premises,
    history: History,
    random: Random,
    { prefix, hangUps = 0 }: { prefix: string; hangUps?: number },
  ) {
    this.#hangUps = hangUps;
    this.#address = address;
    this.#premises = premises;
    this.#history = history;
    this.#random = random;
    this.#prefix = prefix;
  }

  start(): void {
    for (let client = 0; client < CLIENTS; client += 1) this.#clients.push(this.#callOn());
  }

  async #callOn(): Promise<void> {
    while (!this.#stopped) {
      this.#count += 1;
      const call = nextCall(`${this.#prefix}-${this.#count}`, this.#premises, this.#random);
      const hangsUp = this.#random() < this.#hangUps;
      const patience = hangsUp ? between(this.#random, 1, 40) : undefined;
      const outcome = await make(this.#address, call, this.#history, patience);
      // A server that has gone away is not hammered: one cut-off call per client is what a real client would see.
      if (outcome === 'in-doubt' && !hangsUp) return;
      await wait(between(this.#random, 0, 60));
    }
  }

  /** Waits for the calls under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#clients);
  }
}
