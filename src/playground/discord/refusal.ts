import type { z } from 'zod';

/** A JSON object whose fields are not known yet. */
export type Json = Record<string, unknown>;

/** One thing that is wrong with a body, and where in it. */
export interface Flaw {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** An error that Discord answers a request with. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Json | undefined;
  constructor(status: number, code: number, message: string, errors?: Json) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
  /** The body of the answer. */
  get body(): Json {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

/** The refusals that name no field. */
export const REFUSALS = {
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  method: () => new Refusal(405, 0, '405: Method Not Allowed'),
  server: () => new Refusal(500, 0, '500: Internal Server Error'),
  unknownApplication: () => new Refusal(404, 10002, 'Unknown Application'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new Refusal(404, 10063, 'Unknown application command'),
  tooManyCommands: () => new Refusal(400, 30032, 'Maximum number of application commands reached (100)'),
  dmsTooFast: () => new Refusal(400, 40003, 'You are opening direct messages too fast'),
  tooLarge: () => new Refusal(413, 40005, 'Request entity too large'),
  acknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  followUps: () =>
    new Refusal(400, 40094, 'This interaction has reached the maximum number of follow up messages.'),
  access: () => new Refusal(403, 50001, 'Missing Access'),
  notOurs: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  empty: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  closed: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  noMutual: () => new Refusal(403, 50278, 'Cannot send messages to this user due to having no mutual guilds'),
  permissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  archived: () => new Refusal(400, 50083, 'Thread is archived'),
  webhookToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  version: () => new Refusal(400, 50041, 'Invalid API version provided'),
  json: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
} as const;

/** The refusal of a body (50035), each flaw nested under its field. */
export function invalidForm(flaws: readonly Flaw[]): Refusal {
  const errors: Json = {};
  for (const { path, code, message } of flaws) {
    let at = errors;
    for (const key of path) at = (at[String(key)] ??= {}) as Json;
    ((at['_errors'] ??= []) as Json[]).push({ code, message });
  }
  return new Refusal(400, 50035, 'Invalid Form Body', errors);
}

/** Throws 50035 for one field. */
export function refuse(path: readonly PropertyKey[], code: string, message: string): never {
  throw invalidForm([{ path, code, message }]);
}

/** An issue that a schema found, in Discord's words. */
function flawOf(found: z.core.$ZodIssue): Flaw {
  const { path } = found;
  const say = (code: string, message: string): Flaw => ({ path, code, message });
  switch (found.code) {
    case 'custom':
      return say(String(found.params?.['code'] ?? 'BASE_TYPE_INVALID'), found.message);
    case 'too_big':
      return found.origin === 'string' || found.origin === 'array'
        ? say('BASE_TYPE_BAD_LENGTH', `Must be ${found.maximum} or fewer in length.`)
        : say('NUMBER_TYPE_MAX', `Value should be less than or equal to ${found.maximum}.`);
    case 'too_small':
      return found.origin === 'string' || found.origin === 'array'
        ? say('BASE_TYPE_BAD_LENGTH', `Must be ${found.minimum} or more in length.`)
        : say('NUMBER_TYPE_MIN', `Value should be greater than or equal to ${found.minimum}.`);
    case 'invalid_type':
      return found.input === undefined && found.message.endsWith('undefined')
        ? say('BASE_TYPE_REQUIRED', 'This field is required')
        : say('BASE_TYPE_INVALID', `Could not interpret the value as ${found.expected}.`);
    case 'invalid_union':
      return say('UNION_TYPE_CHOICES', 'Value of field "type" is not one that may stand here.');
    case 'invalid_value':
      return say('BASE_TYPE_CHOICES', `Value must be one of {${found.values.map(String).join(', ')}}.`);
    case 'invalid_format':
      return say('STRING_TYPE_REGEX', 'String value did not match validation regex.');
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return say('BASE_TYPE_INVALID', found.message);
  }
}

/** Reads a body by its schema; throws 50035 with everything that is wrong with it. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidForm(parsed.error.issues.map(flawOf));
}
