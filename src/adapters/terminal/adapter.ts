import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { replay, type Invocation, type Venue } from '../../core/declare/invocation.ts';
import type { Call, FieldValues, Form, Reply } from '../../reply/reply.ts';
import type { Adapter, Core, SendResult } from '../shared/adapter.ts';
import { fill } from './form.ts';
import { amber, render, wrap, type Look } from './render.ts';
import { PROFILE, request, requester } from './request.ts';

/** The terminal's ends, handed in. `interactive`: a person types, so there is a prompt, history and completion. */
export interface TerminalParts {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  readonly interactive: boolean;
  readonly color: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The chat in a terminal; `ended` resolves when the person leaves or the input is at its end, and rejects when it breaks. */
export interface TerminalAdapter extends Adapter {
  readonly ended: Promise<undefined>;
  /** How many lines were typed, empty ones left out. */
  readonly typed: number;
}

const NAME = 'terminal';
const LEAVING = /^\s*\/?(?:exit|quit|bye)\s*$/iu;
const WIDEST = 100;
const PROMPT = '› ';
const CHANGED = 'Changed since it was shown:';

/** A chat where buttons are numbers, forms are asked line by line, and Tab completes. */
export function createTerminal({ input, output, interactive, color, now }: TerminalParts): TerminalAdapter {
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<undefined>();
  const look = (): Look => ({
    width: Math.min(WIDEST, output.columns === 0 ? WIDEST : (output.columns ?? WIDEST)),
    color,
  });
  const stopping = new AbortController();
  let buttons: readonly Call[] = [];
  let count = 0;

  const show = (text: string): void => {
    if (!output.writableEnded && !output.destroyed) output.write(`${text}\n`);
  };

  async function chat(core: Core): Promise<void> {
    const lines = createInterface({
      input,
      output: interactive ? output : undefined,
      terminal: interactive,
      prompt: PROMPT,
      completer: (line: string): [string[], string] => {
        const { replaces, with: found } = core.complete(line);
        return [[...found], replaces];
      },
    });
    stopping.signal.addEventListener('abort', () => lines.close(), { once: true });
    lines.on('SIGINT', () => lines.close());
    const next = lines[Symbol.asyncIterator]();
    let over = false;
    const read = async (prompt: string): Promise<string | undefined> => {
      if (over) return undefined;
      lines.setPrompt(prompt);
      if (interactive) lines.prompt();
      const result = await next.next();
      if (!result.done) return result.value;
      over = true;
      // The next output begins on a line of its own, not behind the prompt.
      if (interactive) show('');
      return undefined;
    };
    for (;;) {
      const line = await read(color ? amber(PROMPT) : PROMPT);
      if (line === undefined || LEAVING.test(line)) break;
      if (line.trim() === '') continue;
      const at = now();
      const id = `terminal-${++count}`;
      const number = /^\s*\[?(\d{1,3})\]?\s*$/u.exec(line)?.[1];
      const call = number === undefined ? undefined : buttons[Number(number) - 1];
      if (number !== undefined && !call) {
        show(
          buttons.length === 0
            ? 'There is no button to press yet.'
            : `Press a number from 1 to ${buttons.length}.`,
        );
        continue;
      }
      if (!interactive && !call) show(`${PROMPT}${line.trim()}`);
      await respond(core, call ? replay(call, requester(id, at)) : request(line, id, at), read);
    }
    lines.close();
  }

  async function respond(
    core: Core,
    invocation: Invocation,
    read: (prompt: string) => Promise<string | undefined>,
  ): Promise<void> {
    const form = await core.form(invocation);
    const filled = form && (await ask(form, read));
    if (form && !filled) {
      show('Left as it was.');
      return;
    }
    const final: Invocation =
      form && filled
        ? replay({ ...form.call, fields: { ...form.call.fields, ...filled } }, invocation)
        : invocation;
    const { reply, visibility, call } = await core.invoke(final, { profile: PROFILE });
    const { payload } = render({ reply, call, page: call.page ?? 1, visibility }, look());
    buttons = payload.calls;
    if (visibility === 'channel') show('Everyone in the channel sees:\n');
    show(`${payload.text}\n`);
  }

  async function ask(
    form: Form,
    read: (prompt: string) => Promise<string | undefined>,
  ): Promise<FieldValues | undefined> {
    show(`${form.title}. Enter keeps what stands in brackets; end the input to leave it as it was.`);
    const { width } = look();
    return fill(form, read, (text) => show(wrap(text, width).join('\n')));
  }

  function print(venue: Venue, reply: Reply, before: string): SendResult {
    if (venue.platform !== NAME)
      return { kind: 'rejected', what: `a terminal cannot reach ${venue.platform}` };
    if (output.writableEnded || output.destroyed)
      return { kind: 'unreachable', what: 'the terminal is gone' };
    const request = { reply, call: { path: [], fields: {} }, page: 1, visibility: 'private' as const };
    const { payload } = render(request, look());
    buttons = payload.calls;
    show(`\n${before}${payload.text}\n`);
    return { kind: 'sent', message: null };
  }

  return {
    name: NAME,
    ended,
    get typed() {
      return count;
    },
    start(core) {
      if (interactive)
        show('Type a command, a number to press its button, Tab to complete, exit to leave.\n');
      chat(core).then(() => end(undefined), fail);
      return Promise.resolve();
    },
    async stop() {
      stopping.abort();
      await ended;
    },
    send: (venue, reply) => Promise.resolve(print(venue, reply, '')),
    // A printed line cannot be changed: the whole message is shown again.
    update: (venue, _message, reply) => Promise.resolve(print(venue, reply, `${CHANGED}\n\n`)),
    // A printed message has arrived: its outcome is always known.
    lookup: () => Promise.resolve(undefined),
  };
}
