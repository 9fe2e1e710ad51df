import { afterEach, describe, expect, it } from 'vitest';
import type { Venue } from '../../../../src/core/declare/invocation.ts';
import { note, picture } from '../../../../src/reply/build.ts';
import type { Reply } from '../../../../src/reply/reply.ts';
import { picturesIn } from '../../../harness/fixtures/integration/adapters/discord/pictures.ts';
import { POSTS } from '../../../harness/fixtures/integration/adapters/discord/send.ts';
import { drawn, failing, PNG } from '../../../harness/pictures/drawing.ts';
import { openDiscord, type DiscordChat } from '../../../harness/platforms/discord.ts';
import { SAMPLE_PICTURES } from '../../../harness/replies/sample-pictures.ts';

let discord: DiscordChat | undefined;
afterEach(async () => {
  await discord?.close();
  discord = undefined;
});
const open = async (drawPicture = drawn): Promise<DiscordChat> =>
  (discord = await openDiscord({ drawPicture }));

describe('given a digest with a picture', () => {
  const digest = (summary: string): Reply => ({
    summary,
    blocks: [picture(SAMPLE_PICTURES.team, [note('139 of 240 done')])],
    actions: [],
  });
  const TEAM = { name: 'rung-team.png', width: 1, alt: SAMPLE_PICTURES.team.alt, bytes: PNG };
  const venue = ({ guild, general }: DiscordChat): Venue => ({
    ...{ platform: 'discord', workspace: guild.guildId, channel: general.id, direct: false },
  });

  it('when it is sent, then the channel sees the picture; changed, the new one alone', async () => {
    const one = await open();
    const sent = await one.adapter.send(venue(one), digest('Week 3'), 'k1');
    if (sent.kind !== 'sent') throw new Error(sent.what);
    expect(await picturesIn(one.newest())).toEqual([TEAM]);
    const [before] = one.newest().attachments;
    expect(await one.adapter.update(venue(one), sent.message, digest('Week 4'))).toMatchObject({
      kind: 'sent',
    });
    expect(one.read()).toContain('Week 4');
    expect(await picturesIn(one.newest())).toEqual([TEAM]);
    expect(one.newest().attachments[0]?.['id']).not.toBe(before?.['id']);
    expect(
      await one.adapter.update(venue(one), sent.message, { ...digest('Over'), blocks: [] }),
    ).toMatchObject({
      kind: 'sent',
    });
    expect(one.newest().attachments).toEqual([]);
  });

  it('when Rung may not attach files, then it is in words, and changes are too', async () => {
    const one = await open();
    one.guild.permit(one.general, { attaches: false });
    const sent = await one.adapter.send(venue(one), digest('Week 3'), 'k1');
    if (sent.kind !== 'sent') throw new Error(sent.what);
    expect(one.read()).toContain('139 of 240 done');
    expect(await one.adapter.update(venue(one), sent.message, digest('Week 4'))).toMatchObject({
      kind: 'sent',
    });
    expect(one.read()).toContain('Week 4');
    expect(one.ada.sees(one.general)).toHaveLength(1);
    expect(one.bugs).toEqual([]);
  });

  it('when it cannot be drawn, then it is in words', async () => {
    const one = await open(failing);
    expect(await one.adapter.send(venue(one), digest('Week 3'), 'k1')).toMatchObject({ kind: 'sent' });
    expect(one.read()).toContain('139 of 240 done');
    expect(one.newest().attachments).toEqual([]);
  });

  it('when its reply is lost and it is sent again, then it is one message with its picture', async () => {
    const one = await open();
    one.guild.faults.set({ route: POSTS, kind: 'lost-reply', times: 1 });
    expect(await one.adapter.send(venue(one), digest('Week 3'), 'k1')).toMatchObject({ kind: 'unknown' });
    expect(await one.adapter.send(venue(one), digest('Week 3'), 'k1')).toMatchObject({ kind: 'sent' });
    expect(one.ada.sees(one.general)).toHaveLength(1);
    expect(await picturesIn(one.newest())).toEqual([TEAM]);
  });
});
