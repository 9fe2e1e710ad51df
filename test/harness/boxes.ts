/** A box as a message shows it: its words, the task's time among them, and whether it is ticked. */
export interface SeenBox {
  readonly words: string;
  readonly done: boolean;
}

/** The boxes of a message, from the top, read from its words. */
export const boxesIn = (message: string): readonly SeenBox[] =>
  message.split('\n').flatMap((line) => {
    const [, mark, words] = /^([☐☑]) (.+)$/u.exec(line) ?? [];
    return words === undefined ? [] : [{ words, done: mark === '☑' }];
  });

/** The words of one of a message's boxes, from 0. @throws where it has not so many */
export function boxIn(message: string, at: number): string {
  const box = boxesIn(message)[at];
  if (!box) throw new Error(`there is no box ${at + 1} in:\n${message}`);
  return box.words;
}
