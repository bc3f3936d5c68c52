import { afterEach, expect, it } from '@jest/globals';

import { mysqlStages } from '../../../onboarding/check/stages/mysql-stages.ts';
import type { StageOutcome } from '../../../onboarding/check/stage.ts';
import {
  oldServer,
  type OldServer,
} from '../../subgraphs/organizations/adapters/old-server.ts';

let server: OldServer | undefined;
afterEach(() => server?.close());

async function grantsOf(grant: string): Promise<StageOutcome | undefined> {
  server = await oldServer(grant);
  const stages = mysqlStages({
    url: server.url,
    connectSeconds: 30,
    statementSeconds: 30,
  });
  const stage = stages.find(({ name }) => name === 'grants');
  return stage?.run(() => undefined);
}

it('refuses an account that can write where sessions cannot be read-only', async () => {
  expect(await grantsOf("GRANT ALL ON *.* TO 'reader'@'%'")).toMatchObject({
    kind: 'failed',
    failure: {
      kind: 'refused',
      got: 'GRANT ALL ON *.*',
      next: {
        en: expect.stringContaining('GRANT SELECT ON lqy_dj.*') as unknown,
      },
    },
  });
});

it('takes an account that has SELECT only', async () => {
  expect(
    await grantsOf("GRANT SELECT ON `lqy_dj`.* TO 'reader'@'%'"),
  ).toMatchObject({ kind: 'passed' });
});
