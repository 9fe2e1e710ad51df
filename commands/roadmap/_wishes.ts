import { button, call, UserError, type Call, type PageName } from '#bot';

/** What people want done with a roadmap that this command only shows. */
export const WISHES = {
  pause: { label: 'Pause', words: ['pause', 'suspend', 'freeze'] },
  resume: { label: 'Resume', words: ['resume', 'continue', 'unpause'] },
  stop: { label: 'Stop', words: ['stop', 'end', 'quit', 'cancel', 'abandon', 'drop'] },
  remove: { label: 'Remove', words: ['remove', 'unfollow', 'hide'] },
} as const;

/** Asks which is meant, a plan of one’s own or what the team has: neither is taken for the other. */
export function whichWish(wish: keyof typeof WISHES, page: PageName | undefined): UserError {
  const which = page ? { roadmap: page.ref } : {};
  const of = page ? ` of “${page.name}”` : '';
  const offered: Record<keyof typeof WISHES, readonly (readonly [string, Call])[]> = {
    pause: [
      ['Pause my messages', call(['plan', 'pause'])],
      ['Stop the channel’s digest', call(['roadmap', 'digest'], { off: true })],
    ],
    resume: [['Resume my messages', call(['plan', 'resume'])]],
    stop: [
      ['Stop my plan', call(['plan', 'stop'], which)],
      ['Unshare from this channel', call(['roadmap', 'unshare'], which)],
    ],
    remove: [
      ['Stop my plan', call(['plan', 'stop'], which)],
      ['Unshare from this channel', call(['roadmap', 'unshare'], which)],
      ['Delete it for the team', call(['roadmap', 'delete'], which)],
    ],
  };
  return new UserError(
    'which-wish',
    `${WISHES[wish].label} what${of}?`,
    'Your plan is yours alone. A shared roadmap belongs to the channel.',
    [
      ...offered[wish].map(([label, does]) => button(label, does)),
      ...(page ? [button('Show it', call(['roadmap', 'show'], which))] : []),
    ],
  );
}
