import { ENGINE_VERSION } from '../../determination/decision.ts';
import type { CaseWorld } from '../../determination/testing/case-world.ts';
import type { PlacesContent } from '../../place/gazetteer.ts';
import { snapshotCertificate, snapshotCustomer, snapshotLicense, snapshotPlaces } from '../minimise.ts';
import type { SnapshotHeader, SnapshotRecord } from '../snapshot-format.ts';
import { writeSnapshot } from '../write-snapshot.ts';
import { testSigner } from './node-signing.ts';

/** The records of a scenario's world, as a service would write them. */
export function recordsOf(
  { parts, customers, certificates, book }: CaseWorld,
  places: PlacesContent,
): SnapshotRecord[] {
  if (parts === null) throw new Error('A snapshot is of a company that is known');
  return [
    ['places', snapshotPlaces(places)],
    ['company', parts.company],
    ...parts.ancestors.map((company): SnapshotRecord => ['ancestor', company]),
    ...parts.groups.map((group): SnapshotRecord => ['group', group]),
    ...parts.reasons.map((reason): SnapshotRecord => ['reason', reason]),
    ...parts.authorities.map((authority): SnapshotRecord => ['authority', authority]),
    ...parts.mappings.map((mapping): SnapshotRecord => ['mapping', mapping]),
    ...(parts.licenseTypes ?? []).map((type): SnapshotRecord => ['licenseType', type]),
    ...customers.flatMap((customer): SnapshotRecord[] => {
      const own = certificates.filter(({ customerId }) => customerId === customer.customerId);
      const record: SnapshotRecord = ['customer', snapshotCustomer(customer)];
      const links = book.linksOf?.(customer.customerId) ?? [];
      const licenses = book.licensesOf?.(customer.customerId) ?? [];
      const used = new Map(book.certificatesOf(customer.customerId).map((one) => [one.certificateId, one.usedBy]));
      return [
        record,
        ...(links.length > 0 ? [['links', customer.customerId, links] as const] : []),
        ...(licenses.length > 0 ? [['licenses', customer.customerId, licenses.map(snapshotLicense)] as const] : []),
        ...(own.length > 0
          ? [
              [
                'certificates',
                customer.customerId,
                own.map((one) => snapshotCertificate(one, used.get(one.certificateId))),
              ] as const,
            ]
          : []),
      ];
    }),
  ];
}

export async function snapshotText(
  world: CaseWorld,
  places: PlacesContent,
  { seed = 1, ...said }: Partial<SnapshotHeader> & { seed?: number } = {},
): Promise<string> {
  const signer = testSigner(seed);
  const { externalId, name } = world.parts?.company ?? { externalId: '', name: '' };
  const header: SnapshotHeader = {
    format: 'bonafide-snapshot',
    formatVersion: 1,
    snapshotId: '00000000-0000-4000-8000-000000000001',
    company: { externalId, name },
    answersTo: [externalId, name],
    defaultCountry: world.parts?.defaultCountry ?? null,
    takenAt: '2026-03-15T12:00:00.000Z',
    goodUntil: '2026-03-18T12:00:00.000Z',
    contentRelease: 'cases',
    contentHash: 'none',
    engineVersion: ENGINE_VERSION,
    bookVersion: '1',
    keyId: signer.keyId,
    publicKey: signer.publicKey,
    ...said,
  };
  let text = '';
  for await (const piece of writeSnapshot(header, recordsOf(world, places), signer)) text += piece;
  return text;
}
