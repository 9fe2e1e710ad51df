/** Rung on Slack over HTTP, its database on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import { createMeters } from '../../src/operate/meters.ts';
import { createWatch } from '../../src/operate/watch.ts';
import { openCore } from './core.ts';
import { SECRET } from './slack-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit(0));
const { core } = await openCore({ kind: 'sqlite', file: join(folder, 'rung.sqlite') });
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const slack = createSlack({
  settings: {
    botToken: 'xoxb-bench',
    appToken: undefined,
    http: { signingSecret: SECRET, port: 0 },
    apiUrl: `http://127.0.0.1:${process.argv[2] ?? ''}/api/`,
  },
  watch: createWatch('slack', tell, createMeters()),
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  now: () => Date.now(),
});
await slack.start(core);
process.send?.(slack.port);
