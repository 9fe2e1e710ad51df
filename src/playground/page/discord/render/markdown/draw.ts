import { html, NONE, unknown, type Html } from '../html.ts';
import { nameOf, type Scene } from '../scene.ts';
import { parseMarkdown, type ListNode, type MarkdownNode } from './parse.ts';
import { timeWords } from './time.ts';

type Draw = (node: MarkdownNode, scene: Scene) => Html;

/** Text with Discord's markdown, as HTML. */
export const markdown = (text: string, scene: Scene): Html => drawn(parseMarkdown(text), scene);

const BLOCKS = new Set(['heading', 'subtext', 'list', 'blockQuote', 'codeBlock']);

/** The line break after a block is the block's own. */
const drawn = (nodes: readonly MarkdownNode[], scene: Scene): Html =>
  html`${nodes
    .filter(({ type }, at) => type !== 'br' || !BLOCKS.has(nodes[at - 1]?.type ?? ''))
    .map((node) => (DRAW[node.type] ?? strange)(node, scene))}`;

const strange: Draw = (node) => unknown(`the markup "${node.type}"`, node);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const inside = ({ content }: MarkdownNode, scene: Scene): Html =>
  typeof content === 'string' ? html`${content}` : drawn(content as readonly MarkdownNode[], scene);

const mention = (text: string): Html => html`<span class="dc-mention">${text}</span>`;

/** A link where it leads to the web; else the words as they are, as Discord shows them. */
function link(node: MarkdownNode, scene: Scene): Html {
  const target = textOf(node['target']);
  const words = inside(node, scene);
  if (!isWebAddress(target)) return node.type === 'link' ? html`[${words}](${target})` : words;
  return html`<a class="dc-link" href="${target}" rel="noreferrer noopener" target="_blank">${words}</a>`;
}

/** Whether an address can be followed: only those of the web can. */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\//i.test(address) && URL.canParse(address);

function list({ ordered, start, items }: ListNode, scene: Scene): Html {
  const all = items.map((item) => html`<li>${drawn(item, scene)}</li>`);
  return ordered
    ? html`<ol class="dc-list" start="${start}">
        ${all}
      </ol>`
    : html`<ul class="dc-list">
        ${all}
      </ul>`;
}

function time({ timestamp, format }: MarkdownNode, { zone, now }: Scene): Html {
  const at = Number(timestamp) * 1000;
  if (Math.abs(at) > 8.64e15) return html`Invalid Date`;
  const words = timeWords(at, textOf(format), zone, now);
  return html`<time
    class="dc-time"
    datetime="${new Date(at).toISOString()}"
    title="${timeWords(at, 'F', zone, now)}"
    >${words}</time
  >`;
}

/** A command that can be used fills the composer where it is pressed. */
const command = ({ fullName, id }: MarkdownNode, { commands }: Scene): Html =>
  commands.has(textOf(id))
    ? html`<button type="button" class="dc-mention" data-fill="/${textOf(fullName)} ">
        /${textOf(fullName)}
      </button>`
    : html`&lt;/${textOf(fullName)}:${textOf(id)}&gt;`;

/** With spaces that HTML would make one. */
const spaced = (text: string): string =>
  text.replaceAll(/ {2,}/g, (spaces) => `${'\u00a0'.repeat(spaces.length - 1)} `);

/** Without its last line break, which ends the quote. */
const quoted = ({ content }: MarkdownNode): readonly MarkdownNode[] => {
  const nodes = content as readonly MarkdownNode[];
  return nodes.at(-1)?.type === 'br' ? nodes.slice(0, -1) : nodes;
};

const DRAW: Readonly<Record<string, Draw>> = {
  text: ({ content }) => html`${spaced(textOf(content))}`,
  br: () => html`<br />`,
  strong: (node, scene) => html`<strong>${inside(node, scene)}</strong>`,
  em: (node, scene) => html`<em>${inside(node, scene)}</em>`,
  underline: (node, scene) => html`<u>${inside(node, scene)}</u>`,
  strikethrough: (node, scene) => html`<s>${inside(node, scene)}</s>`,
  inlineCode: ({ content }) => html`<code class="dc-code">${textOf(content)}</code>`,
  codeBlock: ({ content }) => html`<pre class="dc-pre" tabindex="0"><code>${textOf(content)}</code></pre>`,
  heading: (node, scene) => html`<h4 class="dc-h dc-h${Number(node['level'])}">${inside(node, scene)}</h4>`,
  subtext: (node, scene) => html`<small class="dc-subtext">${inside(node, scene)}</small>`,
  blockQuote: (node, scene) => html`<blockquote class="dc-quote">${drawn(quoted(node), scene)}</blockquote>`,
  list: (node, scene) => list(node as ListNode, scene),
  spoiler: (node, scene) =>
    html`<details class="dc-spoiler">
      <summary>Spoiler</summary>
      ${inside(node, scene)}
    </details>`,
  link,
  url: link,
  autolink: link,
  user: ({ id }, { users }) => mention(`@${nameOf(users, textOf(id)) ?? 'unknown-user'}`),
  role: ({ id }, { roles }) => mention(`@${nameOf(roles, textOf(id)) ?? 'unknown-role'}`),
  channel: ({ id }, { channels }) => mention(`# ${nameOf(channels, textOf(id)) ?? 'unknown'}`),
  everyone: () => mention('@everyone'),
  here: () => mention('@here'),
  emoji: ({ name }) => html`<span class="dc-emoji">:${textOf(name)}:</span>`,
  twemoji: ({ name }) => html`<span class="dc-emoji">${textOf(name)}</span>`,
  timestamp: time,
  slashCommand: command,
  guildNavigation: ({ navigation }) => mention(textOf(navigation)),
};

/** The words of a text without its markup, on one line. */
export function plainWords(text: string): string {
  const words = (nodes: readonly MarkdownNode[]): string => nodes.map(wordsOf).join('');
  const wordsOf = (node: MarkdownNode): string => {
    const { type, content, items } = node;
    if (type === 'br' || type === 'heading')
      return ` ${Array.isArray(content) ? words(content as MarkdownNode[]) : ''} `;
    if (Array.isArray(items)) return (items as MarkdownNode[][]).map(words).join(' ');
    if (Array.isArray(content)) return words(content as MarkdownNode[]);
    return textOf(content) || textOf(node['name']);
  };
  return words(parseMarkdown(text)).replaceAll(/\s+/g, ' ').trim();
}

/** An emoji of a button or an option: its own character, or the name of one that a server made. */
export const emojiOf = (emoji: { id?: string | null; name?: string | null } | null | undefined): Html =>
  emoji?.name
    ? html`<span class="dc-emoji" aria-hidden="true">${emoji.id ? `:${emoji.name}:` : emoji.name}</span> `
    : NONE;
