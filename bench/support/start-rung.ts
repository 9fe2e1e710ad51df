import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { FLAGS } from './flags.ts';

const MAIN = new URL('../../src/start.mjs', import.meta.url).pathname;

/** Starts Rung as `npm start` does, and resolves once it has joined some platforms. @throws where it ends before that */
export async function startRung(
  env: Readonly<Record<string, string>>,
  platforms: readonly string[],
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...FLAGS, MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`Rung ended before it had joined: ${said}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (platforms.every((one) => said.includes(`has joined ${one}`))) resolve();
    });
  });
  return child;
}

/** The resident memory of a process, in bytes. */
export const residentOf = ({ pid = 0 }: ChildProcess): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
