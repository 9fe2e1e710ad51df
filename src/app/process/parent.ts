export interface ParentParts {
  /** The id of the process that started this one, as it is now. */
  readonly parent: () => number;
  /** Told once the parent is gone. */
  readonly orphaned: () => void;
}

/** Milliseconds. */
const EVERY = 500;

/**
 * Watches the process that started this one. npm hands a signal on to the shell that it runs a script in, and that shell
 * ends without handing it on: what it ran would go on by itself, unseen. Returns what ends the telemetry.
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
