import type { Grant } from '../certificate/certificate.ts';
import type { Gazetteer } from '../place/gazetteer.ts';
import { readZone, type Zone, type ZoneProblem } from '../place/zone-tree.ts';
import type { CompiledGrant } from './compiled-grant.ts';

/**
 * Parts of compiled certificates that are alike in thousands of them, kept once: the zone of Texas, and the grant "all of Texas,
 * fully, for resale". A book of a million certificates is smaller for it, and matching finds these parts in the processor's
 * cache. Nothing here is ever changed.
 */
interface SharedParts {
  /** By level and path. */
  zones: Map<string, Zone>;
  /** Grants to all authorities of a zone, and the list that holds one of them alone, by what they say. */
  grants: Map<string, CompiledGrant>;
  alone: WeakMap<CompiledGrant, readonly CompiledGrant[]>;
}

/** Beyond it a part is made anew: postcodes may be many. */
const KEPT_MAX = 50_000;

const parts = new WeakMap<Gazetteer, SharedParts>();

export function sharedParts(gazetteer: Gazetteer): SharedParts {
  let known = parts.get(gazetteer);
  if (known === undefined) {
    known = { zones: new Map(), grants: new Map(), alone: new WeakMap() };
    parts.set(gazetteer, known);
  }
  return known;
}

export function sharedZone(
  { zone, zoneLevel }: Grant,
  gazetteer: Gazetteer,
  { zones }: SharedParts,
): Zone | ZoneProblem {
  const key = `${zoneLevel} ${zone}`;
  const known = zones.get(key);
  if (known !== undefined) return known;
  const read = readZone(zone, zoneLevel, gazetteer);
  if (!('problem' in read) && zones.size < KEPT_MAX) zones.set(key, read);
  return read;
}

export function sharedGrant(grant: CompiledGrant, { grants }: SharedParts): CompiledGrant {
  if (grant.authorities !== null || grant.taxTypes !== null || grant.gives.kind === 'part') return grant;
  const { zone, reasonCode, exempt, gives } = grant;
  const key = `${zone.level} ${zone.path} ${gives.kind} ${exempt} ${reasonCode}`;
  const known = grants.get(key);
  if (known !== undefined) return known;
  if (grants.size < KEPT_MAX) grants.set(key, grant);
  return grant;
}

export function sharedList(grants: readonly CompiledGrant[], { alone }: SharedParts): readonly CompiledGrant[] {
  const [only] = grants;
  if (only === undefined || grants.length > 1) return grants;
  const known = alone.get(only);
  if (known !== undefined) return known;
  alone.set(only, grants);
  return grants;
}
