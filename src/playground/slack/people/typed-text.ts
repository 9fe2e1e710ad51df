import type { RichPart, RichText } from '../check/rich.ts';
import type { World } from '../world.ts';
import { escaped } from './words.ts';

const TOKENS = /(?<!\w)@([\w.-]*\w)|https?:\/\/[^\s<>|]+/g;

/** Typed text as Slack delivers it: mentions and links found, the rest literal. */
export function typed(world: World, words: string): { text: string; blocks: [RichText] } {
  const parts: RichPart[] = [];
  let text = '';
  let at = 0;
  const literal = (until: number): void => {
    const plain = words.slice(at, until);
    if (plain !== '') parts.push({ type: 'text', text: plain });
    text += escaped(plain);
  };
  for (const found of words.matchAll(TOKENS)) {
    const name = found[1];
    const user = name === undefined ? undefined : named(world, name);
    if (name !== undefined && user === undefined) continue;
    literal(found.index);
    at = found.index + found[0].length;
    if (user === undefined) {
      parts.push({ type: 'link', url: found[0] });
      text += `<${escaped(found[0])}>`;
    } else {
      parts.push({ type: 'user', user_id: user });
      text += `<@${user}>`;
    }
  }
  literal(words.length);
  const elements = parts.length > 0 ? [{ type: 'rich_text_section' as const, elements: parts }] : [];
  return { text, blocks: [{ type: 'rich_text', block_id: world.blockId(), elements }] };
}

/** The id of the person or bot with this name, upper or lower case. */
export function named(world: World, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return [...world.state.users.values()].find((one) => one.name.toLowerCase() === wanted)?.id;
}
