import { parseArgs } from 'node:util';
import * as discordManifest from '../adapters/discord/render/manifest.ts';
import { registration } from '../adapters/discord/connection/register.ts';
import { ConfigError, readConfig } from '../app/config.ts';
import { declare, out, UsageError, wait } from '../app/container.ts';

/** Shows how the commands that Discord has differ from Rung's, and registers them. @throws UsageError, ConfigError */
export async function register(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { apply: { type: 'boolean' }, remove: { type: 'boolean' }, guild: { type: 'string' } },
  });
  const { apply = false, remove = false, guild } = values;
  if (guild !== undefined && !/^\d{15,20}$/.test(guild)) throw new UsageError('--guild takes a server’s id');
  const config = readConfig();
  if (!config.discord) throw new ConfigError(['DISCORD_TOKEN is missing: commands are registered with it']);
  const { tree } = await declare(config);
  const done = await registration({
    settings: config.discord,
    declared: remove ? [] : discordManifest.manifest(tree, tree),
    guild,
    apply,
    say: out,
    wait,
  });
  if (!done) process.exitCode = 1;
}
