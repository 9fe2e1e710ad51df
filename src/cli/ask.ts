import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Platform } from '../adapters/shared/platform.ts';
import { asJson, asText, put } from '../adapters/terminal/ask.ts';
import type { Core } from '../core/run/core.ts';
import type { Answer } from '../core/run/run.ts';
import { readConfig } from '../app/config.ts';
import { PLATFORMS } from '../app/platforms.ts';
import type { Pictures } from '../pictures/pictures.ts';
import { picturesOf } from '../reply/files.ts';
import { systemClock } from '../scheduling/clock.ts';
import { log, out, UsageError } from '../app/console.ts';
import { buildApp, loadUnchecked } from '../app/container.ts';

/** Prints one answer, or one a line of standard input. @throws UsageError */
export async function ask(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, platform: { type: 'string' }, picture: { type: 'string' } },
  });
  const [query] = positionals;
  const { json = false, platform, picture } = values;
  const payloadOf = PLATFORMS.find(({ name }) => name === platform);
  if (query === undefined || positionals.length > 1) throw new UsageError('give one command in quotes, or -');
  if (platform !== undefined && !payloadOf)
    throw new UsageError(`--platform is ${PLATFORMS.map(({ name }) => name).join(' or ')}, not ${platform}`);
  if (platform !== undefined && json) throw new UsageError('--json and --platform exclude each other');
  if (picture !== undefined && (json || platform !== undefined || query === '-'))
    throw new UsageError('--picture takes one command, and neither --json nor --platform');
  const { core, store, pictures } = await buildApp(readConfig(), { load: loadUnchecked });
  const indent = query === '-' ? 0 : 2;
  const print = async (line: string): Promise<void> => {
    const answer = await put(core, line, systemClock.now());
    if (platform !== undefined && payloadOf)
      out(JSON.stringify(await payload(answer, payloadOf, core), null, indent));
    else if (json) out(JSON.stringify(asJson(line, answer, core)));
    else if (picture === undefined) out(asText(answer, { width: 100, color: false }));
    else await writePicture(answer, picture, pictures);
  };
  if (query !== '-') await print(query);
  else
    for await (const line of createInterface({ input: process.stdin }))
      if (line.trim() !== '') await print(line);
  await store.close();
  await pictures.close();
}

/** Writes an answer's picture to a file, and says what is in it; an answer without one makes the exit code 1. */
async function writePicture({ reply }: Answer, file: string, pictures: Pictures): Promise<void> {
  const [shown] = picturesOf(reply);
  if (!shown) {
    log('This answer has no picture.');
    process.exitCode = 1;
    return;
  }
  const { png, width, height } = await pictures.draw(shown);
  await writeFile(file, png).catch((error: unknown) => {
    throw new UsageError(
      `--picture cannot write ${file}: ${error instanceof Error ? error.message : 'no reason'}`,
    );
  });
  out(`${file}: ${width} × ${height}\n${shown.alt}`);
}

async function payload(
  { reply, call, visibility }: Answer,
  platform: Platform,
  core: Core,
): Promise<unknown> {
  const rendered = platform.render({ reply, call, page: call.page ?? 1, visibility }, core.commands);
  await core.storeActions(rendered.storedActions, { platform: platform.name, workspace: '' });
  return rendered.payload;
}
