import { workspaceShown } from '../../observability/log.ts';
import type { Spans } from '../../observability/traces/spans.ts';
import type { Sending } from '../../scheduling/worker/deliver.ts';

/** Sending where each message is a trace with its kind and its outcome, and each batch that was claimed is one. */
export function tracedSending(sending: Sending, spans: Spans, workspaceKey: string | undefined): Sending {
  const { ledger, count } = sending;
  return {
    ...sending,
    count(what) {
      count(what);
      spans.note({ outcome: what });
    },
    each: (due, work) =>
      spans.span(
        `send ${due.kind}`,
        {
          platform: due.recipient.platform,
          workspace: workspaceShown(due.recipient.workspace, workspaceKey),
          kind: due.kind,
          outcome: 'nothing',
        },
        work,
      ),
    ledger: {
      mostAtOnce: ledger.mostAtOnce,
      async claimDue(request) {
        const began = performance.now();
        const dues = await ledger.claimDue(request);
        if (dues.length > 0) spans.past('claim', began, { claimed: dues.length });
        return dues;
      },
      record: (...args) => ledger.record(...args),
      holds: (...args) => ledger.holds(...args),
      renew: (...args) => ledger.renew(...args),
      release: (...args) => ledger.release(...args),
      markResent: (...args) => ledger.markResent(...args),
    },
  };
}
