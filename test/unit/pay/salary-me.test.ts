import { describe, expect, it, test } from 'vitest';
import { callOf, fieldOf, labels, leadOf, read } from '../../harness/answers.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { GRADED, peopleOf } from '../../harness/fixtures/unit/pay/salary-me.ts';

const app = await appForFile();
const somebody = peopleOf(app);

describe('given a level and a place in London that were saved', () => {
  test.each([
    ['entry', '£60K–£90K now, ≈ £75K–£110K as Mid', 'Mid', 'about £15K–£20K more a year'],
    ['mid', '≈ £75K–£110K now, £90K–£130K as Senior', 'Senior', 'about £15K–£20K more a year'],
    ['senior', '£90K–£130K now, ≈ £110K–£155K as Staff', 'Staff', 'about £20K–£25K more a year'],
    ['6y', '£90K–£130K now, ≈ £110K–£155K as Staff', 'Staff', 'about £20K–£25K more a year'],
    ['staff', '≈ £110K–£155K now, £130K–£180K as Principal', 'Principal', 'about £20K–£25K more a year'],
  ])('when %s asks, then the title holds both bands and the card what lies between', async (...row) => {
    const [level, title, next, more] = row;
    const { says } = await somebody(`/rung settings ${level} london`);
    const answer = await says('/salary me');
    expect([answer.ok, answer.visibility, answer.reply.summary]).toEqual([true, 'private', title]);
    expect(fieldOf(answer, next)).toBe(more);
    const said = read(answer, app.core);
    expect(said).toContain('≈ midpoint.');
    expect(said).toContain('Startupbricks guide, 19 Jan 2025');
    expect(labels(answer)).toEqual(['Rate yourself', 'Show the maths']);
  });

  it('when a principal asks, then there is no level above, and every specialisation is shown, the nearest first', async () => {
    const { says, presses } = await somebody(
      '/rung settings principal london',
      '/skills check docker 3, monitoring 3',
    );
    const answer = await says('/salary me');
    expect(answer.reply.summary).toBe('£130K–£180K a year');
    expect(fieldOf(answer, 'Next level')).toMatch(/^None above Principal/u);
    const shown = answer.reply.blocks.flatMap((one) => (one.type === 'fields' ? one.fields : []));
    expect(shown.slice(1).map(({ label }) => label)).toEqual([
      'MLOps and infrastructure (2 of 18 skills)',
      'LLM engineering',
      'Computer vision',
      'Research background',
    ]);
    // 130 × 1.15 − 130 and 180 × 1.25 − 180, rounded half up to the thousand.
    expect(fieldOf(answer, 'LLM engineering')).toBe('+15–25%, £20K–£45K more');
    const gap = await presses(callOf(answer, 'Skills gap'));
    expect(gap.reply.summary).toMatch(/: 16 skills to go$/u);
  });
});

describe('given grades', () => {
  it('when asked, then the nearest specialisation, its worth at the level and the first gaps stand on the card', async () => {
    const { says, presses } = await somebody('/rung settings senior london', GRADED);
    const answer = await says('/salary me');
    expect(leadOf(answer)).toBe('Senior AI engineer · London');
    expect(fieldOf(answer, 'Nearest specialisation')).toBe(
      'LLM engineering, 2 of 18 skills: +15–25%, £14K–£33K more',
    );
    expect(fieldOf(answer, 'Software engineering practice')).toBe('–\u00a0→\u00a03 · leads to Model serving');
    expect(labels(answer)).toEqual([
      ...['Plan for Staff', 'Skills gap', 'Show the maths'],
      ...['Shell scripting', 'Software engineering practice', 'SQL'],
    ]);
    const gap = await presses(callOf(answer, 'Skills gap'));
    expect(answer.reply.blocks).toContainEqual({ type: 'heading', text: `${gap.reply.summary}, 28 unrated` });
    expect((await presses(callOf(answer, 'SQL'))).reply.summary).toBe('SQL');
    expect((await presses(callOf(answer, 'Plan for Staff'))).reply.summary).toBe(
      'Which time zone are you in?',
    );
    const maths = await presses(callOf(answer, 'Show the maths'));
    expect(maths.reply.summary).toBe('The maths: ≈ £110K–£155K a year');
  });

  it('when nothing is missing for the next level, then it says so, and no plan is offered', async () => {
    const { says, presses } = await somebody('/rung settings mid london');
    const rate = app.data.skills.all.map(({ id }) => `${id}=3`);
    await presses({ path: ['skills', 'check'], fields: { rate } });
    const answer = await says('/salary me');
    expect(answer.reply.blocks).toContainEqual({
      type: 'heading',
      text: 'Senior: no gaps, you have all 32 skills',
    });
    expect(labels(answer)).toEqual(['Skills gap', 'Show the maths']);
  });

  it('when only what every specialisation asks for is graded, then none is called the nearest', async () => {
    const { says } = await somebody('/rung settings senior london', '/skills check python 3');
    expect(fieldOf(await says('/salary me'), 'Nearest specialisation')).toBeUndefined();
  });
});

describe('given something that was not saved', () => {
  it('when neither level nor place is known, then each is asked for, and saving them is offered', async () => {
    const { says, presses } = await somebody();
    const level = await says('/salary me');
    expect([level.ok, level.reply.summary]).toEqual([false, 'Which level are you now?']);
    const place = await presses(callOf(level, 'Mid'));
    expect([place.ok, place.reply.summary]).toEqual([false, 'Where do you work?']);
    const answer = await presses(callOf(place, 'Berlin'));
    expect(answer.reply.summary).toBe('≈ €83K–€113K now, €95K–€130K as Senior');
    // The midpoint is the level now.
    const maths = await presses(callOf(answer, 'Show the maths'));
    expect(maths.reply.summary).toBe('The maths: ≈ €83K–€113K a year');
    const saved = await presses(callOf(answer, 'Save to settings'));
    expect([fieldOf(saved, 'Level'), fieldOf(saved, 'Place')]).toEqual(['Mid', 'Berlin, Germany']);
    const again = await says('/salary me');
    expect(again.reply.summary).toBe(answer.reply.summary);
    expect(labels(again)).not.toContain('Save to settings');
  });

  it('when it is typed, then it is used and not kept', async () => {
    const { says, actor } = await somebody();
    expect((await says('/salary me senior london')).reply.summary).toBe(
      '£90K–£130K now, ≈ £110K–£155K as Staff',
    );
    const { platform, id: person } = actor;
    expect(await app.store.people.defaults({ platform, workspace: '', person })).toEqual({});
  });

  it('when a level above the saved one is typed, then it is the one aimed for; one below is one’s own', async () => {
    const { says } = await somebody('/rung settings mid london');
    expect((await says('/salary me staff')).reply.summary).toBe('≈ £75K–£110K now, ≈ £110K–£155K as Staff');
    expect((await says('/salary me entry')).reply.summary).toBe('£60K–£90K now, ≈ £75K–£110K as Mid');
  });

  it('when an amount is typed, then it is judged as an offer, and no button holds it', async () => {
    const { says } = await somebody('/rung settings senior london');
    const answer = await says('/salary me £87,654');
    expect(answer.reply.summary).toBe('Below the band');
    expect(JSON.stringify(answer.reply.actions)).not.toMatch(/87[.,]?6/u);
  });
});

describe('given a place and a currency', () => {
  it('when a currency is saved, then every figure is in it, with its rate', async () => {
    const { says } = await somebody('/rung settings senior london in usd', GRADED);
    const answer = await says('/salary me');
    expect(answer.reply.summary).toMatch(/^≈ \$\d+K–\$\d+K now, ≈ \$\d+K–\$\d+K as Staff$/u);
    const said = read(answer, app.core);
    expect(said).not.toContain('£');
    expect(said).toMatch(/≈ midpoint\. Converted at [\d.]+ GBP per US dollar/u);
  });

  it('when two levels share a band, then the title and the card say so', async () => {
    const { says } = await somebody('/rung settings staff us');
    const answer = await says('/salary me');
    expect(answer.reply.summary).toBe('$350K–$450K now and as Principal');
    expect(fieldOf(answer, 'Principal')).toBe('the same band in the guide');
    expect(leadOf(answer)).toBe('Staff AI engineer · US, on average');
  });

  test.each(app.data.pay.levels.map(({ id }) => id))(
    'when the guide has no band for %s there, then the skills are still told',
    async (level) => {
      const { says } = await somebody(`/rung settings ${level} paris`, GRADED);
      const answer = await says('/salary me');
      expect(answer.ok).toBe(true);
      const said = read(answer, app.core);
      expect(said).toContain('LLM engineering');
      expect(said).not.toMatch(/[£$€]\d/u);
    },
  );
});

describe('given other people', () => {
  it('when it is asked to be shared, then it is not', async () => {
    const { says } = await somebody('/rung settings senior london', GRADED);
    const answer = await says('/salary me share here');
    expect([answer.ok, answer.visibility]).toEqual([false, 'private']);
    expect(labels(await says('/salary me'))).not.toContain('Share here');
  });

  it('when somebody else saved and graded, then nothing of theirs is on the card', async () => {
    await somebody('/rung settings principal singapore', '/skills check docker 3');
    const { says } = await somebody();
    const answer = await says('/salary me senior london');
    expect(labels(answer)).toEqual(['Rate yourself', 'Show the maths', 'Save to settings']);
    expect(read(answer, app.core)).not.toMatch(/Singapore|MLOps|SGD/u);
  });
});

describe('given a plain sentence', () => {
  test.each([
    ['what would I earn as staff', '£90K–£130K now, ≈ £110K–£155K as Staff'],
    ['what would I make as a principal', '£90K–£130K now, £130K–£180K as Principal'],
    ['what is my next level worth', '£90K–£130K now, ≈ £110K–£155K as Staff'],
    ['what does the next level pay', '£90K–£130K now, ≈ £110K–£155K as Staff'],
    ['what am I worth', '£90K–£130K now, ≈ £110K–£155K as Staff'],
    ['how much more would I make', '£90K–£130K now, ≈ £110K–£155K as Staff'],
    ['how much more could I earn at the next level?', '£90K–£130K now, ≈ £110K–£155K as Staff'],
    ['how much would I earn after a promotion', '£90K–£130K now, ≈ £110K–£155K as Staff'],
  ])('when a senior in London says “%s”, then it is answered', async (sentence, title) => {
    const { says } = await somebody('/rung settings senior london');
    const answer = await says(sentence);
    expect([answer.call.path.join(' '), answer.reply.summary]).toEqual(['salary me', title]);
  });

  test.each(['what would I earn as a senior in london', 'what does a senior make in london'])(
    'when the level and the place are both said, as in “%s”, then it is a question of pay there',
    async (sentence) => {
      const { says } = await somebody('/rung settings mid berlin');
      expect((await says(sentence)).reply.summary).toBe('£90K–£130K a year');
    },
  );
});
