import type { WorkspaceSetting } from '../../../store/store.ts';
import type { Profile } from '../../declare/command.ts';

/** The name of the setting that says that a workspace has pay bands of its own. */
export const OWN_BANDS = 'bands';

/** Who sees the bands of a workspace: all of its members, or its admins alone. */
export type BandsAudience = 'everyone' | 'admins';

/** Which bands a workspace has, and who sees them. */
export interface BandsSetting {
  readonly version: string;
  readonly audience: BandsAudience;
}

/** The setting as it is kept. */
export const writeBandsSetting = ({ audience, version }: BandsSetting): string => `${audience} ${version}`;

/** Who sees the bands, by the setting as it is kept: what is not surely for everyone is for admins. */
export const bandsAudience = (value: string): BandsAudience =>
  value.startsWith('everyone ') ? 'everyone' : 'admins';

/** Which bands a workspace has; undefined where it has none. */
export function bandsSettingOf(settings: readonly WorkspaceSetting[]): BandsSetting | undefined {
  const said = settings.find(({ name }) => name === OWN_BANDS)?.value ?? '';
  const [, version] = said.split(' ');
  return version === undefined ? undefined : { version, audience: bandsAudience(said) };
}

/**
 * Whether a person sees the bands of the workspace that they ask in. A guest of it, or somebody of another one, does not,
 * nor does a person of whom the platform does not say who they are there.
 */
export const seesBands = ({ audience }: BandsSetting, { admin, member }: Profile): boolean =>
  member === true && (audience === 'everyone' || admin === true);
