import type { Person, SeenFile, SeenMessage } from '../../../slack/workspace.ts';
import type { ChatClient } from '../../seam/client.ts';
import type { Picture, Scene } from '../render/scene.ts';
import { pngSize } from './png.ts';

/** The sizes of pictures that are known, by the ids of files; an empty one of a file that is no picture. */
export type Sizes = Map<string, Pick<Picture, 'width' | 'height'>>;

/** The files and pictures of messages, as the page has them for a person. */
export function filesIn(seen: readonly SeenMessage[], person: Person, sizes: Sizes): Scene['file'] {
  const all = seen.flatMap(({ files, pictures }) => [...files, ...pictures]);
  return ({ id, url }) => {
    const file = all.find((one) => one.id === id || url?.endsWith(`-${one.id}`) === true);
    if (!file) return undefined;
    const size = sizes.get(file.id) ?? measured(person, file);
    if (!size) return undefined;
    sizes.set(file.id, size);
    const src = `/file/slack/${encodeURIComponent(person.name)}/${encodeURIComponent(file.id)}`;
    return { src, name: file.name, size: file.size, ...size };
  };
}

/** Undefined where the file was deleted. */
function measured(person: Person, file: SeenFile): Pick<Picture, 'width' | 'height'> | undefined {
  const bytes = bytesOf(person, file);
  return bytes && (pngSize(bytes) ?? {});
}

function bytesOf(person: Person, file: SeenFile): Buffer | undefined {
  try {
    return person.download(file);
  } catch {
    return undefined;
  }
}

/** A file that the person may see, with its type. */
export function download(person: Person, id: string): ReturnType<ChatClient['file']> {
  const bytes = bytesOf(person, { id, name: '', size: 0 });
  return bytes && { bytes, type: pngSize(bytes) ? 'image/png' : 'application/octet-stream' };
}
