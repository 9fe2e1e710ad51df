import type { Config } from '../app/config.ts';
import { out, type BuiltApp } from '../app/container.ts';
import type { PlaygroundConfig } from '../app/playground/settings.ts';
import type { RoomParts } from '../app/playground/room.ts';
import { causeOf } from '../observability/causes.ts';

/** The page, opened when it is wanted. */
export interface Playground {
  /** Serves it and prints its address; once. @throws the system's error where it cannot be served, but beside a chat */
  open(): Promise<void>;
  /** Ends it, and all that was done in it. */
  stop(): Promise<void>;
}

interface PlaygroundParts {
  readonly config: Config;
  readonly app: BuiltApp;
  /** Whether somebody chats in the terminal: what the local platforms log would stand between their lines. */
  readonly isInteractive: boolean;
}

/** The page to try Rung on; undefined where none is to be served. */
export function playgroundFor({ config, app, isInteractive }: PlaygroundParts): Playground | undefined {
  const { playground } = config;
  if (!playground) return undefined;
  const { core, data, pictures, errors, log } = app;
  const parts: RoomParts = {
    ...{ data, pictures, tree: core.commands },
    log: isInteractive ? () => undefined : (line) => log(`playground: ${line}`, { event: 'playground' }),
    report: (error, id) => errors.report(error, id),
  };
  let opened: Promise<Serving | undefined> | undefined;
  const open = async (): Promise<Serving | undefined> => {
    try {
      const serving = await serve(playground, parts);
      out(`Try Rung in your browser: ${serving.address}`);
      return serving;
    } catch (error) {
      const cause = causeOf(error);
      if (!cause || !isInteractive || playground.isAsked) throw error;
      log(`The playground is not opened. ${cause.line}`, { level: 'warn', event: 'playground' });
      return undefined;
    }
  };
  return {
    async open() {
      await (opened ??= open());
    },
    async stop() {
      await (await opened?.catch(() => undefined))?.stop();
    },
  };
}

interface Serving {
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves the page. What joins the platforms is loaded by then alone: nobody else needs it. */
async function serve(playground: PlaygroundConfig, parts: RoomParts): Promise<Serving> {
  const { openPlayground } = await import('../app/playground/open.ts');
  return openPlayground(playground, parts);
}
