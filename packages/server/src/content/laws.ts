import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { isInForce, type OverlaidContent, type Overlay, overlaid } from '@bonafide/core/content/overlay.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { sha256 } from './content-library.ts';
import { findLaw, findOverlays } from './law-store.ts';
import type { ReleaseShelf } from './release-shelf.ts';

/** The law a tenant judges by on a day. */
export interface LawInForce {
  content: Content;
  today: CalendarDate;
}

/** A law as plain data: a release and overlays over it, enough to judge by it again later. */
export interface LawSpec {
  release: string;
  overlays: Overlay[];
  /** How the overlays are named behind the release: `2026.11.2+3`. 0 when there are none. */
  overlayVersion: number;
}

/** How many contents with overlays are held; each shares with its release all files that no overlay changes. */
const HELD = 64;

/**
 * The law of each tenant: the release it accepted with its overlays in force, one frozen value, shared by all who judge by the same.
 * Nothing is assumed: each question reads the tenant's row, and memory only saves building the same content twice.
 */
export class Laws {
  readonly shelf: ReleaseShelf;
  readonly #held = new Map<string, OverlaidContent>();

  constructor(shelf: ReleaseShelf) {
    this.shelf = shelf;
  }

  /** The law in force for a tenant. One statement, two where it has overlays. */
  async lawInForce(tx: Transaction, tenantId: string, today: CalendarDate): Promise<LawInForce> {
    return { content: await this.contentOf(await this.specInForce(tx, tenantId), today), today };
  }

  /** What findings and decisions of a tenant name the law by. One statement. */
  async nameInForce(tx: Transaction, tenantId: string): Promise<string> {
    const { release, overlayVersion } = await findLaw(tx, tenantId);
    return nameOf({ release: release ?? this.shelf.newest.content.release, overlayVersion });
  }

  /** The same as data. */
  async specInForce(tx: Transaction, tenantId: string): Promise<LawSpec> {
    const row = await findLaw(tx, tenantId);
    return {
      release: row.release ?? this.shelf.newest.content.release,
      overlays: row.overlayVersion === 0 ? [] : await findOverlays(tx, tenantId),
      overlayVersion: row.overlayVersion,
    };
  }

  /**
   * The content that a law comes to on a day. An overlay that does not fit is left out: the tenant is told beside the overlay, and nobody's
   * judgement stops.
   * @throws Refusal `unknown-reference` for a release that this installation does not have
   */
  async contentOf(spec: LawSpec, today: CalendarDate): Promise<Content> {
    return (await this.build(spec, today)).content;
  }

  /** The same with what is wrong with overlays that do not fit. */
  async build({ release, overlays, overlayVersion }: LawSpec, today: CalendarDate): Promise<OverlaidContent> {
    if (!this.shelf.find(release))
      throw new Refusal('unknown-reference', `There is no content release ${release} here`);
    const open = await this.shelf.open(release);
    const inForce = overlays.filter((overlay) => isInForce(overlay, today));
    if (inForce.length === 0 && overlayVersion === 0) return { content: open.content, problems: [] };
    const key = JSON.stringify([release, open.content.hash, overlayVersion, today, inForce]);
    const held = this.#held.get(key);
    if (held) return held;
    const built = overlaid(open.content, open.files, inForce, today, {
      release: nameOf({ release, overlayVersion }),
      sha256,
    });
    this.#held.set(key, built);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= HELD) break;
      this.#held.delete(oldest);
    }
    return built;
  }
}

/** `2026.11.2`, or `2026.11.2+3` with the overlays as of their third change. */
function nameOf({ release, overlayVersion }: { release: string; overlayVersion: number }): string {
  return overlayVersion === 0 ? release : `${release}+${overlayVersion}`;
}
