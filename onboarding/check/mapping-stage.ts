import { MappingError } from '../../subgraphs/organizations/mapping/mapping-problem.ts';
import {
  readMapping,
  type DistrictMapping,
} from '../../subgraphs/organizations/mapping/read-mapping.ts';
import { bilingual } from './bilingual.ts';
import { failed, passed, type Stage } from './stage.ts';

export interface MappingReading {
  readonly stage: Stage;
  /** The mapping that was read; null before, and if it is invalid. */
  readonly mapping: () => DistrictMapping | null;
}

/** Checks the mapping file itself. */
export function mappingStage(file: string): MappingReading {
  let mapping: DistrictMapping | null = null;
  return {
    mapping: () => mapping,
    stage: {
      name: 'mapping',
      title: bilingual('映射文件', 'mapping file'),
      async run() {
        try {
          mapping = await readMapping(file);
          return passed(`${file} (${mapping.settings.system})`);
        } catch (error) {
          if (!(error instanceof MappingError)) throw error;
          return failed({
            kind: 'usage',
            expected: bilingual(
              '没有错误的映射文件',
              'a mapping file without problems',
            ),
            got: error.causes.join('; '),
            next: bilingual(
              '填写映射的人按 文件:行:列 逐条改正,参见 docs/district-mapping.md',
              'who writes the mapping corrects each FILE:LINE:COLUMN; docs/district-mapping.md explains the keys',
            ),
          });
        }
      },
    },
  };
}
