import type { Repositories } from '../../store/store.ts';
import { ConfigError } from '../config.ts';
import type { SecretKeys } from './keys.ts';

/** @throws ConfigError where a token was encrypted with a key that is not among these */
export async function assertReadable(
  installations: Pick<Repositories['installations'], 'keys'>,
  keys: SecretKeys,
): Promise<void> {
  const known = new Set(keys.map(({ id }) => id));
  const missing = (await installations.keys()).filter(({ keyId }) => !known.has(keyId));
  if (missing.length > 0)
    throw new ConfigError(
      missing.map(
        ({ keyId, count }) =>
          `RUNG_SECRET_KEYS lacks the key ${keyId}, which tokens are encrypted with (workspaces: ${count}): put it back, after the first; "npm run -s rotate:keys" encrypts them anew`,
      ),
    );
}
