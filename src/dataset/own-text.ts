/**
 * A text by itself, for what is remembered: a part of a longer text keeps all of that alive in memory, such as the message
 * that it was typed in.
 */
export const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
