/** How far from its end a log may be to count as at its end, in pixels. */
const NEAR = 48;

/**
 * Keeps a log at its end while its reader is there, and where they are otherwise.
 * @param {HTMLElement} log
 * @param {HTMLButtonElement} jump shown while something new is below
 */
export function createScroll(log, jump) {
  let follows = true;
  let wasAtEnd = true;
  // A pane behind a tab has no size: its reader is where they were.
  const isAtEnd = () =>
    log.clientHeight === 0 ? wasAtEnd : log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const toEnd = () => {
    if (follows) log.scrollTop = log.scrollHeight;
    jump.hidden = true;
  };
  let height = 0;
  log.addEventListener('scroll', () => {
    // A log that was made smaller is not one that its reader scrolled.
    if (log.clientHeight === height) wasAtEnd = isAtEnd();
    if (isAtEnd()) jump.hidden = true;
  });
  jump.addEventListener('click', () => {
    toEnd();
    log.focus();
  });
  // A picture that arrives late makes its message taller.
  log.addEventListener('load', () => wasAtEnd && toEnd(), { capture: true });
  // The tour, a sentence below the log or another tab makes it taller or smaller.
  new ResizeObserver(() => {
    height = log.clientHeight;
    if (wasAtEnd && height > 0) toEnd();
  }).observe(log);
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
