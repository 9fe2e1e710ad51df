import type { InputBlock, ModalView } from '@slack/types';
import { blank, clean } from '../../../reply/clean.ts';
import type { Form, FormField } from '../../../reply/reply.ts';
import type { Rendered } from '../../shared/adapter.ts';
import { canSelect, labelText, renderedForm, textInput } from '../../shared/form.ts';
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

function element({ input: asked }: FormField): InputBlock['element'] {
  const { kind, value } = asked;
  if (kind === 'select' && canSelect(asked.choices, LIMITS)) {
    const options = asked.choices.map((choice) => ({
      text: plainText(labelText(choice.label), LIMITS.optionText),
      value: choice.value,
    }));
    const initial = options.find((option) => option.value === value);
    return {
      type: 'static_select',
      action_id: INPUT_ID,
      options,
      ...(initial && { initial_option: initial }),
    };
  }
  const { maxLength, multiline, value: filled } = textInput(asked, LIMITS.inputText);
  return {
    type: 'plain_text_input',
    action_id: INPUT_ID,
    multiline,
    max_length: maxLength,
    ...(filled !== '' && { initial_value: filled }),
  };
}
