import { describe, expect, it } from 'vitest';
import { jsonSink } from '../../../src/observability/json-log.ts';
import { createLog, textSink, type LogFields } from '../../../src/observability/log.ts';
import { createErrorReporter } from '../../../src/observability/errors.ts';

const TOKEN = 'xoxb-canary-0001';

/** A log that writes into a list, as JSON or as text. */
function logging(parts: { format?: 'json' | 'text'; level?: 'warn' | 'debug'; workspaceKey?: string } = {}) {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  const sink = parts.format === 'text' ? textSink(write) : jsonSink({ write }, '1.2.3');
  const log = createLog({ level: 'info', ...parts, sink, secrets: [TOKEN] });
  return { log, written, objects: () => written.map((one) => JSON.parse(one) as LogFields) };
}

describe('given a log of JSON', () => {
  it('when a line is written, then it is one object with level, event, id, platform and the words', () => {
    const { log, written, objects } = logging();
    log('slack: Rung was removed from T1.', {
      ...{ level: 'warn', event: 'workspace-removed', id: '3fa1c2d4', platform: 'slack', workspace: 'T1' },
    });
    expect(written[0]?.endsWith('}\n')).toBe(true);
    expect(objects()).toEqual([
      {
        ...{ level: 'warn', event: 'workspace-removed', id: '3fa1c2d4', platform: 'slack', workspace: 'T1' },
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        ...{ pid: process.pid, version: '1.2.3', msg: 'slack: Rung was removed from T1.' },
      },
    ]);
  });

  it('when a bug is reported, then its words and its stack are apart, in one line', () => {
    const { log, written, objects } = logging();
    const errors = createErrorReporter({ log, elapsed: () => 0, newId: () => 'new' });
    errors.report(new TypeError('x is not a function'), '3fa1c2d4');
    expect(written).toHaveLength(1);
    expect(objects()[0]).toMatchObject({
      ...{ level: 'error', event: 'bug', id: '3fa1c2d4' },
      msg: 'error 3fa1c2d4: TypeError: x is not a function',
      detail: expect.stringMatching(/^ +at /) as string,
    });
  });

  it('when workspaces are to be hashed, then no line holds one, and those of one workspace have one hash', () => {
    const { log, written, objects } = logging({ workspaceKey: 'nobody else knows this' });
    for (const workspace of ['T0123', 'T0123', 'T0124'])
      log(`slack: Rung is back in ${workspace}.`, { platform: 'slack', workspace });
    expect(written.join('')).not.toMatch(/T012/);
    const [first, second, third] = objects().map((one) => one.workspace);
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe('given a log of text', () => {
  it('when a line is written, then it is its words alone', () => {
    const { log, written } = logging({ format: 'text' });
    log('Rung has joined slack, in 812 ms.', { event: 'joined', platform: 'slack' });
    expect(written).toEqual(['Rung has joined slack, in 812 ms.\n']);
  });

  it('when a line holds a token, then it is written without', () => {
    const { log, written } = logging({ format: 'text' });
    log(`request failed: Bearer ${TOKEN}`);
    expect(written).toEqual(['request failed: Bearer ***\n']);
  });
});

describe('given a level', () => {
  it.each([
    ['warn', ['b', 'c']],
    ['debug', ['a', 'b', 'c', 'd']],
  ] as const)('when it is %s, then what matters less is left out', (level, lines) => {
    const { log, written } = logging({ format: 'text', level });
    log('a');
    log('b', { level: 'warn' });
    log('c', { level: 'error' });
    log('d', { level: 'debug' });
    expect(written.map((one) => one.trim())).toEqual(lines);
  });
});
