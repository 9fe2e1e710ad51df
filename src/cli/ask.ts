import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { RenderRequest, Rendered } from '../adapters/shared/adapter.ts';
import * as discord from '../adapters/discord/render/render.ts';
import * as slack from '../adapters/slack/render/render.ts';
import { asJson, asText, put } from '../adapters/terminal/ask.ts';
import type { Core } from '../core/run/core.ts';
import type { Answer } from '../core/run/run.ts';
import { readConfig } from '../app/config.ts';
import { systemClock } from '../scheduling/clock.ts';
import { build, out, UsageError } from '../app/container.ts';

const PLATFORMS: ReadonlyMap<string, (request: RenderRequest) => Rendered<unknown>> = new Map<
  string,
  (request: RenderRequest) => Rendered<unknown>
>([
  ['slack', slack.respond],
  ['discord', discord.render],
]);

/** Prints one answer, or one a line of standard input. @throws UsageError */
export async function ask(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, platform: { type: 'string' } },
  });
  const [query] = positionals;
  const { json = false, platform } = values;
  const payloadOf = platform === undefined ? undefined : PLATFORMS.get(platform);
  if (query === undefined || positionals.length > 1) throw new UsageError('give one command in quotes, or -');
  if (platform !== undefined && !payloadOf)
    throw new UsageError(`--platform is slack or discord, not ${platform}`);
  if (platform !== undefined && json) throw new UsageError('--json and --platform exclude each other');
  const { core, store } = await build(readConfig());
  const indent = query === '-' ? 0 : 2;
  const print = async (line: string): Promise<void> => {
    const answer = await put(core, line, systemClock.now());
    if (platform !== undefined && payloadOf)
      out(JSON.stringify(await payload(answer, { render: payloadOf, platform, core }), null, indent));
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
  {
    render,
    platform,
    core,
  }: { render: (request: RenderRequest) => Rendered<unknown>; platform: string; core: Core },
): Promise<unknown> {
  const rendered = render({ reply, call, page: call.page ?? 1, visibility });
  await core.keep(rendered.kept, { platform, workspace: '' });
  return rendered.payload;
}
