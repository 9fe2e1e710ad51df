import { adapterContract } from '../../../contract/adapter.ts';
import { openTerminal, type TerminalChat } from '../../../harness/platforms/terminal.ts';

adapterContract('the terminal', openTerminal, {
  // There is one place, and it is private until something is shared: a line without a slash is a line like any other.
  mention: (chat, text) => chat.type(text),
  direct: (chat, text) => chat.type(text),
  proactive: (chat, reply, key) => (chat as TerminalChat).proactive(reply, key),
  update: (chat, message, reply) => (chat as TerminalChat).update(message, reply),
});
