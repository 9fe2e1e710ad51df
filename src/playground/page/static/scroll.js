// @ts-check

/** How far from its end a log may be to count as at its end, in pixels. */
const NEAR = 48;

/**
 * Keeps a log at its end while its reader is there, and where they are otherwise.
 * @param {HTMLElement} log
 * @param {HTMLButtonElement} jump shown while something new is below
 */
export function createScroll(log, jump) {
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  let follows = true;
  const toEnd = () => {
    if (follows) log.scrollTop = log.scrollHeight;
    jump.hidden = true;
  };
  log.addEventListener('scroll', () => {
    if (isAtEnd()) jump.hidden = true;
  });
  jump.addEventListener('click', () => {
    toEnd();
    log.focus();
  });
  // A picture that arrives late makes its message taller.
  let wasAtEnd = true;
  log.addEventListener('load', () => wasAtEnd && toEnd(), { capture: true });
  return {
    toEnd,
    /**
     * Whether what is newest stands at the end: a page of its own is read from its top.
     * @param {boolean} isLog
     */
    follow(isLog) {
      follows = isLog;
      if (!isLog) log.scrollTop = 0;
    },
    /**
     * Changes the log.
     * @template T
     * @param {() => T} change
     * @param {boolean} fromStart whether the log was empty before
     * @returns {T}
     */
    keeping(change, fromStart) {
      wasAtEnd = fromStart || isAtEnd();
      const changed = change();
      if (wasAtEnd) toEnd();
      return changed;
    },
    /** Something new came. */
    came() {
      jump.hidden = !follows || isAtEnd();
    },
  };
}
