import { readConfig, ConfigError } from '../app/config.ts';
import { log, out, UsageError } from '../app/console.ts';
import { buildApp } from '../app/container.ts';
import { MAKE_A_KEY } from '../app/secrets/keys.ts';
import { rotateKeys } from '../app/secrets/rotate-keys.ts';
import { createSealer } from '../app/secrets/seal.ts';

/** Encrypts the tokens of all workspaces with the first key. @throws UsageError, ConfigError */
export async function rotate(args: string[]): Promise<void> {
  if (args.length > 0) throw new UsageError('rotate-keys takes no words');
  const config = readConfig();
  if (!config.secretKeys)
    throw new ConfigError([
      `RUNG_SECRET_KEYS is missing: set it to the new key and the old one; "${MAKE_A_KEY}" makes one`,
    ]);
  const { store } = await buildApp(config);
  const { encrypted, already, unreadable } = await rotateKeys(
    store.installations,
    createSealer(config.secretKeys),
  );
  await store.close();
  unreadable.forEach(log);
  out(`Tokens encrypted with the first key now: ${encrypted}. Already were: ${already}.`);
  if (unreadable.length > 0) process.exitCode = 1;
  else if (config.secretKeys.length > 1) out('RUNG_SECRET_KEYS may hold the first key alone from now on.');
}
