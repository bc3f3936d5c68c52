/**
 * How deep the brackets of a document are nested; it need not be GraphQL. The
 * parser and whatever walks its tree are recursive, so this is asked first.
 * Strings and comments are skipped as the lexer skips them, in linear time.
 */
export function documentNesting(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < source.length; at++) {
    switch (source.charAt(at)) {
      case '{':
      case '[':
      case '(':
        depth += 1;
        deepest = Math.max(deepest, depth);
        break;
      case '}':
      case ']':
      case ')':
        depth -= 1;
        break;
      case '#':
        at = endOfLine(source, at);
        break;
      case '"':
        at = source.startsWith('"""', at)
          ? endOfBlock(source, at + 3)
          : endOfString(source, at + 1);
        break;
    }
  }
  return deepest;
}

const LINE_END = /[\n\r]/g;

function endOfLine(source: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(source)?.index ?? source.length;
}

/** The index of the last quote, or of what ends a broken string. */
function endOfString(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    switch (source.charAt(at)) {
      case '\\':
        at += 1;
        break;
      case '"':
      case '\n':
      case '\r':
        return at;
    }
  }
  return source.length;
}

/** The index of the last quote; only `\"""` is an escape here. */
function endOfBlock(source: string, from: number): number {
  for (let at = from; ; at++) {
    at = source.indexOf('"""', at);
    if (at < 0) return source.length;
    if (source[at - 1] !== '\\') return at + 2;
    at += 2;
  }
}
