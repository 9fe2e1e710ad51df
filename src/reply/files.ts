import type { Picture } from './picture.ts';
import type { Block, FileBlock, Reply } from './reply.ts';

/** The pictures of a reply, in order. */
export const picturesOf = ({ blocks }: Reply): readonly Picture[] =>
  blocks.flatMap((one) => (one.type === 'picture' ? [one.picture] : []));

/** The files of a reply, in order. */
export const filesOf = ({ blocks }: Reply): readonly FileBlock[] =>
  blocks.filter((one) => one.type === 'file');

/** The reply with each of its files as other blocks. */
export const withFilesAs = (reply: Reply, as: (file: FileBlock) => readonly Block[]): Reply =>
  filesOf(reply).length === 0
    ? reply
    : { ...reply, blocks: reply.blocks.flatMap((one) => (one.type === 'file' ? as(one) : [one])) };

/** The reply with its files to be read as text: for where none can be carried. */
export const filesInWords = (reply: Reply): Reply =>
  withFilesAs(reply, ({ alt, content }) => [
    { type: 'note', spans: [{ type: 'text', text: alt }] },
    { type: 'paragraph', spans: [{ type: 'text', text: content }] },
  ]);
