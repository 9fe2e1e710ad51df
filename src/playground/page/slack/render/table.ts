import { html } from 'hono/html';
import type { Block } from '../../../slack/check/blocks.ts';
import { type Html, words } from './markup.ts';
import { richText } from './rich.ts';
import type { Scene } from './scene.ts';

type Table = Extract<Block, { type: 'table' }>;
type Cell = Table['rows'][number][number];

/** A table, its first row as the heads of its columns; a wide one scrolls within itself. */
export function table({ rows, column_settings = [] }: Table, scene: Scene): Html {
  const [head = [], ...rest] = rows;
  const look = (column: number): string => {
    const { align = 'left', is_wrapped = false } = column_settings[column] ?? {};
    return `sk-${align}${is_wrapped ? '' : ' sk-nowrap'}`;
  };
  return html`<div class="sk-table" tabindex="0" role="region" aria-label="Table">
    <table>
      <thead>
        <tr>
          ${head.map((one, i) => html`<th scope="col" class="${look(i)}">${cell(one, scene)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rest.map(
          (row) =>
            html`<tr>
              ${row.map((one, i) => html`<td class="${look(i)}">${cell(one, scene)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const cell = (one: Cell, scene: Scene): Html =>
  one.type === 'rich_text' ? richText(one, scene) : words(one.text);
