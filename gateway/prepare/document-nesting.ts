/**
 * The depth of nested brackets in a text, which need not be valid GraphQL.
 * Checked before parsing, because the parser and visitors are recursive. Skips
 * strings and comments as the lexer does, in linear time.
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

/**
 * The index of the last quote, or of the line end in an unterminated string.
 */
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
