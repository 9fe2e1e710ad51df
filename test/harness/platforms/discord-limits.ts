import {
  CreateMessageInteractionCallbackRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { ComponentType } from 'discord-api-types/v10';
import type { DiscordMessage } from '../../../src/adapters/discord/render/render.ts';

const IS_COMPONENTS_V2 = 1 << 15;

/** Whether a component holds others as an answer does; words alone stand in none. */
export const isContainer = ({ type }: { readonly type: ComponentType | number }): boolean =>
  type === (ComponentType.Container as number);

/** What stands in a message, whether in a container or by itself. */
export const insideOf = ({ components }: Pick<DiscordMessage, 'components'>) =>
  components.flatMap((one) => (one.type === ComponentType.Container ? one.components : [one]));

/** What Discord would refuse in a message, in words: by its own specification, and by what that leaves out. */
export function discordProblems(message: DiscordMessage): string[] {
  const problems: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  for (const parsed of [
    MessageCreateRequestSchema.safeParse(message),
    MessageEditRequestPartialSchema.safeParse(message),
    CreateMessageInteractionCallbackRequestSchema.safeParse({ type: 4, data: message }),
  ]) {
    if (!parsed.success) problems.push(JSON.stringify(parsed.error.issues).slice(0, 400));
  }
  check((message.flags & IS_COMPONENTS_V2) !== 0, 'not Components V2');
  check(JSON.stringify(message.allowed_mentions) === '{"parse":[]}', 'mentions are allowed');
  check(Buffer.byteLength(JSON.stringify(message)) <= 10_170, 'too many bytes');
  const ids: string[] = [];
  const files = new Set<string>();
  let components = 0;
  let text = 0;
  const inside = insideOf(message);
  components += message.components.length;
  check(inside.length > 0, 'nothing in it');
  for (const component of inside) {
    if (!message.components.some((one) => one === component)) components++;
    switch (component.type) {
      case ComponentType.TextDisplay:
        text += component.content.length;
        check(component.content.trim() !== '', 'an empty text');
        check(component.content.isWellFormed(), 'a lone surrogate');
        problems.push(...readMarkdown(component.content).problems);
        break;
      case ComponentType.ActionRow: {
        components += component.components.length;
        const selects = component.components.filter((one) => one.type !== ComponentType.Button);
        check(selects.length === 0 || component.components.length === 1, 'a select shares its row');
        for (const one of component.components) {
          if ('custom_id' in one) ids.push(one.custom_id);
          if (one.type === ComponentType.StringSelect) {
            const values = one.options.map((option) => option.value);
            check(new Set(values).size === values.length, 'the same option value twice');
          }
        }
        break;
      }
      case ComponentType.Separator:
        break;
      case ComponentType.MediaGallery:
        check(component.items.length >= 1 && component.items.length <= 10, 'a gallery of none or too many');
        for (const { media, description } of component.items) {
          check(/^attachment:\/\/rung-[a-z]+(-\d+)?\.png$/.test(media.url), 'a picture of no plain name');
          const words = description?.length ?? 0;
          check(words > 0 && words <= 1024, `words for a picture: ${words}`);
        }
        break;
      case ComponentType.File:
        check(/^attachment:\/\/[\w.-]+$/.test(component.file.url), 'a file of no plain name');
        check(!files.has(component.file.url), 'the same file twice');
        files.add(component.file.url);
        break;
      case ComponentType.Section:
        components += component.components.length + 1;
        for (const one of component.components) {
          text += one.content.length;
          check(one.content.trim() !== '', 'an empty text');
          problems.push(...readMarkdown(one.content).problems);
        }
        if (component.accessory.type === ComponentType.Button && 'custom_id' in component.accessory)
          ids.push(component.accessory.custom_id);
        else problems.push('a section without a button');
    }
  }
  check(components <= 40, `components: ${components}`);
  check(text <= 4000, `characters: ${text}`);
  check(new Set(ids).size === ids.length, 'the same custom_id twice');
  return problems;
}

/** What Discord would refuse in a modal. */
export function discordModalProblems(data: object): string[] {
  const parsed = ModalInteractionCallbackRequestSchema.safeParse({ type: 9, data });
  return parsed.success ? [] : [JSON.stringify(parsed.error.issues).slice(0, 400)];
}

const TOKENS =
  /\\([!-/:-@[-`{-~])|(\*\*)|`([^`\n]+)`|\[((?:\\[!-/:-@[-`{-~]|[^[\]\\])*)\]\((https?:\/\/[^\s()<>]+)\)|(<t:-?\d+:[tTdDfFR]>|<@\d{15,20}>|<\/[a-z -]+:223456789012345678>)|(^(?:## |-# ))|([*_~`|[\]<>@\\]|:(?=\/\/|[\w+-]+:)|^\s*(?:#|[+-]|\d+\.))/gm;

/**
 * Reads Discord markdown as Discord would: `text` is what is seen, `bold` what stands in bold, `problems` names all
 * markup other than bold, code, masked links, moments, persons, titles and small print.
 */
export function readMarkdown(content: string): { text: string; bold: string[]; problems: string[] } {
  const problems: string[] = [];
  const bold: string[] = [];
  let opened: number | undefined;
  let text = '';
  let from = 0;
  for (const match of content.matchAll(TOKENS)) {
    text += content.slice(from, match.index);
    from = match.index + match[0].length;
    const [, escaped, stars, code, label, , ours, line, active] = match;
    if (escaped !== undefined) text += escaped;
    else if (code !== undefined) text += code;
    else if (label !== undefined) text += readMarkdown(label).text;
    else if (stars !== undefined) {
      if (opened === undefined) opened = text.length;
      else {
        bold.push(text.slice(opened));
        opened = undefined;
      }
    } else if (active !== undefined) problems.push(`"${active}" takes effect in ${content.slice(0, 200)}`);
    else if (ours === undefined && line === undefined) problems.push('unread');
  }
  if (opened !== undefined) problems.push(`bold without an end: ${content.slice(0, 200)}`);
  return { text: text + content.slice(from), bold, problems };
}
