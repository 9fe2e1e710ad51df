import type { Actor, Invocation, Venue } from '../../core/declare/invocation.ts';
import type { Answer } from '../../core/run/run.ts';
import { button, note } from '../../reply/build.ts';
import type { Call, Form } from '../../reply/reply.ts';
import type { Core, Rendered, Telemetry } from './adapter.ts';
import type { ApiFailure } from './failure.ts';
import { directVenueOf } from './requester.ts';

type Owner = Parameters<Core['storeActions']>[1];
type StoredActions = Pick<Rendered<unknown>, 'storedActions'>;

/** The parts that inbound events are answered with on every platform. */
export interface AnsweringParts {
  readonly core: Core;
  readonly telemetry: Telemetry;
  /** The platform's name in words for people: "Slack". */
  readonly title: string;
  /** Opens the conversation with somebody who will be written to later. Never rejects. */
  readonly openDirectMessage: (venue: Venue) => Promise<void>;
}

/**
 * Whether a form opened; 'repeated' where it had opened when the platform delivered the same event before; else why
 * not.
 */
export type FormOutcome<Failure extends ApiFailure> = 'opened' | 'repeated' | Failure;

/** The steps from an inbound event to its answer that are the same on every platform. */
export interface Answering {
  /** The call of a button or a form; undefined where it is not known or cannot be looked up. Never rejects. */
  resolveAction(id: string, owner: Owner): Promise<Call | undefined>;
  /** The answer; undefined where the platform delivered the same event before and it was answered then. */
  answerOnce(
    invocation: Invocation,
    options?: Parameters<Core['handleOnce']>[1],
  ): Promise<Answer | undefined>;
  /** Opens the conversation with a person whose answer says that they will be written to later. */
  prepareToWrite(answer: Answer, actor: Actor): void;
  /** Opens a form as the first response to its event. Resolves to why that failed, else to undefined. */
  openForm<Failure extends ApiFailure>(
    rendered: StoredActions,
    owner: Owner,
    open: () => Promise<FormOutcome<Failure>>,
  ): Promise<Failure | undefined>;
  /** The answer for a person whose form did not open. */
  notOpened(form: Form): Answer;
  /** Stores the actions that did not fit an answer's buttons, then sends it; `send` resolves to whether it arrived. */
  send(rendered: StoredActions, owner: Owner, send: () => Promise<boolean>): Promise<void>;
}

/** Answering over the parts of one platform. */
export function createAnswering({ core, telemetry, title, openDirectMessage }: AnsweringParts): Answering {
  const report = (error: unknown): void => telemetry.error(error);
  return {
    async resolveAction(id, owner) {
      try {
        return await core.resolveAction(id, owner);
      } catch (error) {
        report(error);
        return undefined;
      }
    },
    async answerOnce(invocation, options) {
      const answer = await core.handleOnce(invocation, options);
      if (!answer) telemetry.count('repeated');
      return answer;
    },
    prepareToWrite(answer, actor) {
      if (answer.opensConversation) void openDirectMessage(directVenueOf(actor));
    },
    async openForm({ storedActions }, owner, open) {
      // A form must be the first response and is soon too late: its call is stored while it opens, not before.
      const [outcome] = await Promise.all([open(), core.storeActions(storedActions, owner).catch(report)]);
      if (outcome === 'opened') return undefined;
      if (outcome === 'repeated') {
        telemetry.count('repeated');
        return undefined;
      }
      if (outcome.kind === 'rejected') report(new Error(`${title} refused a form: ${outcome.what}`));
      return outcome;
    },
    notOpened: (form) => ({
      ok: false,
      visibility: 'private',
      call: form.call,
      reply: {
        summary: 'The form did not open in time',
        blocks: [note(`${title} was slow just now. Press the button to try again.`)],
        actions: [button('Open the form', { ...form.call, intent: 'form' }, 'primary')],
      },
    }),
    async send({ storedActions }, owner, send) {
      // Where storing fails the answer is sent all the same: only its long buttons will not work.
      if (storedActions.length > 0) await core.storeActions(storedActions, owner).catch(report);
      const began = performance.now();
      if (!(await send())) return;
      telemetry.count('answered');
      telemetry.answered(performance.now() - began);
    },
  };
}
