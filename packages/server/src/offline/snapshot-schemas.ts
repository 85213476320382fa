import { Type } from 'typebox';
import { InstantText, Text100, Uuid } from '../platform/schemas.ts';
import { SNAPSHOT_LIMITS } from './limits.ts';

const KeyId = Type.String({ description: 'The first 128 bits of the SHA-256 of the public key, hexadecimal' });

export const SnapshotBody = Type.Object(
  {
    company: Type.String({ ...Text100, description: 'External id of the company whose sales are to be decided' }),
    validHours: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: SNAPSHOT_LIMITS.maxValidHours,
        default: SNAPSHOT_LIMITS.defaultValidHours,
        description: 'How long it is good. Afterwards it still answers, and says that it is out of date',
      }),
    ),
  },
  { additionalProperties: false },
);

const count = (description: string) => Type.Integer({ description });

export const SnapshotSchema = Type.Object({
  snapshotId: Uuid,
  company: Type.String({ description: 'External id' }),
  takenAt: InstantText,
  goodUntil: InstantText,
  contentRelease: Type.String(),
  engineVersion: Type.String({ description: 'Only a program with these rules decides by it' }),
  bookVersion: Type.String(),
  keyId: KeyId,
  counts: Type.Object({
    places: count('Lists of places'),
    company: count('The company'),
    ancestor: count('Companies it inherits from'),
    group: count('Customer groups'),
    reason: count('Exempt reasons'),
    authority: count('Authorities'),
    mapping: count('Product codes with a commodity code'),
    licenseType: count('Licence types'),
    customer: count('Customers'),
    links: count('Customers whose certificates a customer uses beside its own'),
    licenses: count('Licences of customers'),
    certificates: count('Certificates'),
  }),
  sha256: Type.String({ description: 'Hash of the last chunk, which holds all those before it' }),
  fileBytes: Type.Integer({ description: 'Compressed' }),
  takenBy: Type.String(),
});

export const SnapshotParams = Type.Object({ snapshotId: Uuid });

export const SnapshotKeyBody = Type.Object(
  {
    replaces: Type.String({
      pattern: '^[0-9a-f]{32}$',
      description: 'Key id of the key that signs now, so that two who change it at once change it once',
    }),
  },
  { additionalProperties: false },
);

export const SnapshotKeySchema = Type.Object({
  keyId: KeyId,
  publicKey: Type.String({ description: 'Ed25519, 32 bytes, hexadecimal' }),
  generation: Type.Integer(),
  madeAt: InstantText,
  current: Type.Boolean({ description: 'Snapshots are signed with it now' }),
});
