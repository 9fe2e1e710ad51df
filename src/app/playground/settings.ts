import { z } from 'zod';
import { port } from '../../adapters/shared/settings.ts';

/** The settings of the playground, as they are read from the environment. */
export const playgroundSettings = {
  RUNG_PLAYGROUND: z.enum(['0', '1', 'demo'], 'must be 0, 1 or demo').optional(),
  RUNG_PLAYGROUND_PORT: port,
  RUNG_PLAYGROUND_ADDRESS: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  RUNG_PLAYGROUND_HOST: z
    .string()
    .regex(/^[a-z\d.-]+(?::\d{1,5})?$/i, 'must be a host name, such as try.example.com')
    .optional(),
  RUNG_PLAYGROUND_SEATS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a number of visitors, 1 to 999')
    .default('20')
    .transform(Number),
};

/** The page to try Rung on. */
export interface PlaygroundConfig {
  /** Whether it was asked for: it is then served, or the start stops. */
  readonly isAsked: boolean;
  /** The most visitors, each with a workspace of their own; undefined where there is one for all. */
  readonly seats: number | undefined;
  readonly port: number;
  /** The address of this machine that it is opened on. */
  readonly address: string;
  /** The host name that its visitors know it by, where it stands behind a proxy. */
  readonly publicHost: string | undefined;
}

/** The port where none is set. */
const PORT = 4848;

/** The page where it is asked for, or where no platform is set up and it is not refused. */
export function playgroundOf(
  set: z.output<z.ZodObject<typeof playgroundSettings>>,
  hasPlatforms: boolean,
): PlaygroundConfig | undefined {
  const wish = set.RUNG_PLAYGROUND;
  if (wish === '0' || (wish === undefined && hasPlatforms)) return undefined;
  return {
    isAsked: wish !== undefined,
    seats: wish === 'demo' ? set.RUNG_PLAYGROUND_SEATS : undefined,
    port: set.RUNG_PLAYGROUND_PORT ?? PORT,
    address: set.RUNG_PLAYGROUND_ADDRESS,
    publicHost: set.RUNG_PLAYGROUND_HOST,
  };
}
