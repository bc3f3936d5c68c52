import { EndlessList } from '../../../subgraphs/organizations/adapters/graphql/endless-list.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { bilingual } from '../bilingual.ts';
import { endlessListAdvice } from './endless-list-advice.ts';
import { inspectSystem, type SystemReport } from './inspect-system.ts';
import { failed, passed, reasonOf, type Stage } from '../stage.ts';

export interface InspectionRun {
  readonly stage: Stage;
  /** Null until the last row has been read. */
  readonly report: () => SystemReport | null;
}

/** Reads every row; keeps `keep` problems besides the examples. */
export function inspectionStage(
  mapping: DistrictMapping,
  keep: number,
): InspectionRun {
  let report: SystemReport | null = null;
  return {
    report: () => report,
    stage: {
      name: 'inspection',
      title: bilingual('逐行检查', 'every row'),
      async run(progress) {
        try {
          report = await inspectSystem(mapping, { keep, progress });
          const { units, partyOrganizations } = report.counts;
          return passed(
            `units ${units ?? '不记 not kept'}, partyOrganizations ${partyOrganizations}`,
          );
        } catch (error) {
          const expected = bilingual(
            '每一行都能读到',
            'every row to be read to the end',
          );
          const got = reasonOf(error);
          if (error instanceof EndlessList) {
            const next = endlessListAdvice[error.kind];
            return failed({ kind: 'usage', expected, got, next });
          }
          return failed({
            kind: 'unreachable',
            expected,
            got,
            next: bilingual(
              '再运行一次;若仍中断,数据库管理员查看服务器日志,或填写映射的人调大时限',
              "run it again; if it breaks off still, the administrator looks into the server's log, or who writes the mapping raises the limits of time",
            ),
          });
        }
      },
    },
  };
}
