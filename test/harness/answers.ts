import type { Core } from '../../src/core/run/core.ts';
import type { Answer } from '../../src/core/run/run.ts';
import type { Block, Call, Span } from '../../src/reply/reply.ts';
import { allActions } from '../../src/reply/build.ts';
import { plain } from '../../src/reply/text.ts';

/** All words of an answer, as in the terminal, with its buttons as text. */
export function read({ reply }: Answer, core: Core): string {
  const actions = allActions(reply).flatMap((action) => {
    if (action.type === 'button') return [`[${action.label}] ${core.write(action.call)}`];
    if (action.type === 'link') return [`[${action.label}] ${action.url}`];
    return action.choices.map((one) => `[${action.label}: ${one.label}] ${core.write(one.call)}`);
  });
  return [plain(reply), ...actions].join('\n');
}

/** The labels of an answer's buttons and choices. */
export function labels({ reply }: Answer): string[] {
  return allActions(reply).flatMap((one) =>
    one.type === 'menu' ? one.choices.map((choice) => choice.label) : [one.label],
  );
}

/** The call behind a button or a choice. @throws when there is none of that label */
export function callOf({ reply }: Answer, label: string): Call {
  for (const action of allActions(reply)) {
    if (action.type === 'button' && action.label === label) return action.call;
    const choice = action.type === 'menu' ? action.choices.find((one) => one.label === label) : undefined;
    if (choice) return choice.call;
  }
  throw new Error(`no button "${label}"`);
}

/** The blocks of an answer as they are where no pictures are shown: each picture's words in its place. */
export const blocksOf = ({ reply }: Answer): readonly Block[] =>
  reply.blocks.flatMap((one): readonly Block[] => (one.type === 'picture' ? one.words : [one]));

/** The value of a field of an answer, as text; undefined where there is no such field. */
export function fieldOf(answer: Answer, label: string): string | undefined {
  const fields = blocksOf(answer).flatMap((block: Block) => (block.type === 'fields' ? block.fields : []));
  const found = fields.find((one) => one.label === label);
  return found && textOf(found.value);
}

/** The words of spans. */
export const textOf = (spans: readonly Span[]): string =>
  spans.map((span) => ('text' in span ? span.text : '')).join('');

/** The first line under an answer's title. */
export const leadOf = ({ reply }: Answer): string =>
  reply.blocks.flatMap((one) => (one.type === 'paragraph' ? [textOf(one.spans)] : []))[0] ?? '';
