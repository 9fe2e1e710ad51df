/** Why a file that somebody chose cannot be taken. */
export type FileProblem = 'too large' | 'not text' | 'another kind' | 'not reached';

/** A file's text, or why it cannot be taken. */
export type TextFile = { readonly text: string } | { readonly problem: FileProblem };

/** A kind of file that a form takes: endings with their dots, any where there are none, and the most bytes. */
export interface Accepted {
  readonly endings: readonly string[];
  readonly maxBytes: number;
}

/** Whether a file's name has one of the endings, in capitals or not. */
export const hasEnding = (name: string, endings: readonly string[]): boolean =>
  endings.length === 0 || endings.some((one) => name.toLowerCase().endsWith(one.toLowerCase()));

/** The text in a file's bytes, which must be UTF-8. */
export function textOf(bytes: Uint8Array, { maxBytes }: Pick<Accepted, 'maxBytes'>): TextFile {
  if (bytes.length > maxBytes) return { problem: 'too large' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? { problem: 'not text' } : { text };
  } catch {
    return { problem: 'not text' };
  }
}

const kilobytes = (bytes: number): string => `${Math.floor(bytes / 1024)} KB`;

/** Why a file cannot be taken, as a sentence. */
export function fileProblem(problem: FileProblem, { endings, maxBytes }: Accepted): string {
  switch (problem) {
    case 'too large':
      return `That file is over ${kilobytes(maxBytes)}.`;
    case 'not text':
      return 'That file is not plain text in UTF-8.';
    case 'another kind':
      return `That file does not end in ${endings.join(' or ')}.`;
    case 'not reached':
      return 'I could not download that file.';
  }
}
