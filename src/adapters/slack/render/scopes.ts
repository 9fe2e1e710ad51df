/** The scopes that each called method of the Web API needs; an empty list is none. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  // The second lets it write in public channels that nobody invited it to.
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['im:history'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};

/** The scopes that each input of a form needs. */
export const INPUT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  // Slack also refuses a form with such a field without it.
  file_input: ['files:read'],
};

/** The scopes that each event needs to be listened to. */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  // The first for public channels, the second for private ones.
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  tokens_revoked: [],
};

/** The events of commands that people write in channels as “!salary …”, with the scopes that those need. */
export const CHANNEL_EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
};

/** The scope by which Slack shows an app as an agent. */
export const AGENT_SCOPE = 'assistant:write';

/** The events that Rung listens to; `readsChannels`: also to commands that people write in channels. */
export const eventsFor = (readsChannels: boolean): Readonly<Record<string, readonly string[]>> => ({
  ...EVENT_SCOPES,
  ...(readsChannels && CHANNEL_EVENT_SCOPES),
});

/** The bot's scopes: those of its slash commands, of its events, of its calls and of its forms, and no other. */
export const scopesFor = (readsChannels: boolean): readonly string[] =>
  [
    ...new Set([
      'commands',
      ...[eventsFor(readsChannels), METHOD_SCOPES, INPUT_SCOPES].flatMap((one) => Object.values(one).flat()),
    ]),
  ].sort();
