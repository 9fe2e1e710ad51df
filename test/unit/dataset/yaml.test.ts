import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseYaml, readYaml } from '../../../src/dataset/yaml.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folder = temporaryFolder();
const file = (text: string): string => {
  const path = folder.file('some.yaml');
  writeFileSync(path, text);
  return path;
};

const TEXT = `# A comment.
- id: first
  band: { low: 1, high: [2, 3] }
- id: second
  "quoted key": "x: y"
  words: [a,
    b]
`;

describe('given a YAML file', () => {
  it.each([
    [[], '2:1'],
    [[0], '2:3'],
    [[0, 'id'], '2:7'],
    [[0, 'band', 'high', 1], '3:29'],
    [[1, 'quoted key'], '5:18'],
    [[1, 'words', 1], '7:5'],
    [[0, 'missing', 'deeper'], '2:3'],
    [[5], '2:1'],
  ])('when %j is looked for, then it stands at %s', (keys, place) => {
    expect(readYaml(file(TEXT)).placeOf(keys)).toBe(place);
  });

  it('when it is not YAML, then the place and the reason are told', () => {
    expect(() => readYaml(file('- id: a\n- id: ['))).toThrow(
      expect.objectContaining({ name: 'YamlError', place: '2:8' }) as Error,
    );
  });

  it('when it is not there, then that is told', () => {
    expect(() => readYaml(folder.file('nothing.yaml'))).toThrow('cannot be read (ENOENT)');
  });

  it('when a plain word looks like a date or a yes, then it stays text', () => {
    expect(readYaml(file('- { date: 2025-01-19, on: yes }')).value).toEqual([
      { date: '2025-01-19', on: 'yes' },
    ]);
  });
});

describe('given YAML from somebody else', () => {
  it('when it names a part of itself elsewhere, then it is refused where it may not', () => {
    const text = 'a: &x [1]\nb: *x\n';
    expect(parseYaml(text).value).toEqual({ a: [1], b: [1] });
    expect(() => parseYaml(text, { aliases: false })).toThrow(
      expect.objectContaining({
        name: 'YamlError',
        place: '2:5',
        message: expect.stringContaining('write it out') as string,
      }) as Error,
    );
  });
});
