/** How long a process whose work is over may take to end by itself, in milliseconds. */
const LEAVE = 500;

/** Ends the process, with the exit code that is set, where something left over would keep it alive: a server, a request. */
export function leaveSoon(): void {
  setTimeout(() => process.exit(), LEAVE).unref();
}
