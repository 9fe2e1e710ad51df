import { setImmediate } from 'node:timers/promises';

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Answers that are handed out before anybody else has a turn: what follows each is worked on at once. */
const SLICE = 8;
/** How many more turns a group gathers, as long as each brings somebody new. */
const PATIENCE = 16;

/** Full groups at the database beside the one whose turn it is: a flood of one question leaves connections for others. */
const BESIDE = 2;

/**
 * Does what is asked for at about the same time as one: one group is at the database while the next gathers, which goes
 * there beside it as soon as it is full.
 */
export class Batcher<Asked, Answer> {
  readonly #answer: (group: readonly Asked[]) => Promise<readonly Answer[]>;
  readonly #most: number;
  #waiting: Waiting<Asked, Answer>[] = [];
  #isAtWork = false;
  #beside = 0;

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
      else if (this.#waiting.length >= this.#most && this.#beside < BESIDE) void this.#answerBeside();
    });
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    while (this.#waiting.length > 0) {
      await this.#gather();
      await this.#answerGroup();
    }
    this.#isAtWork = false;
  }

  async #answerBeside(): Promise<void> {
    this.#beside += 1;
    await this.#answerGroup();
    this.#beside -= 1;
  }

  async #answerGroup(): Promise<void> {
    const group = this.#waiting.splice(0, this.#most);
    if (group.length === 0) return;
    try {
      const answers = await this.#answer(group.map(({ asked }) => asked));
      await handOut(group, answers);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  /** Waits for a turn of the event loop, and for more while whole slices come. */
  async #gather(): Promise<void> {
    for (let turn = 0; turn <= PATIENCE; turn++) {
      const before = this.#waiting.length;
      await setImmediate();
      const more = this.#waiting.length - before;
      if (more < SLICE || this.#waiting.length >= this.#most) return;
    }
  }
}

/** Hands answers out, a slice a turn of the event loop: whoever else waits for it, people above all, is not held up. */
async function handOut<Asked, Answer>(
  group: readonly Waiting<Asked, Answer>[],
  answers: readonly Answer[],
): Promise<void> {
  for (const [at, { resolve }] of group.entries()) {
    if (at > 0 && at % SLICE === 0) await setImmediate();
    resolve(answers[at] as Answer);
  }
}
