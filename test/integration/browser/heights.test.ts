import { describe, expect, it } from 'vitest';
import type { PaneInUse, PaneName } from '../../../scripts/browser/page.ts';
import { allCommands } from '../../../src/core/declare/roles.ts';
import { HAS_CHROMIUM, openStage } from '../../harness/browser/stage.ts';
import { tallestOf } from '../../harness/copy/budget.ts';
import { filled } from '../../harness/platforms/discord-options.ts';
import { shippedTree } from '../../harness/shipped.ts';

const stage = openStage();
const PHONE = { width: 400, person: 'Ada', isMeasured: true };

/** The commands whose answers people see most. */
const MAIN = new Set([
  ...['salary', 'salary compare', 'salary offer', 'salary me', 'skills', 'skills gap', 'skills check'],
  ...['career', 'quiz', 'roadmap list', 'roadmap show', 'plan start', 'plan show'],
  ...['rung home', 'rung help', 'rung about', 'rung settings'],
]);

/** The first example of each of them, by its command. */
const EXAMPLES = allCommands((await shippedTree()).roots)
  .map(({ path, command }) => ({ name: path.join(' '), line: command.examples[0] ?? '' }))
  .filter(({ name }) => MAIN.has(name));

/** A line as it is typed on a platform. */
function typed(platform: PaneName, line: string): string {
  if (platform === 'slack') return line;
  const { name, options } = filled(line);
  return [`/${name}`, ...Object.entries(options).map(([key, value]) => `${key}:${value}`)].join(' ');
}

/** Types a line; the height of its answer in pixels, without the folded JSON. */
async function heightOf(pane: PaneInUse, line: string): Promise<number> {
  const before = await pane.messages.count();
  await pane.type(line);
  const answer = pane.messages.nth(before).filter({ hasNotText: 'is thinking' });
  await answer.waitFor();
  return answer.evaluate((one) => one.clientHeight - (one.querySelector('.pg-json')?.clientHeight ?? 0));
}

describe.skipIf(!HAS_CHROMIUM).each(['slack', 'discord'] as const)(
  'given a phone 400 px wide with %s on it',
  (platform) => {
    it('when the main commands are typed as in their examples, then no answer is taller than its budget', async () => {
      const visit = await stage.visit(PHONE);
      const pane = await visit.pane(platform);
      const over: string[] = [];
      let tallest = 0;
      for (const { name, line } of EXAMPLES) {
        const height = await heightOf(pane, typed(platform, line));
        tallest = Math.max(tallest, height);
        if (height > tallestOf(name)) over.push(`${line}: ${height} px, at most ${tallestOf(name)}`);
      }
      process.stdout.write(`${platform}: ${tallest} px is the tallest of ${EXAMPLES.length} answers\n`);
      expect(EXAMPLES).toHaveLength(MAIN.size);
      expect(over).toEqual([]);
      expect(await visit.page.locator('.unknown').count()).toBe(0);
      expect(visit.troubles).toEqual([]);
    });
  },
);
