import { type APIComponentInContainer, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { DiscordMessage } from '../../../src/adapters/discord/render/render.ts';
import type { render } from '../../../src/adapters/slack/render/render.ts';
import { insideOf, readMarkdown } from './discord-limits.ts';

const isMarkup = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'mrkdwn';

/** Every text Slack shows of a message, in order: its own placeholders for empty cells are left in. */
export function slackText({ blocks }: ReturnType<typeof render>['payload']): string {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (isMarkup(value)) {
      texts.push(value.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
      return undefined;
    }
    if ((key === 'text' || key === 'fallback') && typeof value === 'string') texts.push(value);
    return key === 'initial_options' ? undefined : value;
  });
  return texts.join(' ');
}

/** Every text Discord shows of a message, in order. */
export const discordText = ({ components }: Pick<DiscordMessage, 'components'>): string =>
  insideOf({ components })
    .flatMap((one) => (one.type === ComponentType.Section ? one.components : [one]))
    .map((one) =>
      one.type === ComponentType.TextDisplay ? readMarkdown(one.content).text : labelsOfLinks(one),
    )
    .join('\n');

/** What the buttons of a row say that lead out. */
const labelsOfLinks = (one: APIComponentInContainer): string =>
  one.type === ComponentType.ActionRow
    ? one.components
        .flatMap((inner) =>
          inner.type === ComponentType.Button && inner.style === ButtonStyle.Link ? (inner.label ?? '') : [],
        )
        .join(' ')
    : '';
