import { describe, expect, it } from 'vitest';
import { mentionLines, withMentions } from '../../../../../src/playground/page/discord/client/mentions.ts';
import { ADA, APP, SCENE } from './scene.ts';

const { users } = SCENE;

describe('given a line that names people', () => {
  it('when it is said, then they are named by their ids, and nobody else', () => {
    expect(withMentions('@rung ask @Ada, not a@ada.org or @bob', users)).toBe(
      `<@${APP}> ask <@${ADA}>, not a@ada.org or @bob`,
    );
  });

  it('when a name is begun, then it is offered', () => {
    expect(mentionLines('hi @r', users)).toEqual([
      { label: '@Rung', hint: '', sends: false, fill: 'hi @Rung ' },
    ]);
    expect(mentionLines('hi @', users).map((one) => one.label)).toEqual(['@Ada', '@Rung']);
    expect(mentionLines('hi @rung what', users)).toEqual([]);
  });
});
