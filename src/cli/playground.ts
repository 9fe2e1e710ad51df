import type { Config } from '../app/config.ts';
import { out } from '../app/console.ts';
import type { OpenPlayground } from '../app/playground/open.ts';
import type { RoomParts } from '../app/playground/room.ts';
import type { PlaygroundConfig } from '../app/playground/settings.ts';
import { causeOf } from '../observability/causes.ts';
import type { LogLine } from '../observability/log.ts';

/** What a page is made of, once Rung is built. */
export type PageParts = Omit<RoomParts, 'log'>;

/** The page, opened when it is wanted. */
export interface Playground {
  /** Serves it before Rung is built; resolves once it answers, or cannot be served: `open` tells of that. */
  serveEarly(): Promise<void>;
  /** Serves it and prints its address; once. @throws the system's error where it cannot be served, but beside a chat */
  open(parts: PageParts): Promise<void>;
  /** Ends it, and all that was done in it. */
  stop(): Promise<void>;
}

interface PlaygroundParts {
  readonly config: Config;
  /** Whether somebody chats in the terminal: what the local platforms log would stand between their lines. */
  readonly isInteractive: boolean;
  readonly log: LogLine;
}

/** The page to try Rung on; undefined where none is to be served. */
export function playgroundFor({ config, isInteractive, log }: PlaygroundParts): Playground | undefined {
  const { playground } = config;
  if (!playground) return undefined;
  const rooms = Promise.withResolvers<RoomParts>();
  let serving: Promise<OpenPlayground> | undefined;
  let opened: Promise<void> | undefined;
  const serve = (): Promise<OpenPlayground> => (serving ??= servePage(playground, rooms.promise));
  const tell = async (): Promise<void> => {
    try {
      out(`Try Rung in your browser: ${(await serve()).address}`);
    } catch (error) {
      const cause = causeOf(error);
      if (!cause || !isInteractive || playground.isAsked) throw error;
      log(`The playground is not opened. ${cause.line}`, { level: 'warn', event: 'playground' });
    }
  };
  return {
    async serveEarly() {
      await serve().catch(() => undefined);
    },
    open(parts) {
      rooms.resolve({
        ...parts,
        log: isInteractive ? () => undefined : (line) => log(`playground: ${line}`, { event: 'playground' }),
      });
      return (opened ??= tell());
    },
    async stop() {
      await (await serving?.catch(() => undefined))?.stop();
    },
  };
}

/** Serves the page. What it is made of is loaded by then alone: nobody else needs it. */
async function servePage(playground: PlaygroundConfig, parts: Promise<RoomParts>): Promise<OpenPlayground> {
  const { openPlayground } = await import('../app/playground/open.ts');
  return openPlayground(playground, parts);
}
