import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { taskNumbers } from '../../../../src/core/kinds/task.ts';
import type { Answer } from '../../../../src/core/run/run.ts';
import { labels, read } from '../../../harness/answers.ts';
import { openApp, type TestApp } from '../../../harness/app.ts';

describe('given tasks that are counted from the top', () => {
  test.each([
    ['2', [2]],
    ['#2', [2]],
    ['task 2', [2]],
    ['2nd', [2]],
    ['two', [2]],
    ['second', [2]],
    ['the second one', [2]],
    ['number two', [2]],
    ['one', [1]],
    ['last', [-1]],
    ['the last one', [-1]],
    ['1,2', [1, 2]],
    ['1 and 3', [1, 3]],
    ['first and third', [1, 3]],
    ['1-3', [1, 2, 3]],
    ['#1–#3', [1, 2, 3]],
    ['1 to 3', [1, 2, 3]],
    ['first to third', [1, 2, 3]],
  ])('when “%s” is said, then it is %j', (said, numbers) => {
    expect(taskNumbers(said)).toEqual(numbers);
  });

  test.each(['all', 'everything', 'all of them'])('when “%s” is said, then it is all of them', (said) => {
    expect(taskNumbers(said)).toBe('all');
  });

  test.each(['', 'python', 'to', '1 to', 'the first model', 'half'])(
    'when “%s” is said, then it is none',
    (said) => {
      expect(taskNumbers(said)).toBeUndefined();
    },
  );
});

/** A team's roadmap, whose weeks are known to a word. */
const [FIRST, SECOND, THIRD] = ['Finish a module about ML', 'Set up Python for ML', 'Build a simple model'];
const TASKS = [FIRST, SECOND, THIRD];
const TEAM = {
  actor: { platform: 'test', workspace: 'W1', id: 'p1', name: 'Ada' },
  venue: { platform: 'test', workspace: 'W1', channel: 'c1', direct: false },
};

let app: TestApp;
const say = (words: string): Promise<Answer> => app.say(words, TEAM);
beforeEach(async () => {
  app = await openApp();
  await say(
    `/roadmap new Basics; Foundation (1 week); ${TASKS.map((one) => `- ${one}`).join('; ')}; Later (1 week)`,
  );
  await say('/plan start basics london');
});
afterEach(() => app.close());

describe('given a week with three tasks', () => {
  test.each([
    ['tick first', '/plan tick first'],
    ['did task 1', '/plan tick 1'],
    ['done with 2', '/plan tick 2'],
    ['I finished the second task', '/plan tick second'],
    ['tick 1 to 3', '/plan tick 1 to 3'],
    ['untick 1', '/plan tick 1 not done'],
    ['uncheck the second task', '/plan tick second not done'],
    ['mark 2 as done', '/plan tick 2'],
    ['done', '/plan done'],
    ["I'm done with this week", '/plan done'],
  ])('when “%s” is said, then “%s” is offered', async (said, command) => {
    const answer = await say(said);
    expect(answer.ok).toBe(false);
    expect(labels(answer)[0]).toBe(command);
  });

  test.each([
    ['the second one', `Ticked: “${SECOND}”`],
    ['python', `Ticked: “${SECOND}”`],
    ['simple model', `Ticked: “${THIRD}”`],
    ['all', 'Ticked: “'],
  ])('when “%s” is ticked, then it is said which that is', async (said, words) => {
    expect(read(await say(`/plan tick ${said}`), app.core)).toContain(words);
  });

  it('when words fit several tasks, then each is offered; when none, that is said', async () => {
    const several = await say('/plan tick ml');
    expect(several.reply.summary).toBe('Which task?');
    expect(labels(several).length).toBeGreaterThan(1);
    expect((await say('/plan tick elephants')).reply.summary).toBe('There is no such task in your plan');
  });

  it.each(['python', '2'])(
    'when %s is ticked twice, then it stays ticked until it is unticked',
    async (task) => {
      await say(`/plan tick ${task}`);
      expect(read(await say(`/plan tick ${task}`), app.core)).toContain('Ticked: “');
      for (const said of ['not done', 'untick'])
        expect(read(await say(`/plan tick ${said} ${task}`), app.core)).toContain('Unticked: “');
    },
  );

  it('when no task is named, then those of the week are offered: the open ones to tick, the ticked ones to untick', async () => {
    await say('/plan tick 1');
    const open = await say('/plan tick');
    expect([open.reply.summary, labels(open)[0]]).toEqual([...['Which task?', SECOND]]);
    const ticked = await say('/plan tick untick');
    expect(labels(ticked)).toEqual([FIRST]);
    const [only] = ticked.reply.actions;
    if (only?.type !== 'button') throw new Error('no button');
    expect(read(await app.press(only.call, TEAM), app.core)).not.toContain('☑');
  });
});
