import { beforeAll, describe, expect, it } from 'vitest';
import type { PaneInUse } from '../../../scripts/browser/page.ts';
import { HAS_CHROMIUM, openStage, SIZES } from '../../harness/browser/stage.ts';
import type { Visit } from '../../harness/browser/visit.ts';

const stage = openStage();

describe.skipIf(!HAS_CHROMIUM).each(SIZES)(
  'given Discord on a page $width px wide',
  ({ width, person, city }) => {
    let visit: Visit;
    let discord: PaneInUse;
    beforeAll(async () => {
      visit = await stage.visit({ width, person });
      discord = await visit.pane('discord');
    });

    /** Types the beginning of a word and takes what is offered first for it, by keyboard. */
    async function complete(begun: string, offered: string): Promise<void> {
      const { keyboard } = visit.page;
      await keyboard.type(begun);
      const first = discord.suggestions.first().locator('b');
      await first.filter({ hasText: offered }).waitFor();
      await keyboard.press('Tab');
      // What stands there is taken once more until what follows is offered.
      await first.filter({ hasNotText: offered }).waitFor();
    }

    it('when a command and its options are completed by keyboard, then Rung answers', async () => {
      const input = discord.root.locator('.pg-composer input');
      await input.click();
      await complete('/sal', '/salary');
      await complete('lev', 'level');
      await complete('sen', 'Senior');
      await complete('pl', 'place');
      await complete('lond', 'London, UK');
      expect(await input.inputValue()).toBe('/salary level:Senior place:London, UK ');
      await visit.page.keyboard.press('Enter');
      await discord.says('£90K');
      expect(await visit.faults()).toEqual([]);
    });

    it('when buttons are pressed and a menu is used, then the message changes in its place', async () => {
      const before = await discord.messages.count();
      await discord.press('Show the maths');
      await discord.says('The maths');
      await discord.press('Back');
      await discord.newest.getByLabel('Add a specialisation').selectOption({ index: 1 });
      await discord.says('Senior LLM engineer');
      expect(await discord.messages.count()).toBe(before);
    });

    it('when a form is filled in, then what it was for is done', async () => {
      await discord.type('/rung settings');
      await discord.says('Your settings');
      await discord.press('Change');
      const form = discord.root.getByRole('dialog');
      await form.getByLabel('Place').fill('Berlin');
      expect(await visit.faults()).toEqual([]);
      await form.getByRole('button', { name: 'Submit' }).click();
      await discord.says('Berlin');
      await form.waitFor({ state: 'hidden' });
    });

    it('when a plan is started and a task is ticked, then the tick stays', async () => {
      await discord.go('rung');
      await discord.type(`/plan start roadmap:30 days weekday:Monday time:9:00 zone:${city}`);
      await discord.says('First message');
      await discord.press('Tick tasks');
      const form = discord.root.getByRole('dialog');
      await form.getByRole('checkbox').first().check();
      expect(await visit.faults()).toEqual([]);
      await form.getByRole('button', { name: 'Submit' }).click();
      await discord.says('1 of 6 done');
    });

    it('when the clock is moved to Monday, then the message of the week comes', async () => {
      const before = await discord.messages.count();
      await visit.page.locator('.pg-clock summary').click();
      await visit.page.getByRole('button', { name: 'To Monday, 9:00' }).click();
      await discord.messages.nth(before).waitFor();
      await discord.says('Week 1:');
      expect(await visit.faults()).toEqual([]);
    });

    it('when the visitor becomes somebody else, then nothing of it is theirs', async () => {
      await discord.go('general');
      await discord.says('Berlin');
      await visit.page.getByLabel('You are').selectOption('Chen');
      await discord.root.getByText('Berlin').waitFor({ state: 'detached' });
      await visit.page.getByLabel('You are').selectOption(person);
      await discord.says('Berlin');
    });

    it('when Rung’s connection to Discord is cut, then Rung comes back by itself and answers', async () => {
      await visit.page.getByText('Network', { exact: true }).click();
      await visit.page.locator('#network fieldset').last().getByRole('button').last().click();
      await visit.page.locator('#offline').waitFor();
      await visit.page.keyboard.press('Escape');
      await discord.type('@Rung skills rag');
      await discord.says('Retrieval-augmented');
    });

    it('when all was done, then nothing went wrong behind it', () => {
      expect(visit.troubles).toEqual([]);
    });
  },
);
