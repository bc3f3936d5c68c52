import { describe, expect, it } from '@jest/globals';
import {
  foreignPartition,
  missingCause,
  missingPartition,
  readReport,
  reportOf,
} from '../../../../gateway/partitions/inspect/gateway-report.ts';
import {
  missingReason,
  missingRowsError,
} from '../../../../gateway/partitions/inspect/partition-error.ts';

const NOTHING = { ok: [], failed: [], skipped: [], stale: [] };
const holds = (name: string) => name === 'a' || name === 'b';
const asked = new Set(['a', 'b']);

describe('what a gateway behind an endpoint says of its partitions', () => {
  it.each([
    [undefined, undefined],
    [{ partitions: null }, undefined],
    [{ partitions: {} }, 'unreadable'],
    [{ partitions: { ...NOTHING, ok: 'a' } }, 'unreadable'],
    [{ partitions: NOTHING }, NOTHING],
  ])('%j is read as %j', (extensions, read) => {
    expect(readReport({ extensions })).toEqual(read);
  });

  it('is about those that were asked', () => {
    const failed = [{ partition: 'a', code: 'X', reason: 'away' }];
    const report = { ...NOTHING, ok: ['b', 'z'], failed };
    expect(reportOf(report, { asked, holds })).toMatchObject({
      failed: new Map([['a', { code: 'X', reason: 'away' }]]),
      named: ['b'],
    });
  });

  it('makes those missing that it does not say are there', () => {
    const { failed } = reportOf({ ...NOTHING, ok: ['a'] }, { asked, holds });
    expect([...failed.keys()]).toEqual(['b']);
  });

  it('says of a failure under a name of its own that it may be of anybody', () => {
    const unnamed = { partition: '*', code: 'X', reason: 'away' };
    const report = { ...NOTHING, ok: ['a'], failed: [unnamed] };
    const { failed } = reportOf(report, { asked, holds });
    expect(failed).toEqual(new Map([['b', { code: 'X', reason: 'away' }]]));
  });

  it('shows whose rows are in an answer though the endpoint does not hold them', () => {
    const report = { ...NOTHING, ok: ['a', 'stranger'] };
    expect(foreignPartition(report, { asked, holds })).toBe('stranger');
    expect(foreignPartition({ ...NOTHING, ok: ['a'] }, { asked, holds })).toBeUndefined(); // prettier-ignore
    const rest = { asked: new Set(['*']), holds };
    expect(foreignPartition(report, rest)).toBeUndefined();
  });
});

describe('an error about missing rows', () => {
  const fault = { partition: 'a', code: 'X', reason: 'It is away.' };
  const told = missingRowsError(['list'], {
    fault,
    endpoint: 'one',
    owner: undefined,
  });

  it('is understood by a gateway before this one, with its reason told once', () => {
    expect(missingPartition(told)).toBe('a');
    expect(missingCause(told)).toEqual({ code: 'X', reason: 'It is away.' });
    const again = { ...fault, reason: String(told.message) };
    const twice = missingRowsError(['list'], { fault: again, endpoint: 'two', owner: undefined }); // prettier-ignore
    expect(missingReason(String(twice.message))).toBe('It is away.');
  });

  it('names both in a conflict', () => {
    const conflict = missingRowsError(['list'], {
      fault: { ...fault, code: 'PARTITION_CONFLICT', claimed: 'b' },
      endpoint: 'one',
      owner: 'two',
    });
    expect(conflict.extensions).toMatchObject({
      partitions: ['a', 'b'],
      endpoints: ['one', 'two'],
    });
    expect(missingPartition(conflict)).toBe('a');
  });

  it('is none where its code is another', () => {
    expect(missingPartition({ extensions: { code: 'X', partition: 'a' } })).toBeUndefined(); // prettier-ignore
  });
});
