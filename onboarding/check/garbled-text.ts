import iconv from 'iconv-lite';

/** How a text was spoiled, and what it should have been where that is known. */
export interface Garbling {
  readonly cause:
    | 'replacement'
    | 'gbk-as-latin1'
    | 'utf8-as-latin1'
    | 'utf8-as-gbk'
    | 'question-marks';
  /** The intended text; null if it cannot be recovered. */
  readonly meant: string | null;
}

/** What is wrong with a text's encoding; null if nothing seems wrong. */
export function garblingOf(text: string): Garbling | null {
  if (text.includes('\uFFFD') || text.includes('锟斤拷')) {
    return { cause: 'replacement', meant: null };
  }
  if (/^[?？·\s]*\?{3,}[?？·\s]*$/u.test(text)) {
    return { cause: 'question-marks', meant: null };
  }
  return latin1Garbling(text) ?? gbkGarbling(text);
}

/**
 * Western European letters that stand for bytes of Chinese text; two of them
 * are 中.
 */
const highLatin =
  /[\u0080-\u00FF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]/gu;

function latin1Garbling(text: string): Garbling | null {
  const high = text.match(highLatin)?.length ?? 0;
  if (high < 4 || /\p{Script=Han}/u.test(text)) return null;
  const bytes = iconv.encode(text, 'win1252');
  const asUtf8 = hanIn(bytes, 'utf-8');
  if (asUtf8 !== null) return { cause: 'utf8-as-latin1', meant: asUtf8 };
  const asGbk = hanIn(bytes, 'gb18030');
  return asGbk === null ? null : { cause: 'gbk-as-latin1', meant: asGbk };
}

/** 鍏氭敮閮 is 党支部 in UTF-8 that was read as GBK. */
function gbkGarbling(text: string): Garbling | null {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < 3) return null;
  const bytes = iconv.encode(text, 'gb18030');
  const meant = hanIn(bytes, 'utf-8');
  return meant === null ? null : { cause: 'utf8-as-gbk', meant };
}

/** The decoded text if the bytes are valid and the text is Chinese. */
function hanIn(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /\p{Script=Han}{2}/u.test(text) ? text : null;
  } catch {
    return null;
  }
}
