import { unzipSync, zipSync, type Unzipped } from 'fflate';

/**
 * Only sheets with more rows are searched for cells that merely have a colour.
 */
const usualRows = 5_000;

/** Larger parts are left to the reader, which has its own limits. */
const largestPart = 512 * 1024 * 1024;

/**
 * An .xlsx without the parts that make reading it wrong or endless: phonetic
 * guides (ECMA-376 18.4.6 rPh, which hucre adds to inline texts), and empty
 * cells far from any value. Other files are returned as they are.
 */
export function tidyWorkbook(bytes: Uint8Array): Uint8Array {
  const changed = tidySheets(bytes);
  if (Object.keys(changed).length === 0) return bytes;
  return zipSync({ ...unzipSync(bytes), ...changed }, { level: 0 });
}

/** The changed sheets, by their names in the archive. */
function tidySheets(bytes: Uint8Array): Unzipped {
  let sheets: Unzipped;
  try {
    sheets = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        /worksheets\/[^/]+\.xml$/u.test(name) && originalSize < largestPart,
    });
  } catch {
    // Not an archive: the reader will report what it is.
    return {};
  }
  return Object.fromEntries(
    Object.entries(sheets).flatMap(([name, content]) => {
      // As latin1, which keeps every byte; only ASCII is searched for.
      const xml = Buffer.from(content).toString('latin1');
      const tidied = withoutFarCells(withoutPhonetics(xml));
      return tidied === xml ? [] : [[name, Buffer.from(tidied, 'latin1')]];
    }),
  );
}

function withoutPhonetics(xml: string): string {
  if (!xml.includes('rPh')) return xml;
  return xml.replace(/<((?:\w+:)?rPh)\b[^>]*?(?:\/>|>.*?<\/\1>)/gsu, '');
}

function withoutFarCells(xml: string): string {
  const isFar = Number(/.*<(?:\w+:)?row\b[^>]*?\br="(\d+)"/su.exec(xml)?.[1]);
  const above = isFar > usualRows ? withoutEmptyEnd(xml) : xml;
  return above.replace(/<(?:\w+:)?c\b[^>]*?\br="[A-Z]{3}\d+"[^>]*?\/>/gu, '');
}

/** Cuts the rows below the last that has a value or a formula. */
function withoutEmptyEnd(xml: string): string {
  const end = xml.search(/<\/(?:\w+:)?sheetData>/u);
  if (end === -1) return xml;
  const data = xml.slice(0, end);
  const lastValue = Math.max(
    ...['v>', 'v ', 'is>', 'f>', 'f '].map((tag) =>
      Math.max(data.lastIndexOf(`<${tag}`), data.lastIndexOf(`:${tag}`)),
    ),
  );
  const rowEnd = /<\/(?:\w+:)?row>/gu;
  rowEnd.lastIndex = Math.max(0, lastValue);
  const last = rowEnd.exec(data);
  if (lastValue === -1 || !last) return xml;
  return data.slice(0, last.index + last[0].length) + xml.slice(end);
}
