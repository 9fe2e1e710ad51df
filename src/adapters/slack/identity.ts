import type { Watch } from '../adapter.ts';
import { delayBefore, type Wait } from '../backoff.ts';
import type { Gate } from './gate.ts';
import { SCOPES } from './scopes.ts';
import { SlackFailure, type Web } from './web.ts';

/** Who the bot is in its workspace, as auth.test says. */
export interface Identity {
  readonly team: string;
  readonly user: string;
}

const BACKOFF = { first: 1_000, ceiling: 30_000 };
/** How often a token that is let in is tried again: Slack does not tell an app that was away that it was removed. */
const DAILY = 86_400_000;

/**
 * Finds out who the bot is and whether its token is still let in: at once, then daily, and every half minute at most
 * while it is not. `known` is told each time; `first` resolves after the first try.
 */
export function watchIdentity(
  { web, watch, wait, gate }: { web: Web; watch: Watch; wait: Wait; gate: Gate },
  known: (identity: Identity) => void,
): { readonly first: Promise<void>; stop(): void } {
  const stopping = new AbortController();
  const { promise: first, resolve } = Promise.withResolvers<undefined>();
  let lacking = '';

  async function check(): Promise<void> {
    const said = await web.call('auth.test', {});
    known({ team: String(said['team_id']), user: String(said['user_id']) });
    gate.open('bot');
    const granted = (said['response_metadata'] as { scopes?: readonly string[] } | undefined)?.scopes;
    const missing = granted ? SCOPES.filter((one) => !granted.includes(one)).join(', ') : '';
    if (missing !== '' && missing !== lacking) {
      watch.tell(
        `slack: missing_scope: the app lacks ${missing}. Put the manifest that "npm run -s manifest" prints into its settings, then install it again.`,
      );
    }
    lacking = missing;
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        await check();
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!(error instanceof SlackFailure)) watch.report(error);
        else if (error.trouble.kind === 'shut out') gate.shut('bot', error.trouble);
        else if (failures === 1) watch.tell(`slack: auth.test failed (${error.trouble.what}); trying again.`);
      }
      resolve(undefined);
      const pause = failures === 0 ? DAILY : delayBefore(failures, BACKOFF);
      await wait(pause, stopping.signal).catch(() => undefined);
    }
  }
  void run();
  return { first, stop: () => stopping.abort(new Error('stopping')) };
}
