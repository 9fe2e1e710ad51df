/** How Slack is reached. At least one of `appToken` and `http` is set. */
export interface SlackSettings {
  readonly botToken: string;
  /** Opens Socket Mode. */
  readonly appToken: string | undefined;
  /** Listens for signed deliveries. */
  readonly http: { readonly signingSecret: string; readonly port: number } | undefined;
  /** Where the Web API is, with a slash at its end. */
  readonly apiUrl: string;
}
