import type { Migration } from 'kysely/migration';
import { first } from './0001_first.ts';
import { greetings } from './0002_greetings.ts';
import { quiz } from './0003_quiz.ts';
import { planWeeks } from './0004_plan_weeks.ts';
import { pictureFiles } from './0005_picture_files.ts';
import { installations } from './0006_installations.ts';
import { links } from './0007_links.ts';
import { workspaceSettings } from './0009_workspace_settings.ts';
import { ownBands } from './0010_own_bands.ts';
import { claims } from './0011_claims.ts';
import type { Portable } from './portable.ts';

/**
 * Every migration by its name, in the order they run. Names sort, and one that was ever released is never changed,
 * renamed or removed.
 */
export function migrations(portable: Portable): Record<string, Migration> {
  return {
    '0001_first': first(portable),
    '0002_greetings': greetings(portable),
    '0003_quiz': quiz(portable),
    '0004_plan_weeks': planWeeks(),
    '0005_picture_files': pictureFiles(portable),
    '0006_installations': installations(portable),
    '0007_links': links(portable),
    '0009_workspace_settings': workspaceSettings(portable),
    '0010_own_bands': ownBands(portable),
    '0011_claims': claims(portable),
  };
}
