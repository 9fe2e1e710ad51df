const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Words between the marks of bold, italics, strikethrough or code: the marks stand at the ends of words. */
const MARKED =
  /(?<=^|[\s(])(?<mark>[*_~`])(?<words>(?![\s*_~`])[^\n*~`]{0,300}?(?<!\s))\k<mark>(?=$|[\s),.:;!?])/gm;

/**
 * A message's text as its writer saw it: mentions of Rung left out, links and names as they are shown, marks of
 * bold and code taken away, and the three characters that Slack escapes as they were typed.
 */
export function plainText(text: string, bot: string | undefined): string {
  return text
    .replaceAll(
      /<(?<sign>[@#!]?)(?<id>[^<>|]*)(?:\|(?<label>[^<>]*))?>/g,
      (_, sign: string, id: string, label?: string) => {
        if (sign === '@' && id === bot) return ' ';
        return label ?? (sign === '' ? id : sign + id);
      },
    )
    .replaceAll(MARKED, '$<words>')
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
