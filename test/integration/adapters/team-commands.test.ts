import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/run/run.ts';
import { call } from '../../../src/reply/build.ts';
import type { Call } from '../../../src/reply/reply.ts';
import { cardReply, withdrawnReply } from '../../../src/features/teams/card.ts';
import { digestReply, progressByRoadmap } from '../../../src/features/teams/progress-replies.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { formProblems, shownEverywhere } from '../../harness/platforms/shown.ts';
import {
  WORKSPACE,
  CHANNEL,
  venue,
  ada,
  LONG,
  SHIPPED,
  seen,
} from '../../harness/fixtures/integration/adapters/team-commands.ts';

let app: TestApp;
/** The largest of them, as its calls name it. */
let large = { roadmap: '' };
const press = (one: Call, actor = ada): Promise<Answer> => app.press(one, { venue, actor });
const say = (text: string): Promise<Answer> => app.say(text, { venue, actor: ada });

/** A roadmap as large as one may be typed, and others beside it. */
async function made(): Promise<void> {
  const steps = Array.from(
    { length: 12 },
    (_, at) =>
      `${LONG} ${at} (1-2 weeks) https://example.com/${'x'.repeat(100)}\n- Read it <!here>\n- Try @everyone`,
  );
  const fields = { title: 'Reading <!channel> *all* of @everyone’s papers, each week', hours: 5 };
  await press(call(['roadmap', 'new'], { ...fields, outline: steps.join('\n') }));
  const [head] = await app.store.teamRoadmaps.list(WORKSPACE);
  large = { roadmap: `roadmap:${head?.id ?? ''}` };
  for (let at = 0; at < 6; at++) await say(`/roadmap new Roadmap ${at}; First (1 week); Second (2 months)`);
}

/** The channel follows as much as it did, whatever was pressed. */
async function following(): Promise<void> {
  for (const roadmap of [large, ...SHIPPED.map((id) => ({ roadmap: `roadmap:${id}` }))]) {
    await press(call(['roadmap', 'share'], roadmap));
    await press(call(['roadmap', 'join'], { ...roadmap, sure: true, named: true }));
  }
  await say('/roadmap digest monday 9:00 london');
  const shared = await app.store.channelRoadmaps.list(CHANNEL);
  expect(shared.length).toBeGreaterThan(SHIPPED.length);
}

beforeAll(async () => {
  app = await openApp({ now: Date.UTC(2026, 0, 7, 10) });
  await made();
  await following();
  for (let person = 2; person < 20; person++) {
    const actor = { ...ada, id: `U${person}`, name: `${ada.name} ${person}` };
    await press(call(['roadmap', 'join'], { ...large, sure: true, named: true }), actor);
  }
});
afterAll(() => app.store.close());

const typed = (): string[] => [
  ...(app.tree.find(['roadmap'])?.children ?? []).flatMap(({ command }) => [...command.examples]),
  ...['/roadmap join', '/roadmap team', '/roadmap unshare', '/roadmap new', '/roadmap list'],
];
/** Everything that is asked, by words or of the largest roadmap. */
async function* asked(): AsyncGenerator<{ what: string; answer: Answer }> {
  for (const what of typed()) {
    await following();
    yield { what, answer: await say(what) };
    yield { what, answer: await say(`${what} share here`) };
  }
  for (const what of ['show', 'share', 'join', 'leave', 'unshare', 'edit', 'copy', 'export', 'delete']) {
    await following();
    yield { what, answer: await press(call(['roadmap', what], large)) };
  }
}

describe('given a channel that follows roadmaps, some of its team’s own', () => {
  it('when it is asked all there is, plain and shared, then each platform takes the answer', async () => {
    for await (const { what, answer } of asked()) expect(shownEverywhere(answer).problems, what).toEqual([]);
    expect(app.bugs).toEqual([]);
  });

  it('when every button is pressed, and every form opened, then each platform takes that too', async () => {
    const pressed = new Set<string>();
    let forms = 0;
    for await (const { answer } of asked()) {
      for (const one of shownEverywhere(answer).carried) {
        if (one.path[0] !== 'roadmap' || pressed.has(JSON.stringify(one))) continue;
        pressed.add(JSON.stringify(one));
        const { path, fields, intent } = one;
        const form =
          intent === 'form' &&
          (await app.core.form({
            ...{ id: 'i', path, input: { kind: 'fields', fields }, intent, actor: ada, venue, at: 0 },
          }));
        if (form) expect(formProblems(form), JSON.stringify(one)).toEqual([]);
        forms += form ? 1 : 0;
        expect(shownEverywhere(await press(one)).problems, JSON.stringify(one)).toEqual([]);
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
      ...['roadmap show', 'roadmap team', 'roadmap unshare'],
    ]);
    expect(forms).toBeGreaterThan(4);
    expect(app.bugs).toEqual([]);
  });

  it('when cards and the digest are posted, then each platform takes them', async () => {
    await following();
    const data = app.data;
    const [share] = await app.store.channelRoadmaps.list(CHANNEL);
    if (!share) throw new Error('nothing is shared');
    for (const roadmap of data.roadmaps.all) {
      expect(seen(cardReply(share, roadmap)), roadmap.id).toEqual([]);
      expect(seen(cardReply({ ...share, starts: '2026-01-12' }, roadmap)), roadmap.id).toEqual([]);
    }
    expect(seen(withdrawnReply(ada.name, ada.name))).toEqual([]);
    const schedule = await app.store.schedules.get(CHANNEL, 'channel-digest');
    if (!schedule) throw new Error('there is no digest');
    const all = progressByRoadmap(await app.store.channelRoadmaps.progress(CHANNEL, 0), data, 0);
    const digest = { schedule, by: await app.store.digests.author(CHANNEL) };
    expect(seen(digestReply(all, digest, { late: true }))).toEqual([]);
  });
});
