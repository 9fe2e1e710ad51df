import type { Block, Reply, Span, WordBlock } from './reply.ts';

/** A command that a line names. */
export type CommandSpan = Extract<Span, { type: 'command' }>;

/** A reply whose lines name each command as `change` has it; the same blocks where they name none, as most do. */
export const mapCommands = (reply: Reply, change: (span: CommandSpan) => Span): Reply => {
  if (!reply.blocks.some(namesCommands)) return reply;
  const inLine = (spans: readonly Span[]): readonly Span[] =>
    spans.map((span) => (span.type === 'command' ? change(span) : span));
  const inWords = (block: WordBlock): WordBlock => inBlock(block, inLine);
  const inAny = (block: Block): Block => {
    if (!namesCommands(block) || block.type === 'file') return block;
    if (block.type !== 'picture') return inWords(block);
    const { caption, words } = block;
    return { ...block, words: words.map(inWords), ...(caption && { caption: inWords(caption) }) };
  };
  return { ...reply, blocks: reply.blocks.map(inAny) };
};

const isCommand = ({ type }: Span): boolean => type === 'command';

function namesCommands(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'note':
    case 'section':
      return block.spans.some(isCommand);
    case 'fields':
      return block.fields.some(({ value }) => value.some(isCommand));
    case 'picture':
      return block.words.some(namesCommands) || (block.caption !== undefined && namesCommands(block.caption));
    case 'file':
    case 'heading':
    case 'table':
    case 'checklist':
    case 'meter':
    case 'links':
      return false;
  }
}

function inBlock(block: WordBlock, inLine: (spans: readonly Span[]) => readonly Span[]): WordBlock {
  switch (block.type) {
    case 'paragraph':
    case 'note':
    case 'section':
      return { ...block, spans: inLine(block.spans) };
    case 'fields':
      return { ...block, fields: block.fields.map((one) => ({ ...one, value: inLine(one.value) })) };
    case 'heading':
    case 'table':
    case 'checklist':
    case 'meter':
    case 'links':
      return block;
  }
}
