import { clean } from '../../../src/reply/clean.ts';
import type { Block, Reply, Span } from '../../../src/reply/reply.ts';

/** A reply of more pages is looked at here and there only: each page lays out all of them again. */
const MANY_PAGES = 15;

/** The pages of a reply; of very many only some, and `isAll` is false. */
export function pagesOf<T extends { readonly pages: number }>(
  draw: (page: number) => T,
): { pages: T[]; isAll: boolean } {
  const first = draw(1);
  const isAll = first.pages <= MANY_PAGES;
  const step = isAll ? 1 : Math.ceil(first.pages / 5);
  const pages = [first];
  for (let page = 1 + step; page <= first.pages; page += step) pages.push(draw(page));
  return { pages, isAll };
}

const wordsOf = (spans: readonly Span[]): string[] =>
  spans.flatMap((span) => (span.type === 'mention' || span.type === 'time' ? [] : [span.text]));
const BLOCK_WORDS: { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => string[] } = {
  heading: (block) => [block.text],
  paragraph: (block) => wordsOf(block.spans),
  section: (block) => wordsOf(block.spans),
  note: (block) => wordsOf(block.spans),
  fields: (block) => block.fields.flatMap((field) => [field.label, ...wordsOf(field.value)]),
  table: (block) => [
    block.caption,
    ...(block.rows.length > 0 || block.columns.length > 0 ? block.rows.flatMap((row) => row.cells) : []),
  ],
  checklist: (block) => [block.label, ...block.items.map((item) => item.label)],
  links: (block) => block.links.map((one) => one.text),
  meter: (block) => [block.label],
  picture: (block) => block.words.flatMap(wordsOfBlock),
  // Its words are where no file can be carried.
  file: () => [],
};
const wordsOfBlock = (block: Block): string[] =>
  (BLOCK_WORDS[block.type] as (block: Block) => string[])(block);

/** Every text of a reply in reading order, as it is after cleaning; moments and persons apart. */
export const textsOf = (reply: Reply): string[] =>
  [reply.summary, ...reply.blocks.flatMap(wordsOfBlock)].map((text) => clean(text));

/** Where `seen` fails to hold all characters of `texts` in order, spaces apart; undefined when it holds them. */
export function firstMissing(texts: readonly string[], seen: string): string | undefined {
  const visible = seen.replace(/\s/g, '');
  let at = 0;
  for (const text of texts) {
    for (const unit of text.replace(/\s/g, '')) {
      at = visible.indexOf(unit, at);
      if (at < 0) return `"${unit}" of "${text.slice(0, 80)}"`;
      at += unit.length;
    }
  }
  return undefined;
}
