import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Hashing, Verifying } from '../snapshot-format.ts';
import { keyIdOf } from '../snapshot-format.ts';

/** PKCS #8 and SPKI of Ed25519 (RFC 8410) are a fixed beginning and 32 bytes. */
const PKCS8 = '302e020100300506032b657004220420';
const SPKI = '302a300506032b6570032100';

const sha256Hex = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

export const nodeVerifying: Verifying = {
  sha256: sha256Hex,
  sha256OfHex: (hex) => sha256Hex(Buffer.from(hex, 'hex')),
  verify: (publicKey, signature, text) => {
    const key = createPublicKey({ key: Buffer.from(SPKI + publicKey, 'hex'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
  },
};

/** A signer whose key is made from a number, so that runs repeat. */
export function testSigner(seed: number): Hashing & { sign(text: string): string; publicKey: string; keyId: string } {
  const secret = sha256Hex(`snapshot test ${seed}`);
  const key = createPrivateKey({ key: Buffer.from(PKCS8 + secret, 'hex'), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  return {
    sha256: sha256Hex,
    sign: (text) => sign(null, Buffer.from(text), key).toString('hex'),
    publicKey,
    keyId: keyIdOf(sha256Hex(Buffer.from(publicKey, 'hex'))),
  };
}
