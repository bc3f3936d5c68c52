/**
 * Whether a JSON text nests deeper than this, found without parsing it: the
 * code that walks the parsed value is recursive.
 */
export function nestsBeyond(limit: number, text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isInText) {
      if (code === backslash) index++;
      else if (code === quote) isInText = false;
    } else if (code === quote) isInText = true;
    else if (code === brace || code === bracket) {
      if (++depth > limit) return true;
    } else if (code === endOfBrace || code === endOfBracket) depth--;
  }
  return false;
}

const [quote, backslash] = [0x22, 0x5c];
const [brace, endOfBrace] = [0x7b, 0x7d];
const [bracket, endOfBracket] = [0x5b, 0x5d];
