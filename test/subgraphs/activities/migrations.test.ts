import { expect, it } from '@jest/globals';

import { activitiesModel } from '../../../subgraphs/activities/model.ts';
import { describeOnBothEngines } from '../kit/engines.ts';

const leaveEmpty = () => Promise.resolve();

describeOnBothEngines(activitiesModel, leaveEmpty, (database) => {
  it('migrates to the tables that the entities describe', async () => {
    const { upQueries } = await database().driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('migrates down and up again', async () => {
    const { length } = database().migrations;
    for (let undone = 0; undone < length; undone += 1) {
      await database().undoLastMigration();
    }
    expect(await database().runMigrations()).toHaveLength(length);
  });

  it('has nothing to migrate a second time', async () => {
    expect(await database().runMigrations()).toEqual([]);
  });
});
