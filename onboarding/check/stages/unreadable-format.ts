import {
  type FileFault,
  UnreadableFile,
} from '../../../subgraphs/organizations/adapters/files/unreadable-file.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import { failed, reasonOf, type StageOutcome } from '../stage.ts';

/** The failure for a ledger that cannot be parsed, and who corrects it. */
export function unreadableFormat(error: unknown): StageOutcome {
  const fault = error instanceof UnreadableFile ? error.fault : 'damaged';
  return failed({
    kind: 'unreachable',
    expected: bilingual(
      '扩展名所说的格式,未加密、未损坏',
      'the format that the extension says, not encrypted and not damaged',
    ),
    got: reasonOf(error),
    next: advices[fault],
  });
}

const restored = bilingual(
  '保管台账的人看文件能否用 WPS 或 Excel 打开:打不开则从备份或发件人处重取;能打开则“另存为” .xlsx',
  'who keeps the workbook opens it in WPS or Excel: if that fails too, gets it again from a backup or its sender; else saves it as .xlsx',
);

const advices: Readonly<Record<FileFault, Bilingual>> = {
  encrypted: bilingual(
    '保管台账的人用 WPS 或 Excel 打开,去掉打开口令后保存',
    'who keeps the workbook opens it in WPS or Excel, removes its password, and saves it',
  ),
  foreign: bilingual(
    '文件被改过扩展名,或是网页、文本:保管台账的人用 WPS 或 Excel 打开,“另存为” .xlsx(文本则改名为 .csv)',
    'the file was renamed, or is a web page or a text: who keeps it opens it in WPS or Excel and saves it as .xlsx (a text: names it .csv)',
  ),
  empty: bilingual(
    '文件是空的,多半是没有拷完:保管台账的人重新拷贝',
    'the file is empty, most likely not copied to its end: who keeps it copies it again',
  ),
  damaged: restored,
  'not-a-file': restored,
};
