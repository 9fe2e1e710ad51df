import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Core } from '../shared/adapter.ts';

/** The terminal's streams. `interactive`: a person types, so there is a prompt, a history and completion. */
export interface TerminalStreams {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  readonly interactive: boolean;
}

/** Resolves to the line typed at a prompt; undefined at the end of the input. `keep`: it may be typed again by its history. */
export type ReadLine = (prompt: string, keep?: boolean) => Promise<string | undefined>;

/** The lines that come from the input, one at a time. */
export interface Lines {
  readonly read: ReadLine;
  close(): void;
}

/** Opens the input for lines; the core completes what is typed. It is closed when `stopping` is aborted. */
export function openLines(
  { input, output, interactive, stopping }: TerminalStreams & { readonly stopping: AbortSignal },
  core: Core,
): Lines {
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt: '',
    completer: (line: string): [string[], string] => {
      const { replaces, with: found } = core.complete(line);
      return [[...found], replaces];
    },
  });
  let isKept = true;
  // Amounts are kept nowhere, and what is filled into a form is no line to type again.
  lines.on('history', (history: string[]) => {
    const [last] = history;
    if (last !== undefined && (!isKept || core.holdsAmount(last))) history.shift();
  });
  stopping.addEventListener('abort', () => lines.close(), { once: true });
  lines.on('SIGINT', () => lines.close());
  const next = lines[Symbol.asyncIterator]();
  let isOver = false;
  let isClosed = false;
  lines.once('close', () => (isClosed = true));
  return {
    async read(prompt, keep = true) {
      if (isOver) return undefined;
      isKept = keep;
      lines.setPrompt(prompt);
      // It may close while a line is answered.
      if (interactive && !isClosed) lines.prompt();
      const result = await next.next();
      if (!result.done) return result.value;
      isOver = true;
      // So that the next output begins on a line of its own, not behind the prompt.
      if (interactive && !output.writableEnded && !output.destroyed) output.write('\n');
      return undefined;
    },
    close: () => lines.close(),
  };
}
