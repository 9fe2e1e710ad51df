import { readAdmin } from '../../../src/app/admin/admin.ts';
import { auditTo } from '../../../src/app/admin/audit.ts';
import { createLog, type LogFields } from '../../../src/observability/log.ts';
import type { Store } from '../../../src/store/store.ts';

/** What the operator read, and what was logged of it. */
export interface Done {
  readonly done: boolean;
  readonly lines: readonly string[];
  /** All lines as one text. */
  readonly text: string;
  readonly logged: readonly (LogFields & { readonly line: string })[];
}

/** The key by which the log of these tests hashes workspaces. */
export const LOG_KEY = 'a key of the log in tests';

/** Carries out one of the operator's commands in this process, as “ann”. */
export const adminOn =
  (store: Store, now: () => number, workspaceKey?: string) =>
  async (...args: readonly string[]): Promise<Done> => {
    const lines: string[] = [];
    const logged: (LogFields & { line: string })[] = [];
    const log = createLog({
      ...{ level: 'info', secrets: [], workspaceKey },
      sink: (line, fields) => logged.push({ line, ...fields }),
    });
    const { run, given } = readAdmin(args);
    const done = await run(given, {
      store,
      now,
      say: (line) => lines.push(line),
      audit: auditTo([log], 'ann'),
    });
    return { done, lines, text: lines.join('\n'), logged };
  };
