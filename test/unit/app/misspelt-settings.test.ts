import { describe, expect, it } from 'vitest';
import { misspeltAmong } from '../../../src/app/misspelt-settings.ts';

const KNOWN = [
  'DATABASE_URL',
  'RUNG_HOME',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_PORT',
  'DISCORD_TOKEN',
];

describe('given variables of the environment', () => {
  it.each([
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLAKC_BOT_TOKEN', 'SLACK_BOT_TOKEN'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_TOKENS', 'DISCORD_TOKEN'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['RUNG_HOEM', 'RUNG_HOME'],
  ])('when %s is set, then %s is suggested', (name, meant) => {
    expect(misspeltAmong([name], KNOWN)).toEqual([`${name} is not read; did you mean ${meant}?`]);
  });

  it('when they are right, or nowhere near, then nothing is said', () => {
    expect(
      misspeltAmong([...KNOWN, 'PATH', 'HOME', 'SLACK_WEBHOOK_URL', 'GITHUB_TOKEN', 'PORT'], KNOWN),
    ).toEqual([]);
  });

  it('when the right name is set as well, then the other is left alone', () => {
    expect(misspeltAmong(['SLACK_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'], KNOWN)).toEqual([]);
  });
});
