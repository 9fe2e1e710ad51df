import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { manifest } from '../../../src/adapters/discord/render/manifest.ts';
import { pictureNames } from '../../../src/adapters/discord/render/pictures.ts';
import { render } from '../../../src/adapters/discord/render/render.ts';
import { spellingOf, type IdOf } from '../../../src/adapters/discord/render/spelling.ts';
import type { CommandTree } from '../../../src/core/declare/command.ts';
import { allCommands } from '../../../src/core/declare/roles.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import type { Picture } from '../../../src/reply/picture.ts';
import type { Answer } from '../../../src/core/run/run.ts';

/** Everything that a payload shows: texts, labels of what can be pressed and chosen. */
function textsIn(payload: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(payload, (key, value: unknown) => {
    if (['content', 'label', 'placeholder', 'description'].includes(key) && typeof value === 'string')
      texts.push(value);
    return value;
  });
  return texts;
}

/** All that an answer shows on Discord, in words and with its pictures, on every one of its pages. */
export function textsOnDiscord(answer: Answer, tree: CommandTree, idOf?: IdOf): string[] {
  const reply = spellingOf(tree)(answer.reply, idOf);
  const texts: string[] = [];
  for (const shown of [new Map<Picture, string>(), pictureNames(picturesOf(reply))])
    for (let page = 1, pages = 1; page <= pages; page++) {
      const rendered = render({ ...answer, reply, page, shown });
      texts.push(...textsIn(rendered.payload));
      ({ pages } = rendered);
    }
  return texts;
}

/** What Discord shows of the commands while they are typed. */
export const textsOfCommands = (tree: CommandTree): string[] => textsIn(manifest(tree, tree));

/** Finds the commands that a text names otherwise than Discord has them, as “/salary compare” and a bare “/plan”. */
export function foreignNames(tree: CommandTree): (text: string) => string[] {
  const registered = manifest(tree, tree).flatMap(({ name, options = [] }) => {
    const subs = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
    return subs.length > 0 ? subs.map((one) => `/${name} ${one.name}`) : [`/${name}`];
  });
  const typed = allCommands(tree.roots).map(({ path }) => `/${tree.prefix}${path.join(' ')}`);
  const foreign = typed.filter((one) => !registered.includes(one));
  const longest = [...registered, ...foreign].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\w/])(?:${longest.join('|')})(?![\\w-])( …)?`, 'gu');
  return (text) => (text.match(pattern) ?? []).filter((one) => foreign.includes(one));
}
