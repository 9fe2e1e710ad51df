import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { taskNumbers } from '../../../../src/core/kinds/task.ts';
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

let app: TestApp;
beforeEach(async () => {
  app = await openApp();
  await app.say('/plan start 30 days london');
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
    const answer = await app.say(said);
    expect(answer.ok).toBe(false);
    expect(labels(answer)[0]).toBe(command);
  });

  test.each([
    ['the second one', 'Ticked: “Set up a Python environment for ML”'],
    ['python', 'Ticked: “Set up a Python environment for ML”'],
    ['simple model', 'Ticked: “Build your first simple model”'],
    ['all', 'Ticked: “'],
  ])('when “%s” is ticked, then it is said which that is', async (said, words) => {
    expect(read(await app.say(`/plan tick ${said}`), app.core)).toContain(words);
  });

  it('when words fit several tasks, then each is offered; when none, that is said', async () => {
    const several = await app.say('/plan tick ml');
    expect(several.reply.summary).toBe('Which task?');
    expect(labels(several).length).toBeGreaterThan(1);
    expect((await app.say('/plan tick elephants')).reply.summary).toBe('There is no such task in your plan');
  });

  it.each(['python', '2'])(
    'when %s is ticked twice, then it stays ticked until it is unticked',
    async (task) => {
      await app.say(`/plan tick ${task}`);
      expect(read(await app.say(`/plan tick ${task}`), app.core)).toContain('Ticked: “');
      for (const said of ['not done', 'untick'])
        expect(read(await app.say(`/plan tick ${said} ${task}`), app.core)).toContain('Unticked: “');
    },
  );

  it('when no task is named, then those of the week are offered: the open ones to tick, the ticked ones to untick', async () => {
    await app.say('/plan tick 1');
    const open = await app.say('/plan tick');
    expect([open.reply.summary, labels(open)[0]]).toEqual([
      ...['Which task?', 'Set up a Python environment for ML'],
    ]);
    const ticked = await app.say('/plan tick untick');
    expect(labels(ticked)).toEqual(['Finish one module of an ML fundamentals course']);
    const [only] = ticked.reply.actions;
    if (only?.type !== 'button') throw new Error('no button');
    expect(read(await app.press(only.call), app.core)).not.toContain('☑');
  });
});
