import { MessageType, type APIMessage } from 'discord-api-types/v10';
import type { Scene } from '../../../../../src/playground/page/discord/render/scene.ts';

/** A Wednesday, 10:00 in London. */
export const NOW = Date.UTC(2026, 10, 25, 10);

export const ADA = '100000000000000001';
export const APP = '100000000000000009';
export const COMMAND = '100000000000000077';

/** What Ada sees in London. */
export const SCENE: Scene = {
  viewer: ADA,
  zone: 'Europe/London',
  now: NOW,
  users: [
    { id: ADA, name: 'Ada' },
    { id: APP, name: 'Rung' },
  ],
  roles: [{ id: '100000000000000002', name: 'rung' }],
  channels: [{ id: '100000000000000003', name: 'general' }],
  commands: new Set([COMMAND]),
  fileUrl: (id) => `/file/discord/Ada/${id}`,
};

/** A message of the app's. */
export const messageOf = (over: Partial<APIMessage> = {}): APIMessage => ({
  id: '1',
  channel_id: '100000000000000003',
  author: {
    ...{ id: APP, username: 'rung', global_name: null, discriminator: '0', avatar: null },
    bot: true,
  },
  content: '',
  timestamp: new Date(NOW).toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: MessageType.Default,
  ...over,
});

/** What can be read of HTML, on one line. */
export const wordsOf = (html: unknown): string =>
  String(html)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
