import { describe, expect, it, test } from 'vitest';
import { callOf, labels, leadOf, read, textOf } from '../../harness/answers.ts';
import { appForFile } from '../../harness/app-for-file.ts';

const app = await appForFile();

const band = (summary: string): string => summary.replace(/^[^:]*: /, '').replace(/ a year.*$/, '');

describe('given every spelling of a level', () => {
  test.each([
    ...[
      'entry',
      'junior',
      'jr',
      'Jr.',
      'grad',
      'new grad',
      'new-grad',
      'graduate',
      'associate',
      'ENTRY LEVEL',
      '0y',
      '1 year',
      '1.5 years',
    ].map((word) => [word, 'Entry'] as const),
    ...['mid', 'intermediate', 'mid-level', 'mid level', '2y', '3 years', '4 yrs', '2-5 years', '4yoe'].map(
      (word) => [word, 'Mid'] as const,
    ),
    ...[
      'senior',
      'sr',
      'Sr.',
      'SENIOR',
      'sénior',
      '5y',
      '6y',
      '6 years',
      '6+ years',
      '7 years of experience',
      'senoir',
    ].map((word) => [word, 'Senior'] as const),
    ...['staff', 'stafff', '8y', '10 years', '11 yrs exp'].map((word) => [word, 'Staff'] as const),
    ...['principal', 'principle', '12y', '12+ years', '30 years'].map((word) => [word, 'Principal'] as const),
  ])('when %s is typed, then it is %s', async (word, level) => {
    const answer = await app.say(`/salary ${word} london`);
    expect(read(answer, app.core)).toMatch(
      new RegExp(`^${level} AI engineer(?: \\(\\d.*\\))? · London$`, 'm'),
    );
  });
});

describe('given every way to name a place', () => {
  test.each([
    ['sf', 'San Francisco'],
    ['bay area', 'San Francisco'],
    ['nyc', 'New York'],
    ['London', 'London'],
    ['LONDON', 'London'],
    ['londn', 'London'],
    ['são paulo', 'São Paulo'],
    ['munchen', 'Munich'],
    ['bengaluru', 'Bengaluru'],
    ['bangalore', 'Bengaluru'],
    ['uk', 'UK'],
    ['the states', 'US'],
    ['usa', 'US'],
    ['london ontario', 'London, Ontario, Canada'],
    ['London, Canada', 'London, Ontario, Canada'],
    ['cambridge ma', 'Cambridge'],
  ])('when %s is asked, then it is %s', async (typed, place) => {
    const answer = await app.say(`/salary senior ${typed}`);
    expect(read(answer, app.core)).toMatch(new RegExp(`(?: · | in )${place}`));
  });

  it('given an ambiguous name, when asked, then the most populous answers and the others are offered', async () => {
    const answer = await app.say('/salary senior london');
    expect(labels(answer)).toEqual(expect.arrayContaining(['London, Ontario, Canada', 'London, Ohio, US']));
    const other = await app.press(callOf(answer, 'London, Ontario, Canada'));
    expect(band(other.reply.summary)).toBe('CAD $160K–$220K');
  });

  it('given remote in the US, when asked, then the guide’s caveat is said', async () => {
    const answer = await app.say('/salary senior remote us');
    expect(read(answer, app.core)).toMatch(/Remote pay in the US varies/);
  });

  it('given bare remote, when asked, then it asks for the country, and a press answers', async () => {
    const question = await app.say('/salary senior remote');
    expect(question.ok).toBe(false);
    expect(question.reply.summary).toBe('Remote from which country?');
    const answer = await app.press(callOf(question, 'US'));
    expect(answer.reply.summary).toBe('$250K–$350K a year on average');
    expect(leadOf(answer)).toBe('Senior AI engineer · remote, US');
  });

  test.each(['paris', 'tokyo', 'france'])(
    'given %s, which has no row, then no figure is made up',
    async (place) => {
      const answer = await app.say(`/salary senior ${place}`);
      expect(answer.ok).toBe(true);
      expect(answer.reply.summary).toMatch(
        /^Only \d+ senior listings in (France|Japan): too few for a figure$/,
      );
      expect(read(answer, app.core)).not.toMatch(/[£$€₹]\d/);
      const offered = answer.reply.actions.filter(
        (one) => one.type === 'button' && one.call.path[0] === 'salary',
      );
      expect(offered.length).toBeGreaterThanOrEqual(2);
      for (const one of offered)
        expect(one).toMatchObject({ call: { path: ['salary'], fields: { level: 'senior' } } });
    },
  );
});

describe('given a place that no row is for', () => {
  test.each(['/salary lisbon', 'salary in tokyo', 'how much do engineers make in madrid'])(
    'when “%s” is asked without a level, then none is asked for: the nearest places are offered',
    async (said) => {
      const answer = await app.say(said);
      expect(answer.reply.summary).toMatch(/^No pay figure for AI engineers in (Lisbon|Tokyo|Madrid)$/);
      expect(labels(answer)).toHaveLength(3);
      const [first = ''] = labels(answer);
      expect((await app.press(callOf(answer, first))).reply.summary).toBe('Which level?');
    },
  );

  it('when a word is read as a level by a guess, then that is said before the figures', async () => {
    const [first] = (await app.say('/salary lead london')).reply.blocks;
    expect(first).toMatchObject({ type: 'paragraph' });
    expect(first?.type === 'paragraph' && textOf(first.spans)).toBe('Showing Staff.');
    expect((await app.press(callOf(await app.say('/salary lead london'), 'Not that?'))).reply.summary).toBe(
      'Which level?',
    );
  });
});

describe('given an amount that somebody earns or was offered', () => {
  const SAID = [
    ['is 90k good for a senior in london', 'At the bottom of the band', '90'],
    ['is £91,500 decent for a senior in london?', 'In the lower half of the band', '91'],
    ['I was offered 95k as a senior in london, is it fair', 'In the lower half of the band', '95'],
    ['/salary senior london 90k', 'At the bottom of the band', '90'],
    ['/salary senior london 92000', 'In the lower half of the band', '92'],
    ['/salary senior london £92,000', 'In the lower half of the band', '92'],
    ['/salary senior london 77 lpa', 'Below the band', '77'],
  ] as const;

  test.each(SAID)(
    'when “%s” is asked, then it is judged as an offer, and no button holds it',
    async (said, title, amount) => {
      const answer = await app.say(said);
      expect(answer.reply.summary).toBe(title);
      expect(answer.call.path).toEqual(['salary', 'offer']);
      expect(labels(answer)).not.toContain('Share here');
      expect(JSON.stringify(answer.call)).not.toContain(amount);
      expect(JSON.stringify(answer.reply.actions)).not.toContain(amount);
    },
  );

  it('when it is to be shared, then it is not', async () => {
    const answer = await app.say('/salary senior london £92,000 share here');
    expect(answer).toMatchObject({ ok: false, visibility: 'private' });
    expect(read(answer, app.core)).not.toContain('92');
  });

  it('when it stands in another question, then no button holds it', async () => {
    const answer = await app.say('I make 93k, how do I negotiate my offer');
    expect(answer.ok).toBe(true);
    expect(JSON.stringify([answer.call, answer.reply.actions])).not.toContain('93k');
    expect(labels(await app.say('/career I make 93k, how do I negotiate my offer'))).not.toContain(
      'Share here',
    );
  });
});

describe('given misspelt words without a command', () => {
  test.each([
    ['seneor londn', '/salary senior london'],
    ['senoir berln llm', '/salary senior berlin llm'],
    ['slary senoir berln', '/salary senior berlin'],
    ['seneor londn berln', '/salary compare senior london and berlin'],
  ])('when “%s” is said, then “%s” is offered', async (said, command) => {
    const answer = await app.say(said);
    expect(answer.ok).toBe(false);
    expect(labels(answer)[0]).toBe(command);
  });

  it('when a level is abbreviated, then it is answered', async () => {
    expect(leadOf(await app.say('mid lvl nyc'))).toBe('Mid AI engineer · New York City');
  });
});

describe('given a question of pay without a level', () => {
  it('when no place is named, then the level is asked for beside the averages of the US', async () => {
    const answer = await app.say('how much do AI engineers make');
    expect(answer.reply.summary).toBe('Which level?');
    expect(read(answer, app.core)).toContain('Mid $180K–$250K · Senior $250K–$350K');
  });

  test.each(['which city pays most', 'highest paying country', 'where do they pay the most'])(
    'when “%s” is asked, then places are compared, and no town called City is meant',
    async (said) => {
      expect((await app.say(said)).call).toEqual({ path: ['salary', 'compare'], fields: {} });
    },
  );

  test.each(['should I take the offer', 'is it worth learning rust'])(
    'when “%s” is asked, then it is no question of pay',
    async (said) => {
      expect((await app.say(said)).call.path[0]).not.toBe('salary');
    },
  );
});
