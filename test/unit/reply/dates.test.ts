import { describe, expect, it } from 'vitest';
import { button, call, command, file, fields, field, note, paragraph } from '../../../src/reply/build.ts';
import { IN_DIGITS, withDates } from '../../../src/reply/dates.ts';
import { writeDay, writeWeekday } from '../../../src/dataset/roadmaps/roadmap-words.ts';
import { dayOfDate } from '../../../src/time.ts';
import { plain } from '../../../src/reply/text.ts';

const titled = (summary: string, locale: string): string =>
  withDates({ summary, blocks: [], actions: [] }, locale).summary;

describe('given a reply with days in it', () => {
  it.each([
    ['en-US', 'Done by Nov 28, 2026; next Sat, Nov 28, 09:00'],
    [IN_DIGITS, 'Done by 2026-11-28; next Sat, 11-28, 09:00'],
    ['de-DE', 'Done by 28. Nov. 2026; next Sa., 28. Nov., 09:00'],
    ['en-GB', 'Done by 28 Nov 2026; next Sat 28 Nov, 09:00'],
  ])('when they are written for %s, then that is how it has them', (locale, words) => {
    const day = dayOfDate('2026-11-28');
    const said = `Done by ${writeDay(day)}; next ${writeWeekday(day)}, 09:00`;
    expect(titled(said, locale)).toBe(words);
  });

  it('when any day of four years is written, then it is read as that day again', () => {
    for (let day = dayOfDate('2024-01-01'); day < dayOfDate('2028-01-01'); day++) {
      const [year = '', month = '', date = ''] = new Date(day * 86_400_000).toISOString().split(/[-T]/u);
      expect(titled(writeDay(day), IN_DIGITS)).toBe(`${year}-${month}-${date}`);
      expect(titled(writeWeekday(day), IN_DIGITS)).toContain(`, ${month}-${date}`);
    }
  });

  it.each(['28 Nov', 'in Nov 2026', '31 Jun 2026', 'Fri 31 Feb', '3 Junes', '2023–25', 'May 28 people'])(
    'when “%s” stands in it, then that is no such day, and stays',
    (text) => expect(titled(text, 'en-US')).toBe(text),
  );

  it('when it has buttons, commands and files, then what is read is written anew, and what they hold is not', () => {
    const said = '28 Nov 2026';
    const reply = {
      summary: said,
      blocks: [
        paragraph(said),
        note([said, ': ', command(`/plan start ${said}`)]),
        fields(field(said, said)),
        file('a.txt', 'text/plain', said, said),
      ],
      actions: [button(said, call(['plan', 'start'], { from: said }))],
    };
    const changed = withDates(reply, 'en-US');
    expect(plain({ ...changed, blocks: changed.blocks.slice(0, 3) })).not.toMatch(/(?<!start )28 Nov 2026/u);
    expect(changed.actions).toEqual([button('Nov 28, 2026', call(['plan', 'start'], { from: said }))]);
    expect(changed.blocks[1]).toEqual(note(['Nov 28, 2026', ': ', command(`/plan start ${said}`)]));
    expect(changed.blocks[3]).toEqual(file('a.txt', 'text/plain', said, 'Nov 28, 2026'));
  });
});
