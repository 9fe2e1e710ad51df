import type { KnownBlock, ModalView, RichTextElement } from '@slack/types';

/** What Slack would refuse in a message, in words; written from its reference, not from our limits. */
export function slackProblems({ text, blocks }: { text: string; blocks: readonly KnownBlock[] }): string[] {
  const problems: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  const length = (value: string, min: number, max: number, what: string): void =>
    check(value.length >= min && value.length <= max && value.isWellFormed(), `${what}: ${value.length}`);
  const plain = (value: { type: string; text: string; emoji?: boolean }, max: number, what: string): void => {
    check(value.type === 'plain_text' && value.emoji === false, `${what} is not literal plain text`);
    length(value.text, 1, max, what);
  };
  const ids = new Set<string>();
  const unique = (id: string | undefined): void => {
    length(id ?? '', 1, 255, 'action_id');
    check(id !== undefined && !ids.has(id), `action_id twice: ${id ?? ''}`);
    ids.add(id ?? '');
  };
  const options = (list: readonly { text: object; value?: string }[], max: number): void => {
    check(list.length >= 1 && list.length <= max, `options: ${list.length}`);
    check(new Set(list.map((one) => one.value)).size === list.length, 'the same option value twice');
    for (const option of list) {
      plain(option.text as { type: string; text: string }, 75, 'option text');
      length(option.value ?? '', 1, 75, 'option value');
    }
  };
  const element = (one: RichTextElement): void => {
    if (one.type === 'text') {
      length(one.text, 1, 13_200, 'rich text');
      return;
    }
    if (one.type === 'link') {
      check(/^https?:\/\/[^\s<>|]+$/.test(one.url), `link: ${one.url}`);
      return;
    }
    if (one.type === 'user') {
      check(/^[UW][A-Z0-9]+$/.test(one.user_id), `user: ${one.user_id}`);
      return;
    }
    if (one.type === 'date') {
      check(Number.isInteger(one.timestamp) && !!one.format, 'date');
      return;
    }
    problems.push(`a rich text element that can ping: ${one.type}`);
  };
  let tables = 0;

  length(text, 1, 4 * 3000, 'text');
  check(!/<|>|&(?!amp;|lt;|gt;)/.test(text), `text not escaped: ${text}`);
  check(blocks.length >= 1 && blocks.length <= 50, `blocks: ${blocks.length}`);
  check(JSON.stringify(blocks).length <= 13_200, `characters in all: ${JSON.stringify(blocks).length}`);
  for (const block of blocks) {
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the rest must not appear
    switch (block.type) {
      case 'header':
        plain(block.text, 150, 'header');
        break;
      case 'context':
        check(block.elements.length >= 1 && block.elements.length <= 10, 'context elements');
        for (const one of block.elements) {
          if (one.type === 'plain_text') plain(one, 3000, 'context');
          else if (one.type === 'mrkdwn') {
            length(one.text, 1, 3000, 'context');
            check(one.verbatim === true, 'markup that Slack would look for links in');
            problems.push(...markupProblems(one.text));
          } else problems.push(`context holds ${one.type}`);
        }
        break;
      case 'rich_text':
        richText(block);
        break;
      case 'image':
        length(block.alt_text, 1, 2000, 'alt text');
        check('slack_file' in block && !('image_url' in block), 'a picture from elsewhere');
        break;
      case 'table':
        check(++tables === 1, 'a second table');
        check(block.rows.length <= 100, `table rows: ${block.rows.length}`);
        check((block.column_settings ?? []).length <= 20, 'column settings');
        for (const row of block.rows) {
          check(row.length >= 1 && row.length <= 20, `table columns: ${row.length}`);
          for (const cell of row) {
            if (cell.type === 'rich_text') richText(cell);
            else length(cell.text, 1, 10_000, 'cell');
          }
        }
        break;
      case 'section':
        length(block.text?.text ?? '', 1, 3000, 'section');
        if (block.text?.type === 'mrkdwn') problems.push(...markupProblems(block.text.text));
        if (block.accessory?.type === 'button') {
          unique(block.accessory.action_id);
          plain(block.accessory.text, 75, 'button');
          length(block.accessory.value ?? ' ', 1, 2000, 'button value');
        } else problems.push(`an accessory not expected: ${block.accessory?.type ?? 'none'}`);
        break;
      case 'actions':
        check(
          block.elements.length >= 1 && block.elements.length <= 25,
          `elements: ${block.elements.length}`,
        );
        for (const one of block.elements) {
          unique(one.action_id);
          if (one.type === 'button') {
            plain(one.text, 75, 'button');
            length(one.url ?? 'https://', 1, 3000, 'button url');
            length(one.value ?? ' ', 1, 2000, 'button value');
          } else if (one.type === 'static_select') {
            length(one.placeholder?.text ?? '', 1, 150, 'placeholder');
            options(one.options ?? [], 100);
          } else if (one.type === 'overflow') {
            options(one.options, 5);
          } else if (one.type === 'checkboxes') {
            options(one.options, 10);
            const all = one.options.map((option) => JSON.stringify(option));
            check(
              (one.initial_options ?? []).every((option) => all.includes(JSON.stringify(option))),
              'initial',
            );
          } else problems.push(`an element not expected: ${one.type}`);
        }
        break;
      default:
        problems.push(`a block not expected: ${block.type}`);
    }
  }
  return problems;

  function richText(block: Extract<KnownBlock, { type: 'rich_text' }>): void {
    for (const section of block.elements) {
      if (section.type === 'rich_text_section') {
        check(section.elements.length > 0, 'an empty section');
        section.elements.forEach(element);
      } else problems.push(`a rich text part not expected: ${section.type}`);
    }
  }
}

/** What in Slack markup is neither literal text nor a link, a person or a moment of ours. */
export function markupProblems(markup: string): string[] {
  const rest = markup
    .replace(/<https?:\/\/[^\s<>|]+\|([^<>|]*(?:\|[^<>]*)?)>/g, ' $1 ')
    // A person or a moment is a word: what follows one does not begin its line.
    // Bold and code of ours stand between spaces, and hold no mark themselves.
    .replace(/(?<=^|\s)([*`])(?=\S)([^*`\n]*[^*`\s])\1(?=\s|$)/g, ' $2 ')
    .replace(/<@[UW][A-Z0-9]+>|<!date\^-?\d+\^[^|<>^]+\|[^<>|]+>/g, 'word');
  return /[<>*_~`]|:\w+:|^\s*&gt;/m.test(rest) ? [`markup that takes effect: ${markup}`] : [];
}

/** What Slack would refuse in a modal, in words. */
export function slackModalProblems(view: ModalView): string[] {
  const problems: string[] = [];
  const within = (value: string | undefined, min: number, max: number, what: string): void => {
    if (value === undefined || value.length < min || value.length > max)
      problems.push(`${what}: ${value ?? 'none'}`);
  };
  within(view.title.text, 1, 24, 'title');
  within(view.submit?.text, 1, 24, 'submit');
  within(view.private_metadata, 1, 3000, 'private_metadata');
  if (view.blocks.length < 1 || view.blocks.length > 5) problems.push(`blocks: ${view.blocks.length}`);
  for (const block of view.blocks as Extract<KnownBlock, { type: 'input' }>[]) {
    within(block.block_id, 1, 255, 'block_id');
    within(block.label.text, 1, 2000, 'label');
    within(block.hint?.text ?? ' ', 1, 2000, 'hint');
    const { element } = block;
    if (element.type === 'plain_text_input') {
      const most = element.max_length ?? 0;
      if (most < 1 || most > 3000) problems.push(`max_length: ${most}`);
      within(element.initial_value ?? ' ', 1, most, 'initial_value');
    } else if (element.type === 'static_select' || element.type === 'multi_static_select') {
      within(element.placeholder?.text ?? ' ', 1, 150, 'placeholder');
      const options = element.options ?? [];
      if (options.length < 1 || options.length > 100) problems.push(`options: ${options.length}`);
      for (const option of options) {
        within(option.text.text, 1, 75, 'option text');
        within(option.value, 1, 75, 'option value');
      }
    } else if (element.type === 'radio_buttons' || element.type === 'checkboxes') {
      if (element.options.length < 1 || element.options.length > 10)
        problems.push(`options: ${element.options.length}`);
      for (const option of element.options) {
        within(option.text.text, 1, 75, 'option text');
        within(option.value, 1, 75, 'option value');
      }
    } else if (element.type === 'file_input') {
      if (element.max_files !== 1) problems.push(`max_files: ${element.max_files ?? 10}`);
    } else problems.push(`an input not expected: ${element.type}`);
  }
  return problems;
}
