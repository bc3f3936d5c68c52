import { identifier } from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import type { ListedTable } from './list-columns.ts';
import { isPersonal } from '../columns/surveyed.ts';

export interface FoundCharset {
  /** As the mapping's `source.charset` has it. */
  readonly name: string;
  readonly evidence: string;
}

/** The tables' declared character set, or what latin1 only pretends to be. */
export async function charsetOf(
  database: ReadOnlyDatabase,
  tables: readonly ListedTable[],
): Promise<FoundCharset> {
  const charsets = tables.flatMap(({ columns }) =>
    columns.flatMap((column) => column.charset ?? []),
  );
  if (charsets.includes('latin1')) {
    return pretended(await bytesIn(database, tables));
  }
  const known = ['gbk', 'utf8', 'utf8mb4'] as const;
  const found = known.find((name) =>
    charsets.some((it) => it.replace('utf8mb3', 'utf8') === name),
  );
  return {
    name: found ?? 'utf8mb4',
    evidence: found ? `${charsets.length} 列文字,声明为 ${found}` : '',
  };
}

/** Texts of a table that are looked at. */
const sampledTexts = 500;

/** The bytes of latin1 columns that are no ASCII. */
async function bytesIn(
  database: ReadOnlyDatabase,
  tables: readonly ListedTable[],
): Promise<readonly Buffer[]> {
  const found: Buffer[] = [];
  for (const { name, columns } of tables) {
    const texts = columns.filter(
      (it) => it.charset === 'latin1' && !isPersonal(it.name, it.comment),
    );
    if (texts.length === 0) continue;
    const selected = texts.map(
      (it, index) => `HEX(s.${identifier(it.name)}) AS c${index}`,
    );
    const rows = await database
      .query<Readonly<Record<string, string | null>>>(
        `SELECT ${selected.join(', ')} FROM ${identifier(name)} s LIMIT ${sampledTexts}`,
      )
      .catch(() => []);
    for (const row of rows) {
      for (const hex of Object.values(row)) {
        const bytes = Buffer.from(hex ?? '', 'hex');
        if (bytes.some((byte) => byte > 0x7f)) found.push(bytes);
      }
    }
  }
  return found;
}

/**
 * UTF-8 first: two Chinese characters of it are also three of GBK, but hardly
 * any text of GBK is flawless UTF-8.
 */
function pretended(texts: readonly Buffer[]): FoundCharset {
  const count = (encoding: string) =>
    texts.filter((bytes) => isChinese(bytes, encoding)).length;
  const [utf8, gbk] = [count('utf-8'), count('gb18030')];
  const all = texts.length;
  if (utf8 * 2 > all) {
    return {
      name: 'latin1-holding-utf8',
      evidence: `列声明为 latin1,${all} 个非 ASCII 值中 ${utf8} 个按 UTF-8 读作汉字`,
    };
  }
  return gbk * 2 > all
    ? {
        name: 'latin1-holding-gbk',
        evidence: `列声明为 latin1,${all} 个非 ASCII 值中 ${gbk} 个按 GBK 读作汉字`,
      }
    : { name: 'utf8mb4', evidence: '列声明为 latin1,未见汉字' };
}

function isChinese(bytes: Uint8Array, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /^[\p{Script=Han}\p{ASCII}\p{P}\p{S}\p{Z}\uFF00-\uFFEF]*\p{Script=Han}[\p{Script=Han}\p{ASCII}\p{P}\p{S}\p{Z}\uFF00-\uFFEF]*$/u.test(
      text,
    );
  } catch {
    return false;
  }
}
