import {
  columnSql,
  filledSql,
  identifier,
} from '../../adapters/sql/column-sql.ts';
import { organizationSections } from '../../mapping/organization-tables.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import { garblingOf, type Garbling } from '../garbled-text.ts';
import { failed, passed, type Stage, type StageOutcome } from '../stage.ts';
import type { MappedDatabase } from './mapped-database.ts';

/** So many names are looked at; the rows that follow are all looked at. */
const sampleSize = 200;

/** Do the first names read as Chinese, or were they written as other bytes. */
export function charsetStage(place: MappedDatabase): Stage {
  const { source, units } = place.mapping;
  const organizations = organizationSections(place.mapping);
  return {
    name: 'charset',
    title: bilingual('字符集', 'charset'),
    async run() {
      const samples: string[] = [];
      for (const section of [units, ...organizations]) {
        const names = await sampleOfNames(place, section);
        const outcome = judgeNames(names);
        if (outcome) return outcome;
        samples.push(...names.slice(0, 1));
      }
      return passed(`${source.charset}: ${samples.join(', ')}`);
    },
  };
}

/** A failure if a tenth of the names or more is garbled; null else. */
export function judgeNames(names: readonly string[]): StageOutcome | null {
  const garbled = names.flatMap((name) => {
    const garbling = garblingOf(name);
    return garbling === null ? [] : [{ name, garbling }];
  });
  const [first] = garbled;
  if (!first || garbled.length * 10 < names.length) return null;
  const { name, garbling } = first;
  const meant = garbling.meant === null ? '' : ` -> ${garbling.meant}`;
  return failed({
    kind: 'check',
    expected: bilingual('名称是可读的中文', 'names that read as Chinese'),
    got: `${name}${meant} (${garbled.length} of ${names.length} names)`,
    next: advice[garbling.cause],
  });
}

async function sampleOfNames(
  { mapping, database }: MappedDatabase,
  section: SqlMapping['units'] | SqlMapping['partyOrganizations'],
): Promise<readonly string[]> {
  const columns = columnSql('t', {
    source: mapping.source,
    dialect: database.dialect,
  });
  const name = columns.text(section.columns.name);
  const rows = await database.query<{ name: string }>(
    `SELECT ${name} AS name FROM ${identifier(section.from)} t WHERE ${filledSql(name)} LIMIT ${sampleSize}`,
  );
  return rows.map((row) => row.name);
}

const advice: Readonly<Record<Garbling['cause'], Bilingual>> = {
  'gbk-as-latin1': bilingual(
    '填写映射的人写 source.charset: latin1-holding-gbk(列声明为 latin1、实存 GBK)',
    'who writes the mapping writes source.charset: latin1-holding-gbk (the column says latin1, its bytes are GBK)',
  ),
  'utf8-as-latin1': bilingual(
    '填写映射的人写 source.charset: latin1-holding-utf8(列声明为 latin1、实存 UTF-8);若列声明为 utf8mb4,则是重复编码,由数据库管理员重新导入',
    'who writes the mapping writes source.charset: latin1-holding-utf8 (the column says latin1, its bytes are UTF-8); in a column of utf8mb4 it was encoded twice, and the administrator imports it again',
  ),
  'utf8-as-gbk': bilingual(
    '填写映射的人改 source.charset: utf8mb4;若文件导出时已错,请导出者以 UTF-8 重新导出',
    'who writes the mapping writes source.charset: utf8mb4; if it was exported wrongly, export it again as UTF-8',
  ),
  replacement: bilingual(
    '原字已丢失:数据库管理员运行 SELECT HEX(列) 查看原字节,从备份或原系统重新导入',
    'the characters are lost: the database administrator runs: SELECT HEX(column), and imports them again from a backup or the system they came from',
  ),
  'question-marks': bilingual(
    '原字已丢失(写入时连接字符集不对):数据库管理员从备份或原系统以 utf8mb4 重新导入',
    "the characters were lost when they were written (the connection's charset): the database administrator imports them again as utf8mb4",
  ),
};
