import { randomInt, randomUUID } from 'node:crypto';
import type { VerificationRegister, VerificationResult } from '@bonafide/core/check/verification-facts.ts';
import { type Selectable, sql } from 'kysely';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import type { VerificationTaskTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Question, Silence } from './adapter.ts';
import { freshFor, waitAfter } from './backoff.ts';
import type { Task } from './coverage.ts';
import { BEFORE_EXPIRY_DAYS, QUESTION_LIMITS, RETRY_LIMITS } from './limits.ts';
import { keyOf } from './number-key.ts';

export const TASK_STATES = ['due', 'running', 'no-answer', 'person', 'later'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_REASONS = ['new', 'asked', 'age', 'expiry', 'retry'] as const;

/** A line of the queue. */
export interface TaskView {
  taskId: string;
  sourceId: string;
  register: VerificationRegister;
  numberKey: string;
  question: Question;
  why: (typeof TASK_REASONS)[number];
  state: TaskState;
  dueAt: string;
  attempts: number;
  needsPerson: boolean;
  lastResult: VerificationResult | null;
  lastSilence: Silence | null;
  lastVerificationId: string | null;
}

/** What is running, needs a person (or was silent so often that one should look), was silent, is due; anything else waits for its day. */
const stateOf = sql<TaskState>`case
  when leased_until > now() then 'running'
  when needs_person and due_at <= now() then 'person'
  when attempts >= ${sql.lit(RETRY_LIMITS.attemptsBeforePerson)} then 'person'
  when last_result = 'no-answer' then 'no-answer'
  when due_at <= now() then 'due'
  else 'later' end`;

type Row = Selectable<VerificationTaskTable> & { state: TaskState };

function toView(row: Row): TaskView {
  return {
    taskId: row.task_id,
    sourceId: row.source_id,
    register: row.register as VerificationRegister,
    numberKey: row.number_key,
    question: row.question as unknown as Question,
    why: row.why as TaskView['why'],
    state: row.state,
    dueAt: row.due_at.toISOString(),
    attempts: row.attempts,
    needsPerson: row.needs_person,
    lastResult: row.last_result as VerificationResult | null,
    lastSilence: row.last_silence as Silence | null,
    lastVerificationId: row.last_verification_id,
  };
}

/** From 0 to 1. */
const chance = () => randomInt(1_000_001) / 1_000_000;

const CHUNK = 500;

/**
 * Puts questions into the queue. One that stands there already keeps its day, unless a certificate ends sooner or somebody asks for it
 * now: a number on a hundred certificates is asked about once.
 * @param people ids of the sources whose questions a person answers
 */
export async function enqueue(
  tx: Transaction,
  tenantId: string,
  tasks: readonly Task[],
  people: ReadonlySet<string>,
  why: 'new' | 'asked',
): Promise<void> {
  const once = new Map<string, Task>();
  for (const task of tasks) {
    const key = `${task.sourceId} ${task.question.register} ${keyOf(task.question)}`;
    const before = once.get(key);
    const ends = [before?.ends ?? null, task.ends].filter((day) => day !== null).toSorted()[0] ?? null;
    once.set(key, { ...task, ends });
  }
  const rows = [...once.values()].map((task) => ({
    tenant_id: tenantId,
    task_id: randomUUID(),
    source_id: task.sourceId,
    register: task.question.register,
    number_key: keyOf(task.question),
    question: toJsonb(task.question),
    why,
    due_at: sql<Date>`now()`,
    ends: task.ends,
    needs_person: people.has(task.sourceId),
    last_result: null,
    last_silence: null,
    last_verification_id: null,
    leased_until: null,
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    await tx
      .insertInto('bonafide.verification_task')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'source_id', 'register', 'number_key']).doUpdateSet({
          question: sql`excluded.question`,
          ends: sql<string | null>`least(verification_task.ends, excluded.ends)`,
          ...(why === 'asked'
            ? { due_at: sql<Date>`now()`, why: 'asked' }
            : { due_at: sql<Date>`least(verification_task.due_at, ${beforeEnd(sql`excluded.ends`)})` }),
        }),
      )
      .execute();
  }
}

/** Some days before a certificate ends; null when that day is gone by. */
function beforeEnd(ends: ReturnType<typeof sql>) {
  return sql<Date | null>`case when ${ends} - ${BEFORE_EXPIRY_DAYS}::integer > current_date
    then (${ends} - ${BEFORE_EXPIRY_DAYS}::integer)::timestamptz end`;
}

/** A question this process asks. */
export interface Claim {
  taskId: string;
  sourceId: string;
  question: Question;
  attempts: number;
  lease: number;
}

/**
 * Takes the next question to a registry, when its rate allows one now. The row of the registry is the gate: processes pass it one after
 * the other, so together they keep its rate, and no two take the same question.
 * @returns a claim, `idle` when nothing is due, or how many milliseconds the rate makes us wait
 */
export async function claimNext(tx: Transaction, tenantId: string, sourceId: string): Promise<Claim | 'idle' | number> {
  const { rows: gates } = await sql<{ wait: string; per_minute: number }>`
    select greatest(0, extract(epoch from next_question_at - now()) * 1000)::integer::text as wait, per_minute
    from bonafide.verification_source
    where tenant_id = ${tenantId}::uuid and source_id = ${sourceId} and switched_on and kind <> 'manual' for update`.execute(
    tx,
  );
  const [gate] = gates;
  if (!gate) return 'idle';
  const { rows: found } = await sql<{ task_id: string }>`select task_id from bonafide.verification_task
    where tenant_id = ${tenantId}::uuid and source_id = ${sourceId} and due_at <= now() and (leased_until is null or leased_until < now())
      and not needs_person
    order by due_at, task_id limit 1 for update skip locked`.execute(tx);
  const [task] = found;
  if (!task) return 'idle';
  if (Number(gate.wait) > 0) return Number(gate.wait);
  await sql`update bonafide.verification_source set next_question_at = now() + make_interval(secs => ${60 / gate.per_minute})
    where tenant_id = ${tenantId}::uuid and source_id = ${sourceId}`.execute(tx);
  const row = await tx
    .updateTable('bonafide.verification_task')
    .set({
      lease: sql<number>`lease + 1`,
      leased_until: sql<Date>`now() + make_interval(secs => ${QUESTION_LIMITS.leaseSeconds})`,
    })
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', task.task_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return {
    taskId: row.task_id,
    sourceId: row.source_id,
    question: row.question as unknown as Question,
    attempts: row.attempts,
    lease: row.lease,
  };
}

/** Whether the question is still ours; whoever lost it must not record an answer. The row stays locked to the end. */
export async function stillOurs(tx: Transaction, tenantId: string, claim: Claim): Promise<boolean> {
  const row = await tx
    .selectFrom('bonafide.verification_task')
    .select('task_id')
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', claim.taskId)
    .where('lease', '=', claim.lease)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Sets the next day of a question that was just asked. */
export async function settle(
  tx: Transaction,
  tenantId: string,
  claim: Claim,
  outcome: { verificationId: string; result: string; silence: string | null },
  goodForDays: number,
): Promise<void> {
  const silent = outcome.result === 'no-answer';
  const attempts = silent ? claim.attempts + 1 : 0;
  const seconds = silent ? waitAfter(attempts, chance()) : freshFor(goodForDays, chance());
  const dueAt = sql<Date>`now() + make_interval(secs => ${seconds})`;
  await tx
    .updateTable('bonafide.verification_task')
    .set({
      due_at: silent ? dueAt : sql<Date>`least(${dueAt}, ${beforeEnd(sql`ends`)})`,
      why: silent ? 'retry' : sql<string>`case when ${beforeEnd(sql`ends`)} < ${dueAt} then 'expiry' else 'age' end`,
      attempts,
      last_result: outcome.result,
      last_silence: outcome.silence,
      last_verification_id: outcome.verificationId,
      leased_until: null,
    })
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', claim.taskId)
    .execute();
}

/** A person has answered: every open question about it rests, whichever registry it was for. */
export async function settleByPerson(
  tx: Transaction,
  tenantId: string,
  question: Question,
  outcome: { verificationId: string; result: string; silence: string | null },
  goodForDays: number,
): Promise<void> {
  const silent = outcome.result === 'no-answer';
  const seconds = silent ? 86_400 : freshFor(goodForDays, chance());
  await tx
    .updateTable('bonafide.verification_task')
    .set({
      due_at: sql<Date>`now() + make_interval(secs => ${seconds})`,
      why: silent ? 'retry' : 'age',
      attempts: silent ? sql<number>`attempts + 1` : 0,
      last_result: outcome.result,
      last_silence: outcome.silence,
      last_verification_id: outcome.verificationId,
      leased_until: null,
    })
    .where('tenant_id', '=', tenantId)
    .where('number_key', '=', keyOf(question))
    .where('register', '=', question.register)
    .execute();
}

/** Registries with something to ask now. */
export async function sourcesWithWork(tx: Transaction, tenantId: string): Promise<string[]> {
  const { rows } = await sql<{ source_id: string }>`select source_id from bonafide.verification_source as s
    where tenant_id = ${tenantId}::uuid and switched_on and kind <> 'manual' and exists (
      select from bonafide.verification_task as t
      where t.tenant_id = s.tenant_id and t.source_id = s.source_id and not t.needs_person and t.due_at <= now()
        and (t.leased_until is null or t.leased_until < now()))`.execute(tx);
  return rows.map((row) => row.source_id);
}

export interface TaskPage {
  state?: TaskState | undefined;
  sourceId?: string | undefined;
  q?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** One page of the queue, the first due first. */
export async function listTasks(tx: Transaction, tenantId: string, cursors: Cursors, page: TaskPage) {
  const { limit = 50, state, sourceId, q, cursor } = page;
  const scope = `${tenantId} verification-tasks ${state ?? ''} ${sourceId ?? ''} ${q ?? ''}`;
  let base = tx.selectFrom('bonafide.verification_task').where('tenant_id', '=', tenantId);
  if (state) base = base.where(sql<boolean>`${stateOf} = ${state}`);
  if (sourceId) base = base.where('source_id', '=', sourceId);
  if (q) {
    const text = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    base = base.where(sql<boolean>`(number_key ilike ${text} or question ->> 'name' ilike ${text})`);
  }
  let query = base
    .selectAll()
    .select(stateOf.as('state'))
    .select(sql<string>`due_at::text`.as('position'))
    .orderBy('due_at')
    .orderBy('task_id')
    .limit(limit + 1);
  if (cursor) {
    const [at, id] = cursors.read(cursor, scope);
    query = query.where(sql<boolean>`(due_at, task_id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const counted = await base
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toView),
    nextCursor: last ? cursors.write([last.position, last.task_id], scope) : null,
    total: Number(counted.count),
  };
}

/** How many lines of the queue are in each state. */
export async function countTasks(tx: Transaction, tenantId: string): Promise<Record<TaskState, number>> {
  const rows = await tx
    .selectFrom('bonafide.verification_task')
    .select(stateOf.as('state'))
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .groupBy(sql`1`)
    .execute();
  const counts: Record<TaskState, number> = { due: 0, running: 0, 'no-answer': 0, person: 0, later: 0 };
  for (const row of rows) counts[row.state] = Number(row.count);
  return counts;
}

export async function tasksAbout(tx: Transaction, tenantId: string, keys: readonly string[]): Promise<TaskView[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.verification_task')
    .selectAll()
    .select(stateOf.as('state'))
    .where('tenant_id', '=', tenantId)
    .where('number_key', 'in', [...keys])
    .orderBy('due_at')
    .execute();
  return rows.map(toView);
}

/** Makes a question due now. @throws Refusal `not-found` */
export async function askTaskNow(tx: Transaction, tenantId: string, taskId: string): Promise<TaskView> {
  const row = await tx
    .updateTable('bonafide.verification_task')
    .set({ due_at: sql<Date>`least(due_at, now())`, why: 'asked' })
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .returningAll()
    .returning(stateOf.as('state'))
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row);
}
