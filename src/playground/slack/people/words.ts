import type { Block, Element } from '../check/blocks.ts';
import type { Option } from '../check/elements.ts';
import type { RichPart, RichText } from '../check/rich.ts';

/** Slack's three escapes, and back. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** A text with Slack's three escapes undone. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The text that people see of blocks: a line for each block or element, buttons as [Label]. */
export function visibleWords(blocks: readonly Block[]): string {
  const words = blocks
    .map(blockWords)
    .filter((line) => line !== '')
    .join('\n');
  // A joiner is not seen, and a no-break space looks like any other.
  return words.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');
}

function blockWords(block: Block): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'divider':
      return '';
    case 'markdown':
      return block.text;
    case 'rich_text':
      return visibleRich(block);
    case 'image':
      return `(image: ${block.alt_text})`;
    case 'context':
      return block.elements
        .map((one) => (one.type === 'image' ? `(image: ${one.alt_text})` : textWords(one)))
        .join(' ');
    case 'section':
      return [
        ...(block.text ? [textWords(block.text)] : []),
        ...(block.fields ?? []).map(textWords),
        ...(block.accessory
          ? [
              block.accessory.type === 'image'
                ? `(image: ${block.accessory.alt_text})`
                : elementWords(block.accessory),
            ]
          : []),
      ].join('\n');
    case 'actions':
      return block.elements.map(elementWords).join(' ');
    case 'input':
      return [block.label.text, elementWords(block.element), block.hint?.text ?? '']
        .filter(Boolean)
        .join('\n');
    case 'table':
      return block.rows
        .map((row) =>
          row.map((cell) => (cell.type === 'rich_text' ? visibleRich(cell) : cell.text)).join(' | '),
        )
        .join('\n');
  }
}

function elementWords(one: Element): string {
  switch (one.type) {
    case 'button':
      return `[${one.text.text}]`;
    case 'overflow':
      return `[… ${one.options.map((option) => option.text.text).join(' / ')}]`;
    case 'checkboxes': {
      const ticked = new Set((one.initial_options ?? []).map((option) => option.value));
      return one.options
        .map((option) => `${ticked.has(option.value) ? '☑' : '☐'} ${optionWords(option)}`)
        .join('\n');
    }
    case 'radio_buttons':
      return one.options
        .map(
          (option) => `${option.value === one.initial_option?.value ? '◉' : '○'} ${textWords(option.text)}`,
        )
        .join('\n');
    case 'static_select':
      return `[${one.initial_option?.text.text ?? one.placeholder?.text ?? ''} ▾]`;
    case 'multi_static_select':
      return `[${(one.initial_options ?? []).map((option) => option.text.text).join(', ') || (one.placeholder?.text ?? '')} ▾]`;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return one.initial_value ?? one.placeholder?.text ?? '';
    case 'file_input':
      return '[Choose a file]';
    case 'users_select':
    case 'conversations_select':
    case 'datepicker':
    case 'timepicker':
      return `[${one.placeholder?.text ?? one.type} ▾]`;
  }
}

/** The words of an option, with its description after them. */
export const optionWords = ({ text, description }: Option): string =>
  [text, ...(description ? [description] : [])].map(textWords).join(' ');

/** A text object as read: markup's links show their words, escapes are undone. */
export function textWords({ type, text }: { type: 'plain_text' | 'mrkdwn'; text: string }): string {
  return type === 'plain_text' ? text : unescaped(text.replace(/<(?:[^<>|]*\|)?([^<>]*)>/g, '$1'));
}

/** Rich text as read. */
export function visibleRich({ elements }: RichText): string {
  return elements
    .map((one) =>
      one.type === 'rich_text_list'
        ? one.elements.map((item) => `• ${item.elements.map(partWords).join('')}`).join('\n')
        : one.elements.map(partWords).join(''),
    )
    .join('\n');
}

function partWords(part: RichPart): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'link':
      return part.text ?? part.url;
    case 'user':
      return `<@${part.user_id}>`;
    case 'channel':
      return `<#${part.channel_id}>`;
    case 'usergroup':
      return `<!subteam^${part.usergroup_id}>`;
    case 'broadcast':
      return `@${part.range}`;
    case 'emoji':
      return `:${part.name}:`;
    case 'date':
      return part.fallback ?? part.format;
    case 'color':
      return part.value;
  }
}
