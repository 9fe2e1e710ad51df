/** The scopes that each called method of the Web API needs; an empty list is none. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  // The second lets it write in public channels that nobody invited it to.
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['im:history'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
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
  'message.im': ['im:history'],
  tokens_revoked: [],
};

/** The bot's scopes: those of its slash commands, of its events, of its calls and of its forms, and no other. */
export const SCOPES: readonly string[] = [
  ...new Set([
    'commands',
    ...[EVENT_SCOPES, METHOD_SCOPES, INPUT_SCOPES].flatMap((one) => Object.values(one).flat()),
  ]),
].sort();
