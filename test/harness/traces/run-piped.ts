import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../project.ts';
import { START } from '../fixtures/integration/cli/service.ts';

/** Says on standard error which modules of OpenTelemetry a process loads. */
const LOADING = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => {
    const name = /@opentelemetry\\/[\\w-]+/.exec(url);
    if (name) process.stderr.write('loaded ' + name[0] + '\\n');
    return next(url, context);
  } });`)}`;

/** Starts Rung with one command on its standard input: what it said, what it loaded, and how it ended. */
export async function runPiped(
  folder: { file(name: string): string },
  env: Readonly<Record<string, string>>,
): Promise<{ code: unknown; answer: string; log: string; loaded: readonly string[]; stopMs: number }> {
  const [node, start] = START;
  const child = spawn(node, ['--import', LOADING, start], {
    cwd: inProject('test'),
    env: { RUNG_HOME: folder.file(`home-${Object.keys(env).length}-${env['NAME'] ?? ''}`), ...env },
  });
  let [answer, log] = ['', ''];
  let answeredAt = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
    answeredAt = performance.now();
  });
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stdin.end('/salary senior london\n');
  const [code] = (await once(child, 'exit')) as readonly unknown[];
  const loaded = new Set([...log.matchAll(/^loaded (.+)$/gm)].map((one) => one[1] ?? ''));
  return {
    ...{ code, answer, loaded: [...loaded] },
    log: log.replaceAll(/^loaded .*\n/gm, ''),
    stopMs: performance.now() - answeredAt,
  };
}
