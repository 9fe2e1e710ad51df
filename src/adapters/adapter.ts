import type { Invocation } from '../command/invocation.ts';
import type { Answer } from '../command/run.ts';
import type { CommandTree } from '../command/registry.ts';
import type { Call, Choice, Form, Reply, Visibility } from '../reply/reply.ts';

/** What the core offers an adapter. Everything but `invoke` answers at once, from memory. */
export interface Core {
  readonly commands: CommandTree;
  /** Never rejects: whatever goes wrong is an answer in words. */
  invoke(invocation: Invocation): Promise<Answer>;
  /** Who will see the answer, known before it is worked out. */
  visibility(invocation: Invocation): Visibility;
  /** The form this invocation opens, or undefined when it is to be invoked. */
  form(invocation: Invocation): Form | undefined;
  /** Completions for one option; `path` names the command. */
  suggest(path: readonly string[], option: string, prefix: string): readonly Choice[];
}

/** What a platform can show, declared so that the core never asks which platform it is. */
export interface Capabilities {
  /** Answers can be shown to the asker alone. */
  readonly private: boolean;
  /** A form can be opened. */
  readonly forms: boolean;
}

/** How a reply is to be rendered: page from 1, and the call that gives the other pages. */
export interface RenderRequest {
  readonly reply: Reply;
  readonly call: Call;
  readonly page: number;
  readonly visibility: Visibility;
  /** Where the platform finds the picture's file once it is uploaded; undefined leaves the picture out. */
  readonly picture?: (drawing: string) => string | undefined;
}

/** A payload and the calls that did not fit its buttons: keep those before it is sent. */
export interface Rendered<Payload> {
  readonly payload: Payload;
  readonly kept: readonly { readonly token: string; readonly call: string }[];
  readonly page: number;
  readonly pages: number;
}
