/** Beyond Latin-1, what the standard fonts of PDF can show (WinAnsi). */
const windows = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** Words as the standard fonts can print them: a letter that they lack is printed without its accent, any other sign as `?`. */
export function printable(words: string): string {
  return Array.from(words.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' '), signOf).join('');
}

function signOf(sign: string): string {
  if (isPrintable(sign)) return sign;
  const base = String.fromCodePoint(sign.normalize('NFD').codePointAt(0)!);
  return isPrintable(base) ? base : '?';
}

function isPrintable(sign: string): boolean {
  const code = sign.codePointAt(0)!;
  return sign === '\n' || (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || windows.has(sign);
}
