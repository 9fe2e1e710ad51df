import { fc } from '../../../harness/property.ts';
import { expect, test } from 'vitest';
import { renderForm } from '../../../../src/adapters/slack/render/form.ts';
import { call } from '../../../../src/reply/build.ts';
import { decodeCall, encodeCall, unpackCall } from '../../../../src/reply/codec.ts';
import type { Form, FormInput } from '../../../../src/reply/reply.ts';
import { anyForm } from '../../../harness/replies/arbitrary-form.ts';
import { slackModalProblems } from '../../../harness/platforms/slack-limits.ts';
import { asking, numbered } from '../../../harness/replies/asking.ts';

const choices = [
  { label: 'Monday', value: 'mon' },
  { label: 'Friday', value: 'fri' },
];
const form: Form = {
  title: 'Start a plan',
  submit: 'Start',
  call: call(['plan', 'start'], { roadmap: 'software-engineer' }),
  fields: [
    {
      name: 'time',
      label: 'Time',
      hint: '9:00',
      required: true,
      input: { kind: 'text', value: '9:00', multiline: false, maxLength: 20 },
    },
    {
      name: 'day',
      label: 'Weekday',
      hint: '',
      required: false,
      input: { kind: 'select', value: 'fri', choices },
    },
  ],
};

test('given a form, when rendered, then it is what Slack has for it', () => {
  expect(renderForm(form).payload).toMatchInlineSnapshot(`
    {
      "blocks": [
        {
          "block_id": "time",
          "element": {
            "action_id": "value",
            "initial_value": "9:00",
            "max_length": 20,
            "multiline": false,
            "type": "plain_text_input",
          },
          "hint": {
            "emoji": false,
            "text": "9:00",
            "type": "plain_text",
          },
          "label": {
            "emoji": false,
            "text": "Time",
            "type": "plain_text",
          },
          "optional": false,
          "type": "input",
        },
        {
          "block_id": "day",
          "element": {
            "action_id": "value",
            "initial_option": {
              "text": {
                "emoji": false,
                "text": "Friday",
                "type": "plain_text",
              },
              "value": "fri",
            },
            "options": [
              {
                "text": {
                  "emoji": false,
                  "text": "Monday",
                  "type": "plain_text",
                },
                "value": "mon",
              },
              {
                "text": {
                  "emoji": false,
                  "text": "Friday",
                  "type": "plain_text",
                },
                "value": "fri",
              },
            ],
            "type": "static_select",
          },
          "label": {
            "emoji": false,
            "text": "Weekday",
            "type": "plain_text",
          },
          "optional": true,
          "type": "input",
        },
      ],
      "private_metadata": "0|plan.start?roadmap=software-engineer",
      "submit": {
        "emoji": false,
        "text": "Start",
        "type": "plain_text",
      },
      "title": {
        "emoji": false,
        "text": "Start a plan",
        "type": "plain_text",
      },
      "type": "modal",
    }
  `);
});

test('given any form, when rendered, then it keeps within the limits and its call comes back', () => {
  fc.assert(
    fc.property(anyForm, (one) => {
      const { payload, storedActions } = renderForm(one);
      expect(slackModalProblems(payload)).toEqual([]);
      const found = unpackCall(payload.private_metadata ?? '');
      const back = found && 'call' in found ? found.call : decodeCall(storedActions[0]?.call ?? '');
      expect(encodeCall(back ?? call([]))).toBe(encodeCall(one.call));
    }),
  );
});

test('given more choices than a select holds, when rendered, then the value is typed instead', () => {
  const many = Array.from({ length: 101 }, (_, i) => ({ label: `${i}`, value: `${i}` }));
  const input = { kind: 'select', value: '7', choices: many } as const;
  const field = { name: 'day', label: 'Day', hint: '', required: true, input };
  const text = JSON.stringify(renderForm({ ...form, fields: [field] }).payload);
  expect(text).toContain('"initial_value":"7"');
});

test('given no fields or six, when rendered, then it is refused', () => {
  const [field] = form.fields;
  expect(() => renderForm({ ...form, fields: [] })).toThrow(RangeError);
  expect(() => renderForm({ ...form, fields: Array.from({ length: 6 }, () => field as never) })).toThrow(
    RangeError,
  );
});

const asked = (input: FormInput, placeholder?: string): Form => asking(form, input, placeholder);
const elementOf = (one: Form) => {
  const [block] = renderForm(one).payload.blocks;
  return block && 'element' in block ? block.element : undefined;
};

test('given choices in sight and a file, when rendered, then each is what Slack has for it', () => {
  expect(elementOf(asked({ kind: 'radio', value: 'fri', choices }))).toMatchObject({
    type: 'radio_buttons',
    options: [{ value: 'mon' }, { value: 'fri' }],
    initial_option: { value: 'fri' },
  });
  expect(elementOf(asked({ kind: 'checkboxes', values: ['mon', 'fri'], choices }))).toMatchObject({
    type: 'checkboxes',
    initial_options: [{ value: 'mon' }, { value: 'fri' }],
  });
  expect(elementOf(asked({ kind: 'checkboxes', values: [], choices }))).not.toHaveProperty('initial_options');
  expect(elementOf(asked({ kind: 'file', endings: ['.yaml', '.yml'], maxBytes: 9 }))).toEqual({
    ...{ type: 'file_input', action_id: 'value', max_files: 1, filetypes: ['yaml', 'yml'] },
  });
});

test('given eleven choices in sight, when rendered, then they are in a list that opens', () => {
  expect(elementOf(asked({ kind: 'radio', value: '7', choices: numbered(11) }))).toMatchObject({
    ...{ type: 'static_select', initial_option: { value: '7' } },
  });
  expect(elementOf(asked({ kind: 'checkboxes', values: ['1', '7'], choices: numbered(11) }))).toMatchObject({
    type: 'multi_static_select',
    initial_options: [{ value: '1' }, { value: '7' }],
  });
});

test('given an example, when rendered, then an empty text and a list show it', () => {
  const shown = { placeholder: { text: 'friday' } };
  expect(elementOf(asked({ kind: 'select', value: '', choices }, 'friday'))).toMatchObject(shown);
  const input = { kind: 'text', value: '', multiline: false, maxLength: 9 } as const;
  expect(elementOf(asked(input, 'friday'))).toMatchObject(shown);
});
