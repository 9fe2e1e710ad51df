import type { Choice, FormInput } from './reply.ts';

/** The choices of an input; none where it is answered in another way. */
export const choicesOf = (input: FormInput): readonly Choice[] => ('choices' in input ? input.choices : []);

/** The values that an input holds at first; none where it is empty or a file. */
export function valuesOf(input: FormInput): readonly string[] {
  if (input.kind === 'checkboxes') return input.values;
  return input.kind === 'file' || input.value === '' ? [] : [input.value];
}
