import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Option, OptionKind } from '../../../src/core/declare/option.ts';
import { option } from '../../../src/core/declare/options.ts';
import { readFields, readText } from '../../../src/core/parse/parse.ts';
import {
  data,
  usage,
  upTo,
  KINDS,
  LETTERS,
  PREFIXES,
  commandOf,
  lost,
  meaning,
} from '../../harness/fixtures/unit/core/round-trip.ts';

describe.each(Object.entries(KINDS))('given options of the kind %s', (_name, tried) => {
  it('when its values are listed, then there are some to try, and it takes each', () => {
    const values = tried.values(data);
    const refused = values.filter((one) => !tried.option.kind.schema(data).safeParse(one).success);
    expect(values.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });

  if (!tried.option.carried) {
    it('when a value is written and typed, then it is that value again', () => {
      expect(lost(tried)).toEqual([]);
    });
  }

  it('when a value is given apart as text, then it is that value again', () => {
    const { node } = commandOf(tried.option);
    const { kind } = tried.option;
    const wrong = tried.values(data).filter((value) => {
      const given = kind.value === 'boolean' ? value : String(value);
      const read = readFields(node.command, { it: given }, data).fields['it'];
      return read === undefined || kind.identity(read, data) !== kind.identity(value, data);
    });
    expect(wrong).toEqual([]);
  });
});

/** Prefixes that a person might type first: nothing, a letter, two letters. */
const BEGUN = ['', ...LETTERS, ...PREFIXES];

describe.each(Object.entries(KINDS))('given completions of the kind %s', (_name, { option: one }) => {
  it('when a label is given in place of its value, then it is that value', () => {
    const { kind } = one;
    const { node } = commandOf(one);
    const choices = new Map(
      BEGUN.flatMap((prefix) => kind.suggest(prefix, data)).map((choice) => [choice.label, choice.value]),
    );
    const wrong = [...choices].flatMap(([label, value]) => {
      const read = readFields(node.command, { it: label }, data).fields['it'];
      const isSame =
        read !== undefined &&
        (kind.identity(read, data) === kind.identity(value, data) ||
          meaning(one, read) === meaning(one, value));
      return isSame ? [] : [`${label} → ${String(read)}, not ${value}`];
    });
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});

describe('given a kind whose values hold a sign', () => {
  const PERCENT = /^(\d{1,3})%$/;
  const percentKind: OptionKind<number> = {
    name: 'percent',
    value: 'integer',
    hint: '20%',
    maxWords: 1,
    open: false,
    schema: () => z.coerce.number().int().min(0).max(100),
    match: (_phrase, _data, _list, said = '') => {
      const percent = Number(PERCENT.exec(said)?.[1] ?? 101);
      return percent <= 100 ? percent : undefined;
    },
    near: () => [],
    refuse: (_phrase, said = '') => (PERCENT.test(said) ? 'A share runs from 0 to 100%.' : undefined),
    completes: false,
    suggest: () => [],
    format: (value) => `${String(value)}%`,
    label: (value) => `${String(value)}%`,
    identity: String,
  };
  const percent: Option = { ...option.part(usage), kind: percentKind };

  it('when it is written and typed, then the sign is not lost', () => {
    expect(lost({ option: percent, values: () => upTo(0, 100) })).toEqual([]);
    const { node } = commandOf(percent);
    expect(readText(node.command, '20', data).fields).toEqual({});
    expect(readText(node.command, 'about 20%, please', data).fields).toEqual({ it: 20 });
    expect(readText(node.command, '120%', data).unknown[0]?.reason).toBe('A share runs from 0 to 100%.');
    expect(readFields(node.command, { it: '20%' }, data).fields).toEqual({ it: 20 });
  });
});
