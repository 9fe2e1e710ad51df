import {
  bandsSettingOf,
  button,
  call,
  command,
  commandsOff,
  datesOf,
  dayOfDate,
  field,
  fields,
  holidaysOf,
  note,
  WEEKDAYS,
  workdaysOf,
  workspaceHere,
  writeWeekday,
  workspaceZoneOf,
  type Context,
  type Reply,
} from '#bot';
import { dateExample } from './_dates.ts';

/** The commands that can be switched off. Help, settings and privacy are always there. */
export const COMMANDS = {
  salary: { label: 'salary', words: ['salary'] },
  skills: { label: 'skills', words: ['skills'] },
  career: { label: 'career', words: ['career'] },
  roadmap: { label: 'roadmap', words: ['roadmap', 'roadmaps'] },
  plan: { label: 'plan', words: ['plan', 'plans'] },
  quiz: { label: 'quiz', words: ['quiz'] },
} as const;

/** What was chosen for the workspace that the command was used in; `named` is the command that the title names. */
export async function chosenReply(
  { store, venue }: Pick<Context, 'store' | 'venue'>,
  title: string,
  named?: Reply['names'],
): Promise<Reply> {
  const settings = await store.workspaceSettings.list(workspaceHere(venue));
  const off = [...commandsOff(settings)];
  const [first] = off;
  const worked = workdaysOf(settings);
  const names = WEEKDAYS.filter(({ number }) => worked.includes(number)).map(({ name }) => name.slice(0, 3));
  const bands = bandsSettingOf(settings);
  const holidays = holidaysOf(settings).map((date) => writeWeekday(dayOfDate(date)));
  return {
    summary: title,
    ...(named && { names: named }),
    blocks: [
      fields(
        field(
          'Commands off',
          off.length === 0
            ? 'none'
            : off.flatMap(([name, by], at) => [
                ...(at === 0 ? [] : [', ']),
                command(`/${name}`),
                ...(by ? [` (by ${by.name})`] : []),
              ]),
        ),
        field('Working days', names.length === WEEKDAYS.length ? 'every day' : names.join(', ')),
        field('Time zone', workspaceZoneOf(settings) ?? 'not chosen'),
        field('Dates', dateExample(datesOf(settings))),
        field(
          'Pay bands',
          bands
            ? `your company’s, for ${bands.audience === 'everyone' ? 'all members' : 'admins only'}`
            : 'none of your own',
        ),
        field('Holidays', holidays.length === 0 ? 'none' : holidays.join(', ')),
      ),
      ...(names.length === WEEKDAYS.length && holidays.length === 0
        ? []
        : [
            note(
              'On other days no weekly message or digest goes out here: it comes on the next working day of the same week, or not that week.',
            ),
          ]),
      note([
        'Admins change it: ',
        command(first ? `/rung workspace on ${first[0]}` : '/rung workspace off quiz'),
        ', ',
        command('/rung workspace days monday tuesday'),
        ', ',
        command('/rung workspace holiday 25 december'),
        ', ',
        command('/rung workspace zone london'),
        ', ',
        command('/rung workspace dates american'),
        ', ',
        command('/rung workspace bands'),
      ]),
    ],
    actions: [button('Show again', call(['rung', 'workspace']))],
  };
}
