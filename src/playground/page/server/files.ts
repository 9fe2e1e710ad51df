import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A file of the page, as it is served. */
export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

const PAGE = new URL('../', import.meta.url);
/** The folders whose files are served, all of them under /static/. */
const FOLDERS = ['static', 'styles', 'slack', 'discord'] as const;

/** Reads the files of the page, by their names: "page.js", "slack.css". */
export async function readPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const read = await Promise.all(
    FOLDERS.map(async (folder) => {
      const at = new URL(`${folder}/`, PAGE);
      const names = await readdir(fileURLToPath(at)).catch(() => []);
      return Promise.all(names.filter(isServed).map((name) => readPageFile(at, name)));
    }),
  );
  return new Map(read.flat());
}

const typeOf = (name: string): string | undefined => TYPES[name.slice(name.lastIndexOf('.') + 1)];
const isServed = (name: string): boolean => typeOf(name) !== undefined;

async function readPageFile(folder: URL, name: string): Promise<[string, PageFile]> {
  const body = new Uint8Array(await readFile(new URL(name, folder)));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  return [name, { type: typeOf(name) ?? 'application/octet-stream', body, etag }];
}
