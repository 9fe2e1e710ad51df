import { manifest as discordManifest } from '../../../src/adapters/discord/render/manifest.ts';
import { pathsByName } from '../../../src/adapters/discord/inbound/command-names.ts';
import { manifest as slackManifest } from '../../../src/adapters/slack/render/manifest.ts';
import type { CommandNode, CommandTree } from '../../../src/core/declare/command.ts';
import { HAS, PLATFORMS, SURFACES, type Has } from './surfaces.ts';

const NAMES = { slack: 'Slack', discord: 'Discord', terminal: 'Terminal' } as const;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const inCode = (text: string): string => `\`${text}\``;
const words = (has: Has): string => ('how' in has ? has.how : `– (${has.not})`);

const all = (nodes: readonly CommandNode[]): CommandNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children)]);

/** The document of what works where, from the declarations of commands and what is stated of surfaces. */
export function parityDocument(tree: CommandTree): string {
  const roots = new Set(slackManifest(tree, tree).features.slash_commands.map((one) => one.command));
  const paths = pathsByName(tree, tree);
  const registered = new Set(discordManifest(tree, tree).map((one) => one.name));
  const commands = all(tree.roots)
    .filter(({ command }) => command.run !== undefined)
    .map(({ path, command }) => {
      const typed = `/${path.join(' ')}`;
      const onSlack = roots.has(`/${path[0] ?? ''}`) ? inCode(typed) : '–';
      const name = [...paths].find(([, to]) => to.join(' ') === path.join(' '))?.[0];
      const onDiscord =
        name !== undefined && registered.has(name.split(' ')[0] ?? '') ? inCode(`/${name}`) : '–';
      const abilities = [
        command.form ? 'form' : '',
        command.shareable ? 'share' : '',
        command.changes ? 'remembers' : '',
      ].filter(Boolean);
      return row([onSlack, onDiscord, inCode(typed), abilities.join(', ')]);
    });
  const surfaces = SURFACES.map((surface) =>
    row([surface, ...PLATFORMS.map((platform) => words(HAS[surface][platform]))]),
  );
  return [
    '# What works where',
    '',
    'Made from the declarations of the commands, and from what is stated of each surface; a test makes it again, and tries',
    'each surface on each platform that has it. On Slack and in the terminal every command is also reached by `/rung`',
    'before it, in a mention and in a direct message without a slash.',
    '',
    '## Commands',
    '',
    row(['Slack', 'Discord', 'Terminal', 'can']),
    '|---|---|---|---|',
    ...commands,
    '',
    '## Surfaces',
    '',
    row(['', ...PLATFORMS.map((platform) => NAMES[platform])]),
    '|---|---|---|---|',
    ...surfaces,
    '',
  ].join('\n');
}
