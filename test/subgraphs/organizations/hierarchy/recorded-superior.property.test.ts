import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { buildRecords } from '../../../../subgraphs/organizations/adapters/memory/record-set.ts';
import { createMemorySource } from '../../../../subgraphs/organizations/adapters/memory/memory-source.ts';
import type { RecordMapping } from '../../../../subgraphs/organizations/adapters/memory/record-keys.ts';

const seed = 20_200_811;

const mapping: RecordMapping = {
  districts: ['310116'],
  links: { in: 'none' },
  units: { key: 'id', live: [], columns: { name: 'mc' } },
  partyOrganizations: {
    key: 'id',
    live: [],
    columns: { name: 'mc' },
    hierarchy: {
      style: 'parent-key',
      column: 'sj',
      caseless: false,
      none: ['0'],
      superiors: { column: 'sjmc', known: { x1: { id: '310116:sq:1' } } },
    },
  },
};

/** Superiors that are here, are not, are known to be outside, or are none. */
const superior = fc.constantFrom(null, '', '0', '1', '2', '3', '4', 'x1', 'x2');

const rows = fc
  .array(
    fc.record({ sj: superior, sjmc: fc.constantFrom(null, '', '示例·工委') }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map((row, index) => {
      const id = String(index + 1);
      return { id, mc: `示例·${id}号党支部`, ...row };
    }),
  );

it('gives whatever is recorded of a superior, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const content = buildRecords(
        mapping,
        { units: [], partyOrganizations: all, links: [], superiors: [] },
        {},
      );
      const source = createMemorySource(
        {
          system: 'tz',
          name: '示例·台账',
          kind: 'SPREADSHEET',
          districts: ['310116'],
          affiliationSource: '示例·台账',
          provenance: 'SYNTHETIC',
        },
        () => Promise.resolve({ content, changedAt: null }),
      );
      const found = await source.affiliations(all.map(({ id }) => id));
      for (const { id, sj, sjmc } of all) {
        const own = found.get(id);
        const top = found.get(own?.path[0] ?? '');
        const key = sj === '0' ? '' : (sj ?? '');
        const isHere = all.some((other) => other.id === key);
        const isCycle = own?.doubts.includes('PARENT_CYCLE') === true;
        // What is written is given; nothing that is not.
        expect(own?.recordedSuperior ?? '').toBe(
          sjmc === '示例·工委' ? sjmc : key,
        );
        // A superior that is here is the parent, and neither another nor itself.
        expect(own?.parent ?? null).toBe(isHere && key !== id ? key : null);
        if (key === id) expect(own?.doubts).toEqual([]);
        // A path that begins below something says below what.
        const first = all.find((other) => other.id === own?.path[0]);
        const isWhole = isCycle || first?.sj === first?.id;
        const above = isWhole ? null : (top?.recordedSuperior ?? null);
        expect(own?.unresolvedSuperior).toBe(above);
        // Only what the mapping says is elsewhere has an id there.
        expect(own?.recordedSuperiorId ?? null).toBe(
          key === 'x1' ? '310116:sq:1' : null,
        );
        expect(own?.doubts.includes('PARENT_NOT_RECORDED')).toBe(
          own?.recordedSuperior === null,
        );
      }
    }),
    { seed, numRuns: 300 },
  );
});
