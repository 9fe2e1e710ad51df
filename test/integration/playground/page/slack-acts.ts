/** The act of the last button with this label, as the page posts it. */
export function actOf(html: string, label: string): unknown {
  const found = [...html.matchAll(/<button[^>]*data-act="([^"]*)"[^>]*>\s*<span class="sk-cut">([^<]*)/g)];
  const act = found.findLast(([, , text]) => text === label)?.[1];
  if (act === undefined) throw new Error(`there is no button ${label}`);
  return JSON.parse(act.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
}

/** The act by which the open form is submitted. */
export function submitOf(modal = ''): unknown {
  const view = /&quot;view&quot;:&quot;(V\w+)&quot;/.exec(modal)?.[1];
  return { kind: 'submit', view };
}
