/** The parts that the watch over the parent process is built from. */
export interface ParentParts {
  /** The id of the process that started this one, as it is now. */
  readonly parent: () => number;
  /** Called once, when the parent has ended. */
  readonly orphaned: () => void;
}

/** Milliseconds. */
const EVERY = 500;

/**
 * Watches the process that started this one. npm passes a signal to the shell that runs a script, and that shell ends
 * without passing it on, so that Rung would go on unnoticed. Returns a function that stops watching.
 */
export function watchParent({ parent, orphaned }: ParentParts): () => void {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    orphaned();
  }, EVERY).unref();
  return () => clearInterval(timer);
}
