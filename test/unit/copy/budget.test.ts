import { beforeAll, describe, expect, it } from 'vitest';
import { medianOf, overBudget } from '../../harness/copy/budget.ts';
import { allOf, countWords, formsOf, PLATFORMS } from '../../harness/copy/lines.ts';
import { newSchedule } from '../../../src/features/schedules/new-schedule.ts';
import { cardReply } from '../../../src/features/teams/card.ts';
import { roadmapProgress } from '../../../src/features/teams/progress.ts';
import { digestReply } from '../../../src/features/teams/progress-replies.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { shippedData } from '../../harness/shipped.ts';
import { allMessages, type Message } from '../../harness/copy/messages.ts';

const MOST_AT_THE_MIDDLE = 55;

let messages: readonly Message[];
beforeAll(async () => {
  messages = await allMessages();
});

describe.each(PLATFORMS)('given every message on %s', (platform) => {
  it('when its words, buttons, menus and title are counted, then it keeps its budget', () => {
    const over = messages.flatMap((one) => overBudget(one, platform));
    expect(over).toEqual([]);
  });

  it('when the words of all are counted, then half of them have few', () => {
    const median = medianOf(
      messages.map(({ answer }) =>
        Math.max(...formsOf(answer, platform).map((form) => countWords(allOf(form)))),
      ),
    );
    process.stdout.write(`${platform}: ${median} words at the median of ${messages.length} messages\n`);
    expect(median, `words at the median on ${platform}`).toBeLessThanOrEqual(MOST_AT_THE_MIDDLE);
  });
});

describe('given a message that is past its budget', () => {
  it('when it is measured, then each figure stands beside its bound', () => {
    const [first] = messages;
    if (!first) throw new Error('no message');
    const actions = ['a', 'b', 'c', 'd', 'e'].map(
      (label) => ({ type: 'button', label, style: 'secondary', call: { path: [], fields: {} } }) as const,
    );
    const reply = {
      summary: 'x'.repeat(61),
      blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'word '.repeat(90) }] } as const],
      actions,
    };
    const long = { name: 'long', hasPlan: false, answer: { ...first.answer, ok: false, reply } };
    expect(PLATFORMS.flatMap((platform) => overBudget(long, platform))).toEqual(
      PLATFORMS.flatMap((platform) => [
        `“long” without a plan on ${platform}: 96 words, at most 90`,
        `“long” without a plan on ${platform}: 5 buttons, at most 4`,
        `“long” without a plan on ${platform}: 61 characters in its title, at most 60`,
      ]),
    );
  });
});

describe.each(PLATFORMS)('given the cards and the digest of a channel on %s', (platform) => {
  const { roadmaps, curriculum } = shippedData();
  const planned = roadmaps.all.flatMap(({ id }) => roadmaps.planned(id) ?? []);
  const venue = { platform: 'test', workspace: 'W1', channel: 'C1' };
  const person = { platform: 'test', workspace: 'W1', person: 'P1' };
  const share = { ...venue, id: 's', sharer: { person, name: 'Ada' }, sharedAt: 0, starts: undefined };
  const messageOf = (name: string, reply: Reply): Message => ({
    ...{ name, hasPlan: false },
    answer: { ok: true, reply, call: { path: [], fields: {} }, visibility: 'channel' },
  });

  it('when a roadmap that ships is followed, then its card keeps the budget', () => {
    const over = planned.flatMap((roadmap) => {
      const followed = { ...share, roadmap: roadmap.id };
      return overBudget(messageOf(roadmap.id, cardReply(followed, roadmap, curriculum)), platform);
    });
    expect(over).toEqual([]);
  });

  it('when two are followed and much was done, then the digest keeps the budget', () => {
    const plan = { state: 'active', week: 3, endedAt: undefined } as const;
    const all = planned.slice(0, 2).map((roadmap) => {
      const tasks = roadmap.steps.flatMap((step) =>
        step.tasks.map((task) => ({ step: step.id, task: task.id, all: 9, recent: 9 })),
      );
      const followers = ['Ann', 'Bo', undefined].map((name) => ({ name, joinedAt: 1, recent: 1, plan }));
      const channelRoadmap = { ...share, roadmap: roadmap.id };
      return roadmapProgress({ channelRoadmap, followers, tasks }, { roadmap }, 0, curriculum);
    });
    const weekly = { weekday: 5, time: '09:00', zone: 'Europe/London' };
    const schedule = newSchedule(weekly, { hours: 0, next: undefined });
    const digest = digestReply(all, { schedule, by: share.sharer }, { late: false });
    expect(overBudget(messageOf('digest', digest), platform)).toEqual([]);
  });
});
