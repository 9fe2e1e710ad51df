import * as discord from '../../../src/adapters/discord/render/render.ts';
import { pictureNames } from '../../../src/adapters/discord/render/pictures.ts';
import { renderForm as discordForm } from '../../../src/adapters/discord/render/form.ts';
import * as slack from '../../../src/adapters/slack/render/render.ts';
import { renderForm as slackForm } from '../../../src/adapters/slack/render/form.ts';
import * as terminal from '../../../src/adapters/terminal/render.ts';
import { spellingOf } from '../../../src/adapters/discord/render/spelling.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { unpackCall } from '../../../src/reply/codec.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import type { Call, Form } from '../../../src/reply/reply.ts';
import { COMMAND_ID } from './command-id.ts';
import { discordModalProblems, discordProblems } from './discord-limits.ts';
import { shippedTree } from '../shipped.ts';
import { slackModalProblems, slackProblems } from './slack-limits.ts';

const spelt = spellingOf(await shippedTree());

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** What a platform would refuse of an answer, on every one of its pages, and the calls its buttons carry. */
export function shownEverywhere({ reply, call, visibility }: Pick<Answer, 'reply' | 'call' | 'visibility'>): {
  problems: string[];
  carried: Call[];
} {
  const problems: string[] = [];
  const carried: Call[] = [];
  const kept = new Map<string, string>();
  for (let page = 1, pages = 1; page <= pages; page++) {
    const request = { reply, call, page, visibility };
    const onSlack = slack.render(request);
    const onDiscord = discord.render({ ...request, reply: spelt(reply, () => COMMAND_ID) });
    problems.push(...slackProblems({ text: onSlack.payload.text, blocks: onSlack.payload.blocks }));
    const pictured = discord.render({
      ...{ ...request, reply: spelt(reply, () => COMMAND_ID) },
      shown: pictureNames(picturesOf(reply)),
    });
    const all = [onSlack, onDiscord, pictured];
    problems.push(...[onDiscord, pictured].flatMap((one) => discordProblems(one.payload)));
    for (const one of all.flatMap(({ storedActions }) => storedActions)) kept.set(one.token, one.call);
    JSON.stringify(
      all.map(({ payload }) => payload),
      (key, value: unknown) => {
        const unpacked =
          (key === 'value' || key === 'custom_id') && typeof value === 'string' && !value.startsWith('menu.')
            ? unpackCall(value)
            : undefined;
        if (unpacked && 'call' in unpacked) carried.push(unpacked.call);
        if (unpacked && 'token' in unpacked && !kept.has(unpacked.token))
          problems.push('a token that nothing keeps');
        return value;
      },
    );
    pages = Math.max(onSlack.pages, onDiscord.pages);
  }
  const { text } = terminal.render({ reply, call, page: 1, visibility }, { width: 80, color: false }).payload;
  if (CONTROL.test(text)) problems.push(`a control character in the terminal: ${JSON.stringify(text)}`);
  return { problems, carried };
}

/** What a platform would refuse of a form. */
export const formProblems = (form: Form): string[] => [
  ...slackModalProblems(slackForm(form).payload),
  ...discordModalProblems(discordForm(form).payload),
];
