import type { Block, Reply, Span } from './reply.ts';

/** A command that a line names. */
export type CommandSpan = Extract<Span, { type: 'command' }>;

/** A reply whose lines name each command as `change` has it. */
export const mapCommands = (reply: Reply, change: (span: CommandSpan) => Span): Reply => {
  const inLine = (spans: readonly Span[]): readonly Span[] =>
    spans.map((span) => (span.type === 'command' ? change(span) : span));
  return { ...reply, blocks: reply.blocks.map((block) => inBlock(block, inLine)) };
};

function inBlock(block: Block, inLine: (spans: readonly Span[]) => readonly Span[]): Block {
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
    case 'file':
    case 'links':
      return block;
  }
}
