import { isTextTable } from '../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import type { Garbling } from '../garbled-text.ts';

/** Who corrects garbled names, and how. */
export type GarbledAdvice = Readonly<Record<Garbling['cause'], Bilingual>>;

/** For a table: its declared charset may be wrong. */
export const databaseAdvice: GarbledAdvice = {
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

const exportedWrongly = bilingual(
  '文件里已是乱码:请导出者重新导出,选 UTF-8 或 .xlsx',
  'the file holds what is garbled already: have it exported again, as UTF-8 or .xlsx',
);

/** For a text file: its encoding is detected, or given in the mapping. */
const textAdvice: GarbledAdvice = {
  'gbk-as-latin1': bilingual(
    '填写映射的人写 source.encoding: gb18030;若仍是乱码,请导出者以 UTF-8 重新导出',
    'who writes the mapping writes source.encoding: gb18030; if that does not help, have it exported again as UTF-8',
  ),
  'utf8-as-latin1': bilingual(
    '填写映射的人写 source.encoding: utf-8;若仍是乱码,请导出者以 UTF-8 重新导出',
    'who writes the mapping writes source.encoding: utf-8; if that does not help, have it exported again as UTF-8',
  ),
  'utf8-as-gbk': bilingual(
    '填写映射的人写 source.encoding: utf-8;若仍是乱码,请导出者以 UTF-8 重新导出',
    'who writes the mapping writes source.encoding: utf-8; if that does not help, have it exported again as UTF-8',
  ),
  replacement: bilingual(
    '填写映射的人改 source.encoding(utf-8、gb18030、utf-16le);若原字已丢失,请导出者重新导出',
    'who writes the mapping sets source.encoding (utf-8, gb18030, utf-16le); if the characters are lost, have it exported again',
  ),
  'question-marks': exportedWrongly,
};

/**
 * For a workbook: it has one encoding, so the texts were garbled before they
 * got into it.
 */
const workbookAdvice: GarbledAdvice = {
  'gbk-as-latin1': exportedWrongly,
  'utf8-as-latin1': exportedWrongly,
  'utf8-as-gbk': exportedWrongly,
  replacement: exportedWrongly,
  'question-marks': exportedWrongly,
};

export function adviceForFile(path: string): GarbledAdvice {
  return isTextTable(path) ? textAdvice : workbookAdvice;
}
