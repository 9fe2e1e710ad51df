/**
 * Slack's limits, in UTF-16 units unless said otherwise. Source: the Block Kit reference as quoted in @slack/types 3.2,
 * except where another is named.
 */
export const LIMITS = {
  /** Blocks of one message. */
  blocks: 50,
  /**
   * Bytes of a message's blocks as JSON. Slack answers msg_blocks_too_long at about 13,200 characters (bolt-js #2509)
   * and does not say which it counts; bytes of JSON are the most it can be.
   */
  message: 13_000,
  header: 150,
  plainText: 3000,
  /** Characters of a message that is text alone; Slack cuts it at 40,000. */
  words: 12_000,
  /** Characters of the text of a message that is put in place of another, as it is sent (chat.update). */
  updateText: 4000,
  contextElements: 10,
  actionElements: 25,
  /** A button's text, and an option's. */
  buttonText: 75,
  optionText: 75,
  buttonValue: 2000,
  /** The types say 75, other pages 150: the smaller holds everywhere. */
  optionValue: 75,
  /** Options of a select. */
  options: 100,
  /** Options of an overflow menu. */
  overflowOptions: 5,
  /** Options of radio buttons or check boxes in a form. */
  groupOptions: 10,
  /** Options of a group of check boxes in a message: Slack allows 10, but their tokens must fit one action id. */
  checkboxes: 9,
  placeholder: 150,
  actionId: 255,
  /** A table's rows with its header, its columns, and the characters in all its cells (table block reference). */
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
  /** A modal's title and its submit button. */
  modalTitle: 24,
  privateMetadata: 3000,
  /** Inputs of a form: the narrowest platform's number, so that forms are the same on all. */
  formFields: 5,
  label: 2000,
  inputText: 3000,
  /** Of a manifest: slash commands, and a command's name with its slash, description and hint. */
  commands: 50,
  commandName: 32,
  commandDescription: 2000,
  commandHint: 1000,
  /** Prompts that are suggested, and the characters of an agent's description. */
  prompts: 4,
  agentDescription: 300,
} as const;

/**
 * How often proactive requests are made, below what Slack's page on rate limits allows an app in a workspace, so that
 * answers have room: "50+" a minute for tier 3, "100+" for tier 4; messages one a second in a channel and "several
 * hundred" a minute in all.
 */
export const PROACTIVE = {
  /** Tier 3. */
  'conversations.open': { most: 4, interval: 6_000 },
  'conversations.history': { most: 4, interval: 6_000 },
  'chat.postMessage': { most: 5, interval: 1_000 },
  /** Tier 3; answers that replace a message count as updates too. */
  'chat.update': { most: 4, interval: 6_000 },
} as const;
