import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { demoClock } from '../../demo/shared/clock.ts';
import { demoUnits } from '../../demo/districts/unit-ids.ts';
import type { AllianceLog } from '../../demo/fictional/alliance-log.ts';
import { allianceLogs } from '../../demo/fictional/alliance-logs.ts';
import { mandatoryClause } from '../../demo/fictional/charter-rows.ts';
import {
  fillPlatform,
  type PlatformDatabases,
} from '../../demo/fill-platform.ts';
import { charterClauseEntity } from '../../subgraphs/alliances/charter/charter-clause.ts';
import type { IndicatorReading } from '../../subgraphs/alliances/vitality/report.ts';
import { fixedClock } from '../../subgraphs/kit/values/clock.ts';
import { closePlatform, openPlatform } from './support/platform.ts';
import { vitalityOf } from './support/vitality.ts';

let databases: PlatformDatabases;
beforeAll(async () => {
  databases = await openPlatform();
  await fillPlatform(databases);
});
afterAll(() => closePlatform(databases));

const logs = allianceLogs();
const units = new Map(demoUnits().map((unit) => [unit.id, unit]));

function logOf(name: string): AllianceLog {
  const log = logs.find((each) => each.name === `示例·${name}`);
  if (!log) throw new Error(`No log of ${name}`);
  return log;
}

function reading(
  indicators: readonly IndicatorReading[],
  id: string,
): IndicatorReading | undefined {
  return indicators.find((indicator) => indicator.id === id);
}

describe('an invented alliance on the day of the demo', () => {
  it.each([
    ['精密制造链', 'RATED', 'LIVELY', [], []],
    ['半年一聚', 'RATED', 'ATTENTION', ['V1'], ['E1']],
    ['月月忙', 'RATED', 'IDLE_RISK', ['V2', 'V3', 'V4'], ['E2']],
    ['千家大盟', 'RATED', 'ATTENTION', ['V7', 'V8'], ['E3', 'E9']],
    ['看展团', 'RATED', 'ATTENTION', ['V5', 'V6'], ['E4']],
    ['上级包办', 'RATED', 'STEADY', ['V10'], ['E5']],
    ['放任自流', 'RATED', 'STEADY', ['V11'], ['E5']],
    ['新苗', 'NEW', null, [], []],
    ['暂停复归', 'RATED', 'LIVELY', [], []],
    ['缺数', 'INSUFFICIENT_DATA', null, [], []],
    ['先忙后复', 'RATED', 'LIVELY', [], []],
  ])('示例·%s is %s, %s, red %j, warned %j', async (...row) => {
    const [name, status, band, red, rules] = row;
    const vitality = await vitalityOf(databases, logOf(name).id, demoClock);
    const signals = vitality.indicators
      .filter(({ signal }) => signal === 'RED')
      .map(({ id }) => id);
    expect({ ...vitality, red: signals }).toMatchObject({ status, band, red });
    expect(vitality.warnings.map(({ rule }) => rule).sort()).toEqual(rules);
  });

  it.each([
    ['半年一聚', 'V1', 'RED', 200],
    ['月月忙', 'V3', 'RED', 1.333],
    ['千家大盟', 'V8', 'RED', 1150],
    ['千家大盟', 'V7', 'RED', 0.083],
    ['千家大盟', 'V9', 'YELLOW', 1],
    ['看展团', 'V5', 'RED', 0.9],
    ['看展团', 'V6', 'RED', 0.1],
    ['上级包办', 'V10', 'RED', 0.111],
    ['上级包办', 'V11', 'GREEN', 7],
    ['放任自流', 'V11', 'RED', 400],
    ['放任自流', 'V12', 'YELLOW', 0],
    ['精密制造链', 'V14', 'GREEN', 0.857],
  ])('示例·%s has %s %s at %d', async (...row) => {
    const [name, id, signal, value] = row;
    const vitality = await vitalityOf(databases, logOf(name).id, demoClock);
    const found = reading(vitality.indicators, id);
    expect(found?.signal).toBe(signal);
    expect(found?.value).toBeCloseTo(value, 2);
  });

  it('示例·先忙后复 has recovered, with a lower score', async () => {
    const { recovered, indicators } = await vitalityOf(
      databases,
      logOf('先忙后复').id,
      demoClock,
    );
    expect(recovered).toBe(true);
    expect(reading(indicators, 'V1')?.points).toBeLessThan(40);
  });

  it('示例·暂停复归 was paused in March, with no warning', async () => {
    const march = fixedClock('2020-03-01T12:00:00+08:00');
    const { id } = logOf('暂停复归');
    const { status, warnings } = await vitalityOf(databases, id, march);
    expect([status, warnings]).toEqual(['PAUSED', []]);
  });

  it('示例·暂停复归 is told without the days of its pause', async () => {
    const { id } = logOf('暂停复归');
    const { indicators } = await vitalityOf(databases, id, demoClock);
    expect(reading(indicators, 'V1')?.statement).toContain('已扣除暂停 77 天');
  });

  it('示例·缺数 says what is missing', async () => {
    const { id } = logOf('缺数');
    const { missing } = await vitalityOf(databases, id, demoClock);
    expect(missing.map(({ indicator }) => indicator)).toContain('V22');
  });
});

describe('an alliance of the article', () => {
  it.each([
    'cd-lqy-auto',
    'cd-xd-rail',
    'fz-internet',
    'js-equip-precision',
    'yh-listed',
  ])('%s has no number and no warning', async (id) => {
    const vitality = await vitalityOf(databases, id, demoClock);
    expect(vitality).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      index: null,
      warnings: [],
    });
  });
});

describe('the logs of the invented alliances', () => {
  it.each([
    ['精密制造链', 24, 4],
    ['千家大盟', 1150, 4],
    ['放任自流', 12, 3],
    ['暂停复归', 12, 3],
    ['缺数', 12, 3],
    ['先忙后复', 11, 3],
  ])('示例·%s has %i members of %i systems', (name, count, systems) => {
    const { members } = logOf(name);
    expect(new Set(members).size).toBe(count);
    const homes = members.map((id) => id.split(':')[1]);
    expect(new Set(homes).size).toBe(systems);
  });

  it('示例·精密制造链 has members without a party organization', () => {
    const without = logOf('精密制造链').members.filter(
      (id) => units.get(id)?.hasPartyOrganization === false,
    );
    expect(without.length).toBeGreaterThanOrEqual(3);
  });

  it('示例·精密制造链 has 9 activities, 14 exchanges, 6 of 7 claims', () => {
    const { activities, exchanges, projects } = logOf('精密制造链');
    const claims = projects?.flatMap(({ claim }) => claim ?? []) ?? [];
    const confirmed = claims.filter(({ confirmedOn }) => confirmedOn !== null);
    expect([
      activities.length,
      exchanges?.length,
      confirmed.length,
      claims.length,
    ]).toEqual([9, 14, 6, 7]);
  });

  it('every member is a unit that a district system holds', () => {
    const unknown = logs
      .flatMap(({ members }) => members)
      .filter((id) => !units.has(id));
    expect(unknown).toEqual([]);
  });

  it('every reference to a member is to one that there is', () => {
    for (const { activities, members } of logs) {
      const attendees = activities.flatMap((activity) => activity.attendees);
      expect(Math.max(...attendees)).toBeLessThan(members.length);
    }
  });

  it('no need was raised on the day of its activity or later', () => {
    for (const { activities, requests, projects, conferences } of logs) {
      for (const { on, need } of activities) {
        if (!need) continue;
        const raised =
          'request' in need
            ? requests?.[need.request]?.raisedOn
            : 'project' in need
              ? projects?.[need.project]?.publishedOn
              : conferences?.[need.conference]?.on;
        expect(raised).toBeDefined();
        expect((raised ?? '9999') < on).toBe(true);
      }
    }
  });

  it('every charter keeps the clause on affiliation, unchangeable', async () => {
    const clauses = await databases.alliances
      .getRepository(charterClauseEntity)
      .find();
    const byVersion = Map.groupBy(clauses, ({ versionId }) => versionId);
    expect(byVersion.size).toBe(12);
    for (const version of byVersion.values()) {
      const mandatory = version.filter((clause) => clause.mandatory);
      expect(mandatory.map(({ text }) => text)).toEqual([mandatoryClause]);
      expect(mandatoryClause).toMatch(/不改变.*隶属关系/u);
    }
  });
});
