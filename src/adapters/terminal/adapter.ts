import { open } from 'node:fs/promises';
import { asksForPicture } from '../../core/parse/understand.ts';
import { replay, type Invocation, type Venue } from '../../core/declare/invocation.ts';
import type { Answer } from '../../core/run/run.ts';
import type { Call, FieldValues, Form, Reply } from '../../reply/reply.ts';
import type { EpochMs } from '../../time.ts';
import type { Adapter, Core, SendResult } from '../shared/adapter.ts';
import { withPictureButton } from '../shared/pictures/in-time.ts';
import { fill } from './form.ts';
import { openLines, type ReadLine, type TerminalStreams } from './lines.ts';
import { openPictures, type PictureParts, type TerminalPictures } from './pictures.ts';
import { amber, render, wrap, type Look } from './render.ts';
import { PROFILE, request, requester } from './request.ts';

/** The parts of a terminal. */
export interface TerminalParts extends TerminalStreams {
  readonly color: boolean;
  readonly now: () => EpochMs;
  /** Without them everything is in words. */
  readonly pictures?: PictureParts;
}

/** The chat in a terminal; `ended` resolves when the person leaves or the input ends, and rejects when it breaks. */
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
export function createTerminal(parts: TerminalParts): TerminalAdapter {
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<undefined>();
  const stopping = new AbortController();
  const pictures = parts.pictures && openPictures(parts.pictures);
  const chat: Chat = { ...parts, pictures, stopping: stopping.signal, buttons: [], typed: 0 };

  return {
    name: NAME,
    ended,
    get typed() {
      return chat.typed;
    },
    start(core) {
      if (chat.interactive)
        show(chat, 'Type a command, a number to press its button, Tab to complete, exit to leave.\n');
      const answerAll = async (): Promise<void> => {
        try {
          await answerLines(chat, core);
        } finally {
          await pictures?.close();
        }
      };
      answerAll().then(() => end(undefined), fail);
      return Promise.resolve();
    },
    async stop() {
      stopping.abort();
      await ended;
    },
    send: (venue, reply) => Promise.resolve(print(chat, venue, reply, '')),
    // A printed line cannot be changed: the whole message is shown again.
    update: (venue, _message, reply) => Promise.resolve(print(chat, venue, reply, `${CHANGED}\n\n`)),
    // A printed message has arrived: its outcome is always known.
    lookup: () => Promise.resolve(undefined),
  };
}

interface Chat extends Omit<TerminalParts, 'pictures'> {
  readonly pictures: TerminalPictures | undefined;
  readonly stopping: AbortSignal;
  /** The calls of the numbers that were shown last: `buttons[0]` is `[1]`. */
  buttons: readonly Call[];
  /** How many lines were typed, empty ones left out. */
  typed: number;
}

function show({ output }: Chat, text: string): void {
  if (!output.writableEnded && !output.destroyed) output.write(`${text}\n`);
}

const lookOf = ({ output, color }: Chat): Look => ({
  width: Math.min(WIDEST, output.columns === 0 ? WIDEST : (output.columns ?? WIDEST)),
  color,
});

/** Answers line after line, until the person leaves or the input ends. */
async function answerLines(chat: Chat, core: Core): Promise<void> {
  const lines = openLines(chat, core);
  for (;;) {
    const line = await lines.read(chat.color ? amber(PROMPT) : PROMPT);
    if (line === undefined || LEAVING.test(line)) break;
    if (line.trim() !== '') await answerLine(chat, core, line, lines.read);
  }
  lines.close();
}

async function answerLine(chat: Chat, core: Core, line: string, read: ReadLine): Promise<void> {
  const { buttons, interactive } = chat;
  const at = chat.now();
  const id = `terminal-${++chat.typed}`;
  const number = /^\s*\[?(\d{1,3})\]?\s*$/u.exec(line)?.[1];
  const call = number === undefined ? undefined : buttons[Number(number) - 1];
  if (number !== undefined && !call) {
    show(
      chat,
      buttons.length === 0
        ? 'There is no button to press yet.'
        : `Press a number from 1 to ${buttons.length}.`,
    );
    return;
  }
  if (!interactive && !call) show(chat, `${PROMPT}${line.trim()}`);
  await answer(chat, core, call ? replay(call, requester(id, at)) : request(line, id, at), read);
}

/** Answers an invocation, asking for the fields of its form first where it opens one. */
async function answer(chat: Chat, core: Core, invocation: Invocation, read: ReadLine): Promise<void> {
  const form = await core.form(invocation);
  const filled = form && (await askForm(chat, form, read));
  if (form && !filled) {
    show(chat, 'Left as it was.');
    return;
  }
  const final: Invocation =
    form && filled
      ? replay({ ...form.call, fields: { ...form.call.fields, ...filled } }, invocation)
      : invocation;
  await showAnswer(chat, await core.invoke(final, { profile: PROFILE }), asksForPicture(invocation));
}

/** Prints an answer: with its pictures where they were asked for, else with a button that asks for them. */
async function showAnswer(
  chat: Chat,
  { reply, visibility, call }: Answer,
  withPictures: boolean,
): Promise<void> {
  const look = lookOf(chat);
  const pictures = withPictures ? await chat.pictures?.show(reply, look.width) : undefined;
  const given = pictures?.isWhole ? reply : withButton(chat, reply);
  const shown = pictures && { shown: pictures.shown };
  const { payload } = render({ reply: given, call, page: call.page ?? 1, visibility, ...shown }, look);
  chat.buttons = payload.calls;
  if (visibility === 'channel') show(chat, 'Everyone in the channel sees:\n');
  const { inline = '', lines = [] } = pictures ?? {};
  show(chat, `${inline}${[payload.text, ...lines].join('\n')}\n`);
}

const withButton = ({ pictures }: Chat, reply: Reply): Reply =>
  pictures ? withPictureButton(reply, () => false) : reply;

async function askForm(chat: Chat, form: Form, read: ReadLine): Promise<FieldValues | undefined> {
  show(chat, `${form.title}. Enter keeps what stands in brackets; end the input to leave it as it was.`);
  const { width } = lookOf(chat);
  return fill(form, {
    read: (prompt) => read(prompt, false),
    show: (text) => show(chat, wrap(text, width).join('\n')),
    open: bytesOf,
  });
}

/** The first `most` bytes of a file; undefined where it cannot be read. */
async function bytesOf(path: string, most: number): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(new Uint8Array(most), 0, most);
    return buffer.subarray(0, bytesRead);
  } catch {
    return undefined;
  }
}

/** Prints a message that nobody asked for, with words before it. */
function print(chat: Chat, venue: Venue, reply: Reply, before: string): SendResult {
  const { output } = chat;
  if (venue.platform !== NAME) return { kind: 'rejected', what: `a terminal cannot reach ${venue.platform}` };
  if (output.writableEnded || output.destroyed) return { kind: 'unreachable', what: 'the terminal is gone' };
  const shown = {
    reply: withButton(chat, reply),
    call: { path: [], fields: {} },
    page: 1,
    visibility: 'private' as const,
  };
  const { payload } = render(shown, lookOf(chat));
  chat.buttons = payload.calls;
  show(chat, `\n${before}${payload.text}\n`);
  return { kind: 'sent', message: null };
}
