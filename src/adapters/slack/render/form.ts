import type { InputBlock, ModalView } from '@slack/types';
import { beginning, blank, clean } from '../../../reply/clean.ts';
import { packCall } from '../../../reply/codec.ts';
import type { Choice, Form, FormField } from '../../../reply/reply.ts';
import type { Rendered } from '../../shared/adapter.ts';
import { plainText } from './actions.ts';
import { LIMITS } from './limits.ts';
import { TARGET_ROOM } from '../outbound/reply-target.ts';

/** The action id of every input; its block id is the field's name. */
export const INPUT_ID = 'value';

/**
 * A form as a modal. Its `private_metadata` is the packed call; the state's `[field name][INPUT_ID]` holds what was
 * filled in. Throws RangeError for a form without fields or with more than five: `checkDeclarations` refuses those.
 */
export function renderForm(form: Form): Rendered<ModalView> {
  if (form.fields.length === 0 || form.fields.length > LIMITS.formFields) {
    throw new RangeError(
      `A form has 1–${LIMITS.formFields} fields, this one ${form.fields.length}: ${form.title}`,
    );
  }
  const { id, kept } = packCall(form.call, LIMITS.privateMetadata - TARGET_ROOM, 0);
  const view: ModalView = {
    type: 'modal',
    title: plainText(label(form.title), LIMITS.modalTitle),
    submit: plainText(label(form.submit), LIMITS.modalTitle),
    private_metadata: id,
    blocks: form.fields.map(input),
  };
  return { payload: view, storedActions: kept ? [kept] : [], page: 1, pages: 1 };
}

const label = (text: string): string => (blank(clean(text)) ? '…' : clean(text));

function input(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(label(field.label), LIMITS.label),
    ...(!blank(clean(field.hint)) && { hint: plainText(clean(field.hint), LIMITS.label) }),
    optional: !field.required,
    element: element(field),
  };
}

function element({ input: asked }: FormField): InputBlock['element'] {
  const { kind, value } = asked;
  if (kind === 'select' && canSelect(asked.choices)) {
    const options = asked.choices.map((choice) => ({
      text: plainText(label(choice.label), LIMITS.optionText),
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
  const most = kind === 'text' ? Math.min(Math.max(1, asked.maxLength), LIMITS.inputText) : LIMITS.inputText;
  const text = clean(value, 'keep');
  const filled = beginning(text, most);
  return {
    type: 'plain_text_input',
    action_id: INPUT_ID,
    multiline: kind === 'text' && asked.multiline,
    max_length: most,
    ...(filled !== '' && { initial_value: filled }),
  };
}

/** Choices that a select cannot hold are typed instead: what is typed is parsed all the same. */
const canSelect = (choices: readonly Choice[]): boolean =>
  choices.length > 0 &&
  choices.length <= LIMITS.options &&
  new Set(choices.map(({ value }) => value)).size === choices.length &&
  choices.every(({ value }) => value.length > 0 && value.length <= LIMITS.optionValue);
