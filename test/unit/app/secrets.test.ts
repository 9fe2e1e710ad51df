import { describe, expect, it } from 'vitest';
import { secretsAmong } from '../../../src/app/secrets/among-settings.ts';

describe('given the environment', () => {
  it('when its secrets are listed, then they are tokens, keys and the password of the database, written either way', () => {
    expect(
      secretsAmong({
        SLACK_BOT_TOKEN: 'xoxb-1234',
        SLACK_SIGNING_SECRET: 'signing-secret',
        DATABASE_URL: 'postgres://rung:pa%2Fss-word@db:5432/rung',
        RUNG_LOG_WORKSPACE_KEY: 'nobody else knows',
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20t0k3n-1',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'https://rung:collect0r@otel:4318',
        RUNG_SECRET_KEYS: 'first-key, second-key',
        RUNG_HOME: '/var/lib/rung',
        HOME_TOKEN: 'not-ours-1',
      }),
    ).toEqual([
      'xoxb-1234',
      'signing-secret',
      'postgres://rung:pa%2Fss-word@db:5432/rung',
      'pa%2Fss-word',
      'pa/ss-word',
      'nobody else knows',
      'authorization=Bearer%20t0k3n-1',
      'Bearer%20t0k3n-1',
      'Bearer t0k3n-1',
      't0k3n-1',
      'collect0r',
      'first-key, second-key',
      'first-key',
      'second-key',
    ]);
  });

  it('when a database has no password, or a token is next to nothing, then neither is a secret', () => {
    expect(secretsAmong({ DATABASE_URL: 'postgres://db/rung', DISCORD_TOKEN: 'a' })).toEqual([
      'postgres://db/rung',
    ]);
  });
});
