import { expect } from 'vitest';
import type { TestApp } from '../../harness/app.ts';
import type { Platform, Surface } from './surfaces.ts';
import { TEAM_TRIES, type Try } from './teams.ts';
import {
  onSlack,
  onDiscord,
  says,
  asked,
  turned,
  never,
  everywhere,
} from '../../harness/fixtures/integration/parity/parity.ts';

/** How each surface is tried on each platform: none can be left out. `app` is the one that the terminal completes for. */
export const triesOf = (app: TestApp): Readonly<Record<Surface, Readonly<Record<Platform, Try>>>> => ({
  command: everywhere(asked),
  'wrong word': everywhere(async (chat) => {
    await chat.type('/salary senior wonderland');
    await says(chat, 'I didn’t get');
    await chat.press('Sunderland, UK');
    await says(chat, 'Senior AI engineer · Sunderland');
  }),
  button: everywhere(async (chat) => {
    await asked(chat);
    await chat.press('Show the maths');
    await says(chat, 'from the guide');
  }),
  menu: everywhere(async (chat) => {
    await asked(chat);
    await chat.choose('Add a specialisation', 'LLM engineering +15–25%');
    await says(chat, '≈ £104K–£163K');
  }),
  form: everywhere(async (chat) => {
    await chat.type('/rung settings');
    await says(chat, 'Your settings');
    await chat.press('Change');
    await chat.until(() => chat.hasForm());
    await chat.submit({ level: 'senior', place: 'berlin' });
    await says(chat, 'Settings saved');
  }),
  rating: everywhere(async (chat) => {
    await chat.type('/skills check llm');
    await says(chat, 'Rate 6 skills');
    await chat.press('Start');
    await chat.until(() => chat.hasForm());
    await chat.submit({ 'rate.1': 'prompting=2', 'rate.2': 'context=1', 'rate.3': 'rag=3' });
    await says(chat, '3 of 6 rated');
    // Where the next form did not open by itself, a button opens it.
    if (!chat.hasForm()) await chat.press('Next 3');
    await chat.until(() => chat.hasForm());
  }),
  question: {
    slack: async (chat) => {
      await onSlack(chat).ada.say(onSlack(chat).general, '@rung do I need a PhD for this?');
      await says(chat, 'Five myths');
      expect(chat.overheard()).not.toContain('Five myths');
    },
    discord: async (chat) => {
      await onDiscord(chat).ada.say(onDiscord(chat).general, '@rung do I need a PhD for this?');
      await says(chat, 'Five myths');
    },
    terminal: async (chat) => {
      await chat.type('do I need a PhD for this?');
      await says(chat, 'Five myths');
    },
  },
  share: everywhere(async (chat) => {
    await asked(chat);
    await chat.press('Share here');
    await chat.until(() => chat.overheard().includes('Shared by'));
  }),
  mention: {
    slack: async (chat) => {
      await onSlack(chat).ada.say(onSlack(chat).general, '@rung salary senior london');
      await says(chat, '£90K–£130K');
      expect(chat.overheard()).not.toContain('£90K');
    },
    discord: async (chat) => {
      await onDiscord(chat).ada.say(onDiscord(chat).general, '@rung salary senior london');
      await says(chat, '£90K–£130K');
      expect(chat.overheard()).toContain('£90K');
      await onDiscord(chat).ada.say(onDiscord(chat).general, '@&rung rung settings');
      await says(chat, 'That is for you alone');
      await chat.press('Open privately');
      await says(chat, 'Your settings');
      expect(chat.overheard()).not.toContain('Your settings');
    },
    terminal: never,
  },
  thread: {
    slack: async (chat) => {
      const { ada, general } = onSlack(chat);
      const { ts } = await ada.say(general, 'about pay');
      await ada.say(general, '@rung salary senior london', { thread: ts });
      await says(chat, '£90K–£130K');
      expect(onSlack(chat).newest().thread).toBe(ts);
    },
    discord: async (chat) => {
      await onDiscord(chat).ada.say(onDiscord(chat).general, '@rung salary senior london');
      await says(chat, '£90K–£130K');
    },
    terminal: never,
  },
  'private conversation': {
    slack: async (chat) => {
      onSlack(chat).at = onSlack(chat).ada.dm();
      await onSlack(chat).ada.say(onSlack(chat).at, 'salary senior london');
      await says(chat, '£90K–£130K');
    },
    discord: async (chat) => {
      onDiscord(chat).at = onDiscord(chat).ada.dm();
      await onDiscord(chat).ada.say(onDiscord(chat).at, 'salary senior london');
      await says(chat, '£90K–£130K');
    },
    terminal: asked,
  },
  completion: {
    slack: never,
    discord: async (chat) => {
      const { ada, general } = onDiscord(chat);
      const places = await ada.complete(general, 'salary', 'place', 'lond', { level: 'senior' });
      expect(places.map((one) => one.name)).toContain('London, UK');
      const levels = await ada.complete(general, 'salary', 'level', 'sen');
      expect(levels.length).toBeGreaterThan(0);
    },
    terminal: () => {
      expect(app.core.complete('/salary senior lond').with).toContain('london ');
      return Promise.resolve();
    },
  },
  picture: {
    slack: async (chat) => {
      const { ada, general } = onSlack(chat);
      await ada.run(general, '/salary senior london');
      await says(chat, 'Listed, UK: 77 listings');
      await chat.press('Picture');
      await chat.until(() => ada.sees(ada.dm()).some(({ pictures }) => pictures.length === 1));
    },
    discord: async (chat) => {
      const { ada, general } = onDiscord(chat);
      await ada.run(general, 'salary', { level: 'senior', place: 'london' });
      await chat.until(() => ada.sees(general).some(({ attachments }) => attachments.length === 1));
    },
    terminal: async (chat) => {
      await asked(chat);
      await chat.press('Picture');
      await says(chat, 'salary-');
    },
  },
  home: {
    slack: async (chat) => {
      await onSlack(chat).ada.openHome();
      await chat.until(() => onSlack(chat).ada.home()?.words().includes('Pick one') === true);
    },
    discord: async (chat) => {
      await chat.type('/rung home');
      await says(chat, 'Pick one');
    },
    terminal: async (chat) => {
      await chat.type('/rung home');
      await says(chat, 'Pick one');
    },
  },
  pages: {
    slack: async (chat) => {
      onSlack(chat).at = onSlack(chat).ada.dm();
      await onSlack(chat).ada.say(onSlack(chat).at, 'long');
      await turned(chat);
    },
    discord: async (chat) => {
      onDiscord(chat).at = onDiscord(chat).ada.dm();
      await onDiscord(chat).ada.say(onDiscord(chat).at, 'long');
      await turned(chat);
    },
    terminal: async (chat) => {
      await chat.type('/rung about');
      await says(chat, 'Where my answers come from');
    },
  },
  ...TEAM_TRIES,
});
