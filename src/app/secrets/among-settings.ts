import type { Variables } from '../../adapters/shared/settings.ts';

/** The names of settings whose values are secrets. */
const SECRET = /^(?:SLACK_|DISCORD_|RUNG_|OTEL_|PG)\w*(?:TOKEN|SECRET|PASSWORD|KEYS?|HEADERS)$/;
/** The settings that hold headers of requests, such as `authorization=Bearer%20abc`. */
const HEADERS = /^OTEL_\w*HEADERS$/;
/** The settings that hold an address, which may have a password in it. */
const ADDRESS = /^(?:DATABASE_URL|OTEL_\w*ENDPOINT)$/;
/** A shorter value is no secret worth the name, and would be found in ordinary words. */
const SHORTEST = 6;

/** The values that are secrets: tokens and keys, and a password within an address, as it is written and as it is meant. */
export function secretsAmong(variables: Variables): readonly string[] {
  const found = Object.entries(variables).flatMap(([name, value]) => {
    if (typeof value !== 'string') return [];
    if (SECRET.test(name)) {
      const parts = value.split(',').map((one) => one.trim());
      return [value, ...parts, ...(HEADERS.test(name) ? parts.flatMap(headerValues) : [])];
    }
    if (!ADDRESS.test(name)) return [];
    return [...(name === 'DATABASE_URL' ? [value] : []), ...passwordsIn(value)];
  });
  return [...new Set(found)].filter((one) => one.length >= SHORTEST);
}

function passwordsIn(address: string): readonly string[] {
  const written = /^[a-z]+:\/\/[^:/?#]*:([^/]*)@/.exec(address)?.[1];
  return written === undefined ? [] : asMeant(written);
}

/** The value of a header, and what of it follows a scheme such as `Bearer`; both as they are written and as they are meant. */
const headerValues = (header: string): readonly string[] =>
  asMeant(header.slice(header.indexOf('=') + 1)).flatMap((value) => [value, value.replace(/^\w+\s+/, '')]);

function asMeant(written: string): readonly string[] {
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
