import { adapterContract } from '../../../contract/adapter.ts';
import { openTerminal, type TerminalChat } from '../../../harness/platforms/terminal.ts';

adapterContract('the terminal', openTerminal, {
  // There is one place, and it is private until something is shared: a line without a slash is a line like any other.
  mention: (chat, text) => chat.type(text),
  direct: (chat, text) => chat.type(text),
  unasked: (chat, reply, key) => (chat as TerminalChat).unasked(reply, key),
  amend: (chat, message, reply) => (chat as TerminalChat).amend(message, reply),
});
