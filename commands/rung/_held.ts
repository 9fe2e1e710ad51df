import {
  bandsAudience,
  OWN_BANDS,
  WORKSPACE_DATES,
  dayOfDate,
  heading,
  paragraph,
  platformName,
  WEEKDAYS,
  writeDay,
  writeWeekday,
  writeWeekly,
  type Block,
  type Dataset,
  type PersonData,
  type Schedule,
} from '#bot';
import { dateExample } from './_dates.ts';

type Row = PersonData[keyof PersonData][number];
/** The rows of one part as lines, each of which somebody reads and understands. */
type Words = (rows: readonly Row[], data: Dataset) => readonly string[];

const isAbsent = (value: unknown): boolean => value === null || value === undefined;
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
/** The day of an instant as it is exported, in ISO 8601. */
const day = (value: unknown): string => writeDay(dayOfDate(text(value).slice(0, '2026-11-25'.length)));
const roadmap = ({ roadmap: id }: Row, { roadmaps }: Dataset): string =>
  `“${roadmaps.get(text(id))?.name ?? text(id)}”`;
const where = ({ channel }: Row): string => `in channel ${text(channel)}`;
const by = ({ by_name: name }: Row): string => (isAbsent(name) ? '' : `, as ${text(name)}`);
const grade = ({ name }: Row): string | undefined => /^grade\.(.+)$/.exec(text(name))?.[1];

/** Fields by their names, where nothing better is known. */
const asFields = (row: Row): string =>
  Object.entries(row)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${text(value)}`)
    .join(', ');

/** One workspace setting in words, such as a command that is off, the working days or the time zone. */
function chosen({ name: key, value }: Row): string {
  const [name, list] = [text(key), text(value).split(',')];
  const command = /^off\.(.+)$/.exec(name)?.[1];
  if (command !== undefined) return `Command ${text(value)}: ${command}`;
  if (name === OWN_BANDS)
    return `Company pay bands: seen by ${bandsAudience(text(value)) === 'everyone' ? 'all members' : 'admins only'}`;
  if (name === 'holidays') return `Holidays: ${list.map((one) => writeWeekday(dayOfDate(one))).join(', ')}`;
  if (name === WORKSPACE_DATES) return `Dates: ${dateExample(text(value))}`;
  if (name === 'zone') return `Time zone: ${text(value)}`;
  if (name !== 'workdays') return `${name}: ${text(value)}`;
  const days = WEEKDAYS.filter(({ number }) => list.includes(String(number)));
  return `Working days: ${days.map((one) => one.name.slice(0, 3)).join(', ')}`;
}

function setting({ name: key, value }: Row, { pages, pay, places }: Dataset): string {
  const [name, id] = [text(key), text(value)];
  const level = pay.levels.find((one) => one.id === id)?.name;
  const shown = level ?? pages.get(id)?.name ?? places.get(id)?.label ?? id;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${shown}`;
}

function grades(rows: readonly Row[], { skills }: Dataset): string[] {
  const rated = rows.flatMap((row) => {
    const id = grade(row);
    return id === undefined ? [] : [`${skills.skill(id)?.name ?? id} ${text(row['value'])}`];
  });
  return rated.length === 0 ? [] : [`Your grades: ${rated.join(', ')}`];
}

function schedule(row: Row): string {
  const { occurrence: next, state, hours } = row;
  return [
    `Sent ${writeWeekly(row as unknown as Schedule)}, ${text(hours)} h a week`,
    text(state) + (isAbsent(next) ? '' : `, next on ${day(next)}`),
  ].join('; ');
}

function plan(row: Row, data: Dataset): string {
  const count = (name: string): number => (Array.isArray(row[name]) ? row[name].length : 0);
  const thisWeek = count('this_week') === 0 ? '' : `; tasks of this week: ${count('this_week')}`;
  const all = row['takes_all'] === 1 ? '; units you know are included' : '';
  const ended = isAbsent(row['ended_at']) ? '' : `, ended ${day(row['ended_at'])}`;
  return `${roadmap(row, data)}: ${text(row['state'])}, week ${Number(row['week']) + 1}, started ${day(row['started_at'])}${ended}; tasks ticked: ${count('done')}${thisWeek}${all}`;
}

function quiz(rows: readonly Row[]): string[] {
  const answered = rows.filter((row) => !isAbsent(row['answered_at']));
  const count = (list: readonly Row[], what: string): string[] =>
    list.length === 0 ? [] : [`${what}: ${list.length}`];
  return [
    ...count(answered, 'Questions answered'),
    ...count(
      answered.filter((row) => row['is_right'] === 1),
      'Right',
    ),
    ...count(
      rows.filter((row) => !isAbsent(row['next_due'])),
      'Coming back',
    ),
    ...count(
      rows.filter((row) => !isAbsent(row['reported_at'])),
      'Reported as wrong',
    ),
  ];
}

function link(row: Row): string {
  const account = (side: string): string =>
    `${text(row[`${side}_name`])} on ${platformName(text(row[`${side}_platform`]))}`;
  if (!isAbsent(row['linked_at']))
    return `${account('guest')} and ${account('home')}, since ${day(row['linked_at'])}`;
  const typed = isAbsent(row['typed_at']) ? '' : `, typed by ${account('typed')}`;
  return `A code shown to ${account('shown')} on ${day(row['shown_at'])}${typed}`;
}

const each =
  (words: (row: Row, data: Dataset) => string): Words =>
  (rows, data) =>
    rows.map((row) => words(row, data));

const PARTS: Readonly<Record<keyof PersonData, readonly [string, Words]>> = {
  remembered: [
    'Settings and grades',
    (rows, data) => [
      ...rows.filter((row) => grade(row) === undefined).map((row) => setting(row, data)),
      ...grades(rows, data),
    ],
  ],
  schedule: ['Your weekly message', each(schedule)],
  conversation: ['Where it is sent', each(asFields)],
  plans: ['Your plans', each(plan)],
  nudges: ['Messages sent', each((row) => `${day(row['occurrence'])}: ${text(row['state'])}`)],
  quiz: ['Your quiz answers', quiz],
  pictures: ['Pictures I sent you', (rows) => (rows.length === 0 ? [] : [`Uploaded: ${rows.length}`])],
  following: [
    'Followed with a channel',
    each(
      (row, data) =>
        `${roadmap(row, data)} ${where(row)} since ${day(row['joined_at'])}, ${isAbsent(row['name']) ? 'not named' : `named as ${text(row['name'])}`}`,
    ),
  ],
  shares: [
    'Roadmaps you shared',
    each((row, data) => `${roadmap(row, data)} ${where(row)}, ${day(row['shared_at'])}${by(row)}`),
  ],
  roadmaps: [
    'Roadmaps you made',
    each((row, data) => `${roadmap({ roadmap: row['id'] }, data)}, ${day(row['made_at'])}${by(row)}`),
  ],
  chosen: ['Workspace settings you chose', each((row) => `${chosen(row)}${by(row)}`)],
  links: ['Linked accounts', each(link)],
  digests: ['Digests you set', each((row) => `Set ${day(row['set_at'])} ${where(row)}${by(row)}`)],
};

/** All that is held about somebody, in words, part by part; parts that hold nothing are left out. */
export const heldInWords = (held: PersonData, data: Dataset): Block[] =>
  (Object.keys(PARTS) as (keyof PersonData)[]).flatMap((part) => {
    const [name, words] = PARTS[part];
    const lines = words(held[part], data);
    return lines.length === 0 ? [] : [heading(name), ...lines.map((line) => paragraph(line))];
  });
