import { PLATFORMS } from '../platforms.ts';
import { findOneWorkspace, findToPause, writeOwner } from './find.ts';
import type { Act } from './parts.ts';
import { resumeWorkspace } from './resume.ts';
import { countOf } from './table.ts';

/** Pauses a workspace: nothing is sent there unasked, and commands are refused in words. */
export const pause: Act = async ({ words: [word = ''] }, { store, now, say, audit }) => {
  const owner = await findToPause(
    store,
    word,
    PLATFORMS.map(({ name }) => name),
  );
  const name = writeOwner(owner);
  if (!(await store.operator.pause(owner, now()))) {
    say(`${name} is paused already.`);
    return true;
  }
  audit('pause', `paused Rung in ${name}`, owner);
  say(
    `${name} is paused. What is being sent this moment still arrives; nothing more is sent there, and commands`,
  );
  say(`are refused in words. "npm run -s admin -- resume ${name}" ends it.`);
  return true;
};

/** Ends the pause of a workspace. */
export const resume: Act = async ({ words: [word = ''] }, { store, now, say, audit }) => {
  const owner = await findOneWorkspace(store, word);
  const name = writeOwner(owner);
  if (owner.pausedAt === undefined) {
    say(`${name} is not paused.`);
    return true;
  }
  const { due, over } = await resumeWorkspace(store, owner, now());
  audit('resume', `resumed Rung in ${name}`, owner);
  say(
    `${name} goes on. ${countOf(due, 'message')} of this week that came due meanwhile ${due === 1 ? 'goes' : 'go'} out now, once each.`,
  );
  if (over > 0)
    say(
      `${countOf(over, 'message')} of weeks that are over ${over === 1 ? 'is' : 'are'} not made up for: the next comes at its usual time.`,
    );
  return true;
};
