import { describe, expect } from 'vitest';
import type { SendResult } from '../../../src/adapters/shared/adapter.ts';
import type { Venue } from '../../../src/core/declare/invocation.ts';
import type { Channel as Place } from '../../../src/playground/discord/people/person.ts';
import type { Channel } from '../../../src/playground/slack/workspace.ts';
import { testClosing } from '../../harness/closing.ts';
import { openDiscord, type DiscordChat } from '../../harness/platforms/discord.ts';
import { openSlack, type SlackChat } from '../../harness/platforms/slack.ts';
import { CARD, TAKEN, messageOf } from '../../harness/fixtures/integration/adapters/channels.ts';

describe.concurrent('given Rung in a workspace of Slack', () => {
  const it = testClosing.extend('one', async ({ closing }) => closing(await openSlack()));
  const venue = ({ workspace }: SlackChat, { id }: Channel, thread?: string): Venue => ({
    platform: 'slack',
    workspace: workspace.teamId,
    channel: id,
    ...(thread !== undefined && { thread }),
    direct: false,
  });
  const share = (one: SlackChat, channel: Channel, thread?: string): Promise<SendResult> =>
    one.adapter.send(venue(one, channel, thread), CARD, `${channel.id} ${thread ?? ''}`);
  const ours = (one: SlackChat, channel: Channel, person = one.bob) =>
    person.sees(channel).filter((message) => message.from === 'rung');

  it('when it writes in a public channel, then no invitation is needed, and everybody sees it change in place', async ({
    one,
  }) => {
    const sent = await share(one, one.elsewhere);
    const message = messageOf(sent);
    expect(ours(one, one.elsewhere)[0]?.words()).toContain('Shared by Ada');
    expect(await one.adapter.update(venue(one, one.elsewhere), message, TAKEN)).toEqual(sent);
    for (const person of [one.ada, one.bob, one.workspace.addPerson('cleo')]) {
      const [first, ...others] = ours(one, one.elsewhere, person);
      expect(first).toMatchObject({ edited: true, ts: (message as { id: string }).id });
      expect(first?.words()).toContain('Ada took it back');
      expect(first?.words()).not.toContain('Shared by Ada');
      expect(others).toEqual([]);
    }
    expect(one.bugs).toEqual([]);
  });

  it('when the scope for public channels is missing, then people are told to invite it, and once they have, it arrives', async ({
    one,
  }) => {
    one.workspace.faults.removeScopes('chat:write.public');
    expect(await share(one, one.elsewhere)).toEqual({
      kind: 'unreachable',
      what: 'not_in_channel',
      hint: 'Invite Rung with “/invite @rung”, then try again.',
    });
    await one.ada.run(one.elsewhere, '/invite @rung');
    expect(await share(one, one.elsewhere)).toMatchObject({ kind: 'sent' });
  });

  it('when a channel is private, then it has to be invited, and strangers see nothing', async ({ one }) => {
    const closed = one.workspace.addChannel('leads', { private: true, members: [one.ada, one.bob] });
    expect(await share(one, closed)).toEqual({
      kind: 'unreachable',
      what: 'channel_not_found',
      hint: 'Invite Rung with “/invite @rung”, then try again.',
    });
    await one.ada.run(closed, '/invite @rung');
    await one.until(() => ours(one, closed).length === 1);
    const message = messageOf(await share(one, closed));
    expect(await one.adapter.update(venue(one, closed), message, TAKEN)).toMatchObject({ kind: 'sent' });
    expect(ours(one, closed).map((each) => each.words())).toEqual([
      expect.stringContaining('I’m Rung'),
      expect.stringContaining('took it back'),
    ]);
    expect(ours(one, closed, one.workspace.addPerson('cleo'))).toEqual([]);
    await one.ada.run(closed, '/remove @rung');
    expect(await one.adapter.update(venue(one, closed), message, CARD)).toMatchObject({
      kind: 'unreachable',
      hint: expect.stringContaining('/invite') as string,
    });
  });

  it('when a channel is archived, or only admins may post in it, then it is said what people do', async ({
    one,
  }) => {
    const strict = one.workspace.addChannel('news', { bot: true, restricted: true });
    expect(await share(one, strict)).toMatchObject({
      kind: 'unreachable',
      hint: expect.stringContaining('Only some people may post in this channel.') as string,
    });
    const message = messageOf(await share(one, one.general));
    one.workspace.faults.archive(one.general);
    const archived = {
      kind: 'unreachable',
      what: 'is_archived',
      hint: expect.stringContaining('This channel is archived.') as string,
    };
    expect(await share(one, one.general)).toEqual(archived);
    expect(await one.adapter.update(venue(one, one.general), message, TAKEN)).toEqual(archived);
    expect(one.bugs).toEqual([]);
  });

  it('when it writes in a thread, then it stands and changes there', async ({ one }) => {
    const { ts } = await one.ada.say(one.general, 'who learns with me?');
    const message = messageOf(await share(one, one.general, ts));
    await one.adapter.update(venue(one, one.general, ts), message, TAKEN);
    expect(ours(one, one.general)).toMatchObject([{ thread: ts, edited: true }]);
    expect(await share(one, one.general, '1.000001')).toMatchObject({
      kind: 'unreachable',
      hint: expect.stringContaining('The message of this thread is gone.') as string,
    });
  });

  it('when somebody takes nothing in private, then there is no hint', async ({ one }) => {
    one.workspace.faults.deactivate(one.ada);
    const alone = { ...venue(one, one.general), channel: one.ada.id, direct: true };
    expect(await one.adapter.send(alone, CARD, 'k')).toEqual({ kind: 'unreachable', what: 'user_disabled' });
    const nowhere = { ...alone, channel: 'D0NOWHERE' };
    expect(await one.adapter.send(nowhere, CARD, 'k')).toEqual({
      kind: 'unreachable',
      what: 'channel_not_found',
    });
  });
});

describe.concurrent('given Rung in a server of Discord', () => {
  const it = testClosing.extend('one', async ({ closing }) => closing(await openDiscord()));
  const venue = ({ id, guildId }: Place): Venue => ({
    platform: 'discord',
    ...(guildId !== undefined && { workspace: guildId }),
    channel: id,
    direct: false,
  });
  const share = (one: DiscordChat, channel: Place): Promise<SendResult> =>
    one.adapter.send(venue(channel), CARD, channel.id);
  const ours = (one: DiscordChat, channel: Place, person = one.bob) =>
    person.sees(channel).filter((message) => message.from === 'rung');
  const closed = (words: string) => ({
    kind: 'unreachable',
    what: expect.any(String) as string,
    hint: expect.stringContaining(words) as string,
  });

  it('when it writes in a channel, then everybody sees it, and sees it change in place', async ({ one }) => {
    const sent = await share(one, one.general);
    expect(ours(one, one.general)[0]?.words()).toContain('Shared by Ada');
    expect(await one.adapter.update(venue(one.general), messageOf(sent), TAKEN)).toEqual(sent);
    for (const person of [one.ada, one.bob]) {
      const seen = ours(one, one.general, person);
      expect(seen).toMatchObject([{ edited: true, pinged: [] }]);
      expect(seen[0]?.words()).toContain('Ada took it back');
      expect(seen[0]?.words()).not.toContain('Shared by Ada');
    }
    expect(one.bugs).toEqual([]);
  });

  it('when it may not view or write, then its role is to be let, and once it is, the card arrives', async ({
    one,
  }) => {
    const hidden = one.guild.addChannel('leads', { bot: false });
    expect(await share(one, hidden)).toEqual(closed('view this channel and send messages in it'));
    one.guild.permit(hidden, { bot: true, writes: false });
    expect(await share(one, hidden)).toEqual(closed('role send messages in this channel'));
    one.guild.permit(hidden, { writes: true });
    const message = messageOf(await share(one, hidden));
    one.guild.permit(hidden, { bot: false });
    expect(await one.adapter.update(venue(hidden), message, TAKEN)).toEqual(closed('view this channel'));
  });

  it('when it writes in a thread, then it stands and changes there, and a thread’s own right is named', async ({
    one,
  }) => {
    const thread = one.guild.addThread(one.general, 'learning');
    const message = messageOf(await share(one, thread));
    await one.adapter.update(venue(thread), message, TAKEN);
    expect(ours(one, thread).map((each) => each.words())).toEqual([expect.stringContaining('took it back')]);
    expect(ours(one, one.general)).toEqual([]);
    one.guild.permit(thread, { writes: false });
    expect(await share(one, thread)).toEqual(closed('send messages in threads of this channel'));
  });

  it('when a thread is archived, then writing opens it, and what stands in it does not change until then', async ({
    one,
  }) => {
    const thread = one.guild.addThread(one.general, 'learning');
    const message = messageOf(await share(one, thread));
    one.guild.setThread(thread, { archived: true });
    expect(await one.adapter.update(venue(thread), message, TAKEN)).toEqual(
      closed('This thread is archived.'),
    );
    expect(await one.adapter.send(venue(thread), CARD, 'another')).toMatchObject({ kind: 'sent' });
    expect(await one.adapter.update(venue(thread), message, TAKEN)).toMatchObject({ kind: 'sent' });
    one.guild.setThread(thread, { archived: true, locked: true });
    expect(await one.adapter.send(venue(thread), CARD, 'a third')).toEqual(closed('ask a moderator'));
  });

  it('when somebody has it where the server does not, then it has to be added there', async ({ one }) => {
    const foreign = one.guild.addChannel('foreign', { foreign: true });
    expect(await share(one, foreign)).toEqual(closed('Rung is not in this server.'));
    const between = one.guild.addPrivate(one.ada, one.bob);
    expect(await share(one, between)).toEqual(closed('Rung can only answer here.'));
    expect(one.bugs).toEqual([]);
  });

  it('when Discord does not say more of a channel, then its role is to be let', async ({ one }) => {
    const mute = one.guild.addChannel('mute', { writes: false });
    const hidden = one.guild.addChannel('hidden', { bot: false });
    one.guild.faults.set({ route: /^GET/, kind: '5xx' });
    expect(await share(one, mute)).toEqual(closed('role send messages in this channel'));
    expect(await share(one, hidden)).toEqual(closed('view this channel'));
  });

  it('when a channel is gone, or somebody takes nothing in private, then there is no hint', async ({
    one,
  }) => {
    const gone = { ...venue(one.general), channel: '123456789012345678' };
    expect(await one.adapter.send(gone, CARD, 'k')).toEqual({
      kind: 'unreachable',
      what: '10003 Unknown Channel',
    });
    one.ada.setDms(true);
    const alone = { platform: 'discord', channel: one.ada.id, direct: true };
    expect(await one.adapter.send(alone, CARD, 'k')).not.toHaveProperty('hint');
  });
});
