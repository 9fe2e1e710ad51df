import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../app/config.ts';
import { out, UsageError } from '../app/console.ts';
import { drawIcon } from '../pictures/icon.ts';
import { privacyPolicy } from '../policies/privacy.ts';
import { termsOfUse } from '../policies/terms.ts';

/** The widths that directories ask an icon in, in pixels: Slack and Discord 512 to 2000 and 1024. */
const ICON_SIZES = [512, 1024];

/** Writes what a directory of apps asks for to a folder: the privacy policy, the terms, the icon. @throws UsageError */
export async function listing(args: string[]): Promise<void> {
  const [folder] = args;
  if (folder === undefined || args.length > 1) throw new UsageError('give one folder to write to');
  const { operator } = readConfig();
  if (!operator)
    throw new UsageError(
      'set RUNG_OPERATOR and RUNG_SUPPORT_CONTACT: the pages name who runs Rung and how to reach them',
    );
  await mkdir(folder, { recursive: true });
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['privacy.html', privacyPolicy(operator)],
    ['terms.html', termsOfUse(operator)],
    ...ICON_SIZES.map((size) => [`icon-${size}.png`, drawIcon(size)] as const),
  ];
  for (const [name, content] of files) {
    await writeFile(join(folder, name), content);
    out(join(folder, name));
  }
}
