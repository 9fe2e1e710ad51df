import type { Schema } from '../store/schema/schema.ts';
import type { Descriptions } from './description.ts';
import { HELD_OF_NOBODY } from './held-of-nobody.ts';
import { HELD_OF_PEOPLE } from './held-of-people.ts';
import { HELD_OF_WORKSPACES } from './held-of-workspaces.ts';

/** All that is held, table by table: a table or a column that nobody described does not compile. */
export const HELD: Descriptions<keyof Schema> = {
  ...HELD_OF_PEOPLE,
  ...HELD_OF_WORKSPACES,
  ...HELD_OF_NOBODY,
};
