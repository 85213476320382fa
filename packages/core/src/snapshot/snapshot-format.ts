import type { Certificate } from '../certificate/certificate.ts';
import type { Reason } from '../certificate/reason.ts';
import type { Authority, CommodityMapping, Company, CustomerGroup, ExemptReason } from '../customer/company.ts';
import type { Customer } from '../customer/customer.ts';
import type { CustomerLicense, LicenseType } from '../customer/license.ts';
import type { InheritanceLink } from '../determination/book.ts';
import type { CertificateUse } from '../determination/compile-certificate.ts';
import type { PlacesContent } from '../place/gazetteer.ts';

/**
 * A company's book in a file, so that sales can be decided without the service (docs/integrate/decide-offline.md).
 *
 * The file is UTF-8 text, one JSON value in canonical form (RFC 8785) per line, each line ended by a line feed. A value is a list
 * whose first element names its kind. First the header, then the records of {@link SnapshotRecord} with a `chunk` line after each
 * portion, last `end` and `signature`.
 *
 * The hash of a chunk is SHA-256 over the hash before it, a line feed and the chunk's lines; the first hash is that of the header
 * line. So a line that was changed, moved, added or left out is found at its chunk, and the signature over the `end` line holds
 * all of it.
 */
export const SNAPSHOT_FORMAT = 'bonafide-snapshot';
export const SNAPSHOT_VERSION = 1;
/** Stands before the signed text, so that the key can sign nothing else by accident. */
export const SIGNED_TEXT_PREFIX = `${SNAPSHOT_FORMAT}/${SNAPSHOT_VERSION}\n`;

/** How long lines and chunks may be, for whoever reads a file of strangers. */
export const SNAPSHOT_FILE_LIMITS = {
  lineCharacters: 16 * 1024 * 1024,
  chunkLines: 500,
  chunkCharacters: 1024 * 1024,
} as const;

export interface SnapshotHeader {
  format: typeof SNAPSHOT_FORMAT;
  formatVersion: number;
  snapshotId: string;
  company: { externalId: string; name: string };
  /** What a sale may call the company: its external id, and its name where no other company has that as its id. */
  answersTo: readonly string[];
  /** Country of a ship-to that names none; null: such a ship-to cannot be decided. */
  defaultCountry: string | null;
  /** Instant of the database that all records are of. */
  takenAt: string;
  /** After this instant the snapshot still answers, and says that it is out of date. */
  goodUntil: string;
  contentRelease: string;
  contentHash: string;
  engineVersion: string;
  /** Version of the books at `takenAt`, as `Book-Version` tells it. */
  bookVersion: string;
  keyId: string;
  /** Ed25519, 32 bytes, hexadecimal. `keyId` is the beginning of its SHA-256. */
  publicKey: string;
}

/** A customer without the fields no decision reads: address, contacts, comment. */
export type SnapshotCustomer = Pick<Customer, 'customerId' | 'groupId' | 'version' | 'number' | 'name' | 'fullyExempt'>;

/** A certificate without its paper: of the claim only the reasons ticked and the order a single-purchase paper names. */
export type SnapshotCertificate = Omit<Certificate, 'claim' | 'formId' | 'imagePath'> & {
  reasons: readonly Reason[];
  scopeReference: string | null;
  /** The recorded sale that a single-purchase certificate was used for; left out where there is none. */
  usedBy?: CertificateUse;
};

/** A licence on file without its address on the web. */
export type SnapshotLicense = Omit<CustomerLicense, 'url'>;

export type SnapshotRecord =
  | readonly ['places', PlacesContent]
  | readonly ['company', Company]
  | readonly ['ancestor', Company]
  | readonly ['group', CustomerGroup]
  | readonly ['reason', ExemptReason]
  | readonly ['authority', Authority]
  | readonly ['mapping', CommodityMapping]
  | readonly ['licenseType', LicenseType]
  | readonly ['customer', SnapshotCustomer]
  /** Whose certificates the customer with this id uses beside its own; only where it uses another's. */
  | readonly ['links', string, readonly InheritanceLink[]]
  /** Of the customer with this id, of any day; only where it holds one. */
  | readonly ['licenses', string, readonly SnapshotLicense[]]
  /** Of the customer with this id, which stands on a line above; in order of creation. A customer may have several such lines. */
  | readonly ['certificates', string, readonly SnapshotCertificate[]];

export type SnapshotKind = SnapshotRecord[0];

/** How many of each kind; `certificates`, `links` and `licenses` count what stands on the lines, not the lines. */
export type SnapshotCounts = Record<SnapshotKind, number>;

export interface SnapshotEnd {
  chunks: number;
  counts: SnapshotCounts;
  /** Hash of the last chunk. */
  sha256: string;
}

export function noCounts(): SnapshotCounts {
  return {
    places: 0,
    company: 0,
    ancestor: 0,
    group: 0,
    reason: 0,
    authority: 0,
    mapping: 0,
    licenseType: 0,
    customer: 0,
    links: 0,
    licenses: 0,
    certificates: 0,
  };
}

/** What reading and writing need of a cryptography library; texts stand for their UTF-8 bytes, hashes and keys are hexadecimal. */
export interface Hashing {
  sha256(text: string): string | Promise<string>;
}
export interface Verifying extends Hashing {
  /** SHA-256 of bytes given in hexadecimal. */
  sha256OfHex(hex: string): string | Promise<string>;
  /** Ed25519 (RFC 8032). */
  verify(publicKey: string, signature: string, text: string): boolean | Promise<boolean>;
}

const KEY_ID_CHARACTERS = 32;

/** A key is named by the first 128 bits of its SHA-256: who trusts a key id trusts the key. */
export function keyIdOf(hashOfPublicKey: string): string {
  return hashOfPublicKey.slice(0, KEY_ID_CHARACTERS);
}
