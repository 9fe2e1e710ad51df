/** JSON from outside, before it is checked. */
export type Json = Record<string, unknown>;

/** A call that Slack refuses: `error` is Slack's own word for it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: string;
  readonly detail: Json;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    error: string,
    {
      detail = {},
      status = 200,
      headers = {},
    }: { detail?: Json; status?: number; headers?: Record<string, string> } = {},
  ) {
    super(error);
    this.error = error;
    this.detail = detail;
    this.status = status;
    this.headers = headers;
  }
}

/** A refusal that lists what is wrong, as Slack does for blocks and arguments. */
export const refuseWith = (error: string, problems: readonly string[]): Refusal =>
  new Refusal(error, {
    detail: {
      errors: problems,
      response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) },
    },
  });

/** Whether a value is an object that is no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
