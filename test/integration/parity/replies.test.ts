import { describe, expect, it } from 'vitest';
import { ACTIONS, BLOCKS, show, SPANS } from './replies.ts';
import { PLATFORMS } from './surfaces.ts';
import {
  EXPECTED_ACTIONS,
  EXPECTED_BLOCKS,
  EXPECTED_SPANS,
} from '../../harness/fixtures/integration/parity/replies.ts';

describe('given one of each part of a reply', () => {
  const parts = [
    ...Object.entries(BLOCKS).map(([name, part]) => [name, part, EXPECTED_BLOCKS[part.type]] as const),
    ...Object.entries(SPANS).map(([name, part]) => [name, part, EXPECTED_SPANS[part.type]] as const),
    ...Object.entries(ACTIONS).map(([name, part]) => [name, part, EXPECTED_ACTIONS[part.type]] as const),
  ];
  for (const [name, part, expected] of parts) {
    it.each(PLATFORMS)(`when ${name} is rendered for %s, then it is as stated`, (platform) => {
      expect(show(part)[platform]).toBe(expected[platform]);
    });
  }
});
