import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';

import { mysqlDialect } from '../../../../subgraphs/organizations/adapters/sql/database/dialect.ts';
import { readsOtherwise } from '../../../../subgraphs/organizations/adapters/sql/text/column-cleaning.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';

/** Every character that is read otherwise, some that are not, and words. */
const texts = [
  ...everyCharacter().map((character) => `甲${character}乙`),
  ...everyComposition(),
  ...['e\u0301', 'か\u3099', '\u1100\u1161', ' 甲', '甲 ', '甲  乙', '甲 乙'],
  ...'无 暂无 尚未组建 - —— ／ \\ \\\\ 。 N/A n.a. Null NONE'.split(' '),
  ...'#REF! ##### 9.13E+17 -1E+15 无锡 无线电厂 0 nonesuch 2E10 A.B'.split(' '),
];

function everyCharacter(): string[] {
  const found: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    const isOdd = readsOtherwise(`甲${character}乙`);
    if (isOdd || code % 997 === 0) found.push(character);
  }
  return found;
}

/** Letters that are written as several, and marks in another order. */
function everyComposition(): string[] {
  const found: string[] = [];
  for (let code = 0; code <= 0x1ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    // The syllables of Hangul are made of the same jamo over and over.
    const isMet = code > 0xac00 && code <= 0xd7a3 && code % 97 !== 0;
    const orders = ['\u0301', '\u0323'].flatMap((mark) => [
      `甲${mark}${character}`,
      `甲${character}${mark}`,
    ]);
    const written = [character.normalize('NFD'), ...orders];
    if (!isMet) found.push(...written.filter(readsOtherwise));
  }
  return [...new Set(found)];
}

let server: PrivateMariaDb;
let connection: Connection;
beforeAll(async () => {
  server = await startMariaDb();
  const url = await server.createDatabase('texts', 'utf8mb4_general_ci');
  connection = await createConnection(url);
  await connection.query("SET SESSION sql_mode = ''");
  await connection.query('CREATE TABLE t (id int PRIMARY KEY, mc varchar(20))');
  const rows = texts.map((text, id) => [id, text]);
  for (let start = 0; start < rows.length; start += 5_000) {
    const part = rows.slice(start, start + 5_000);
    await connection.query('INSERT INTO t VALUES ?', [part]);
  }
});
afterAll(async () => {
  await connection.end();
  await server.stop();
});

const condition = mysqlDialect.mayReadOtherwise(mysqlDialect.text('mc'));

it.each([
  ['characters', condition],
  // What a server reads that knows no classes of characters.
  ['bytes', condition.replace(/\/\*.*?\*\//gu, '')],
])('a server misses no text by its %s', async (...[, sql]) => {
  const [rows] = await connection.query(`SELECT id FROM t WHERE ${sql}`);
  const found = new Set((rows as { readonly id: number }[]).map((it) => it.id));
  const missed = texts.filter(
    (text, id) => readsOtherwise(text) && !found.has(id),
  );
  expect(missed).toEqual([]);
  expect(texts.filter(readsOtherwise).length).toBeGreaterThan(1_600);
  for (const plain of ['甲 乙', '无锡', '无线电厂', '0', 'nonesuch', 'A.B']) {
    expect(found).not.toContain(texts.indexOf(plain));
  }
});
