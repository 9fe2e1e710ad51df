/** The name of a platform as its key has it, as a name is written. */
export const platformName = (platform: string): string =>
  platform.charAt(0).toUpperCase() + platform.slice(1);
