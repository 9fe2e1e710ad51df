import type { InputBlock, ModalView } from '@slack/types';
import { blank, clean } from '../../../reply/clean.ts';
import { choicesOf, valuesOf } from '../../../reply/inputs.ts';
import type { Form, FormField, FormInput } from '../../../reply/reply.ts';
import type { Rendered } from '../../shared/adapter.ts';
import { labelText, renderedForm, textInput, widgetFor } from '../../shared/form.ts';
import { plainText } from './actions.ts';
import { LIMITS } from './limits.ts';
import { TARGET_ROOM } from '../outbound/reply-target.ts';

/** The action id of every input; its block id is the field's name. */
export const INPUT_ID = 'value';

/**
 * A form as a modal. Its `private_metadata` is the packed call; what was filled in comes back as
 * `state.values[field name][INPUT_ID]`. Throws as `renderedForm` does.
 */
export const renderForm = (form: Form): Rendered<ModalView> =>
  renderedForm(
    form,
    { most: LIMITS.formFields, room: LIMITS.privateMetadata - TARGET_ROOM },
    (id): ModalView => ({
      type: 'modal',
      title: plainText(labelText(form.title), LIMITS.modalTitle),
      submit: plainText(labelText(form.submit), LIMITS.modalTitle),
      private_metadata: id,
      blocks: form.fields.map(input),
    }),
  );

function input(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(labelText(field.label), LIMITS.label),
    ...(!blank(clean(field.hint)) && { hint: plainText(clean(field.hint), LIMITS.label) }),
    optional: !field.required,
    element: element(field),
  };
}

function element({ input: asked, placeholder }: FormField): InputBlock['element'] {
  const options = choicesOf(asked).map((choice) => ({
    text: plainText(labelText(choice.label), LIMITS.optionText),
    value: choice.value,
  }));
  const initial = options.filter((option) => valuesOf(asked).includes(option.value));
  const first = initial[0] && { initial_option: initial[0] };
  const several = initial.length > 0 && { initial_options: initial };
  const shown = !blank(clean(placeholder ?? '')) && {
    placeholder: plainText(clean(placeholder ?? ''), LIMITS.placeholder),
  };
  const widget = widgetFor(asked, LIMITS);
  switch (widget) {
    case 'select':
      return { type: 'static_select', action_id: INPUT_ID, options, ...shown, ...first };
    case 'multi-select':
      return { type: 'multi_static_select', action_id: INPUT_ID, options, ...shown, ...several };
    case 'radio':
      return { type: 'radio_buttons', action_id: INPUT_ID, options, ...first };
    case 'checkboxes':
      return { type: 'checkboxes', action_id: INPUT_ID, options, ...several };
    case 'file':
      return { type: 'file_input', action_id: INPUT_ID, max_files: 1, ...filetypes(asked) };
    case 'text': {
      const { maxLength, multiline, value } = textInput(asked, LIMITS.inputText);
      return {
        type: 'plain_text_input',
        action_id: INPUT_ID,
        multiline,
        max_length: maxLength,
        ...shown,
        ...(value !== '' && { initial_value: value }),
      };
    }
  }
}

/** Slack names the kinds of file by their endings without the dot. */
const filetypes = (asked: FormInput): { filetypes?: string[] } =>
  asked.kind === 'file' && asked.endings.length > 0
    ? { filetypes: asked.endings.map((one) => one.replace('.', '')) }
    : {};
