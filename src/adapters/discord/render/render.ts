import {
  type APIAllowedMentions,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { Calls } from '../../../reply/calls.ts';
import { blank } from '../../../reply/clean.ts';
import { encodeCall } from '../../../reply/codec.ts';
import { paginate } from '../../../reply/fit.ts';
import { linkSpans } from '../../../reply/lines.ts';
import { madeOnce } from '../../../reply/made-once.ts';
import type { Picture } from '../../../reply/picture.ts';
import type { Block, FileBlock, Reply, Span, Subject } from '../../../reply/reply.ts';
import { tidy } from '../../../reply/tidy.ts';
import { type ByType, visit } from '../../../reply/visit.ts';
import type { Rendered, RenderRequest } from '../../shared/adapter.ts';
import { actionRows, buttonComponent, tickRows } from './actions.ts';
import { LIMITS } from './limits.ts';
import {
  checklistLines,
  fieldLines,
  markdown,
  meterLine,
  noteLines,
  strongLine,
  tableLines,
  titleLine,
} from './markdown.ts';
import { mostBytes } from './message-size.ts';
import { gallery } from './pictures.ts';

/** The body of a message, or the data of an interaction's first response; it notifies nobody. */
export interface DiscordMessage {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
}

/** The `attachments` of a request that sends files; in an edit an empty list removes those that were there. */
export const attachmentsOf = (
  files: readonly Pick<FileBlock, 'name'>[],
): { id: number; filename: string }[] => files.map(({ name }, id) => ({ id, filename: name }));

/** The colour of the stripe beside an answer, as Discord's own palette has them; none where a reply is about nothing of these. */
const COLOURS: Readonly<Record<Subject, number>> = {
  pay: 0x57f287,
  skills: 0x5865f2,
  plan: 0xfee75c,
  team: 0xfee75c,
  trouble: 0xed4245,
};

interface Message {
  readonly components: APIComponentInContainer[];
  readonly calls: Calls;
  readonly files: FileBlock[];
  /** The names of the pictures that may be shown, and those that are. */
  readonly names: ReadonlyMap<Picture, string>;
  readonly pictures: Set<Picture>;
  /** The last list of each form, by the form's call. */
  readonly formEnds: ReadonlyMap<string, Block>;
  /** Characters in text displays so far. */
  text: number;
}

/** A message, and the pictures that it names and must be sent with. */
export interface RenderedMessage extends Rendered<DiscordMessage> {
  readonly pictures: readonly Picture[];
}

/** A reply as a Discord message, or the page of it that was asked for. */
export function render(request: RenderRequest): RenderedMessage {
  const flags = MessageFlags.IsComponentsV2 | (request.visibility === 'private' ? MessageFlags.Ephemeral : 0);
  const { subject } = request.reply;
  const { shown = NO_PICTURES } = request;
  const payload = ({ components }: Message): DiscordMessage => ({
    flags,
    components: [
      {
        type: ComponentType.Container,
        ...(subject && { accent_color: COLOURS[subject] }),
        components,
      },
    ],
    allowed_mentions: { parse: [] },
  });
  let drawn: { reply: Reply; message: Message } | undefined;
  const draw = (reply: Reply): Message => {
    if (drawn?.reply !== reply) drawn = { reply, message: compose(reply, shown) };
    return drawn.message;
  };
  const { reply, page, pages } = paginate(
    tidy(request.reply, (picture) => shown.has(picture)),
    {
      call: request.call,
      page: request.page,
      most: LIMITS.text,
      labels: { button: LIMITS.buttonLabel, choice: LIMITS.optionLabel },
      fits: (candidate) => {
        const message = draw(candidate);
        return (
          message.text <= LIMITS.text &&
          sentWith(message).length <= LIMITS.files &&
          hasRoom(message.components) &&
          (mostBytes(message.components) <= LIMITS.message ||
            Buffer.byteLength(JSON.stringify([payload(message), attachmentsOf(sentWith(message))])) <=
              LIMITS.message)
        );
      },
    },
  );
  const message = draw(reply);
  return {
    payload: payload(message),
    storedActions: [...message.calls.kept.values()],
    page,
    pages,
    ...(message.files.length > 0 && { files: message.files }),
    pictures: [...message.pictures],
  };
}

const NO_PICTURES: ReadonlyMap<Picture, string> = new Map();

/** All that a message is sent with. */
const sentWith = ({ files, pictures, names }: Message): Pick<FileBlock, 'name'>[] => [
  ...files,
  ...[...pictures].map((picture) => ({ name: names.get(picture) ?? '' })),
];

function hasRoom(components: readonly APIComponentInContainer[]): boolean {
  // The container that they are in counts as well.
  let count = components.length + 1;
  for (const component of components) {
    // The text and the button of a section.
    if (component.type === ComponentType.Section) count += 2;
    if (component.type !== ComponentType.ActionRow) continue;
    count += component.components.length;
    for (const inner of component.components) {
      if (inner.type === ComponentType.StringSelect && inner.options.length > LIMITS.options) return false;
    }
  }
  return count <= LIMITS.components;
}

function compose(reply: Reply, names: ReadonlyMap<Picture, string>): Message {
  const formEnds = new Map(
    reply.blocks.flatMap((block): [string, Block][] =>
      block.type === 'checklist' && block.form ? [[encodeCall(block.form.call), block]] : [],
    ),
  );
  const message: Message = {
    ...{ components: [], calls: new Calls(), files: [], text: 0 },
    ...{ names, pictures: new Set<Picture>(), formEnds },
  };
  show(message, titleLine(reply.summary));
  for (const block of reply.blocks) visit(BLOCKS, block, message);
  message.components.push(...actionRows(reply.actions, message.calls));
  return message;
}

function show(message: Message, content: string): void {
  if (blank(content)) return;
  message.text += content.length;
  message.components.push({ type: ComponentType.TextDisplay, content });
}

const WORDS = {
  paragraph: madeOnce(({ spans }: { readonly spans: readonly Span[] }) => markdown(spans)),
  note: madeOnce(({ spans }: { readonly spans: readonly Span[] }) => noteLines(spans)),
  fields: madeOnce(fieldLines),
  table: madeOnce(tableLines),
};

const BLOCKS: ByType<Block, [Message], void> = {
  heading: (block, message) => show(message, strongLine(block.text)),
  paragraph: (block, message) => show(message, WORDS.paragraph(block)),
  section: ({ spans, accessory }, message) => {
    const content = markdown(spans);
    message.text += content.length;
    message.components.push({
      type: ComponentType.Section,
      components: [{ type: ComponentType.TextDisplay, content }],
      accessory: buttonComponent(accessory, message.calls),
    });
  },
  note: (block, message) => show(message, WORDS.note(block)),
  fields: (block, message) => show(message, WORDS.fields(block)),
  table: (block, message) => show(message, WORDS.table(block)),
  checklist: (block, message) => {
    show(message, checklistLines(block));
    const { form } = block;
    if (!form) message.components.push(...tickRows(block, message.calls));
    // Lists that share a form have its button once, under the last of them.
    else if (message.formEnds.get(encodeCall(form.call)) === block)
      message.components.push(
        ...actionRows([{ ...form, type: 'button', style: 'secondary' }], message.calls),
      );
  },
  links: ({ links }, message) => {
    const [first, ...others] = links;
    // One button is enough to begin with: the others stand in a line.
    if (first)
      message.components.push(
        ...actionRows([{ type: 'link', label: first.text, url: first.url }], message.calls),
      );
    if (others.length > 0) show(message, markdown(linkSpans({ type: 'links', links: others })));
  },
  meter: (block, message) => show(message, meterLine(block)),
  // Where it is not shown, its words stand in its place: `tidy` puts them there.
  picture: ({ picture }, message) => {
    const name = message.names.get(picture);
    if (name === undefined) return;
    message.pictures.add(picture);
    message.components.push(gallery(picture, name));
  },
  file: (block, message) => {
    show(message, noteLines([{ type: 'text', text: block.alt }]));
    // Discord takes files of the same name for one.
    const taken = [...message.files.map((one) => one.name), ...message.names.values()];
    const name = taken.includes(block.name) ? `${message.files.length}-${block.name}` : block.name;
    message.files.push({ ...block, name });
    message.components.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
  },
};
