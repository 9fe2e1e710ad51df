import type { Wait } from '../../../src/adapters/shared/backoff.ts';
import type { AppOptions } from '../app.ts';
import { lastCalls, sourceOf, until } from '../until.ts';
import { paced, type Watched } from '../watch.ts';

/** How the app of a chat is opened. */
export interface ChatOptions extends Pick<AppOptions, 'engine' | 'store' | 'extra' | 'drawPicture'> {
  /** Epoch milliseconds, of Rung and of the platform. */
  readonly now?: () => number;
  /** How fast Rung's waits go: 0.01 is a hundred times as fast. */
  readonly pace?: number;
  /** How its waits go, where it is not by their pace. */
  readonly wait?: Wait;
}

/** The parts of a chat's options that its app is opened with. */
export const appOptionsOf = ({ engine, store, extra, drawPicture, ...options }: ChatOptions) => ({
  ...(engine && { engine }),
  ...(store && { store }),
  ...(extra && { extra }),
  ...(drawPicture && { drawPicture }),
  clock: { now: options.now ?? Date.now },
  wait: options.wait ?? paced(options.pace ?? 1),
});

/** What is filled in: a text, choices by their words, or a file of the person's machine. */
export type Filled = Readonly<
  Record<
    string,
    string | readonly string[] | { readonly name: string; readonly content: string | Uint8Array }
  >
>;

/** What one person can do on a platform, and what they and another person see of it. */
export interface Chat {
  /** Types a command where everyone may be told: "/salary senior london". */
  type(line: string): Promise<void>;
  /** Presses a button of the newest answer, by its label. */
  press(label: string): Promise<void>;
  /** Chooses from a menu of the newest answer. */
  choose(menu: string, choice: string): Promise<void>;
  /** Fills in the form that is open and submits it; a field that is left out stays as it is. */
  submit(values: Filled): Promise<void>;
  /** Whether a form is open. */
  hasForm(): boolean;
  /** All words of the newest answer that the person sees; waits for one that is not `before`. */
  read(): string;
  /** All that another person in the same place sees. */
  overheard(): string;
  /** Resolves with what `check` gives once it holds; rejects after `ms`, telling what was seen last. */
  readonly until: <T>(check: () => T, ms?: number) => Promise<NonNullable<T>>;
  /** Whoever was pinged by something Rung said. */
  pinged(): readonly string[];
  /** How the person is named to others. */
  readonly self: string;
  /** What was reported as a bug. */
  readonly bugs: readonly unknown[];
  close(): Promise<void>;
}

/** A chat as far as it can be looked at. */
interface Screens {
  readonly platform: Parameters<typeof lastCalls>[0];
  readonly telemetry: Watched;
  /** The messages that each person sees, by their name. */
  readonly screens: () => Readonly<Record<string, readonly { words(): string }[]>>;
}

/** How many messages of a screen are told. */
const MESSAGES = 3;

/** The `until` of a chat: in vain, it tells what each person sees, what was counted and logged, and the last calls. */
export const untilIn =
  ({ platform, telemetry, screens }: Screens): Chat['until'] =>
  (check, ms) =>
    until(sourceOf(check), check, {
      ...(ms !== undefined && { ms }),
      lastSeen: () =>
        [
          ...Object.entries(screens()).map(([who, messages]) => {
            const newest = messages.slice(-MESSAGES).map((one) => `  ${one.words()}`);
            return [`${who} sees ${messages.length} messages, of which the last are:`, ...newest].join('\n');
          }),
          `counted: ${JSON.stringify(Object.fromEntries(telemetry.counts))}`,
          `logged: ${JSON.stringify(telemetry.lines)}`,
          `bugs: ${telemetry.bugs.map(String).join('; ')}`,
          lastCalls(platform),
        ].join('\n'),
    });
