import { describedFile } from '../api/files.ts';
import type { Placed } from '../check/inputs.ts';
import type { Json } from '../check/refusal.ts';
import type { StoredFile } from '../state.ts';
import type { PickedFile } from './types.ts';
import type { World } from '../world.ts';

/** Uploads a file that a person picked in a form's field, and gives the field's value. Throws at what Slack's form refuses. */
export function pick(
  world: World,
  user: string,
  { element, labels }: Placed,
  { name, content }: PickedFile,
): Json {
  const kinds = element.type === 'file_input' ? (element.filetypes ?? []) : [];
  if (kinds.length > 0 && !kinds.some((kind) => name.endsWith(`.${kind}`)))
    throw new Error(`${labels[0] ?? ''}: ${name} is not of a kind that it takes.`);
  const bytes = Buffer.from(content);
  const file: StoredFile = {
    id: world.state.id('F'),
    name,
    length: bytes.length,
    at: world.now(),
    bytes,
    done: true,
    title: name,
    user,
  };
  world.state.files.set(file.id, file);
  return { files: [describedFile(world, file)] };
}
