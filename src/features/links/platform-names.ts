/** The name of a platform: "Slack". */
export const platformName = (platform: string): string =>
  platform.charAt(0).toUpperCase() + platform.slice(1);

const OTHERS: Readonly<Record<string, string>> = { slack: 'Discord', discord: 'Slack' };

/** The platform that an account of this one is linked with: "Discord". */
export const otherPlatform = (platform: string): string => OTHERS[platform] ?? 'your other platform';
