import { appendFileSync, closeSync, openSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { jsonSink } from '../../observability/json-log.ts';
import { createLog, type LogLine } from '../../observability/log.ts';
import { makeFolder } from '../../store/engines/make-folder.ts';
import { openLog, type LogConfig } from '../log-settings.ts';
import type { Audit } from './parts.ts';

/** The parts that the operator's acts are logged with. */
export interface AuditParts {
  /** The folder that their file is in. */
  readonly home: string;
  readonly config: LogConfig;
  readonly version: string;
  readonly secrets: readonly string[];
}

/** The name of the file in the home that the operator's acts are kept in. */
export const AUDIT_FILE = 'admin.log';

/**
 * Logs the operator's acts to standard error, whatever its level is, and keeps each as a JSON object a line in a file.
 * Rejects, before anything is done, where that file cannot be written to.
 */
export async function openAudit({ home, config, version, secrets }: AuditParts): Promise<Audit> {
  makeFolder(home);
  const file = join(home, AUDIT_FILE);
  closeSync(openSync(file, 'a', 0o600));
  const { workspaceKey } = config;
  const kept = createLog({
    ...{ level: 'info', workspaceKey, secrets },
    sink: jsonSink(
      {
        write: (line: string) => {
          appendFileSync(file, line);
        },
      },
      version,
    ),
  });
  return auditTo(
    [await openLog({ config: { ...config, level: 'info' }, version, secrets }), kept],
    userName(),
  );
}

/** The same to any logs. */
export const auditTo =
  (logs: readonly LogLine[], user: string): Audit =>
  (act, words, owner) => {
    for (const log of logs)
      log(`${user} ${words}.`, {
        ...{ event: `admin-${act}`, user },
        ...(owner && { platform: owner.platform }),
        ...(owner && owner.workspace !== '' && { workspace: owner.workspace }),
      });
  };

/** The user that this process runs as: their name, or their number where the machine has no name for it. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${String(process.getuid?.())}`;
  }
}
