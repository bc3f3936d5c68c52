import { pinyin } from 'pinyin-pro';

/** What says nothing of a table: its module, or that it is one. */
const general = new Set(
  't tb tbl tab table sys base basic info data manage list entity'.split(' '),
);

/** Letters and digits that ids may begin with. */
const longest = 20;

/**
 * A short name for each table, as the mapping has it (`as`): what is left of
 * its name without the words that all share. No two are the same.
 */
export function shortNames(tables: readonly string[]): readonly string[] {
  const words = tables.map((table) => ownWords(table));
  const [first = []] = words;
  const shared = first.findIndex((word, index) =>
    words.some((it) => it[index] !== word || it.length === index + 1),
  );
  const found: string[] = [];
  for (const it of words) {
    const plain = it.slice(Math.max(shared, 0)).join('');
    const name = /^[a-z]/u.test(plain) ? plain : `t${plain}`;
    found.push(unlike(found, name.slice(0, longest)));
  }
  return found;
}

function ownWords(table: string): readonly string[] {
  const words = table
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map(latin);
  const telling = words.filter((it) => !general.has(it));
  return (telling.length > 0 ? telling : words).filter((it) => it !== '');
}

function latin(word: string): string {
  return pinyin(word, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
}

function unlike(taken: readonly string[], name: string, number = 2): string {
  if (!taken.includes(name)) return name;
  const other = `${name.slice(0, longest - 3)}${number}`;
  return taken.includes(other) ? unlike(taken, name, number + 1) : other;
}
