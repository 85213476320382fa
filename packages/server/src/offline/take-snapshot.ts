import { randomUUID } from 'node:crypto';
import { ENGINE_VERSION } from '@bonafide/core/determination/decision.ts';
import type { PlacesContent } from '@bonafide/core/place/gazetteer.ts';
import {
  SNAPSHOT_FORMAT,
  SNAPSHOT_VERSION,
  type SnapshotEnd,
  type SnapshotHeader,
} from '@bonafide/core/snapshot/snapshot-format.ts';
import { writeSnapshot } from '@bonafide/core/snapshot/write-snapshot.ts';
import type { Laws } from '../content/content.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { SNAPSHOT_LIMITS } from './limits.ts';
import type { Draft, SnapshotFiles } from './snapshot-files.ts';
import { signingKey } from './snapshot-keys-store.ts';
import { type SellingCompany, sellingCompanyOf, snapshotRecords } from './snapshot-records.ts';
import { type SigningKey, type SnapshotSigner, sha256 } from './snapshot-signer.ts';
import { momentOf, type SnapshotView } from './snapshots-store.ts';

export interface SnapshotServices {
  database: Database;
  laws: Laws;
  clock: Clock;
  places: PlacesContent;
  signer: SnapshotSigner;
}

/** A snapshot written and signed, not yet recorded. */
export interface TakenSnapshot {
  companyId: string;
  key: SigningKey;
  draft: Draft;
  view: Omit<SnapshotView, 'takenBy'>;
}

/** Writes snapshots to files. What is read is one moment of the database; what is held in memory is one portion. */
export class SnapshotTaker {
  readonly #services: SnapshotServices;
  readonly #files: SnapshotFiles;
  #running = 0;

  constructor(services: SnapshotServices, files: SnapshotFiles) {
    this.#services = services;
    this.#files = files;
  }

  /** @throws Refusal `unknown-reference` for a company that does not exist, `too-busy` when others are being taken */
  async take(tenantId: string, externalId: string, validHours: number): Promise<TakenSnapshot> {
    if (this.#running >= SNAPSHOT_LIMITS.atOnce)
      throw new Refusal('too-busy', 'Other snapshots are being taken; try again in a moment');
    this.#running += 1;
    try {
      return await this.#services.database.withTenant(
        tenantId,
        (tx) => this.#write(tx, tenantId, externalId, validHours),
        {
          readOnly: true,
          snapshot: true,
        },
      );
    } finally {
      this.#running -= 1;
    }
  }

  async #write(tx: Transaction, tenantId: string, externalId: string, validHours: number): Promise<TakenSnapshot> {
    const { places, signer } = this.#services;
    const selling = await sellingCompanyOf(tx, tenantId, externalId);
    if (!selling) {
      const detail = `There is no company “${externalId}”`;
      throw new Refusal('unknown-reference', detail, [{ pointer: '/company', code: 'unknown-reference', detail }]);
    }
    const key = await signingKey(tx, tenantId, signer);
    const header = await this.#header(tx, tenantId, selling, key, validHours);
    let end: SnapshotEnd | undefined;
    async function* text() {
      end = yield* writeSnapshot(header, snapshotRecords(tx, tenantId, selling as SellingCompany, places), {
        sha256,
        sign: (signed) => key.sign(signed),
      });
    }
    const draft = await this.#files.write(tenantId, selling.company.companyId, text());
    if (!end) throw new Error('A snapshot that was written has an end');
    const { snapshotId, takenAt, goodUntil, contentRelease, engineVersion, bookVersion, keyId } = header;
    return {
      companyId: selling.company.companyId,
      key,
      draft,
      view: {
        ...{ snapshotId, company: externalId, takenAt, goodUntil, contentRelease, engineVersion, bookVersion, keyId },
        ...{ counts: end.counts, sha256: end.sha256, fileBytes: draft.bytes },
      },
    };
  }

  async #header(
    tx: Transaction,
    tenantId: string,
    { company, answersTo }: SellingCompany,
    { keyId, publicKey }: SigningKey,
    validHours: number,
  ): Promise<SnapshotHeader> {
    const { content } = await this.#services.laws.lawInForce(tx, tenantId, this.#services.clock.today());
    const { takenAt, bookVersion } = await momentOf(tx);
    return {
      format: SNAPSHOT_FORMAT,
      formatVersion: SNAPSHOT_VERSION,
      snapshotId: randomUUID(),
      company: { externalId: company.externalId, name: company.name },
      answersTo,
      defaultCountry: null,
      takenAt,
      goodUntil: new Date(Date.parse(takenAt) + validHours * 3_600_000).toISOString(),
      contentRelease: content.release,
      contentHash: content.hash,
      engineVersion: ENGINE_VERSION,
      bookVersion,
      keyId,
      publicKey,
    };
  }
}
