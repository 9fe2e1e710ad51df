import { join } from 'node:path';
import { createTerminal, type TerminalAdapter } from '../adapters/terminal/adapter.ts';
import { graphicsOf } from '../adapters/terminal/graphics.ts';
import { environmentNow, type Config } from '../app/config.ts';
import { out } from '../app/console.ts';
import { sampleOf } from '../core/declare/roles.ts';
import { asTyped } from '../core/parse/write.ts';
import type { Core } from '../core/run/core.ts';
import type { ErrorReporter } from '../observability/errors.ts';
import type { Pictures } from '../pictures/pictures.ts';
import { systemClock } from '../scheduling/clock.ts';
import { isInteractive } from './interactive.ts';

/** The chat in the terminal, which is opened by `talk`. */
export function terminalChat({ home }: Config, pictures: Pictures, errors: ErrorReporter): TerminalAdapter {
  const interactive = isInteractive();
  return createTerminal({
    input: process.stdin,
    output: process.stdout,
    interactive,
    color: interactive && process.stdout.hasColors(),
    now: () => systemClock.now(),
    pictures: {
      draw: pictures.draw,
      drawSixel: pictures.drawSixel,
      graphics: interactive ? graphicsOf(process.stdout, environmentNow()) : undefined,
      folder: join(home, 'pictures'),
      report: (error) => errors.report(error),
    },
  });
}

/** The chat in the terminal, until its person leaves or the process is told to stop. */
export async function talk(chat: TerminalAdapter, core: Core, signal: AbortSignal): Promise<void> {
  if (isInteractive())
    out(
      `Rung is ready, in ${Math.round(performance.now())} ms. Try: ${asTyped(core.commands, sampleOf(core.commands))}`,
    );
  signal.addEventListener('abort', () => void chat.stop(), { once: true });
  await chat.start(core);
  await chat.ended;
}
