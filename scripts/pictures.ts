/** Draws docs/pictures/ and the repository's social picture from the dataset: `npm run -s pictures`. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { put } from '../src/adapters/terminal/ask.ts';
import { buildApp } from '../src/app/container.ts';
import { parseConfig } from '../src/app/config.ts';
import { skillsPicture } from '../src/features/pictures/skills.ts';
import { teamPicture } from '../src/features/pictures/team.ts';
import { fontFiles, loadMeasure } from '../src/pictures/fonts.ts';
import { pixelsOf } from '../src/pictures/pixels.ts';
import { picturesOf } from '../src/reply/files.ts';
import type { Picture } from '../src/reply/picture.ts';
import { socialSvg } from './social-picture.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
/** Dates are counted from here, so that the same data gives the same pictures. */
const TODAY = Date.UTC(2026, 10, 28, 12);
const ASKED = {
  salary: '/salary senior london',
  compare: '/salary compare senior london san francisco berlin bangalore',
  roadmap: '/roadmap show software engineer from monday',
  offer: '/salary offer £120k senior london',
} as const;

const home = await mkdtemp(join(tmpdir(), 'rung-pictures-'));
const { core, store, data, pictures } = await buildApp(parseConfig({ RUNG_HOME: home }));

async function asked(query: string): Promise<Picture> {
  const [picture] = picturesOf((await put(core, query, TODAY)).reply);
  if (!picture) throw new Error(`${query} has no picture`);
  return picture;
}

/** How many weeks of the plan are done. */
const WEEKS_DONE = 13;

/** A plan, some way into it. */
async function plan(): Promise<Picture> {
  await put(core, '/plan start software engineer 8h a week london', TODAY);
  for (let week = 0; week < WEEKS_DONE; week++) await put(core, '/plan done', TODAY);
  return asked('/plan next');
}

/** A person with some of what senior engineers are asked for. */
function gaps(): Picture | undefined {
  const target = data.skills.target('senior');
  const skills = target ? data.skills.asked(target).slice(0, 6) : [];
  const example = [3, 2, 2, 1, 1, 0];
  return skillsPicture('Senior', '5 skills to go', {
    of: skills.length,
    skills: skills.map(({ skill, grade }, at) => ({
      name: skill.name,
      own: Math.min(example[at] ?? 0, at === 0 ? grade : grade - 1),
      wanted: grade,
    })),
  });
}

/** A channel that shares two roadmaps. */
function team(): Picture | undefined {
  const [first, second] = [data.roadmaps.planned('30-days'), data.roadmaps.planned('software-engineer')];
  if (!first || !second) return undefined;
  const none = {
    recentFollowers: 0,
    finished: 0,
    recentlyFinished: 0,
    recentUnits: [],
    hasUnits: true,
    movers: 0,
    names: [],
    news: [],
  };
  return teamPicture([
    { ...none, roadmap: first, followers: 6, ticked: 139, recentlyTicked: 24, tasks: 240 },
    { ...none, roadmap: second, followers: 3, ticked: 41, recentlyTicked: 9, tasks: 183 },
  ]);
}

const all: Record<string, Picture | undefined> = {
  salary: await asked(ASKED.salary),
  compare: await asked(ASKED.compare),
  roadmap: await asked(ASKED.roadmap),
  offer: await asked(ASKED.offer),
  plan: await plan(),
  skills: gaps(),
  team: team(),
};

await mkdir(FOLDER, { recursive: true });
const names = Object.keys(all);
const write = async (at: number, name: string, png: Uint8Array, size: string): Promise<void> => {
  const file = join(FOLDER, `${name}.png`);
  await writeFile(file, png);
  process.stdout.write(
    `[${at}/${names.length + 1}] ${file}: ${size}, ${Math.round(png.byteLength / 1024)} KB\n`,
  );
};
for (const [at, name] of names.entries()) {
  const picture = all[name];
  if (!picture) throw new Error(`the dataset gives no picture of ${name}`);
  const { png, width, height } = await pictures.draw(picture);
  await write(at + 1, name, png, `${width} × ${height}`);
}
const shown = await pictures.draw(await asked(ASKED.salary));
const social = pixelsOf(socialSvg(shown, loadMeasure()), fontFiles());
await write(names.length + 1, 'social', social.png, `${social.width} × ${social.height}`);

await pictures.close();
await store.close();
await rm(home, { recursive: true, force: true });
