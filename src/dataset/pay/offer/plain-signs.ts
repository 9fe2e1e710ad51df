/** Signs and letters that stand for others: wide forms, no-break spaces, every dash. */
export function plainSigns(text: string): string {
  return text
    .replace(/[\uff00-\uffef]/g, (char) => char.normalize('NFKC').slice(0, 1))
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2060\u200b]/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[’‘´`]/g, "'")
    .replace(/…/g, '..')
    .replace(/[^\S\n]+/g, ' ');
}
