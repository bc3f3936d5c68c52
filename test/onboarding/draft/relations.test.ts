import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  draftedSystems,
  served,
  wrongIn,
  type DraftedSystems,
} from './drafted-systems.ts';

interface Expected {
  readonly hierarchy: object;
  /** Words of the question; none where a person need not look at it. */
  readonly asked?: RegExp;
  readonly choices?: readonly object[];
  /** Names from the topmost down to an organization, one a line. */
  readonly paths: readonly string[];
}

/** Each a file of relations/, of invented records. */
const cases: Readonly<Record<string, Expected>> = {
  pairs: {
    hierarchy: {
      style: 'table',
      from: 'party_org_relation',
      organization: 'org_id',
      superior: 'parent_id',
      live: [{ column: 'deleted', is: [0, null] }],
    },
    asked: /83 % 的行为 0、17 % 为 1/u,
    paths: [
      '示例·河镇党委',
      '示例·河镇党委 > 示例·甲河党总支',
      '示例·河镇党委 > 示例·甲河党总支 > 示例·乙河党支部',
      '示例·河镇党委 > 示例·甲河党总支 > 示例·丙河党支部',
      '示例·河镇党委 > 示例·丁河党支部',
    ],
  },
  closure: {
    hierarchy: {
      style: 'table',
      from: 'dzz_tree',
      organization: 'descendant',
      superior: 'ancestor',
      live: [{ column: 'depth', is: [1] }],
    },
    paths: [
      '示例·河镇党委',
      '示例·河镇党委 > 示例·甲河党总支',
      '示例·河镇党委 > 示例·甲河党总支 > 示例·乙河党支部',
      '示例·河镇党委 > 示例·丙河党支部',
    ],
  },
  codes: {
    hierarchy: {
      style: 'table',
      from: 't_zz_gx',
      organization: { column: 'zzbm', references: 'zzbm' },
      superior: { column: 'sjzzbm', references: 'zzbm' },
    },
    paths: [
      '示例·河镇党委',
      '示例·河镇党委 > 示例·甲河党总支',
      '示例·河镇党委 > 示例·甲河党总支 > 示例·乙河党支部',
      '示例·河镇党委 > 示例·甲河党总支 > 示例·丙河党支部',
    ],
  },
  kinds: {
    hierarchy: {
      style: 'table',
      from: 'org_relation',
      organization: 'org_id',
      superior: 'parent_org_id',
    },
    asked:
      /2 个党组织记有一个以上的上级,须以 live 说明哪些行算数,如列 rel_kind/u,
    choices: [
      { live: [{ column: 'rel_kind', is: ['隶属'] }] },
      { live: [{ column: 'rel_kind', is: ['指导'] }] },
    ],
    paths: [
      '示例·河镇党委',
      '示例·河镇党委 > 示例·行业党委',
      '示例·乙河党支部',
      '示例·丙河党支部',
      '示例·河镇党委 > 示例·丁河党支部',
    ],
  },
  stale: {
    hierarchy: { style: 'parent-key', column: 'parent_id' },
    asked: /表 org_relation 记有别的上级\(33 % 不同\)/u,
    choices: [{ style: 'table', from: 'org_relation' }],
    paths: [
      '示例·河镇党委',
      '示例·河镇党委 > 示例·甲河党总支',
      '示例·河镇党委 > 示例·甲河党总支 > 示例·乙河党支部',
      '示例·河镇党委 > 示例·丙河党支部',
    ],
  },
};

let systems: DraftedSystems;
beforeAll(async () => {
  systems = await draftedSystems();
}, 60_000);
afterAll(() => systems.stop());

describe.each(['SQLite', 'MariaDB'] as const)(
  'superiors in a table of pairs of %s',
  (engine) => {
    it.each(Object.entries(cases))(
      '(%s) are drafted and served as they are',
      async (name, { hierarchy, asked, choices, paths }) => {
        const path = new URL(`relations/${name}.sql`, import.meta.url);
        const { entries, file } = await systems.draft(engine, path);
        const found = entries.find((it) => it.path.at(-1) === 'hierarchy');
        expect(found?.value).toEqual(hierarchy);
        expect(found?.isSure).toBe(asked === undefined);
        expect(found?.evidence).toMatch(asked ?? /./u);
        for (const [index, choice] of (choices ?? []).entries()) {
          expect(found?.choices[index]).toMatchObject(choice);
        }
        expect((await served(file)).paths).toEqual(paths);
        expect(await wrongIn(file)).toEqual([]);
      },
    );
  },
);
