import type { FieldValue, FieldValues, Form, FormField } from '../../reply/reply.ts';
import { choicesOf, valuesOf } from '../../reply/inputs.ts';
import { fileProblem, hasEnding, textOf } from '../../reply/text-file.ts';
import { unbroken } from './render.ts';

/** The person who fills in a form, and their files. */
export interface Asking {
  /** Reads a line; undefined where the input ends. */
  readonly read: (prompt: string) => Promise<string | undefined>;
  readonly show: (text: string) => void;
  /** The first `most` bytes of a file of this machine; undefined where it cannot be read. */
  readonly open: (path: string, most: number) => Promise<Uint8Array | undefined>;
}

/** Asks for a form's fields one by one; undefined where the input ends first. An empty line keeps a field's value. */
export async function fill(form: Form, asking: Asking): Promise<FieldValues | undefined> {
  const filled: Record<string, FieldValue> = {};
  for (const field of form.fields) {
    const value = await askField(field, asking);
    if (value === undefined) return undefined;
    if (value !== '') filled[field.name] = value;
  }
  return filled;
}

async function askField(field: FormField, asking: Asking): Promise<FieldValue | undefined> {
  const { input, label, hint, placeholder, required } = field;
  asking.show(label);
  const choices = choicesOf(input);
  const kept = valuesOf(input);
  if (choices.length > 0)
    asking.show(choices.map((one, at) => unbroken(`[${at + 1}] ${one.label}`)).join('  '));
  const now = choices.filter(({ value }) => kept.includes(value)).map(({ label }) => label);
  const said = (choices.length > 0 ? now : kept).join(', ');
  const prompt = `${hint}${placeholder ? ` (${placeholder})` : ''}${WAYS[input.kind]}${said === '' ? '' : ` [${said}]`}: `;
  for (;;) {
    const line = await asking.read(prompt);
    if (line === undefined) return undefined;
    const answer = await answered(field, line.trim(), asking);
    if (answer !== undefined && !(required && answer.length === 0)) return answer;
  }
}

/** How a field is answered, where it is not one value. */
const WAYS: Readonly<Record<FormField['input']['kind'], string>> = {
  text: '',
  select: '',
  radio: '',
  checkboxes: ', numbers with commas or “none”',
  file: ', the path of a file',
};

/** The value that a line stands for, any other text being left for the command to parse; undefined to ask again. */
async function answered(
  { input }: FormField,
  line: string,
  asking: Asking,
): Promise<string | readonly string[] | undefined> {
  if (input.kind === 'file') return line === '' ? '' : fileText(input, line, asking);
  const picked = (typed: string): string => choicesOf(input)[Number(typed) - 1]?.value ?? typed;
  if (input.kind !== 'checkboxes') return line === '' ? input.value : picked(line);
  if (line === '') return input.values;
  if (/^none$/iu.test(line)) return [];
  return line
    .split(',')
    .map((one) => picked(one.trim()))
    .filter((one) => one !== '');
}

async function fileText(
  accepted: Extract<FormField['input'], { kind: 'file' }>,
  path: string,
  { show, open }: Asking,
): Promise<string | undefined> {
  const bytes = hasEnding(path, accepted.endings) ? await open(path, accepted.maxBytes + 1) : undefined;
  const read = bytes && textOf(bytes, accepted);
  if (read && 'text' in read) return read.text;
  if (read) show(fileProblem(read.problem, accepted));
  else if (hasEnding(path, accepted.endings)) show('I could not read that file.');
  else show(fileProblem('another kind', accepted));
  return undefined;
}
