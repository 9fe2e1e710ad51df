import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/observability/metrics.ts';
import { watchMetrics } from '../../../src/observability/watched-metrics.ts';
import { inProject } from '../../harness/project.ts';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
const text = (file: string): string => readFileSync(inProject(file), 'utf8');
const alerts = (
  load(text('deploy/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] }
).groups.flatMap((one) => one.rules);
const panels = (JSON.parse(text('deploy/grafana/rung.json')) as { panels: { targets: { expr: string }[] }[] })
  .panels;
const expressions = [
  ...alerts.map((one) => one.expr),
  ...panels.flatMap((one) => one.targets.map(({ expr }) => expr)),
];

/** What a process exposes: its metrics by name, each with its help. */
async function exposed(): Promise<ReadonlyMap<string, string>> {
  const metrics = createMetrics();
  const away = () => Promise.reject(new Error('not asked'));
  const many = { manyOn: [], installed: away };
  const parts = { version: '1', due: away, ...many, lastBackup: () => undefined, now: () => 0, late: away };
  const watched = watchMetrics(metrics.registry, parts);
  const { body } = await metrics.text();
  watched.stop();
  return new Map([...body.matchAll(/^# HELP (\w+) (.*)$/gm)].map(([, name = '', help = '']) => [name, help]));
}

describe('given the alerts and the dashboard', async () => {
  const metrics = await exposed();

  it('when they name a metric, then there is one', () => {
    const named = expressions.flatMap((one) => one.match(/\brung_\w+/g) ?? []);
    const bare = named.map((one) => one.replace(/_(?:bucket|sum|count)$/, ''));
    expect(bare.length).toBeGreaterThan(30);
    expect(bare.filter((one) => !metrics.has(one))).toEqual([]);
  });

  it('when they name an event or an outcome, then the metric has it', () => {
    const named = expressions.flatMap((one) => [
      ...one.matchAll(/(rung_(?:events|nudges|commands)_total)\{(?:event|outcome)="(\w+)"/g),
    ]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, name = '', value = '']) => !metrics.get(name)?.includes(value))).toEqual([]);
  });

  it('when metrics are compared with the dashboard and the documents, then none is missing in either', () => {
    const shown = panels.flatMap((one) => one.targets.map(({ expr }) => expr)).join('\n');
    const told = text('docs/operating.md');
    const names = [...metrics.keys()];
    expect(names.filter((one) => !shown.includes(one))).toEqual([]);
    expect(names.filter((one) => !told.includes(`\`${one}\``))).toEqual([]);
  });

  it('when an alert fires, then the runbook has an entry for it, and no entry is of another', () => {
    const entries = [...text('docs/runbook.md').matchAll(/^## (\w+)\n\n\S[^]*?\n\n\S/gm)].map(
      (one) => one[1],
    );
    expect(entries).toEqual(alerts.map((one) => one.alert));
    expect(alerts.map((one) => one.annotations.runbook)).toEqual(
      alerts.map((one) => `docs/runbook.md#${one.alert.toLowerCase()}`),
    );
  });
});
