import * as discordManifest from '../adapters/discord/render/manifest.ts';
import * as slackManifest from '../adapters/slack/render/manifest.ts';
import { readConfig } from '../app/config.ts';
import { declare, out, UsageError } from '../app/container.ts';

/** Prints what a platform is told of Rung: Slack's app manifest, or Discord's commands. @throws UsageError */
export async function manifest(args: string[]): Promise<void> {
  const [platform = 'slack', origin, ...more] = args;
  if (more.length > 0 || !['slack', 'discord'].includes(platform))
    throw new UsageError('give slack or discord');
  if (
    origin !== undefined &&
    (platform !== 'slack' || !URL.canParse(origin) || !origin.startsWith('https://'))
  )
    throw new UsageError('the address of Rung for Slack begins with https://');
  const { tree } = await declare(readConfig());
  const printed =
    platform === 'slack'
      ? slackManifest.manifest(tree, { prefix: tree.prefix, ...(origin !== undefined && { origin }) })
      : discordManifest.manifest(tree, tree);
  out(JSON.stringify(printed, null, 2));
}
