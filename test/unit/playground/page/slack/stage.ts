import type { Block } from '../../../../../src/playground/slack/check/blocks.ts';
import { blocks } from '../../../../../src/playground/page/slack/render/blocks.ts';
import { whole } from '../../../../../src/playground/page/slack/render/markup.ts';
import type { Stage } from '../../../../../src/playground/page/slack/render/scene.ts';

/** A Wednesday, 10:00 in London. */
export const NOW = Date.UTC(2026, 10, 25, 10);

/** What Ada sees in #general on that morning, with one picture there. */
export const STAGE: Stage = {
  now: NOW,
  zone: 'Europe/London',
  reader: 'U1',
  people: new Map([
    ['U1', 'Ada'],
    ['U2', 'Rung'],
  ]),
  channels: new Map([['C1', 'general']]),
  holder: { channel: 'C1', ts: '1.2' },
  file: ({ id }) =>
    id === 'F1' ? { src: '/file/slack/Ada/F1', name: 'pay.png', size: 9, width: 3, height: 2 } : undefined,
};

/** Blocks as Ada sees them: any that a test hands in, also such as Slack would refuse. */
export const drawn = (...all: readonly object[]): string => whole(blocks(all as Block[], STAGE));

/** A text object. */
export const plain = (text: string): object => ({ type: 'plain_text', text });
/** A text object of Slack's markup. */
export const marked = (text: string): object => ({ type: 'mrkdwn', text });
/** HTML without its tags, one space for any other. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
