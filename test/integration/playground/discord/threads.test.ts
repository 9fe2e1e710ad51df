import { Events, MessageFlags, PermissionFlagsBits, type AnyThreadChannel } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, closeAll, newBot, newGuild, unspecified } from './bot.ts';
import { untilOn } from '../../../harness/until.ts';

afterEach(closeAll);

const V2 = MessageFlags.IsComponentsV2;
const card = (content: string) => ({ flags: V2, components: [{ type: 10, content }] }) as const;

describe('given a thread', () => {
  it('when discord.js writes in it and changes what it wrote, then it stands there, changed in place', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    const ana = guild.addPerson('Ana');
    const thread = guild.addThread(guild.addChannel('general'), 'learning');
    unspecified.length = 0;
    const found = (await bot.channels.fetch(thread.id)) as AnyThreadChannel;
    expect(found.isThread()).toBe(true);
    const message = await found.send(card('one'));
    await message.edit(card('two'));
    expect(ana.sees(thread)).toMatchObject([{ id: message.id, edited: true }]);
    expect(ana.sees(thread)[0]?.words()).toBe('two');
    expect(unspecified).toEqual([]);
  });

  it('when it is archived, then nothing in it changes until writing opens it; locked, it is not opened so', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    const news: boolean[] = [];
    bot.on(Events.ThreadUpdate, (_, now) => void news.push(now.archived === true));
    const thread = guild.addThread(guild.addChannel('general'), 'learning');
    const path = `/channels/${thread.id}/messages`;
    const { body } = await ask(guild, 'POST', path, card('one'));
    const change = () => ask(guild, 'PATCH', `${path}/${String(body['id'])}`, card('two'));
    guild.setThread(thread, { archived: true });
    expect(await change()).toMatchObject({ status: 400, body: { code: 50083 } });
    expect(await ask(guild, 'POST', path, card('opens'))).toMatchObject({ status: 200 });
    expect(await change()).toMatchObject({ status: 200 });
    await untilOn(guild, () => news.join() === 'true,false');
    guild.setThread(thread, { archived: true, locked: true });
    expect(await ask(guild, 'POST', path, card('late'))).toMatchObject({ body: { code: 50083 } });
    expect(() => guild.setThread(guild.addChannel('other'), { archived: true })).toThrow('no thread');
  });
});

describe('given a channel and its rights', () => {
  it('when they change, then the next request is answered by them', async () => {
    const guild = await newGuild();
    const ana = guild.addPerson('Ana');
    const channel = guild.addChannel('general');
    const path = `/channels/${channel.id}/messages`;
    const { body } = await ask(guild, 'POST', path, card('one'));
    const hers = await ana.say(channel, 'hers');
    const change = (id: unknown) => ask(guild, 'PATCH', `${path}/${String(id)}`, card('two'));
    expect(await change(hers.id)).toMatchObject({ status: 403, body: { code: 50005 } });
    expect(await change('123')).toMatchObject({ status: 404, body: { code: 10008 } });
    guild.permit(channel, { writes: false });
    expect(await ask(guild, 'POST', path, card('x'))).toMatchObject({ status: 403, body: { code: 50013 } });
    expect(await change(body['id'])).toMatchObject({ status: 200 });
    guild.permit(channel, { bot: false });
    expect(await change(body['id'])).toMatchObject({ status: 403, body: { code: 50001 } });
  });

  it('when somebody presses a button, then the app is told what they may do', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    const told: (readonly [string, boolean, boolean])[] = [];
    bot.on(Events.InteractionCreate, (one) => {
      const may = (right: bigint): boolean => one.memberPermissions?.has(right, false) === true;
      told.push([
        one.user.username,
        may(PermissionFlagsBits.Administrator),
        may(PermissionFlagsBits.ManageGuild),
      ]);
    });
    const channel = guild.addChannel('general');
    const button = { type: 2, style: 1, label: 'Go', custom_id: 'go' };
    const components = [{ type: 1, components: [button] }];
    await ask(guild, 'POST', `/channels/${channel.id}/messages`, { content: 'a', components });
    for (const person of [
      guild.addPerson('all', { admin: true }),
      guild.addPerson('some', { manages: true }),
      guild.addPerson('none'),
    ]) {
      const [message] = person.sees(channel);
      if (message) await person.press(message, 'Go');
    }
    expect(told).toEqual([
      ['all', true, true],
      ['some', false, true],
      ['none', false, false],
    ]);
  });
});
