/** Letters that Unicode does not take apart, as people without them on the keyboard write them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ə: 'e',
  ŋ: 'n',
};
const SPECIAL = /[ßæœøłđðþħıəŋ]/g;
const MARKS = /[\u0300-\u036f]+/g;
const APOSTROPHES = /['`´‘’‛ʹʻʼʽʾʿˈ´′＇]/g;
const SEPARATORS = /[^\p{L}\p{M}\p{N}+]+/gu;

/**
 * The form in which two spellings of the same words are equal: lower case, accents dropped, apostrophes
 * dropped, other punctuation as single spaces, trimmed. Digits and `+` stay, and so do other scripts' letters.
 * Folding twice changes nothing.
 */
export function fold(text: string): string {
  return isFolded(text) ? text : isAscii(text) ? foldAscii(text) : foldUnicode(text);
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 43;
}

// Quick way out: most phrases come from the parser, which has folded the whole message before.
function isFolded(text: string): boolean {
  let space = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isAlphanumeric(code)) space = false;
    else if (code !== 32 || space) return false;
    else space = true;
  }
  return !space || text === '';
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function foldAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9+]+/g, ' ')
    .trim();
}

function foldUnicode(text: string): string {
  // Marks go only where they are accents: a Devanagari vowel sign or a Japanese voicing mark is spelling.
  return text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .replace(APOSTROPHES, '')
    .replace(MARKS, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(SEPARATORS, ' ')
    .trim();
}
