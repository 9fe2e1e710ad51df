import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../src/observability/causes.ts';
import { createErrorReporter } from '../../../src/observability/errors.ts';
import { StoreError } from '../../../src/store/error.ts';

const SECOND = 1_000;
const away = (): Error =>
  new StoreError('The database rung at db.acme.com cannot be reached.', 'Check that it runs.');

function faulty() {
  let at = 0;
  const lines: string[] = [];
  const errors = createErrorReporter({
    ...{ log: (line: string) => lines.push(line), elapsed: () => at, newId: () => 'new' },
  });
  return { errors, lines, pass: (ms: number) => (at += ms) };
}

describe('given a database that is away', () => {
  it('when every round fails for five minutes, then it is told once a minute with a count, and once when it is over', () => {
    const { errors, lines, pass } = faulty();
    for (let round = 0; round < 150; round += 1) {
      errors.report(away(), `id${round}`);
      pass(2 * SECOND);
    }
    expect(lines[0]).toBe(
      'error id0: The database rung at db.acme.com cannot be reached. Check that it runs.',
    );
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('(29 more since the last line: id1, id2,');
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    errors.settle();
    expect(lines).toHaveLength(5);
    pass(60 * SECOND);
    errors.settle();
    errors.settle();
    expect(lines).toHaveLength(6);
    expect(lines[5]).toMatch(
      /^over: The database rung at db\.acme\.com cannot be reached\. It lasted 298 s, with 150 errors/,
    );
  });

  it('when a bug is reported meanwhile, then it has its own stack under its own id', () => {
    const { errors, lines } = faulty();
    errors.report(away(), 'id0');
    errors.report(new TypeError('x is not a function'), 'id1');
    expect(lines[1]).toMatch(/^error id1: TypeError: x is not a function\n\s+at /);
  });
});

describe('given an error of the system', () => {
  it.each([
    [
      { code: 'EADDRINUSE', port: 3000 },
      /^Port 3000 is taken by another process\. .*SLACK_PORT.*RUNG_HEALTH_PORT/,
    ],
    [{ code: 'EACCES', port: 80 }, /^Port 80 may not be opened .* above 1023/],
    [{ code: 'EACCES', path: '/srv/rung.sqlite' }, /^\/srv\/rung\.sqlite may not be opened/],
    [{ code: 'ENOSPC' }, /^The disk is full\. Free some space\./],
    [{ code: 'EMFILE' }, /ulimit -n/],
    [{ code: 'EROFS', path: '/srv/rung' }, /^\/srv\/rung is on a disk that can only be read\. .*RUNG_HOME/],
    [{ code: 'EPERM', path: '/srv/rung' }, /^\/srv\/rung may not be changed/],
    [{ code: 'EDQUOT' }, /^The disk quota/],
    [{ code: 'EIO' }, /its disk reports an error/],
    [{ code: 'ECONNREFUSED', address: '10.0.0.1', port: 4318 }, /^Nothing listens at 10\.0\.0\.1:4318\./],
    [{ code: 'ECONNRESET' }, /^The connection to the other side broke off\./],
    [{ code: 'ETIMEDOUT', address: '10.0.0.1' }, /^10\.0\.0\.1 does not answer\./],
    [{ name: 'TimeoutError' }, /^Something took longer than Rung waits\./],
  ])('when it is %j, then its cause and fix are one line', (fields, line) => {
    expect(causeOf(Object.assign(new Error('listen'), fields))?.line).toMatch(line);
  });

  it('when nothing is known of it, then it is a bug', () => {
    expect(causeOf(new Error('boom'))).toBeUndefined();
    expect(causeOf('boom')).toBeUndefined();
  });
});
