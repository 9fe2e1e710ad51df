import { beforeEach, describe, expect, it } from 'vitest';
import { LETTERS, questionIds, questionOf, type QuizQuestion } from '../../src/features/quiz/questions.ts';
import { closingAfterEach } from '../harness/closing.ts';
import { openDirect, type DirectChat } from '../harness/platforms/direct.ts';
import { openSlack, type Transport } from '../harness/platforms/slack.ts';
import { openDiscord } from '../harness/platforms/discord.ts';
import { BEGIN, DAY, MONDAY, beginPlan } from '../harness/platforms/plan.ts';
import { tick } from '../harness/scheduling/tick.ts';
import { shippedData } from '../harness/shipped.ts';

const closing = closingAfterEach();
const { curriculum } = shippedData();
const ROUND = curriculum
  .of('rag')
  .flatMap(questionIds)
  .slice(0, 5)
  .flatMap((id) => questionOf(id, curriculum) ?? []);

let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});
/** A clock that goes on with each look, so that no two things happen in one moment. */
const clock = (): number => (now += 1);

const wrongOf = ({ right }: QuizQuestion): string => LETTERS.find((one) => one !== right.letter) ?? '';

describe.each<[string, Transport | 'discord']>([
  ['on Slack over Socket Mode', 'socket'],
  ['on Slack over HTTP', 'http'],
  ['on Discord', 'discord'],
])('given a quiz %s', (_, how) => {
  const open = async () =>
    closing(
      how === 'discord'
        ? await openDiscord({ now: clock })
        : await openSlack({ transport: how, now: clock, setup: { rates: false } }),
    );

  it('when a whole round is pressed through, then each answer is told, and the round is summed up, in private', async () => {
    const chat = await open();
    const says = (words: string): Promise<unknown> => chat.until(() => chat.read().includes(words));
    await chat.type(how === 'discord' ? '/quiz skill:rag' : '/quiz rag');
    for (const [at, question] of ROUND.entries()) {
      await says(`Question ${at + 1} of 5`);
      for (const { text } of question.answers) expect(chat.read()).toContain(text.replaceAll('`', ''));
      // The first and the last are missed.
      const isRight = at > 0 && at < 4;
      await chat.press(isRight ? question.right.letter : wrongOf(question));
      await says(`${isRight ? 'Right' : 'Not quite: it’s'}${isRight ? ':' : ''} ${question.right.letter}`);
      await chat.press(at < 4 ? 'Next' : 'See results');
    }
    await says('3 of 5 right');
    expect(chat.read()).toContain(ROUND[0]?.unit.name);
    await chat.press('Another round');
    await says('Question 1 of 5');
    await chat.choose(how === 'discord' ? 'More' : 'Manage', 'Report as wrong');
    await says('pass it on');
    await chat.press('Go on');
    await says('Question 1 of 4');
    await chat.choose(how === 'discord' ? 'More' : 'Manage', 'Stop');
    await says('nothing was counted');
    expect(chat.overheard()).not.toMatch(/Question|right/u);
    expect(chat.telemetry.lines.filter((one) => one.includes('reported as wrong'))).toHaveLength(1);
    expect(chat.bugs).toEqual([]);
  });
});

describe.each(['slack', 'discord'] as const)('given a question that was missed on %s', (platform) => {
  const begin = async (): Promise<DirectChat> => {
    const place = await openDirect(platform, { now: clock, setup: { rates: false } });
    closing(place.chat);
    await beginPlan(place.chat);
    return place;
  };

  it('when the weekly message after a week comes, then it asks it as a quick check, and stops once it is right', async () => {
    const place = await begin();
    const { chat, adapter, store, person } = place;
    const [question] = ROUND;
    if (!question) throw new Error('no question');
    const says = (words: string): Promise<unknown> => chat.until(() => chat.read().includes(words));
    now = MONDAY;
    expect(await tick({ adapter, store, now: () => now })).toEqual({ sent: 1 });
    await chat.until(() => place.said().length === 1);
    now += DAY;
    await chat.type(platform === 'discord' ? '/quiz skill:rag' : '/quiz rag');
    await says('Question 1 of 5');
    await chat.press(wrongOf(question));
    await says('Not quite');
    now = MONDAY + 7 * DAY;
    expect(await tick({ adapter, store, now: () => now })).toEqual({ sent: 1 });
    await chat.until(() => place.said().length === 2);
    expect(place.said()[0]).not.toContain('Quick check');
    expect(place.said()[1]).toContain('1 question is back');
    place.direct();
    await place.press(1, 'Quick check');
    await says('Question 1 of 1');
    expect(chat.read()).toContain(question.ask);
    await chat.press(question.right.letter);
    await says(`Right: ${question.right.letter}`);
    const [kept] = await store.quiz.list(person);
    expect(kept).toMatchObject({ isRight: true, comesBack: { step: 1 } });
    expect(Math.round(((kept?.comesBack?.at ?? 0) - now) / DAY)).toBe(21);
    expect(chat.bugs).toEqual([]);
  });
});
