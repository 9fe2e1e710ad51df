import type { Variables } from '../../adapters/shared/settings.ts';

/** The names of settings whose values are secrets. */
const SECRET = /^(?:SLACK_|DISCORD_|RUNG_|OTEL_|PG)\w*(?:TOKEN|SECRET|PASSWORD|KEYS?|HEADERS)$/;
/** A shorter value is no secret worth the name, and would be found in ordinary words. */
const SHORTEST = 6;

/** The values that are secrets: tokens and keys, and a password within an address, as it is written and as it is meant. */
export function secretsAmong(variables: Variables): readonly string[] {
  const found = Object.entries(variables).flatMap(([name, value]) => {
    if (typeof value !== 'string') return [];
    if (SECRET.test(name)) return [value, ...value.split(',').map((one) => one.trim())];
    return name === 'DATABASE_URL' ? [value, ...passwordsIn(value)] : [];
  });
  return [...new Set(found)].filter((one) => one.length >= SHORTEST);
}

function passwordsIn(address: string): readonly string[] {
  const written = /^[a-z]+:\/\/[^:/?#]*:([^/]*)@/.exec(address)?.[1];
  if (written === undefined) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
