/** The words of one of a message's boxes, from 0, the task's time among them. @throws where it has not so many */
export function boxIn(message: string, at: number): string {
  const box = message.split('\n').filter((line) => /^[☐☑] /u.test(line))[at];
  if (box === undefined) throw new Error(`there is no box ${at + 1} in:\n${message}`);
  return box.slice('☐ '.length);
}
