import type { Transaction } from '../../platform/database.ts';
import { type Adapter, NOTHING_SAID, type Outcome, type Question, silent } from '../adapter.ts';
import { findOrganizations, type ListedOrganization, type ListView, listsInUse } from '../lists/lists-store.ts';
import { cleanText, readDate } from './clean-text.ts';

/** Regions that together are the whole extract. */
const REGIONS: readonly string[] = ['eo1', 'eo2', 'eo3', 'eo4'];

/** What the lists that are in use say together about one number. */
export interface ListsSay {
  lists: readonly ListView[];
  rows: readonly ListedOrganization[];
}

/** Looks in the lists of exempt organizations that were taken in. Nothing leaves the house. */
export function irsAdapter(tx: Transaction, tenantId: string): Adapter {
  return {
    name: 'irs',
    version: '1',
    async ask(question) {
      const ein = (question.number?.value ?? '').replace(/\D/g, '');
      const lists = await listsInUse(tx, tenantId);
      if (lists.length === 0) return silent('list-missing');
      if (!/^\d{9}$/.test(ein)) return silent('rejected-by-registry');
      const ids = lists.map((list) => list.listId);
      const rows = await findOrganizations(tx, tenantId, ids, { ein }, 20);
      return readLists(question, ein, { lists, rows });
    },
  };
}

/** Listed as exempt and not revoked since: active. Revoked without reinstatement: closed. Absent from a whole list: not found. */
export function readLists(_question: Question, ein: string, { lists, rows }: ListsSay): Outcome {
  const kindOf = new Map(lists.map((list) => [list.listId, list.kind]));
  const used = lists.map(({ kind, part, listDate, sha256 }) => ({ kind, part, listDate, sha256 }));
  const found = rows.map(({ listId, line, rowText }) => ({
    list: lists.findIndex((list) => list.listId === listId),
    line,
    row: rowText,
  }));
  const request = { method: 'LOOK-UP', url: `irs-lists/${ein}`, headers: {}, body: JSON.stringify(used) };
  const answer = {
    bytes: Buffer.from(JSON.stringify({ ein, rows: found })),
    mediaType: 'application/json',
    status: 200,
  };
  const listed =
    rows.find((row) => kindOf.get(row.listId) === 'eo-bmf') ?? rows.find((row) => kindOf.get(row.listId) === 'pub78');
  const revoked = rows.filter((row) => kindOf.get(row.listId) === 'revocations').map(revocationOf);
  const open = revoked.filter(
    (one) => one.revokedOn !== null && (one.reinstatedOn === null || one.reinstatedOn < one.revokedOn),
  );
  const last = open.toSorted((a, b) => String(a.revokedOn).localeCompare(String(b.revokedOn))).at(-1);
  if (last && !listed) {
    const said = {
      ...NOTHING_SAID,
      name: last.name,
      endDate: last.revokedOn,
      statusWords: 'Automatic revocation of exemption',
    };
    return { result: 'closed', silence: null, said, request, answer };
  }
  if (listed) {
    const kind = kindOf.get(listed.listId) === 'pub78' ? 'Publication 78' : 'EO BMF';
    const said = {
      ...NOTHING_SAID,
      name: listed.name,
      address: { city: listed.city, region: listed.region, postalCode: listed.postalCode },
      statusWords: last ? `Listed in ${kind}; also in the revocation list of ${last.revokedOn}` : `Listed in ${kind}`,
    };
    return { result: 'active', silence: null, said, request, answer };
  }
  // A part of the list proves presence, never absence.
  if (!isWhole(lists)) return silent('list-missing', { request, answer });
  return { result: 'not-found', silence: null, said: NOTHING_SAID, request, answer };
}

/** Whether the lists name every organization that the IRS has as exempt. Publication 78 names only those that may take gifts. */
export function isWhole(lists: readonly ListView[]): boolean {
  const parts = new Set(lists.filter((list) => list.kind === 'eo-bmf').map((list) => list.part));
  return parts.has('all') || REGIONS.every((region) => parts.has(region));
}

function revocationOf({ name, rowText }: ListedOrganization) {
  const cells = rowText.split('|');
  return { name: cleanText(name), revokedOn: readDate(cells[9]), reinstatedOn: readDate(cells[11]) };
}
