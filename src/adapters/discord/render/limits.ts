/**
 * Discord's limits, in UTF-16 units unless said otherwise. Source: the component and command references as typed in
 * discord-api-types 0.38 and discord-api-spec 10, except where another is named.
 */
export const LIMITS = {
  /** Components of one message, those inside others counted. */
  components: 40,
  /** Characters in all text displays of a message, as they are sent: escaped. */
  text: 4000,
  /** Bytes of a message as JSON; about 10,170 are answered by HTTP 500 (discord-api-docs #8554). */
  message: 9900,
  /** The nonce of a message, by which Discord recognises a repeated post. */
  nonce: 25,
  /** Bytes of one file, and how many files a message takes. */
  file: 10_000_000,
  files: 10,
  /** The words that stand for a picture. */
  mediaDescription: 1024,
  rowButtons: 5,
  options: 25,
  customId: 100,
  buttonLabel: 80,
  /** Options of a radio group (2 at least) or a checkbox group. */
  groupOptions: 10,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  /** A modal's title, its parts, and what a part holds. */
  modalTitle: 45,
  modalParts: 5,
  modalLabel: 45,
  modalDescription: 100,
  inputText: 4000,
  inputPlaceholder: 100,
  /** Global commands; of each: options, subcommands, and characters of names, descriptions and values in all. */
  commands: 100,
  commandOptions: 25,
  commandName: 32,
  commandDescription: 100,
  commandText: 8000,
} as const;

/**
 * How often proactive requests are made. Discord takes 50 requests a second from a bot, responses to interactions not
 * counted (its page on rate limits); the difference is left for answers to messages.
 */
export const PROACTIVE = {
  requests: { most: 45, interval: 1_000, spread: true },
  /** Opening conversations. Discord warns against many and gives no number: this one is our choice. */
  opens: { most: 10, interval: 1_000, spread: true },
} as const;
