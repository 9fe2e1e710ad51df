import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../../src/reply/reply.ts';
import { cardReply, withdrawnReply } from '../../../src/features/teams/card.ts';
import { digestReply, progressByRoadmap } from '../../../src/features/teams/progress-replies.ts';
import { formProblems, shownEverywhere } from '../../harness/platforms/shown.ts';
import {
  CHANNEL,
  venue,
  ada,
  seen,
  openFollowingChannel,
  type FollowingChannel,
} from '../../harness/fixtures/integration/adapters/team-commands.ts';

let channel: FollowingChannel;
beforeAll(async () => {
  channel = await openFollowingChannel();
});
afterAll(() => channel.app.close());

describe('given a channel that follows roadmaps, some of its team’s own', () => {
  it('when it is asked all there is, plain and shared, then each platform takes the answer', async () => {
    for await (const { what, answer } of channel.asked())
      expect(shownEverywhere(answer).problems, what).toEqual([]);
    expect(channel.app.bugs).toEqual([]);
  });

  it('when every button is pressed, and every form opened, then each platform takes that too', async () => {
    const pressed = new Set<string>();
    let forms = 0;
    for await (const { answer } of channel.asked()) {
      for (const one of shownEverywhere(answer).carried) {
        if (one.path[0] !== 'roadmap' || pressed.has(JSON.stringify(one))) continue;
        pressed.add(JSON.stringify(one));
        const { path, fields, intent } = one;
        const form =
          intent === 'form' &&
          (await channel.app.core.form({
            ...{ id: 'i', path, input: { kind: 'fields', fields }, intent, actor: ada, venue, at: 0 },
          }));
        if (form) expect(formProblems(form), JSON.stringify(one)).toEqual([]);
        forms += form ? 1 : 0;
        expect(shownEverywhere(await channel.press(one)).problems, JSON.stringify(one)).toEqual([]);
      }
    }
    const paths = new Set([...pressed].map((one) => (JSON.parse(one) as Call).path.join(' ')));
    expect([...paths].sort()).toEqual([
      ...[
        'copy',
        'delete',
        'digest',
        'edit',
        'export',
        'import',
        'join',
        'leave',
        'list',
        'new',
        'share',
      ].map((one) => `roadmap ${one}`),
      ...['roadmap show', 'roadmap team', 'roadmap units', 'roadmap unshare'],
    ]);
    expect(forms).toBeGreaterThan(4);
    expect(channel.app.bugs).toEqual([]);
  });

  it('when cards and the digest are posted, then each platform takes them', async () => {
    await channel.following();
    const data = channel.app.data;
    const [share] = await channel.app.store.channelRoadmaps.list(CHANNEL);
    if (!share) throw new Error('nothing is shared');
    for (const { id } of data.roadmaps.all) {
      const roadmap = data.roadmaps.planned(id);
      if (!roadmap) throw new Error(`there is no roadmap ${id}`);
      expect(seen(cardReply(share, roadmap, data.curriculum)), id).toEqual([]);
      expect(seen(cardReply({ ...share, starts: '2026-01-12' }, roadmap, data.curriculum)), id).toEqual([]);
    }
    expect(seen(withdrawnReply(ada.name, ada.name))).toEqual([]);
    const schedule = await channel.app.store.schedules.get(CHANNEL, 'channel-digest');
    if (!schedule) throw new Error('there is no digest');
    const all = progressByRoadmap(await channel.app.store.channelRoadmaps.progress(CHANNEL, 0), data, 0);
    const digest = { schedule, by: await channel.app.store.digests.author(CHANNEL) };
    expect(seen(digestReply(all, digest, { late: true }))).toEqual([]);
  });
});
