import { describe, expect, it } from '@jest/globals';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type { SourceQuality } from '../../../../subgraphs/alliances/vitality/input.ts';
import { archetypes } from './archetypes.ts';
import {
  buildActivityFacts,
  buildInput,
  buildMember,
  buildMembers,
  daysAgo,
  eventAgo,
  unit,
} from './build-input.ts';

const confidence = (changes: Parameters<typeof buildInput>[0]) =>
  assessVitality(buildInput(changes)).dataConfidence;

describe('V22 data confidence', () => {
  it('is 1 for complete, fresh facts entered in time', () => {
    expect(confidence({})).toBe(1);
  });

  it('is halved without activities or without exchanges', () => {
    expect(confidence({ activityFacts: null })).toBe(0.5);
    expect(confidence({ exchangeFacts: null })).toBe(0.5);
    expect(confidence({ activityFacts: null, exchangeFacts: null })).toBe(0);
  });

  it.each([
    [31, 1],
    [198, 0.5],
    [365, 0],
    [700, 0],
  ])('of a source %i days old is %d', (days, expected) => {
    const asOf = daysAgo(days);
    const activityFacts = buildActivityFacts();
    const sources = [sourceOf({ asOf })];
    const both = (1 + expected) / 2;
    expect(confidence({ activityFacts, sources })).toBe(both);
  });

  it('multiplies by the completeness of the sources', () => {
    const sources = [sourceOf({}), sourceOf({ completeness: 0.5 })];
    expect(confidence({ sources })).toBe(0.75);
    const down = [sourceOf({}), sourceOf({ reachable: false, asOf: null })];
    expect(confidence({ sources: down })).toBe(0.5);
  });

  it('counts events entered after more than 30 days as late', () => {
    const events = [30, 31].map((delay) =>
      eventAgo(100 + delay, { recordedOn: daysAgo(100) }),
    );
    const activityFacts = buildActivityFacts({ events });
    expect(confidence({ activityFacts })).toBe(0.5);
  });

  it('pays for members without a date and events of unknown origin', () => {
    const memberships = [
      ...buildMembers(3),
      buildMember({ unitId: unit(4), since: null }),
    ];
    expect(confidence({ memberships })).toBe(0.75);
  });

  it.each([
    [0.6, 'RATED'],
    [0.599, 'INSUFFICIENT_DATA'],
  ])('of %d leaves the report %s', (completeness, status) => {
    const sources = [sourceOf({ completeness })];
    const report = assessVitality({ ...archetypes.precisionChain(), sources });
    expect(report.status).toBe(status);
  });

  it('shows figures without colours when it is too low', () => {
    const report = assessVitality(archetypes.missingData());
    const signals = new Set(report.indicators.map(({ signal }) => signal));
    expect([...signals].sort()).toEqual(['GREY', 'INFO']);
  });

  function sourceOf(changes: Partial<SourceQuality>): SourceQuality {
    return {
      name: '金山',
      reachable: true,
      completeness: null,
      asOf: null,
      ...changes,
    };
  }
});
