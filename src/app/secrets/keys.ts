import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A key that secrets are encrypted with. Its id says nothing of it; the key itself is never printed. */
export interface SecretKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** The keys of an operator: the first encrypts, all decrypt. */
export type SecretKeys = readonly [SecretKey, ...SecretKey[]];

/** The length of a key, in bytes. */
const LENGTH = 32;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** How a new key is made. */
export const MAKE_A_KEY = 'openssl rand -base64 32';

function bytesOf(text: string): Buffer | undefined {
  if (HEX.test(text)) return Buffer.from(text, 'hex');
  const bytes = BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
  return bytes?.length === LENGTH ? bytes : undefined;
}

function keyOf(bytes: Buffer): SecretKey {
  const id = createHash('sha256').update('rung key id').update(bytes).digest('hex').slice(0, 8);
  return { id, key: createSecretKey(bytes) };
}

/** Reads keys from a setting: 32 bytes each, in hex or base64, with commas between. */
export const secretKeys = z.string().transform((text, context): SecretKeys => {
  const keys = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(bytesOf);
  const [first, ...more] = keys.flatMap((one) => (one === undefined ? [] : [keyOf(one)]));
  if (first && keys.length === more.length + 1) return [first, ...more];
  context.addIssue({
    code: 'custom',
    message: `must be keys of 32 bytes in hex or base64, with commas between; "${MAKE_A_KEY}" makes one`,
  });
  return z.NEVER;
});
