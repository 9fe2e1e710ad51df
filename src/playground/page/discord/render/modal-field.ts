import {
  ComponentType,
  TextInputStyle,
  type APIFileUploadComponent,
  type APILabelComponent,
  type APISelectMenuComponent,
  type APITextInputComponent,
} from 'discord-api-types/v10';
import { html, unknown, type Html } from './html.ts';
import type { Scene } from './scene.ts';
import { box, choicesOf, optionLines } from './select.ts';

type Field = APILabelComponent['component'];

/** A field of a form, without its label; `hint` is the id of the element that describes it. */
export function field(one: Field, hint: string | undefined, scene: Scene): Html {
  switch (one.type) {
    case ComponentType.TextInput:
      return textField(one, hint);
    case ComponentType.FileUpload:
      return upload(one, hint);
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup: {
      const type = one.type === ComponentType.RadioGroup ? 'radio' : 'checkbox';
      return html`<div class="dc-boxes">
        ${one.options.map(({ value, label, description, default: chosen }) =>
          box(type, one.custom_id, {
            ...{ value, label, isDefault: chosen === true },
            ...(description && { description }),
          }),
        )}
      </div>`;
    }
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return list(one, hint, scene);
    case ComponentType.Checkbox:
    default:
      return unknown('this field of a form', one);
  }
}

const described = (hint: string | undefined): Html | undefined =>
  hint === undefined ? undefined : html`aria-describedby="${hint}"`;

/** A field for words: one line, or a paragraph. */
export function textField(one: APITextInputComponent, hint?: string): Html {
  const { custom_id: id, value = '', min_length: least, max_length: most } = one;
  const common = html`class="dc-input" id="dc-${id}" name="${id}" ${described(hint)}
  ${one.required !== false && html`required`}
  ${one.placeholder !== undefined && html`placeholder="${one.placeholder}"`}
  ${least !== undefined && html`minlength="${least}"`} ${most !== undefined && html`maxlength="${most}"`}`;
  return one.style === TextInputStyle.Paragraph
    ? html`<textarea ${common} rows="4">${value}</textarea>`
    : html`<input type="text" ${common} value="${value}" />`;
}

function upload(one: APIFileUploadComponent, hint: string | undefined): Html {
  const { custom_id: id } = one;
  const types = fileTypes(one);
  return html`<input
    class="dc-input"
    type="file"
    id="dc-${id}"
    name="${id}"
    ${described(hint)}
    ${one.required !== false && html`required`}
    ${types.length > 0 && html`accept="${types.join(',')}"`}
    ${(one.max_values ?? 1) > 1 && html`multiple`}
  />`;
}

/** The kinds of file as a browser's picker knows them. */
const fileTypes = ({ file_types: types }: APIFileUploadComponent): readonly string[] =>
  (types ?? []).map((one) => (one.startsWith('.') ? one : `${one}/*`));

function list(
  one: APISelectMenuComponent & { required?: boolean },
  hint: string | undefined,
  scene: Scene,
): Html {
  const { custom_id: id } = one;
  const choices = choicesOf(one, scene);
  const isMany = (one.max_values ?? 1) > 1;
  if (isMany)
    return html`<fieldset
      class="dc-boxes"
      data-group
      aria-label="${one.placeholder ?? 'Choices'}"
      ${described(hint)}
    >
      ${choices.map((choice) => box('checkbox', id, choice))}
    </fieldset>`;
  return html`<select
    class="dc-select"
    id="dc-${id}"
    name="${id}"
    ${described(hint)}
    ${one.required !== false && html`required`}
  >
    <option value="">${one.placeholder ?? 'Make a selection'}</option>
    ${optionLines(choices)}
  </select>`;
}
