import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Platform } from '../adapters/shared/platform.ts';
import { asJson, asText, put } from '../adapters/terminal/ask.ts';
import type { Core } from '../core/run/core.ts';
import type { Answer } from '../core/run/run.ts';
import { readConfig } from '../app/config.ts';
import { PLATFORMS } from '../app/platforms.ts';
import { systemClock } from '../scheduling/clock.ts';
import { buildApp, out, UsageError } from '../app/container.ts';

/** Prints one answer, or one a line of standard input. @throws UsageError */
export async function ask(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, platform: { type: 'string' } },
  });
  const [query] = positionals;
  const { json = false, platform } = values;
  const payloadOf = PLATFORMS.find(({ name }) => name === platform);
  if (query === undefined || positionals.length > 1) throw new UsageError('give one command in quotes, or -');
  if (platform !== undefined && !payloadOf)
    throw new UsageError(`--platform is ${PLATFORMS.map(({ name }) => name).join(' or ')}, not ${platform}`);
  if (platform !== undefined && json) throw new UsageError('--json and --platform exclude each other');
  const { core, store } = await buildApp(readConfig());
  const indent = query === '-' ? 0 : 2;
  const print = async (line: string): Promise<void> => {
    const answer = await put(core, line, systemClock.now());
    if (platform !== undefined && payloadOf)
      out(JSON.stringify(await payload(answer, payloadOf, core), null, indent));
    else if (json) out(JSON.stringify(asJson(line, answer, core)));
    else out(asText(answer, { width: 100, color: false }));
  };
  if (query !== '-') await print(query);
  else
    for await (const line of createInterface({ input: process.stdin }))
      if (line.trim() !== '') await print(line);
  await store.close();
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
