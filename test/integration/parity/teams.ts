import { expect } from 'vitest';
import type { Chat } from '../../harness/platforms/chat.ts';
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
  values: Readonly<Record<string, string>>,
  words: string,
): Promise<void> {
  await press(message, label);
  await chat.until(() => chat.hasForm());
  await chat.submit(values);
  await says(words);
}

const shared = (place: Place): Promise<void> =>
  asked(place, '/roadmap share 30 days', 'Shared: “30-day plan”');

async function joined(place: Place): Promise<void> {
  await asked(place, '/roadmap join', 'Nobody sees what you ticked');
  await place.press('Nobody sees what you ticked', 'Join, with my name');
  await place.says('You follow “30-day plan” with this channel');
}

const card = everywhere(async (place) => {
  await shared(place);
  await place.heard('Follow “30-day plan” together');
  await place.press('Shared: “', 'Unshare');
  await place.says('Taken back: “30-day plan”');
  expect(place.chat.overheard()).not.toContain('Taken back: “');
  expect(await place.ticked(Date.now())).toEqual({});
  await place.heard('“30-day plan” is not shared here any more');
});

const joining = everywhere(async (place) => {
  const { chat, press, says, heard, otherPresses } = place;
  await shared(place);
  if (otherPresses) {
    await otherPresses('Follow “30-day plan” together', 'Join');
    await heard('Nobody sees what you ticked');
    expect(chat.read()).not.toContain('Nobody sees what you ticked');
    await otherPresses('Nobody sees what you ticked', 'Join');
    await heard('You follow “30-day plan”');
  }
  await joined(place);
  await press('The channel may see your name', 'Do not show my name');
  await says('The channel does not see your name');
  await press('The channel does not see your name', 'Leave');
  await says('You follow “30-day plan” with this channel no more');
  await asked(place, '/roadmap leave', 'You do not follow “30-day plan”');
});

const progress = everywhere(async (place) => {
  const { chat, press } = place;
  await shared(place);
  await joined(place);
  await asked(place, '/roadmap team', '1 person follows “30-day plan”');
  expect(chat.overheard()).not.toContain('1 person follows');
  await press('1 person follows', 'Share here');
  await chat.until(() => chat.overheard().includes('1 person follows'));
});

const digest = everywhere(async (place) => {
  const { store, key, heard, ticked } = place;
  await shared(place);
  await joined(place);
  await asked(place, '/roadmap digest monday 9:00 london', 'The channel is told each Monday at 09:00');
  const schedule = await store.schedules.get(key, 'channel-digest');
  expect(await ticked(schedule?.next?.at ?? 0)).toEqual({ sent: 1 });
  await heard('The digest comes each Monday at 09:00 (Europe/London), set by');
  await asked(place, '/roadmap digest off', 'No digest comes to this channel any more');
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
  await heard('Follow “Onboarding” together: 3 weeks');
  await says('Shared: “Onboarding” is on a card');
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
  const parts = { 'yaml.1': YAML, 'yaml.2': '', 'yaml.3': '', 'yaml.4': '' };
  await submitted(place, ['as a file', 'Import'], parts, 'Imported: “Reading group”');
});

/** How each surface of teams is tried on each platform. */
export const TEAM_TRIES = {
  ...{ card, joining, progress, digest },
  'own roadmap': own,
  'roadmap file': file,
} as const;
