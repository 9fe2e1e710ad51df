import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../app/config.ts';
import { out, UsageError } from '../app/console.ts';
import { loadCommands, wait } from '../app/container.ts';

/** Shows how the commands that a platform has differ from Rung's, and registers them. @throws UsageError, ConfigError */
export async function register(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { apply: { type: 'boolean' }, remove: { type: 'boolean' }, guild: { type: 'string' } },
  });
  const { apply = false, remove = false, guild } = values;
  if (guild !== undefined && !/^\d{15,20}$/.test(guild)) throw new UsageError('--guild takes a server’s id');
  const config = readConfig();
  const registers = config.platforms.flatMap((one) => one.register ?? []);
  if (registers.length === 0)
    throw new ConfigError(['DISCORD_TOKEN is missing: commands are registered with it']);
  const { tree } = await loadCommands(config);
  for (const register of registers) {
    const done = await register({ tree: remove ? undefined : tree, guild, apply, say: out, wait });
    if (!done) process.exitCode = 1;
  }
}
