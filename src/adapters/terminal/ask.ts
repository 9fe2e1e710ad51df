import type { Core } from '../../core/run/core.ts';
import type { Answer } from '../../core/run/run.ts';
import { allActions } from '../../reply/build.ts';
import { filesOf } from '../../reply/files.ts';
import type { Json } from '../../reply/reply.ts';
import { plain } from '../../reply/text.ts';
import type { EpochMs } from '../../time.ts';
import { render, type Look } from './render.ts';
import { PROFILE, request } from './request.ts';

/** Asks one question as the person at the terminal. */
export function put(core: Core, query: string, at: EpochMs): Promise<Answer> {
  return core.invoke(request(query, 'ask', at), { profile: PROFILE });
}

/** An answer as the terminal shows it. */
export function asText({ reply, call, visibility }: Answer, look: Look): string {
  return render({ reply, call, page: call.page ?? 1, visibility }, look).payload.text;
}

/** An answer as one line of JSON: the reply's words in full, and each action with the text that does the same. */
export function asJson(query: string, { ok, visibility, reply }: Answer, core: Core): Json {
  const files = filesOf(reply);
  return {
    query,
    ok,
    visibility,
    summary: reply.summary,
    text: plain(reply),
    actions: allActions(reply).flatMap((action): Json[] => {
      if (action.type === 'link') return [{ label: action.label, url: action.url }];
      if (action.type === 'button') return [{ label: action.label, command: core.write(action.call) }];
      return action.choices.map((one) => ({
        label: `${action.label}: ${one.label}`,
        command: core.write(one.call),
      }));
    }),
    ...(files.length > 0 && {
      files: files.map(({ name, mediaType, content, alt }) => ({ name, mediaType, content, alt })),
    }),
  };
}
