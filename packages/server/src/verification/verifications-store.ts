import { randomUUID } from 'node:crypto';
import { addressLine } from '@bonafide/core/check/format/address-delivered.ts';
import type {
  Authorization,
  VerificationFacts,
  VerificationRegister,
  VerificationResult,
} from '@bonafide/core/check/verification-facts.ts';
import { type Selectable, sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger, ledgerHolds } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import type { VerificationTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Outcome, Question, Said, SentQuestion, Silence } from './adapter.ts';
import { requireFile } from './files-store.ts';
import { keyOf } from './number-key.ts';
import { type SealedParts, sealText, sha256Of } from './seal.ts';

/** A verification to be written down. */
export interface NewVerification {
  sourceId: string;
  /** Who was asked, to show. */
  registry: string;
  adapter: string;
  adapterVersion: string;
  question: Question;
  outcome: Outcome;
  authorization: Authorization | null;
  fileId: string | null;
  note: string | null;
  /** Instant, ISO 8601. */
  askedAt: string;
}

type Row = Selectable<VerificationTable>;

/** A verification as answers show it; the bytes of the answer have a route of their own. */
export interface VerificationView {
  verificationId: string;
  sourceId: string;
  registry: string;
  adapter: string;
  adapterVersion: string;
  register: VerificationRegister;
  question: Question;
  result: VerificationResult;
  silence: Silence | null;
  said: Said;
  authorization: Authorization | null;
  request: SentQuestion | null;
  answer: { sha256: string; mediaType: string; bytes: number } | null;
  fileId: string | null;
  note: string | null;
  askedAt: string;
  askedBy: string;
  seal: string;
}

/** Everything but the bytes of the answer, which a list must not carry. */
const COLUMNS = [
  'verification_id',
  'source_id',
  'registry',
  'adapter',
  'adapter_version',
  'register',
  'number_key',
  'question',
  'result',
  'silence',
  'said',
  'authorization_given',
  'request',
  'answer_media_type',
  'answer_sha256',
  'file_id',
  'note',
  'asked_at',
  'actor_kind',
  'actor_name',
  'seal',
] as const;
const answerBytes = sql<number | null>`octet_length(answer)`.as('answer_bytes');
type ListedRow = Pick<Row, (typeof COLUMNS)[number]> & { answer_bytes: number | null };

function toView(row: ListedRow): VerificationView {
  return {
    verificationId: row.verification_id,
    sourceId: row.source_id,
    registry: row.registry,
    adapter: row.adapter,
    adapterVersion: row.adapter_version,
    register: row.register as VerificationRegister,
    question: row.question as unknown as Question,
    result: row.result as VerificationResult,
    silence: row.silence as Silence | null,
    said: row.said as unknown as Said,
    authorization: row.authorization_given as unknown as Authorization | null,
    request: row.request as unknown as SentQuestion | null,
    answer:
      row.answer_sha256 === null
        ? null
        : { sha256: row.answer_sha256, mediaType: row.answer_media_type ?? '', bytes: row.answer_bytes ?? 0 },
    fileId: row.file_id,
    note: row.note,
    askedAt: row.asked_at.toISOString(),
    askedBy: row.actor_name,
    seal: row.seal,
  };
}

function sealedParts(view: Omit<VerificationView, 'seal'>, actorKind: string, fileSha256: string | null): SealedParts {
  return {
    verificationId: view.verificationId,
    sourceId: view.sourceId,
    registry: view.registry,
    adapter: view.adapter,
    adapterVersion: view.adapterVersion,
    register: view.register,
    question: view.question,
    result: view.result,
    silence: view.silence,
    said: view.said,
    authorization: view.authorization,
    request: view.request,
    answerSha256: view.answer?.sha256 ?? null,
    answerMediaType: view.answer?.mediaType ?? null,
    fileSha256,
    note: view.note,
    askedAt: view.askedAt,
    actor: { kind: actorKind, name: view.askedBy },
  };
}

/**
 * Writes one question and its answer down, sealed, with its entry in the log. Never changed after.
 * @throws Refusal `unknown-reference` for a file that is not there
 */
export async function recordVerification(
  tx: Transaction,
  author: Author,
  input: NewVerification,
): Promise<VerificationView> {
  const { outcome, question } = input;
  const file = input.fileId === null ? null : await requireFile(tx, author.tenantId, input.fileId);
  const answer = outcome.answer && {
    sha256: sha256Of(outcome.answer.bytes),
    mediaType: outcome.answer.mediaType.slice(0, 200),
    bytes: outcome.answer.bytes.length,
  };
  const unsealed: Omit<VerificationView, 'seal'> = {
    verificationId: randomUUID(),
    sourceId: input.sourceId,
    registry: input.registry,
    adapter: input.adapter,
    adapterVersion: input.adapterVersion,
    register: question.register,
    question,
    result: outcome.result,
    silence: outcome.silence,
    said: outcome.said,
    authorization: input.authorization,
    request: outcome.request,
    answer,
    fileId: input.fileId,
    note: input.note,
    askedAt: input.askedAt,
    askedBy: author.actor.name,
  };
  const text = sealText(sealedParts(unsealed, author.actor.kind, file?.sha256 ?? null));
  const view = { ...unsealed, seal: sha256Of(text) };
  await tx
    .insertInto('bonafide.verification')
    .values({
      tenant_id: author.tenantId,
      verification_id: view.verificationId,
      source_id: view.sourceId,
      registry: view.registry,
      adapter: view.adapter,
      adapter_version: view.adapterVersion,
      register: view.register,
      number_key: keyOf(question),
      question: toJsonb(question),
      result: view.result,
      silence: view.silence,
      said: toJsonb(view.said),
      authorization_given: view.authorization === null ? null : toJsonb(view.authorization),
      request: view.request === null ? null : toJsonb(view.request),
      answer: outcome.answer?.bytes ?? null,
      answer_media_type: answer?.mediaType ?? null,
      answer_sha256: answer?.sha256 ?? null,
      file_id: view.fileId,
      note: view.note,
      asked_at: view.askedAt,
      actor_kind: author.actor.kind,
      actor_name: author.actor.name,
      seal: view.seal,
    })
    .execute();
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'verification.recorded',
      ref: `verification/${view.verificationId}`,
      summary: `${view.registry} was asked: ${view.result}; seal ${view.seal.slice(0, 16)}…`,
      content: text,
    },
  ]);
  return view;
}

export async function findVerification(
  tx: Transaction,
  tenantId: string,
  verificationId: string,
): Promise<VerificationView | undefined> {
  const row = await tx
    .selectFrom('bonafide.verification')
    .select(COLUMNS)
    .select(answerBytes)
    .where('tenant_id', '=', tenantId)
    .where('verification_id', '=', verificationId)
    .executeTakeFirst();
  return row && toView(row);
}

/** Answers about these numbers and addresses, newest first. */
export async function verificationsAbout(
  tx: Transaction,
  tenantId: string,
  keys: readonly string[],
  limit: number,
): Promise<VerificationView[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.verification')
    .select(COLUMNS)
    .select(answerBytes)
    .where('tenant_id', '=', tenantId)
    .where('number_key', 'in', [...keys])
    .orderBy('asked_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('verification_id')
    .limit(limit)
    .execute();
  return rows.map(toView);
}

/** @throws Refusal `not-found` */
export async function answerOf(tx: Transaction, tenantId: string, verificationId: string) {
  const row = await tx
    .selectFrom('bonafide.verification')
    .select(['answer', 'answer_media_type', 'answer_sha256'])
    .where('tenant_id', '=', tenantId)
    .where('verification_id', '=', verificationId)
    .executeTakeFirst();
  if (!row?.answer || !row.answer_sha256) throw new Refusal('not-found');
  return {
    bytes: row.answer,
    mediaType: row.answer_media_type ?? 'application/octet-stream',
    sha256: row.answer_sha256,
  };
}

/** What a check of the seal found, part by part; true means: as it was when it was recorded. */
export interface SealCheck {
  intact: boolean;
  /** The bytes of the answer have the hash that was written down; null without an answer. */
  answer: boolean | null;
  /** The record gives the seal that stands beside it. */
  record: boolean;
  /** The log committed to this very record. */
  log: 'held' | 'altered' | 'missing';
  seal: string;
  recomputed: string;
}

/** Computes the seal anew from what is stored and holds it against the record and the log. @throws Refusal `not-found` */
export async function checkSeal(tx: Transaction, tenantId: string, verificationId: string): Promise<SealCheck> {
  const row = await tx
    .selectFrom('bonafide.verification')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('verification_id', '=', verificationId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { seal, ...view } = toView({ ...row, answer_bytes: row.answer?.length ?? null });
  const file = row.file_id === null ? null : await requireFile(tx, tenantId, row.file_id);
  const text = sealText(sealedParts(view, row.actor_kind, file?.sha256 ?? null));
  const recomputed = sha256Of(text);
  const answer = row.answer === null ? null : sha256Of(row.answer) === row.answer_sha256;
  const log = await ledgerHolds(tx, tenantId, `verification/${verificationId}`, text);
  const record = recomputed === seal;
  return { intact: answer !== false && record && log === 'held', answer, record, log, seal, recomputed };
}

const DEFAULT_GOOD_FOR_DAYS = 365;

/**
 * What is known about these numbers and addresses, as the checks read it, oldest first, by key. One statement however many they are.
 */
export async function findFacts(
  tx: Transaction,
  tenantId: string,
  keys: readonly string[],
): Promise<Map<string, VerificationFacts[]>> {
  const found = new Map<string, VerificationFacts[]>();
  if (keys.length === 0) return found;
  const rows = await tx
    .selectFrom('bonafide.verification as v')
    .leftJoin('bonafide.verification_source as s', (join) =>
      join.onRef('s.tenant_id', '=', 'v.tenant_id').onRef('s.source_id', '=', 'v.source_id'),
    )
    .select([
      'v.verification_id',
      'v.register',
      'v.registry',
      'v.number_key',
      'v.question',
      'v.result',
      'v.said',
      'v.authorization_given',
      'v.answer_sha256',
      'v.file_id',
      'v.asked_at',
      's.good_for_days',
    ])
    .where('v.tenant_id', '=', tenantId)
    .where(sql<boolean>`v.number_key = any (${[...keys]}::text[])`)
    .orderBy('v.asked_at')
    .orderBy('v.recorded_at')
    .orderBy('v.verification_id')
    .execute();
  for (const row of rows) {
    const { number, address } = row.question as unknown as Question;
    const said = row.said as unknown as Said;
    const fact: VerificationFacts = {
      verificationId: row.verification_id,
      register: row.register as VerificationRegister,
      registry: row.registry,
      number,
      askedAddress: number === null && address !== null ? addressLine(address) : null,
      result: row.result as VerificationResult,
      name: said.name,
      address: said.address,
      startDate: said.startDate,
      endDate: said.endDate,
      authorization: row.authorization_given as unknown as Authorization | null,
      on: row.asked_at.toISOString().slice(0, 10),
      evidence: row.answer_sha256 !== null || row.file_id !== null ? 'sealed' : 'note',
      goodForDays: row.good_for_days ?? DEFAULT_GOOD_FOR_DAYS,
    };
    const list = found.get(row.number_key);
    if (list) list.push(fact);
    else found.set(row.number_key, [fact]);
  }
  return found;
}
