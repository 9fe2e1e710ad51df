import { html } from 'hono/html';
import type { Element } from '../../../slack/check/blocks.ts';
import { changing, naming, type Standing } from './standing.ts';
import type { Html } from './markup.ts';

type Dated = Extract<Element, { type: 'datepicker' | 'timepicker' }>;
type Text = Extract<Element, { type: 'plain_text_input' }>;
type Typed = Extract<Element, { type: 'number_input' | 'email_text_input' | 'url_text_input' }>;
type Files = Extract<Element, { type: 'file_input' }>;

/** A field for a date, a time, words, a number, an address or a file. */
export function entry(one: Dated | Text | Typed | Files, standing: Standing): Html {
  const placeholder = 'placeholder' in one ? (one.placeholder?.text ?? '') : '';
  const attributes = html`${naming(standing.field, placeholder === '' ? NAMES[one.type] : placeholder)}
  ${changing(one, standing)}`;
  switch (one.type) {
    case 'datepicker':
      return html`<input
        class="sk-input sk-short"
        type="date"
        value="${one.initial_date ?? ''}"
        ${attributes}
      />`;
    case 'timepicker':
      return html`<input
        class="sk-input sk-short"
        type="time"
        value="${one.initial_time ?? ''}"
        ${attributes}
      />`;
    case 'plain_text_input':
      return text(one, placeholder, attributes);
    case 'number_input':
      return html`<input
        class="sk-input"
        type="number"
        step="${one.is_decimal_allowed ? 'any' : '1'}"
        min="${one.min_value ?? ''}"
        max="${one.max_value ?? ''}"
        value="${one.initial_value ?? ''}"
        placeholder="${placeholder}"
        ${attributes}
      />`;
    case 'email_text_input':
    case 'url_text_input':
      return html`<input
        class="sk-input"
        type="${one.type === 'url_text_input' ? 'url' : 'email'}"
        value="${one.initial_value ?? ''}"
        placeholder="${placeholder}"
        ${attributes}
      />`;
    case 'file_input': {
      const kinds = (one.filetypes ?? []).map((kind) => `.${kind}`).join(',');
      return html`<input class="sk-input sk-file-input" type="file" accept="${kinds}" ${attributes} />`;
    }
  }
}

const NAMES = {
  datepicker: 'Select a date',
  timepicker: 'Select a time',
  plain_text_input: 'Text',
  number_input: 'Number',
  email_text_input: 'Email',
  url_text_input: 'Address',
  file_input: 'File',
} as const;

function text(
  { initial_value = '', multiline, max_length }: Text,
  placeholder: string,
  attributes: Html,
): Html {
  const most = max_length === undefined ? '' : html`maxlength="${max_length}"`;
  return multiline
    ? html`<textarea class="sk-input" rows="4" placeholder="${placeholder}" ${most} ${attributes}>
${initial_value}</textarea>`
    : html`<input
        class="sk-input"
        type="text"
        value="${initial_value}"
        placeholder="${placeholder}"
        autocomplete="off"
        ${most}
        ${attributes}
      />`;
}
