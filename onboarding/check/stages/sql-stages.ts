import { constants } from 'node:fs';
import { access } from 'node:fs/promises';

import { databaseOptions } from '../../../subgraphs/organizations/adapters/sql/database/database-options.ts';
import type { ReadOnlyDatabaseOptions } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { openReadOnly } from '../../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import type { MappedSource } from '../../../subgraphs/organizations/mapping/mapped-source.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { bilingual } from '../bilingual.ts';
import {
  failed,
  passed,
  reasonOf,
  runStage,
  type Stage,
  type StageFailure,
  type StagePlan,
} from '../stage.ts';
import { charsetStage } from './charset-stage.ts';
import { loginStages, mysqlStages } from './mysql-stages.ts';
import { rowsStage } from './rows-stage.ts';
import { tablesStage } from './tables-stage.ts';

/** The steps of a database, from its host or file to its rows. */
export function sqlStages({
  settings,
  folder,
}: MappedSource<SqlMapping>): StagePlan {
  const { source } = settings;
  const options = databaseOptions(source, folder);
  const { url } = options;
  const database = openReadOnly(options);
  const place = { mapping: settings, database };
  return {
    stages: [
      ...(isFile(url) ? [fileStage(fileOf(url))] : mysqlStages(options)),
      tablesStage(place),
      charsetStage(place),
      rowsStage(place),
    ],
    close: () => database.close(),
  };
}

/** Why a database cannot be opened; null if it can be, from here and now. */
export async function openingFailure(
  options: ReadOnlyDatabaseOptions,
): Promise<StageFailure | null> {
  const { url } = options;
  const stages = isFile(url) ? [fileStage(fileOf(url))] : loginStages(options);
  for (const stage of stages) {
    const { failure } = await runStage(stage, () => undefined);
    if (failure) return failure;
  }
  return null;
}

function isFile(url: string): boolean {
  return url.startsWith('sqlite:');
}

function fileOf(url: string): string {
  return url.slice('sqlite:'.length);
}

function fileStage(path: string): Stage {
  return {
    name: 'file',
    title: bilingual('数据库文件', 'database file'),
    async run() {
      try {
        await access(path, constants.R_OK);
        return passed(path);
      } catch (error) {
        const refused = (error as { readonly code?: string }).code === 'EACCES';
        return failed({
          kind: refused ? 'refused' : 'unreachable',
          expected: bilingual(
            `可读的 SQLite 文件 ${path}`,
            `an SQLite file that can be read, ${path}`,
          ),
          got: reasonOf(error),
          next: refused
            ? bilingual(
                `系统管理员运行 chmod o+r '${path}'`,
                `the system's administrator runs: chmod o+r '${path}'`,
              )
            : bilingual(
                `填写映射的人运行 ls -l '${path}',改正 source.url(相对路径从映射文件所在目录算起)`,
                `who writes the mapping runs: ls -l '${path}', and corrects source.url (a relative path begins beside the mapping)`,
              ),
        });
      }
    },
  };
}
