/** Whether somebody sits at this terminal: they type, and see what is printed. */
export const isInteractive = (): boolean => process.stdin.isTTY && process.stdout.isTTY;
