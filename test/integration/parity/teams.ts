import { expect } from 'vitest';
import type { Chat, Filled } from '../../harness/platforms/chat.ts';
import { PLACES, type Place } from './places.ts';
import { PLATFORMS, type Platform } from './surfaces.ts';

/** How one surface is tried on one platform. */
export type Try = (chat: Chat) => Promise<void>;

const everywhere = (one: (place: Place) => Promise<void>) =>
  Object.fromEntries(
    PLATFORMS.map((platform) => [platform, (chat: Chat) => one(PLACES[platform](chat))]),
  ) as Record<Platform, Try>;

/** Types a line, and waits for what is said to it. */
async function asked({ chat, says }: Place, line: string, words: string): Promise<void> {
  await chat.type(line);
  await says(words);
}

/** Opens the form behind a button of the message with some words, fills it in, and waits for what is said to it. */
async function submitted(
  { chat, press, says }: Place,
  [message, label]: readonly [string, string],
  values: Filled,
  words: string,
): Promise<void> {
  await press(message, label);
  await chat.until(() => chat.hasForm());
  await chat.submit(values);
  await says(words);
}

const shared = (place: Place): Promise<void> => asked(place, '/roadmap share 30 days', 'Shared: 30-day plan');

async function joined(place: Place): Promise<void> {
  await asked(place, '/roadmap join', 'never your tasks, pace or schedule');
  await place.press('never your tasks, pace or schedule', 'Join by name');
  await place.says('You joined “30-day plan”');
}

const card = everywhere(async (place) => {
  await shared(place);
  await place.heard('Learn together: 30-day plan');
  await place.press('Shared: ', 'Unshare');
  await place.says('Unshare “30-day plan”?');
  await place.press('Unshare “', 'Yes, unshare it');
  await place.says('Unshared: 30-day plan');
  expect(place.chat.overheard()).not.toContain('Unshared: ');
  expect(await place.ticked(Date.now())).toEqual({});
  await place.heard('No longer shared: 30-day plan');
});

const joining = everywhere(async (place) => {
  const { chat, press, says, heard, otherPresses } = place;
  await shared(place);
  if (otherPresses) {
    await otherPresses('Learn together: 30-day plan', 'Join');
    await heard('never your tasks, pace or schedule');
    expect(chat.read()).not.toContain('never your tasks, pace or schedule');
    await otherPresses('never your tasks, pace or schedule', 'Join');
    await heard('You joined “30-day plan”');
  }
  await joined(place);
  await press('The digest may name you', 'Hide my name');
  await says('The channel does not see your name');
  await press('The channel does not see your name', 'Leave');
  await says('You left “30-day plan”');
  await asked(place, '/roadmap leave', 'You are not in “30-day plan”');
});

const progress = everywhere(async (place) => {
  const { chat, press } = place;
  await shared(place);
  await joined(place);
  await asked(place, '/roadmap team', '1 following');
  expect(chat.overheard()).not.toContain('1 following');
  await press('1 following', 'Share here');
  await chat.until(() => chat.overheard().includes('1 following'));
});

const digest = everywhere(async (place) => {
  const { store, key, heard, ticked } = place;
  await shared(place);
  await joined(place);
  await asked(place, '/roadmap digest monday 9:00 london', 'Weekly digest: Mondays at 09:00');
  const schedule = await store.schedules.get(key, 'channel-digest');
  expect(await ticked(schedule?.next?.at ?? 0)).toEqual({ sent: 1 });
  await heard('Weekly digest: Mondays at 09:00 (Europe/London), set by');
  await asked(place, '/roadmap digest off', 'Weekly digest: off');
  expect(await store.schedules.get(key, 'channel-digest')).toBeUndefined();
});

const OUTLINE = 'Learn git (1 week); Ship a fix (1 week)';
const FORM = { title: 'Onboarding', outline: OUTLINE, more: '', hours: '5', editors: 'everyone' };

const own = everywhere(async (place) => {
  const { press, says, heard } = place;
  await asked(place, '/roadmap list', 'roadmaps to follow');
  const before = { ...FORM, outline: `Meet the team (1 week); ${OUTLINE}` };
  await submitted(place, ['roadmaps to follow', 'Make your own'], FORM, 'Created: “Onboarding”');
  await submitted(place, ['Created: “', 'Edit'], before, 'Step added: “Meet the team”');
  await press('Step added: “', 'Share it here');
  await heard('Learn together: Onboarding');
  await says('Shared: Onboarding');
  await asked(place, '/roadmap delete onboarding', 'Delete “Onboarding”?');
  await press('Delete “Onboarding”?', 'Yes, delete it');
  await says('Deleted: “Onboarding”');
  await asked(place, '/roadmap unshare', 'No roadmap is shared in this channel');
  await asked(place, '/roadmap copy 30 days', 'Copied: “30-day plan (ours)”');
  await asked(place, '/roadmap new Reading; Read a paper (1 week)', 'Created: “Reading”');
});

const YAML =
  '{ id: reading, name: Reading group, summary: A paper a week., hours: 2, source: rung, steps: [{ id: first, ' +
  'name: Read a paper, duration: { min: 1, max: 2, unit: week }, tasks: [{ id: read, text: Read it }], skills: [], ' +
  'source: rung }] }';

const file = everywhere(async (place) => {
  const { chat, hasFile } = place;
  await asked(place, '/roadmap export 30 days', '“30-day plan” as a file');
  await chat.until(() => hasFile('30-days'));
  const parts = {
    file: { name: 'reading.yaml', content: YAML },
    'yaml.1': '',
    'yaml.2': '',
    'yaml.3': '',
    'yaml.4': '',
  };
  await submitted(place, ['as a file', 'Import'], parts, 'Imported: “Reading group”');
});

/** How each surface of teams is tried on each platform. */
export const TEAM_TRIES = {
  ...{ card, joining, progress, digest },
  'own roadmap': own,
  'roadmap file': file,
} as const;
