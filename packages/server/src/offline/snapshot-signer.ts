import { createHash, createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { keyIdOf } from '@bonafide/core/snapshot/snapshot-format.ts';

/** A signing key; its private half is inside `sign`. */
export interface SigningKey {
  generation: number;
  keyId: string;
  /** 32 bytes, hexadecimal. */
  publicKey: string;
  /** Ed25519 over the UTF-8 bytes, hexadecimal. */
  sign(text: string): string;
}

/** PKCS #8 of an Ed25519 key: this beginning and the 32 bytes of the seed (RFC 8410, section 7). */
const PKCS8_BEGINNING = '302e020100300506032b657004220420';

export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

/**
 * The keys that sign snapshots. Nothing secret is stored for them: a tenant's key of a generation is made from a secret of the
 * installation, which itself comes from the root key in the data folder (design rule D10). Generations are how keys are changed.
 */
export class SnapshotSigner {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  key(tenantId: string, generation: number): SigningKey {
    const seed = createHmac('sha256', this.#secret).update(`${tenantId}/${generation}`).digest('hex');
    const der = Buffer.from(PKCS8_BEGINNING + seed, 'hex');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
    return {
      generation,
      keyId: keyIdOf(sha256(publicKey)),
      publicKey: publicKey.toString('hex'),
      sign: (text) => sign(null, Buffer.from(text), key).toString('hex'),
    };
  }
}
