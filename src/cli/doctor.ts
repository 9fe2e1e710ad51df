import { parseArgs } from 'node:util';
import type { Finding } from '../adapters/shared/inspection.ts';
import { secretsNow } from '../app/config.ts';
import { out } from '../app/console.ts';
import { examine } from '../app/doctor/doctor.ts';
import { hiding } from '../observability/log.ts';
import { systemClock } from '../scheduling/clock.ts';

/**
 * Says of each thing that Rung needs whether it is good, doubtful or wrong, with the fix; the exit code is 1 where
 * something is wrong.
 * @throws UsageError
 */
export async function doctor(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const findings = await examine(() => systemClock.now());
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  const isWell = count('wrong') === 0;
  const hide = hiding(secretsNow());
  if (values.json === true) out(hide(JSON.stringify({ ok: isWell, findings }, null, 2)));
  else {
    const width = Math.max(...findings.map((one) => one.subject.length));
    for (const { subject, state, what, fix } of findings) {
      out(hide(`${MARKS[state]} ${state.padEnd(8)}  ${subject.padEnd(width)}  ${what}`));
      if (fix !== undefined) out(`${' '.repeat(width + 14)}→ ${fix}`);
    }
    out(`${count('good')} good, ${count('doubtful')} doubtful, ${count('wrong')} wrong.`);
  }
  if (!isWell) process.exitCode = 1;
}

const MARKS: Readonly<Record<Finding['state'], string>> = { good: '✓', doubtful: '?', wrong: '✗' };
