import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EpochMs } from '../../../time.ts';

/** How long somebody may take from the install page to Slack's consent and back, in milliseconds. */
export const STATE_LIFE = 600_000;

/** The `state` of an installation: signed, so that every process knows it, and good for some minutes. */
export interface States {
  make(): string;
  /** The part by which its use is noted; undefined where it is not ours, or too old. */
  read(state: string): string | undefined;
}

const FORM = /^([0-9a-z]{1,12})\.([\w-]{22})\.([\w-]{43})$/;

/** States signed with a key derived from a secret that all processes share. */
export function createStates(secret: string, now: () => EpochMs): States {
  const key = createHmac('sha256', secret).update('rung install state').digest();
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  return {
    make() {
      const text = `${now().toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    read(state) {
      const [, made = '', nonce = '', signature = ''] = FORM.exec(state) ?? [];
      const expected = sign(`${made}.${nonce}`);
      if (signature.length !== expected.length) return undefined;
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined;
      const age = now() - parseInt(made, 36);
      return age >= 0 && age < STATE_LIFE ? nonce : undefined;
    },
  };
}
