import type { Content } from '@bonafide/core/content/content.ts';
import { ensureApiKey } from '../accounts/bootstrap.ts';
import type { Role } from '../accounts/roles.ts';
import type { Clock } from '../platform/clock.ts';
import type { AccessDoor, Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import type { CertificatePlan } from './certificates.ts';
import type { CustomerPlan } from './customers.ts';
import { markBegun, markFinished, readDemoState } from './demo-store.ts';
import { drawPaper } from './draw-paper.ts';
import { type Caller, callerWith, each } from './house-calls.ts';
import { certificatesFile, customersFile, limitedUseFile, zonesFile } from './import-files.ts';
import { DEMO_SEED, type DemoPlan, type DemoSize, FULL_SIZE, planDemo } from './plan.ts';
import type { SalePlan } from './sales.ts';
import type { StoryEvent } from './stories.ts';
import { COMPANIES, companyBody, GROUPS, type GroupKey, PRODUCTS, REASON_CODES } from './world.ts';

export interface DemoServices {
  app: App;
  database: Database;
  door: AccessDoor;
  content: Content;
  clock: Clock;
}

export interface DemoOptions {
  tenantId: string;
  /** The secret of a key of the demo's own; the same at every start, or a resumed start would be a stranger to its calls. */
  secretOf: (use: string) => string;
  say: (line: string) => void;
  signal: AbortSignal;
  size?: DemoSize;
  seed?: number;
}

/** Whose calls these are: what the log will name. */
const DESKS = {
  settings: { name: 'Tax settings (demo)', role: 'admin' },
  orders: { name: 'Order entry (demo)', role: 'manager' },
  certificates: { name: 'Certificate desk (demo)', role: 'clerk' },
} as const satisfies Record<string, { name: string; role: Role }>;
type Desks = Record<keyof typeof DESKS, Caller>;

/** Few enough that people who sign in meanwhile find free connections. */
const AT_ONCE = 4;

/**
 * Fills the demo tenant through the public contract, while the service answers. Each call has a key made of the plan, so an
 * interrupted writing goes on at the next start and nothing doubles. Does nothing when it was finished before.
 * @throws the signal's reason when it is stopped; Error naming the call that was refused
 */
export async function writeDemo(services: DemoServices, options: DemoOptions): Promise<void> {
  const { database, content, clock } = services;
  const { tenantId, say, signal } = options;
  const state = await readDemoState(database, tenantId);
  if (state.step === 'finished') return;
  const startedAt = performance.now();
  const today = await markBegun(database, tenantId, clock.today());
  const plan = planDemo(content, { seed: options.seed ?? DEMO_SEED, today, size: options.size ?? FULL_SIZE });
  const desks = await openDesks(services, options);
  const progress = new Progress(plan, say);
  say(`Demo data: ${state.step === 'begun' ? 'going on' : 'writing'} while the service answers …`);

  await writeCompanies(desks.settings, plan);
  await writeCustomers(desks.orders, plan, signal);
  await writeFiles(desks.orders, plan, content);
  const ids = await writeCertificates(desks.certificates, plan, progress);
  await writeInheritance(desks.orders, plan);
  await writeSales(desks.orders, plan.sales, progress);
  await writeLateActs(desks, plan, ids);
  await writeDocuments(desks.certificates, plan, ids, content);

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const counts = `${plan.customers.length} customers, ${plan.certificates.length} certificates, ${plan.sales.length} sales`;
  const names = Object.values(DESKS).map((desk) => desk.name);
  await markFinished(database, tenantId, new Date(clock.now()).toISOString(), names, `Demo data written: ${counts}`);
  say(`Demo data: ${counts}, in ${seconds} s.`);
}

async function openDesks({ app, door, database }: DemoServices, options: DemoOptions): Promise<Desks> {
  const open = async (use: keyof typeof DESKS): Promise<Caller> => {
    const secret = options.secretOf(`demo-desk/${use}`);
    await ensureApiKey(door, database, options.tenantId, DESKS[use].name, DESKS[use].role, secret);
    return callerWith(app, secret, options.signal);
  };
  return { settings: await open('settings'), orders: await open('orders'), certificates: await open('certificates') };
}

/** Tells how far it is, every few seconds. */
class Progress {
  readonly #say: (line: string) => void;
  readonly #totals: { certificates: number; sales: number };
  #done = { certificates: 0, sales: 0 };
  #toldAt = performance.now();

  constructor(plan: DemoPlan, say: (line: string) => void) {
    this.#say = say;
    this.#totals = { certificates: plan.certificates.length, sales: plan.sales.length };
  }

  count(what: 'certificates' | 'sales'): void {
    this.#done[what] += 1;
    if (performance.now() - this.#toldAt < 5000) return;
    this.#toldAt = performance.now();
    this.#say(`Demo data: ${this.#done[what]} of ${this.#totals[what]} ${what} …`);
  }
}

async function writeCompanies(caller: Caller, plan: DemoPlan): Promise<void> {
  const put = (url: string, body: object) =>
    caller.call({ method: 'PUT', url, body, idempotencyKey: `demo PUT ${url}`.replaceAll(' ', '_') });
  for (const withGroup of [false, true]) {
    for (const key of ['parent', 'west', 'food'] as const) {
      const { externalId } = COMPANIES[key];
      const url = `/v1/companies/${externalId}`;
      const idempotencyKey = `demo_company_${externalId}_${withGroup ? 'group' : 'first'}`;
      await caller.call({ method: 'PUT', url, body: companyBody(key, withGroup), idempotencyKey });
    }
    if (!withGroup)
      for (const { name, owner } of Object.values(GROUPS)) await put(groupUrl(owner.externalId, name), {});
  }
  const reasons = Object.values(GROUPS).flatMap((group) => REASON_CODES.map((entry) => ({ group, entry })));
  await each(reasons, AT_ONCE, async ({ group, entry: { code, name, reason } }) => {
    await put(`${groupUrl(group.owner.externalId, group.name)}/exempt-reasons/${code}`, { name, reason });
  });
  await each(plan.authorities, AT_ONCE, async ({ name, ...authority }) => {
    await put(`/v1/companies/${COMPANIES.parent.externalId}/authorities/${encodeURIComponent(name)}`, authority);
  });
  await each(PRODUCTS, AT_ONCE, async ({ code, commodity, description }) => {
    const url = `/v1/companies/${COMPANIES.parent.externalId}/commodity-mappings`;
    const body = { productCode: code, commodityCode: commodity, description, startDate: '2020-01-01' };
    await caller.call({ method: 'PUT', url, body, idempotencyKey: `demo_mapping_${code}` });
  });
}

function groupUrl(company: string, group: string): string {
  return `/v1/companies/${company}/customer-groups/${encodeURIComponent(group)}`;
}

const GROUP_KEYS: readonly GroupKey[] = ['trade', 'food'];
/** Every twentieth customer was typed in by hand after the files. */
const BY_HAND = 20;

const isByHand = (customer: CustomerPlan) => Number(customer.number.slice(2)) % BY_HAND === 0;

async function writeCustomers(caller: Caller, plan: DemoPlan, signal: AbortSignal): Promise<void> {
  const fromFile = plan.customers.filter((customer) => !isByHand(customer));
  for (const group of GROUP_KEYS) {
    signal.throwIfAborted();
    await importFile(
      caller,
      group,
      'customers',
      customersFile(fromFile.filter((customer) => customer.group === group)),
    );
  }
  for (const customer of plan.customers.filter(isByHand)) {
    await caller.call({
      method: 'POST',
      url: '/v1/customers',
      idempotencyKey: `demo_customer_${customer.number}`,
      body: {
        company: GROUPS[customer.group].owner.externalId,
        name: customer.name,
        number: customer.number,
        addressLines: [customer.street, null, null, null],
        country: 'US',
        state: customer.home.state.slice(3),
        county: customer.home.county,
        city: customer.home.city,
        postalCode: customer.home.postalCode,
        businessPhone: customer.phone,
        contactName: customer.contact,
        contactEmail: customer.email,
        contactTitle: customer.title,
        comment: 'Opened by the branch',
      },
    });
  }
}

async function importFile(caller: Caller, group: GroupKey, name: string, body: string): Promise<void> {
  const company = GROUPS[group].owner.externalId;
  const fileName = `${name}-${group}.csv`;
  const answer = await caller.call({
    method: 'POST',
    url: `/v1/imports/determination?company=${company}&group=${encodeURIComponent(GROUPS[group].name)}&fileName=${fileName}`,
    body,
    contentType: 'text/csv',
    idempotencyKey: `demo_import_${fileName}`,
  });
  const rejected = answer.rejected as unknown[];
  if (rejected.length > 0) throw new Error(`${fileName}: ${JSON.stringify(rejected.slice(0, 3))}`);
}

async function writeFiles(caller: Caller, plan: DemoPlan, content: Content): Promise<void> {
  for (const group of GROUP_KEYS) {
    const own = plan.certificates.filter((entry) => entry.source === 'file' && entry.customer.group === group);
    const limited = own.filter((entry) => entry.draft.use === 'limited');
    const plain = own.filter((entry) => entry.draft.use !== 'limited');
    if (plain.length > 0) await importFile(caller, group, 'certificates', certificatesFile(plain));
    if (limited.length > 0) await importFile(caller, group, 'certificates-limited-use', limitedUseFile(limited));
    if (own.length > 0) await importFile(caller, group, 'certificate-zones', zonesFile(own, content));
  }
}

/** What a call answered about a certificate: enough for the next event. */
interface Known {
  certificateId: string;
  version: number;
}

/** Customers go side by side; the papers of one customer in order, since the older stands first in every choice. */
async function writeCertificates(caller: Caller, plan: DemoPlan, progress: Progress): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  const papers = Map.groupBy(
    plan.certificates.filter((entry) => entry.source === 'paper'),
    (entry) => entry.customer,
  );
  await each([...papers.values()], AT_ONCE, async (own) => {
    for (const certificate of own) {
      known.set(certificate.key, await writePaper(caller, certificate));
      progress.count('certificates');
    }
  });
  return known;
}

async function writePaper(caller: Caller, plan: CertificatePlan): Promise<Known> {
  const { customer, draft, story, key } = plan;
  const made = await caller.call({
    method: 'POST',
    url: '/v1/certificates',
    idempotencyKey: keyOf('certificate', key),
    body: {
      company: GROUPS[customer.group].owner.externalId,
      customer: { number: customer.number, group: GROUPS[customer.group].name },
      status: story.status,
      ...draft,
    },
  });
  return applyEvents(caller, key, made as unknown as Known, plan.events);
}

async function applyEvents(caller: Caller, key: string, from: Known, events: readonly StoryEvent[]): Promise<Known> {
  let known = from;
  for (const { event, reason } of events) {
    const answer = await caller.call({
      method: 'POST',
      url: `/v1/certificates/${known.certificateId}/events`,
      idempotencyKey: keyOf(`event_${event}`, key),
      version: known.version,
      body: reason === undefined ? { event } : { event, reason },
    });
    known = answer as unknown as Known;
  }
  return { certificateId: known.certificateId, version: known.version };
}

function keyOf(what: string, name: string): string {
  return `demo_${what}_${name.replaceAll(' ', '_')}`;
}

/** Before the sales that stand on it. */
async function writeInheritance(caller: Caller, plan: DemoPlan): Promise<void> {
  for (const { user, owner, from, comment } of plan.inheritance) {
    await caller.call({
      method: 'POST',
      url: `/v1/customers/${await idOf(caller, user)}/inheritance`,
      idempotencyKey: keyOf('inheritance', user.number),
      body: { fromCustomerId: await idOf(caller, owner), from, comment },
    });
  }
}

async function idOf(caller: Caller, { number }: CustomerPlan): Promise<string> {
  const found = await caller.call({ method: 'GET', url: `/v1/customers?q=${number}&limit=200` });
  const row = (found.data as { customerId: string; number: string }[]).find((entry) => entry.number === number);
  if (!row) throw new Error(`Customer ${number} was not written`);
  return row.customerId;
}

/** Invoices of one customer in order, so that a correction follows what it corrects. */
async function writeSales(caller: Caller, sales: readonly SalePlan[], progress: Progress): Promise<void> {
  const byCustomer = Map.groupBy(sales, (plan) => plan.customer);
  await each([...byCustomer.values()], AT_ONCE, async (own) => {
    for (const { key, sale } of own) {
      await caller.call({ method: 'POST', url: '/v1/transactions', body: sale, idempotencyKey: keyOf('sale', key) });
      progress.count('sales');
    }
  });
}

/** What became known after the sales: permits closed, papers replaced. Revoking is the manager's right. */
async function writeLateActs(desks: Desks, plan: DemoPlan, ids: ReadonlyMap<string, Known>): Promise<void> {
  for (const { key, late } of plan.certificates) {
    const known = ids.get(key);
    if (known) await applyEvents(desks.settings, `${key} late`, known, late);
  }
}

/** Two at once is what the service reads at once. */
const DOCUMENTS_AT_ONCE = 2;

/** Last, since a certificate gets a new version with its document. What came as a copy by fax is drawn as one. */
async function writeDocuments(
  caller: Caller,
  plan: DemoPlan,
  ids: ReadonlyMap<string, Known>,
  content: Content,
): Promise<void> {
  await each(plan.documents, DOCUMENTS_AT_ONCE, async (certificate) => {
    const known = ids.get(certificate.key);
    if (!known) return;
    const file = drawPaper(content, certificate, certificate.story.name === 'accepted for a time');
    const boundary = 'demo-paper-boundary';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.fileName}"\r\ncontent-type: ${file.mediaType}\r\n\r\n`;
    await caller.call({
      method: 'POST',
      url: `/v1/certificates/${known.certificateId}/documents`,
      body: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      contentType: `multipart/form-data; boundary=${boundary}`,
      idempotencyKey: keyOf('document', certificate.key),
    });
  });
}
