import type { Choice, Form, FormInput } from '../../../src/reply/reply.ts';

/** A form with one question in place of its own. */
export const asking = (form: Form, input: FormInput, placeholder?: string): Form => ({
  ...form,
  fields: [
    {
      ...{ name: 'day', label: 'Day', hint: '', required: false, input },
      ...(placeholder !== undefined && { placeholder }),
    },
  ],
});

/** So many choices, named by their numbers. */
export const numbered = (count: number): Choice[] =>
  Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` }));
