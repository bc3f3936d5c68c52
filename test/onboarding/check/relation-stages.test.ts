import { expect, it } from '@jest/globals';

import { runStage } from '../../../onboarding/check/stage.ts';
import { stagesOf } from '../../../onboarding/check/stages/stages-of-mapping.ts';
import { describeLegacy } from '../../subgraphs/organizations/adapters/legacy-database.ts';

const statements = [
  'CREATE TABLE org (id int PRIMARY KEY, bm varchar(9), mc varchar(50))',
  "INSERT INTO org VALUES (1, 'A', '示例·党委'), (2, 'B', '示例·支部')",
  'CREATE TABLE org_relation (org_id int, parent_id int, parent_mc varchar(50), deleted int)',
  "INSERT INTO org_relation VALUES (2, 1, '示例·党委', 0)",
];

const yaml = (url: string, hierarchy: string) => `system: gx
name: 示例·关系表系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
partyOrganizations:
  from: org
  key: { column: id, type: integer }
  columns: { name: mc }
  hierarchy: { style: table, ${hierarchy} }
`;

const right = 'from: org_relation, organization: org_id, superior: parent_id';

describeLegacy(statements, (database) => {
  async function run(hierarchy: string, name: string) {
    const { url, folder } = database();
    const plan = stagesOf(await folder.mapping(yaml(url, hierarchy)));
    try {
      const stage = plan.stages.find((it) => it.name === name);
      if (!stage) throw new TypeError(`Expected a stage, but got: ${name}.`);
      return await runStage(stage, () => undefined);
    } finally {
      await plan.close();
    }
  }

  it('counts the columns and the rows of a table of pairs', async () => {
    const named = `${right}, superiors: { column: parent_mc }`;
    expect(await run(named, 'tables')).toMatchObject({
      status: 'passed',
      detail: 'org (2), org_relation (3)',
    });
    expect(await run(named, 'rows')).toMatchObject({
      status: 'passed',
      detail: 'org 2/2, org_relation 1/1',
    });
  });

  it.each([
    [
      right.replace('org_relation', 'org_relations'),
      'no table org_relations (did you mean org_relation?)',
    ],
    [
      right.replace('org_id', 'orgid'),
      'no column org_relation.orgid (did you mean org_id?)',
    ],
    [
      right.replace('parent_id', 'parent_ld'),
      'no column org_relation.parent_ld (did you mean parent_id?)',
    ],
    [
      `${right}, live: [{ column: delete, not: [1] }]`,
      'no column org_relation.delete (did you mean deleted?)',
    ],
    [
      `${right}, superiors: { column: parent_name }`,
      'no column org_relation.parent_name (did you mean parent_mc?)',
    ],
    [
      right.replace('org_id', '{ column: org_id, references: bmm }'),
      'no column org.bmm (did you mean bm?)',
    ],
    [
      right.replace('parent_id', '{ column: parent_id, references: bmm }'),
      'no column org.bmm (did you mean bm?)',
    ],
  ])('tells of %s what was probably meant', async (hierarchy, got) => {
    expect(await run(hierarchy, 'tables')).toMatchObject({
      status: 'failed',
      failure: { got },
    });
  });

  it('fails where no pair counts', async () => {
    const reversed = `${right}, live: [{ column: deleted, is: [1] }]`;
    expect(await run(reversed, 'rows')).toMatchObject({
      status: 'failed',
      failure: { got: '0 of 1' },
    });
  });
});
