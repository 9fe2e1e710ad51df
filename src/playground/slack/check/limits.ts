/**
 * Slack's limits, from its reference pages. These are the workspace's own: an app under test keeps its numbers
 * elsewhere, so that a wrong one shows. Lengths are in UTF-16 units.
 */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** A message's blocks as JSON; the edge of msg_blocks_too_long was found at about this many (bolt-js #2509). */
  blocksJson: 13_200,
  text: 40_000,
  /** Of chat.update, whose page names a smaller one. */
  updateText: 4000,
  id: 255,
  header: 150,
  sectionText: 3000,
  fields: 10,
  fieldText: 2000,
  contextElements: 10,
  contextText: 3000,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  options: 100,
  groupedOptions: 10,
  overflowOptions: 5,
  inputFiles: 10,
  optionText: 75,
  /** Slack's pages say 75 or 150 according to the page: the smaller is refused first. */
  optionValue: 75,
  placeholder: 150,
  label: 2000,
  altText: 2000,
  /** The description that an upload comes with (files.getUploadURLExternal). */
  fileAlt: 1000,
  markdown: 12_000,
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
  modalTitle: 24,
  privateMetadata: 3000,
  inputText: 3000,
  /** Bytes of a view as JSON. */
  view: 250_000,
  /** Views of a modal's stack. */
  viewStack: 3,
  triggerMs: 3000,
  /** Bytes of a file. */
  file: 1_000_000_000,
  /** How long an address for an upload is good; Slack's pages say no number. */
  uploadUrlMs: 10 * 60_000,
  answerUrlMs: 30 * 60_000,
  answerUrlUses: 5,
  sockets: 10,
  eventRetries: 3,
  prompts: 4,
  agentDescription: 300,
  /** Posts into one channel: one a second, and this many at once after a rest. */
  postBurst: 5,
} as const;

/** Calls a minute of each method; Slack's tiers are 1, 20, 50 and 100 "or more". */
export const RATES: Readonly<Record<string, number>> = {
  'apps.connections.open': 30,
  'assistant.threads.setSuggestedPrompts': 100,
  'auth.test': 300,
  'chat.postMessage': 600,
  'chat.postEphemeral': 100,
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.history': 50,
  'conversations.info': 50,
  'conversations.open': 50,
  'files.completeUploadExternal': 100,
  'files.delete': 50,
  'files.getUploadURLExternal': 100,
  'files.info': 100,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
  'views.push': 100,
  'views.update': 100,
};
