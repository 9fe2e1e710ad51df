import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { inProject } from '../../harness/project.ts';

const LINES = readFileSync(inProject('data/roadmaps/30-days.yaml'), 'utf8').trimEnd().split('\n');
/** As long as every platform's field of a form takes. */
const LONGEST_PART = 2_900;

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

const imported = async (yaml: readonly string[]): Promise<string> =>
  (
    await app.press(
      {
        path: ['roadmap', 'import'],
        fields: Object.fromEntries(yaml.map((part, at) => [`yaml.${at + 1}`, part])),
      },
      {
        venue: { platform: 'test', workspace: 'W1', channel: 'C1', direct: false },
        actor: { platform: 'test', workspace: 'W1', id: 'ann', name: 'Ann' },
      },
    )
  ).reply.summary;

/** The lines in parts, cut before each of these. */
const cutAt = (...places: readonly number[]): string[] =>
  [0, ...places].map((from, at) => LINES.slice(from, places[at]).join('\n'));

describe('given a roadmap that is imported in parts', () => {
  const places = LINES.map((_, at) => at).filter(
    (at) => at > 0 && cutAt(at).every((part) => part.length <= LONGEST_PART),
  );

  it('when it is cut where any line ends, then it is read as if it were whole', async () => {
    const wrong: number[] = [];
    for (const at of places) if ((await imported(cutAt(at))) !== 'Imported: “30-day plan”') wrong.push(at);
    expect(places.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('when parts end in a break, or begin with an empty line, then nothing is lost', async () => {
    for (const at of places) {
      const [first = '', second = ''] = cutAt(at);
      expect(await imported([`${first}\n`, `\n${second}\n`])).toBe('Imported: “30-day plan”');
    }
  });
});

describe('given steps as people type them, where a file is asked for', () => {
  const fields = { 'yaml.1': 'Onboarding\n1. Python (2 weeks)\n2. Ship a fix\n- pair with somebody' };
  const who = {
    venue: { platform: 'test', workspace: 'W1', channel: 'C1', direct: false },
    actor: { platform: 'test', workspace: 'W1', id: 'ann', name: 'Ann' },
  };

  it('when they are imported, then a roadmap of them is offered, and its steps are not numbered twice', async () => {
    const answer = await app.press({ path: ['roadmap', 'import'], fields }, who);
    expect(answer.reply.summary).toBe('That is an outline, not a file');
    const made = await app.press(callOf(answer, 'Make a roadmap of it'), who);
    expect(made.reply.summary).toBe('Created: “Onboarding”');
    const shown = read(await app.press(callOf(made, 'Show it'), who), app.core);
    expect(shown).toContain('1. Python');
    expect(shown).not.toContain('1. 1.');
  });

  it.each(['1. Learn git\n2. Learn Python\n- read a book', 'Learn git (2 weeks)\nLearn Python (one week)'])(
    'when the first line of %j is a step, then it is not taken for the title',
    async (outline) => {
      const given = { path: ['roadmap', 'import'], fields: { 'yaml.1': outline } };
      const made = await app.press(callOf(await app.press(given, who), 'Make a roadmap of it'), who);
      expect(made.reply.summary).toBe('Created: “Our roadmap”');
      expect(read(await app.press(callOf(made, 'Show it'), who), app.core)).toContain('Learn git');
    },
  );

  it('when a file lacks something, then it is a file all the same, and that is said', async () => {
    const answer = await app.press(
      { path: ['roadmap', 'import'], fields: { 'yaml.1': 'id: a\nname: B' } },
      who,
    );
    expect(answer.reply.summary).toBe('I can’t read that file as a roadmap');
  });

  it('when no step is typed, then each sentence of the answer ends', async () => {
    const answer = await app.say('/roadmap new Onboarding', who);
    expect(read(answer, app.core)).toContain('there is no step: write one a line. Write each step');
  });
});
