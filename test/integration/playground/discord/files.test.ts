import {
  AttachmentBuilder,
  ComponentType,
  DiscordAPIError,
  MessageFlags,
  type Client,
  type MessageCreateOptions,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../../../src/playground/discord/people/person.ts';
import { PNG } from '../../../harness/pictures/drawing.ts';
import { closeAll, newBot, newGuild, unspecified } from './bot.ts';

// Other files send what is not in Discord's specification on purpose.
beforeEach(() => {
  unspecified.length = 0;
});
afterEach(async () => {
  await closeAll();
  expect(unspecified.splice(0)).toEqual([]);
});

const png = (name = 'a.png') => new AttachmentBuilder(Buffer.from(PNG), { name });
const shown = (...files: AttachmentBuilder[]): MessageCreateOptions => ({
  flags: MessageFlags.IsComponentsV2,
  components: [
    {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: 'attachment://a.png' }, description: 'One pixel' }],
    },
  ],
  files,
});
const channelOf = async (bot: Client<true>, { id }: Channel) => {
  const channel = await bot.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error('a channel that takes messages');
  return channel;
};
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
  );

describe('given a message with files', () => {
  test('when it shows a picture, then its bytes and its size in pixels are there', async () => {
    const guild = await newGuild();
    const general = guild.addChannel('general');
    const channel = await channelOf(await newBot(guild), general);
    const sent = await channel.send(shown(png()));
    const [file] = sent.attachments.values();
    expect(file).toMatchObject({ name: 'a.png', width: 1, height: 1, size: PNG.byteLength });
    const response = await fetch(file?.url ?? '');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
    const [text] = (
      await channel.send({ files: [new AttachmentBuilder(Buffer.from('a'), { name: 'a.txt' })] })
    ).attachments.values();
    expect(text?.width).toBeNull();
  });

  test('when the picture that it names does not come with it, then it is refused', async () => {
    const guild = await newGuild();
    const channel = await channelOf(await newBot(guild), guild.addChannel('general'));
    expect(await codeOf(channel.send(shown(png('b.png'))))).toBe(50035);
  });

  test('when there are too many, or one is too large, then it is refused', async () => {
    const guild = await newGuild();
    const general = guild.addChannel('general');
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ content: 'many' }));
    for (let at = 0; at < 11; at += 1) form.set(`files[${at}]`, new Blob([Buffer.from(PNG)]), `${at}.png`);
    const many = await fetch(`${guild.apiUrl}/v10/channels/${general.id}/messages`, {
      ...{ method: 'POST', body: form, headers: { authorization: `Bot ${guild.token}` } },
    });
    expect(await many.json()).toMatchObject({ code: 50035, errors: { attachments: {} } });
    const channel = await channelOf(await newBot(guild), general);
    const large = new AttachmentBuilder(Buffer.alloc(10 * 1024 * 1024 + 1), { name: 'a.png' });
    expect(await codeOf(channel.send(shown(large)))).toBe(40005);
  });

  test('when the app may not attach files there, then no post and no change with one is taken', async () => {
    const guild = await newGuild();
    const general = guild.addChannel('general', { attaches: false });
    const channel = await channelOf(await newBot(guild), general);
    expect(await codeOf(channel.send(shown(png())))).toBe(50013);
    const sent = await channel.send({ content: 'words' });
    expect(await codeOf(sent.edit({ files: [png()] }))).toBe(50013);
    guild.permit(general, { attaches: true });
    expect(await codeOf(sent.edit({ files: [png()] }))).toBeUndefined();
  });
});

describe('given an interaction where the app may not attach files', () => {
  test('when it is answered for one person, then files are taken; for everyone, they are not', async () => {
    const guild = await newGuild();
    const general = guild.addChannel('general', { attaches: false });
    const bot = await newBot(guild);
    await bot.application.commands.set([{ name: 'draw', description: 'Draws' }]);
    const ada = guild.addPerson('ada');
    const outcomes: unknown[] = [];
    const permitted: unknown[] = [];
    bot.on('interactionCreate', (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      permitted.push(interaction.appPermissions.has('AttachFiles'));
      const isPrivate = outcomes.length === 0;
      void (async () => {
        await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
        outcomes.push(await codeOf(interaction.editReply({ files: [png()] })));
      })();
    });
    for (const count of [1, 2]) {
      await ada.run(general, 'draw');
      await guild.waitFor(() => outcomes.length === count);
    }
    expect(outcomes).toEqual([undefined, 50013]);
    expect(permitted).toEqual([false, false]);
  });
});
