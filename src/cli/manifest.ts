import { environmentNow, readConfig } from '../app/config.ts';
import { out, UsageError } from '../app/console.ts';
import { loadCommands } from '../app/container.ts';
import { PLATFORMS } from '../app/platforms.ts';

/** Prints a platform's manifest: Slack's app manifest, or Discord's commands. @throws UsageError */
export async function manifest(args: string[]): Promise<void> {
  const flags = args.filter((one) => one.startsWith('--')).map((one) => one.slice(2));
  const [name = PLATFORMS[0]?.name, origin, ...more] = args.filter((one) => !one.startsWith('--'));
  const platform = PLATFORMS.find((one) => one.name === name);
  if (more.length > 0 || !platform)
    throw new UsageError(`give ${PLATFORMS.map((one) => one.name).join(' or ')}`);
  if (origin !== undefined && !(URL.canParse(origin) && origin.startsWith('https://')))
    throw new UsageError(`the address of Rung for ${platform.name} begins with https://`);
  const unknown = flags.find((one) => platform.manifestFlags?.includes(one) !== true);
  if (unknown !== undefined) throw new UsageError(`the manifest for ${platform.name} knows no --${unknown}`);
  if (flags.length > 0 && origin === undefined)
    throw new UsageError(`with --${flags.join(' and --')}, give the address of Rung as well, https://…`);
  const { tree } = await loadCommands(readConfig());
  out(JSON.stringify(platform.manifest(tree, origin, environmentNow(), new Set(flags)), null, 2));
}
