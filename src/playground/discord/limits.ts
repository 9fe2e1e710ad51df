/**
 * The limits past which Discord refuses, in UTF-16 units and milliseconds unless said otherwise. They are taken from
 * Discord's own references, and kept apart from any bot's, so that the tests do not repeat a bot's mistake.
 */
export const LIMITS = {
  content: 2000,
  /** Components of one message with those inside others, and the characters of all its texts. */
  components: 40,
  text: 4000,
  /** Bytes of a message with components; above them HTTP 500 is the answer (discord-api-docs #8554). */
  messageBytes: 10_170,
  rowButtons: 5,
  options: 25,
  customId: 100,
  label: 80,
  optionText: 100,
  /** Options of a radio group (2 at least) or a checkbox group. */
  groupOptions: 10,
  uploads: 10,
  fileType: 16,
  placeholder: 150,
  url: 512,
  gallery: 10,
  mediaDescription: 1024,
  embeds: 10,
  files: 10,
  nonce: 25,
  nonceMs: 5 * 60_000,
  modalTitle: 45,
  modalParts: 5,
  modalLabel: 45,
  modalDescription: 100,
  inputText: 4000,
  inputPlaceholder: 100,
  commands: 100,
  /** Commands of the two context menus, each. */
  menuCommands: 15,
  commandOptions: 25,
  choices: 25,
  commandName: 32,
  commandDescription: 100,
  choiceValue: 6000,
  commandText: 8000,
  /** How long an interaction waits for its first answer, and how long its token then lives. */
  ackMs: 3000,
  tokenMs: 15 * 60_000,
  /** Follow-ups of an app that is not in the guild. */
  followUps: 5,
  globalRequests: 50,
  identifies: 1000,
  gatewayCommands: 120,
  gatewayWindowMs: 60_000,
  gatewayBytes: 4096,
  /** Dispatches kept for a session that is away, and for how long. */
  backlog: 2000,
  sessionMs: 3 * 60_000,
  attachmentBytes: 10 * 1024 * 1024,
} as const;
