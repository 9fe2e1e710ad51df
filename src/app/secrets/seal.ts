import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { UnreadableSecrets } from '../../adapters/shared/store/installations.ts';
import type { Owner, Sealed } from '../../store/store.ts';
import type { SecretKeys } from './keys.ts';

const CIPHER = 'aes-256-gcm';
/** The lengths that AES-GCM is made for, in bytes. */
const NONCE = 12;
const TAG = 16;

/** Encrypts secrets for keeping. What is encrypted for one workspace cannot be read as another's. */
export interface Sealer {
  /** The id of the key that encrypts. */
  readonly keyId: string;
  /** Encrypts with the first key. */
  seal(owner: Owner, secrets: Readonly<Record<string, string>>): Sealed;
  /** @throws UnreadableSecrets */
  open(owner: Owner, kept: Sealed): Readonly<Record<string, string>>;
}

const unreadable = ({ platform, workspace }: Owner, why: string): UnreadableSecrets =>
  new UnreadableSecrets(`${platform}: the token of ${workspace} cannot be read: ${why}`);

/** What a cipher text is bound to, beside its key. */
const boundTo = ({ platform, workspace }: Owner, keyId: string): Buffer =>
  Buffer.from(JSON.stringify(['installation', platform, workspace, keyId]));

/** Encrypts by AES-256-GCM. A sealed text is a nonce, the encrypted JSON and its tag, in base64url. */
export function createSealer(keys: SecretKeys): Sealer {
  const [first] = keys;
  return {
    keyId: first.id,
    seal(owner, secrets) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, first.key, nonce).setAAD(boundTo(owner, first.id));
      const encrypted = [cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()];
      const sealed = Buffer.concat([nonce, ...encrypted, cipher.getAuthTag()]).toString('base64url');
      return { sealed, keyId: first.id };
    },
    open(owner, { sealed, keyId }) {
      const known = keys.find(({ id }) => id === keyId);
      if (!known)
        throw unreadable(
          owner,
          `RUNG_SECRET_KEYS lacks the key ${keyId} that it was encrypted with; put that key back, after the first.`,
        );
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const decipher = createDecipheriv(CIPHER, known.key, bytes.subarray(0, NONCE), { authTagLength: TAG })
          .setAAD(boundTo(owner, keyId))
          .setAuthTag(bytes.subarray(-TAG));
        const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
        return JSON.parse(text.toString('utf8')) as Readonly<Record<string, string>>;
      } catch {
        throw unreadable(
          owner,
          'what is stored was changed, or is another workspace’s; have Rung added there again.',
        );
      }
    },
  };
}
