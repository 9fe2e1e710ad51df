import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as discord from '../../../src/adapters/discord/render/render.ts';
import * as slack from '../../../src/adapters/slack/render/render.ts';
import { callOfPage } from '../../../src/core/declare/roles.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { callOf } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { discordProblems } from '../../harness/platforms/discord-limits.ts';
import { firstMissing, pagesOf, textsOf } from '../../harness/replies/reading.ts';
import { slackProblems } from '../../harness/platforms/slack-limits.ts';
import { discordText, slackText } from '../../harness/platforms/visible.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

const BARE = [['skills'], ['skills', 'check'], ['skills', 'gap'], ['career'], ['roadmap', 'list']];

/** Every page of the dataset, and what lists them. */
async function answers(): Promise<readonly Answer[]> {
  const bare = BARE.map((path) => ({ path, fields: {} }));
  const targets = app.data.skills.targets.map(({ id }) => ({
    path: ['skills', 'gap'],
    fields: { target: `target:${id}` },
  }));
  const calls = [...bare, ...targets, ...app.data.pages.all.map((page) => callOfPage(app.tree, page))];
  return Promise.all(calls.map((one) => app.press(one)));
}

describe('given every page of what Rung knows', () => {
  it('when it is shown on Slack, then it keeps within the limits and no word of it is lost', async () => {
    for (const { reply, call } of await answers()) {
      const { pages } = pagesOf((page) => slack.render({ reply, call, page, visibility: 'private' }));
      for (const { payload } of pages)
        expect([reply.summary, slackProblems(payload)]).toEqual([reply.summary, []]);
      const seen = pages.map((page) => slackText(page.payload)).join(' ');
      expect([reply.summary, firstMissing(textsOf(reply), seen)]).toEqual([reply.summary, undefined]);
    }
  });

  it('when it is shown on Discord, then it keeps within the limits and no word of it is lost', async () => {
    for (const { reply, call } of await answers()) {
      const { pages } = pagesOf((page) => discord.render({ reply, call, page, visibility: 'private' }));
      for (const { payload } of pages)
        expect([reply.summary, discordProblems(payload)]).toEqual([reply.summary, []]);
      const seen = pages.map((page) => discordText(page.payload)).join(' ');
      expect([reply.summary, firstMissing(textsOf(reply), seen)]).toEqual([reply.summary, undefined]);
    }
  });

  it('when a page of a topic is read, then every fact of it is there', async () => {
    for (const page of app.data.career.pages) {
      const { reply } = await app.press(callOfPage(app.tree, { kind: 'topic', ref: `topic:${page.id}` }));
      const texts = textsOf(reply);
      for (const fact of page.facts) {
        const values = page.layout === 'table' ? Object.values(fact.values ?? {}) : [fact.summary];
        for (const text of values) expect(texts).toContain(text);
      }
    }
  });

  it('when a skill is read, then all that is recorded of it is there', async () => {
    for (const skill of app.data.skills.all) {
      const page = callOfPage(app.tree, { kind: 'skill', ref: `skill:${skill.id}` });
      const answer = await app.press(page);
      // What each grade looks like is a press away.
      const grades = await app.press(callOf(answer, 'See the grades'));
      const said = [answer, grades].flatMap(({ reply }) => textsOf(reply)).join(' ');
      for (const text of [skill.rationale, ...skill.grades, ...skill.parts, ...skill.tools])
        expect(said).toContain(text);
      expect(said).toContain(skill.summary.slice(0, 40));
      expect(said).toContain(skill.summary.slice(-40));
    }
  });

  it('when a roadmap is read, then every task of it is there', async () => {
    for (const roadmap of app.data.roadmaps.all) {
      const { reply } = await app.press(
        callOfPage(app.tree, { kind: 'roadmap', ref: `roadmap:${roadmap.id}` }),
      );
      const said = textsOf(reply).join(' ');
      for (const { name, tasks } of roadmap.steps) {
        for (const text of [name, ...tasks.map((one) => one.text)]) expect(said).toContain(text);
      }
    }
  });
});
