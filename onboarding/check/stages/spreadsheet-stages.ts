import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { readWorkbook } from '../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import type { Sheet } from '../../../subgraphs/organizations/adapters/spreadsheet/sheet.ts';
import {
  readTables,
  sheetsNamed,
  tablesOf,
} from '../../../subgraphs/organizations/adapters/spreadsheet/workbook-tables.ts';
import type { MappedSource } from '../../../subgraphs/organizations/mapping/mapped-source.ts';
import type { SpreadsheetMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import {
  failed,
  passed,
  reasonOf,
  type FailureKind,
  type Stage,
  type StageOutcome,
  type StagePlan,
} from '../stage.ts';
import { judgeNames } from './charset-stage.ts';
import { adviceForFile } from './garbled-advice.ts';
import { unreadableFormat } from './unreadable-format.ts';

/** What earlier steps read, for later ones. */
interface Opened {
  sheets: readonly Sheet[];
}

/** The steps of a spreadsheet, from its file to its rows. */
export function spreadsheetStages({
  settings,
  folder,
}: MappedSource<SpreadsheetMapping>): StagePlan {
  const path = resolve(folder, settings.source.file);
  const opened: Opened = { sheets: [] };
  return {
    stages: [
      fileStage(path),
      formatStage(path, settings, opened),
      encodingStage(settings, opened),
      sheetStage(settings, opened),
      headerStage(settings, opened),
      rowsStage(settings, opened),
    ],
    close: () => Promise.resolve(),
  };
}

interface Wrong {
  readonly kind: FailureKind;
  readonly expected: Bilingual;
  readonly next: Bilingual;
}

async function attempt(
  work: () => Promise<string> | string,
  wrong: Wrong,
): Promise<StageOutcome> {
  try {
    return passed(await work());
  } catch (error) {
    return failed({ ...wrong, got: reasonOf(error) });
  }
}

function fileStage(path: string): Stage {
  return {
    name: 'file',
    title: bilingual('文件', 'file'),
    run: async () => {
      try {
        const { size } = await stat(path);
        await readFile(path);
        return passed(`${path}, ${size} bytes`);
      } catch (error) {
        const { code } = error as { readonly code?: string };
        return failed({
          kind: code === 'EACCES' ? 'refused' : 'unreachable',
          expected: bilingual(`可读的文件 ${path}`, `a file to read, ${path}`),
          got: reasonOf(error),
          next: bilingual(
            `填写映射的人运行 ls -l '${path}',改正 source.file(相对路径从映射文件所在目录算起),或请保管台账的人把文件放到此处`,
            `who writes the mapping runs: ls -l '${path}', and corrects source.file (a relative path begins beside the mapping), or has the file put there`,
          ),
        });
      }
    },
  };
}

function formatStage(
  path: string,
  { source }: SpreadsheetMapping,
  opened: Opened,
): Stage {
  return {
    name: 'format',
    title: bilingual('格式', 'format'),
    async run() {
      try {
        opened.sheets = await readWorkbook(path, source);
      } catch (error) {
        return unreadableFormat(error);
      }
      const taken = opened.sheets.flatMap((sheet) => sheet.taken ?? []);
      const extension = path.slice(path.lastIndexOf('.') + 1);
      return passed([extension, ...taken].join(', '));
    },
  };
}

function encodingStage({ source }: SpreadsheetMapping, opened: Opened): Stage {
  return {
    name: 'encoding',
    title: bilingual('编码', 'encoding'),
    run() {
      const cells = opened.sheets
        .flatMap(({ rows }) => rows.slice(0, 200).flat())
        .filter((cell) => /[^\p{ASCII}]/u.test(cell));
      const outcome =
        judgeNames(cells, adviceForFile(source.file)) ??
        passed(cells[0] ?? source.file);
      return Promise.resolve(outcome);
    },
  };
}

function sheetStage(settings: SpreadsheetMapping, opened: Opened): Stage {
  return {
    name: 'sheet',
    title: bilingual('工作表', 'sheet'),
    run: () =>
      attempt(
        () =>
          tablesOf(settings)
            .flatMap(({ from }) => sheetsNamed(opened.sheets, from))
            .map(({ name }) => name)
            .join(', '),
        {
          kind: 'usage',
          expected: bilingual(
            '映射中的工作表存在',
            'the sheets of the mapping',
          ),
          next: bilingual(
            '填写映射的人把上面列出的工作表名写进 from',
            'who writes the mapping writes one of these sheets into from',
          ),
        },
      ),
  };
}

function headerStage(settings: SpreadsheetMapping, opened: Opened): Stage {
  return {
    name: 'header',
    title: bilingual('表头', 'header'),
    run: () =>
      attempt(
        () => {
          readTables(opened.sheets, settings);
          return tablesOf(settings)
            .flatMap(({ required }) => required)
            .join(', ');
        },
        {
          kind: 'usage',
          expected: bilingual(
            '一行表头,含映射中的列名',
            'one header row with the columns of the mapping',
          ),
          next: bilingual(
            '填写映射的人按表头原字改列名;或保管台账的人改回表头',
            'who writes the mapping writes the columns as the header has them, or who keeps the workbook restores its header',
          ),
        },
      ),
  };
}

function rowsStage(settings: SpreadsheetMapping, opened: Opened): Stage {
  return {
    name: 'rows',
    title: bilingual('数据行', 'rows'),
    run: () =>
      attempt(
        () => {
          const tables = readTables(opened.sheets, settings);
          const counts = tablesOf(settings).map(
            ({ name }) => tables[name].rows.length,
          );
          if ((counts[0] ?? 0) === 0) throw new Error('0');
          const { length } = tables.omissions.filter(
            ({ kind }) => kind === 'row',
          );
          const leftOut = length === 0 ? '' : `, 略去 left out ${length}`;
          return `${counts.join(' + ')}${leftOut}`;
        },
        {
          kind: 'check',
          expected: bilingual('表头之下有数据行', 'rows below the header'),
          next: bilingual(
            '保管台账的人确认是不是空表;填写映射的人检查 source.skip 是否略去了全部行',
            'who keeps the workbook sees whether it is empty; who writes the mapping, whether source.skip leaves all rows out',
          ),
        },
      ),
  };
}
