import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Pictures kept on disk under the hash of what they show. */
export interface PictureCache {
  /** Undefined where there is none, or none that can be read. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Keeps one, and removes the oldest where all together are too much. */
  write(key: string, png: Uint8Array): Promise<void>;
}

/** All that is kept, in bytes. */
const MOST = 64 * 2 ** 20;
const ENDING = '.png';
/** As the folder that it lies in. */
const OWNER_ALONE = 0o700;

interface Kept {
  readonly name: string;
  readonly bytes: number;
  readonly at: number;
}

/** Pictures in a folder, which is made when the first is kept. @param most bytes of all together */
export function pictureCache(folder: string, most = MOST): PictureCache {
  let all: Kept[] | undefined;
  const found = async (): Promise<Kept[]> => {
    await mkdir(folder, { recursive: true, mode: OWNER_ALONE });
    const names = (await readdir(folder)).filter((one) => one.endsWith(ENDING));
    const kept = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(join(folder, name));
        return { name, bytes: size, at: mtimeMs };
      }),
    );
    return kept.sort((one, other) => one.at - other.at);
  };
  return {
    read: (key) => readFile(join(folder, key + ENDING)).catch(() => undefined),
    async write(key, png) {
      const known = (all ??= await found());
      const name = key + ENDING;
      const half = join(folder, `${key}.${process.pid}.half`);
      // Whole or not at all: whoever reads it meanwhile finds none.
      await writeFile(half, png);
      await rename(half, join(folder, name));
      known.push({ name, bytes: png.byteLength, at: 0 });
      let bytes = known.reduce((sum, one) => sum + one.bytes, 0);
      while (bytes > most) {
        const oldest = known.shift();
        if (!oldest) return;
        bytes -= oldest.bytes;
        await rm(join(folder, oldest.name), { force: true });
      }
    },
  };
}
