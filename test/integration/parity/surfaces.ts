/** The platforms, by the names of their adapters. */
export const PLATFORMS = ['slack', 'discord', 'terminal'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Every way in which a person meets Rung. */
export const SURFACES = [
  'command',
  'wrong word',
  'button',
  'menu',
  'form',
  'rating',
  'question',
  'share',
  'mention',
  'thread',
  'private conversation',
  'completion',
  'home',
  'pages',
  'picture',
  'card',
  'joining',
  'progress',
  'digest',
  'own roadmap',
  'roadmap file',
] as const;
export type Surface = (typeof SURFACES)[number];

/** How a platform has a surface, in words; or why it has none. */
export type Has = { readonly how: string } | { readonly not: string };

/** Stated surface by surface and platform by platform: leaving one out does not compile. */
export const HAS: Readonly<Record<Surface, Readonly<Record<Platform, Has>>>> = {
  command: {
    slack: { how: 'slash command, answered to its asker alone' },
    discord: { how: 'slash command with typed options, answered to its asker alone' },
    terminal: { how: 'a line, with or without the slash' },
  },
  'wrong word': {
    slack: { how: 'what was understood, what not, the nearest as buttons' },
    discord: { how: 'what was understood, what not, the nearest as buttons' },
    terminal: { how: 'what was understood, what not, the nearest as numbers' },
  },
  button: {
    slack: { how: 'button; its answer replaces what only its presser sees' },
    discord: { how: 'button; its answer replaces what only its presser sees' },
    terminal: { how: 'its number' },
  },
  menu: {
    slack: { how: 'select' },
    discord: { how: 'select' },
    terminal: { how: 'numbers under its name' },
  },
  form: {
    slack: { how: 'modal' },
    discord: { how: 'modal' },
    terminal: { how: 'field by field' },
  },
  rating: {
    slack: { how: 'modal of at most five skills, the next in its place' },
    discord: { how: 'modal of at most five skills, the next behind a button' },
    terminal: { how: 'skill by skill' },
  },
  question: {
    slack: { how: 'in one’s own words: @Rung, a direct message, `/career` or `/rung`' },
    discord: { how: 'in one’s own words: @Rung, a direct message or `/career`' },
    terminal: { how: 'in one’s own words, without a command' },
  },
  share: {
    slack: { how: '“Share here”, named, in the channel' },
    discord: { how: '“Share here”, named, in the channel' },
    terminal: { how: 'shown as the channel would see it' },
  },
  mention: {
    slack: { how: '@Rung, answered to its asker alone' },
    discord: { how: '@Rung or its role; lookups answered for all, personal ones behind “Open privately”' },
    terminal: { not: 'nobody else is there' },
  },
  thread: {
    slack: { how: '@Rung in a thread, answered there' },
    discord: { how: 'a thread is a channel: as a mention' },
    terminal: { not: 'there are no threads' },
  },
  'private conversation': {
    slack: { how: 'direct message' },
    discord: { how: 'direct message' },
    terminal: { how: 'all of it is one' },
  },
  completion: {
    slack: { not: 'Slack completes the names of commands alone' },
    discord: { how: 'autocomplete of every option' },
    terminal: { how: 'Tab' },
  },
  home: {
    slack: { how: 'App Home' },
    discord: { how: '`/rung home`: Discord has no home of an app' },
    terminal: { how: '`/rung home`' },
  },
  pages: {
    slack: { how: '“Next page” where an answer is more than a message holds' },
    discord: { how: '“Next page” where an answer is more than a message holds' },
    terminal: { how: 'one page, however long' },
  },
  picture: {
    slack: {
      how: 'in the messages with Rung and in what it posts; “Picture” sends it there from what one person alone sees',
    },
    discord: { how: 'in the answer; in words with “Picture” where it is late or may not be attached' },
    terminal: { how: '“Picture”: among the text where the terminal shows any, else a file' },
  },
  card: {
    slack: { how: 'message of Rung’s own in the channel, edited as what it shows changes' },
    discord: { how: 'message of Rung’s own in the channel or thread, edited as what it shows changes' },
    terminal: { how: 'shown, and shown again as what it shows changes' },
  },
  joining: {
    slack: { how: '“Join” on the card; who will see what is read by its presser alone, and confirmed' },
    discord: { how: '“Join” on the card; who will see what is read by its presser alone, and confirmed' },
    terminal: { how: '`/roadmap join`' },
  },
  progress: {
    slack: { how: '`/roadmap team`, to its asker alone until shared' },
    discord: { how: '`/roadmap team`, to its asker alone until shared' },
    terminal: { how: '`/roadmap team`' },
  },
  digest: {
    slack: { how: 'one message a week in the channel, whatever it follows' },
    discord: { how: 'one message a week in the channel, whatever it follows' },
    terminal: { how: 'shown while it is open' },
  },
  'own roadmap': {
    slack: { how: 'modal of a title and a step a line; made, edited, copied, deleted' },
    discord: { how: 'modal of a title and a step a line; made, edited, copied, deleted' },
    terminal: { how: 'field by field, steps parted by “;”' },
  },
  'roadmap file': {
    slack: {
      how: 'YAML as a file in the messages with Rung; uploaded in a modal, or pasted in up to four parts',
    },
    discord: { how: 'YAML attached to the answer; uploaded in a modal, or pasted in up to four parts' },
    terminal: { how: 'YAML as text; taken in from the path of a file, or as one line' },
  },
};
