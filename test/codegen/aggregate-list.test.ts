import { expect, it } from '@jest/globals';

import { aggregateList } from '../../codegen/aggregate-list.ts';

it('lists what each folder exports under its name', () => {
  const text = aggregateList(['charter', 'early-warnings']);
  expect(text).toContain(
    "import { earlyWarningsAggregate } from './early-warnings/aggregate.ts';",
  );
  expect(text).toContain(
    'export const aggregates = [charterAggregate, earlyWarningsAggregate];',
  );
});
