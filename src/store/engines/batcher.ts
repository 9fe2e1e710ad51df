import { setImmediate } from 'node:timers/promises';

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Does what is asked for at about the same time as one: one group is at the database while the next gathers. */
export class Batcher<Asked, Answer> {
  readonly #answer: (group: readonly Asked[]) => Promise<readonly Answer[]>;
  readonly #most: number;
  #waiting: Waiting<Asked, Answer>[] = [];
  #isAtWork = false;

  /** `answer` is handed at most so many at once, in the order they were asked, and answers each in its place. */
  constructor(most: number, answer: (group: readonly Asked[]) => Promise<readonly Answer[]>) {
    this.#most = most;
    this.#answer = answer;
  }

  /** Rejects, as do all others of its group, with what answering throws. */
  ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, resolve, reject });
      if (!this.#isAtWork) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    while (this.#waiting.length > 0) {
      await setImmediate();
      const group = this.#waiting.splice(0, this.#most);
      try {
        const answers = await this.#answer(group.map(({ asked }) => asked));
        for (const [at, { resolve }] of group.entries()) resolve(answers[at] as Answer);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isAtWork = false;
  }
}
