import { hash } from 'node:crypto';
import { madeOnce } from './made-once.ts';
import type { Call, FieldValue } from './reply.ts';

/** A call too long for a button, and the token that stands for it there. */
export interface KeptCall {
  readonly token: string;
  readonly call: string;
}
/** The id that a button carries; `kept` is to be stored before the button is shown. */
export interface PackedCall {
  readonly id: string;
  readonly kept?: KeptCall;
}

/** The longest text that is read back, in UTF-16 units: five form fields of 4000, each unit escaped to three or less. */
const LONGEST = 100_000;
/** Of a sha256 in base64url: 132 bits, beyond any collision. */
const TOKEN_LENGTH = 22;

/**
 * A call as short readable text: `salary.compare@2?level=senior&place*=london,berlin&weeks:=6`. `!share`,
 * `!form` and `!picture` are its intent, `@2` its page, `:=` a number or a boolean, `*=` a list (`*` alone an empty one). Segments of a path are not empty.
 */
export const encodeCall = madeOnce((call: Call): string => {
  let text = call.path.map(escapeName).join('.');
  if (call.intent) text += `!${call.intent}`;
  if (call.page !== undefined) text += `@${call.page}`;
  let mark = '?';
  for (const name in call.fields) {
    const value = call.fields[name];
    if (value === undefined) continue;
    text += mark + escapeName(name) + encodeValue(value);
    mark = '&';
  }
  return text;
});

function encodeValue(value: FieldValue): string {
  if (typeof value === 'string') return `=${escapeValue(value)}`;
  if (typeof value === 'object') return value.length === 0 ? '*' : `*=${value.map(escapeValue).join(',')}`;
  return `:=${Object.is(value, -0) ? '-0' : String(value)}`;
}

const HEAD =
  /^(?<path>[^!@?]*)(?:!(?<intent>share|form|picture))?(?:@(?<page>[1-9]\d{0,8}))?(?:\?(?<fields>[^]*))?$/;
const FIELD = /^(?<name>[^=:*]*)(?<mark>:=|\*=|\*|=)(?<value>[^]*)$/;
const NUMBER = /^-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity)$|^NaN$/;

/** The call a text stands for, or undefined for any text that is not one. Never throws. */
export function decodeCall(text: string): Call | undefined {
  if (text.length > LONGEST) return undefined;
  // A platform may hand a value back with "&" written "&amp;"; a name cannot hold ";", so this loses nothing.
  const parts = HEAD.exec(text.replaceAll('&amp;', '&'))?.groups;
  if (!parts) return undefined;
  const path = parts['path'] ? parts['path'].split('.').map(unescape) : [];
  if (!path.every((one) => one !== undefined && one !== '')) return undefined;
  const fields: [string, FieldValue][] = [];
  for (const part of parts['fields'] ? parts['fields'].split('&') : []) {
    const field = decodeField(part);
    if (!field) return undefined;
    fields.push(field);
  }
  const intent = parts['intent'] as Call['intent'];
  return {
    path: path as string[],
    fields: Object.fromEntries(fields),
    ...(intent && { intent }),
    ...(parts['page'] && { page: Number(parts['page']) }),
  };
}

function decodeField(part: string): [string, FieldValue] | undefined {
  const { name, mark, value = '' } = FIELD.exec(part)?.groups ?? {};
  const key = name === undefined ? undefined : unescape(name);
  if (key === undefined) return undefined;
  if (mark === '*') return value === '' ? [key, []] : undefined;
  if (mark === '*=') {
    const list = value.split(',').map(unescape);
    return list.every((one) => one !== undefined) ? [key, list] : undefined;
  }
  if (mark === ':=') {
    if (value === 'true' || value === 'false') return [key, value === 'true'];
    return NUMBER.test(value) ? [key, Number(value)] : undefined;
  }
  const single = unescape(value);
  return single === undefined ? undefined : [key, single];
}

/**
 * The id of a button that replays `call`, at most `max` UTF-16 units: the call itself, or a token for it. `index`
 * tells the buttons of one message apart, even those of the same call.
 */
export function packCall(call: Call, max: number, index: number): PackedCall {
  const text = encodeCall(call);
  const inPlace = `${index.toString(36)}|${text}`;
  if (inPlace.length <= max) return { id: inPlace };
  const token = hash('sha256', text, 'base64url').slice(0, TOKEN_LENGTH);
  return { id: `${index.toString(36)}~${token}`, kept: { token, call: text } };
}

/** Reads the id of a pressed button: the call, or the token it is stored under. Undefined for any other text. */
export function unpackCall(id: string): { readonly call: Call } | { readonly token: string } | undefined {
  const [, mark, rest = ''] = /^[0-9a-z]{1,6}([|~])([^]*)$/.exec(id.slice(0, LONGEST + 8)) ?? [];
  if (mark === '~') return /^[\w-]{22}$/.test(rest) ? { token: rest } : undefined;
  const call = mark === '|' ? decodeCall(rest) : undefined;
  return call && { call };
}

// Names lose every mark of the grammar; values only what would end them. Control characters, lone surrogates and the
// three characters that HTML escapes go from both.
const IN_NAME = /[%&=+,.?!@:*;<>\s\p{Cc}\p{Cs}]/gu;
const IN_VALUE = /[%&+,<>\p{Cc}\p{Cs}]|(?! )\s/gu;
/** What most names and values are made of, of which nothing is to be escaped. */
const PLAIN = /^[\w-]*$/;
const escapeName = (text: string): string => (PLAIN.test(text) ? text : text.replace(IN_NAME, hex));
const escapeValue = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(IN_VALUE, hex).replaceAll(' ', '+');

function hex(unit: string): string {
  const code = unit.charCodeAt(0);
  return code < 0x100
    ? `%${code.toString(16).toUpperCase().padStart(2, '0')}`
    : `%u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function unescape(text: string): string | undefined {
  if (!/[%+]/.test(text)) return text;
  if (/%(?!u[0-9A-F]{4}|[0-9A-F]{2})/.test(text)) return undefined;
  return text
    .replaceAll('+', ' ')
    .replace(/%(?:u([0-9A-F]{4})|([0-9A-F]{2}))/g, (_, long?: string, short?: string) =>
      String.fromCharCode(parseInt(long ?? short ?? '', 16)),
    );
}
