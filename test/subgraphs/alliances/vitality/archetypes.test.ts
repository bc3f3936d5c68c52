import { describe, expect, it } from '@jest/globals';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type { VitalityReport } from '../../../../subgraphs/alliances/vitality/report.ts';
import { type ArchetypeName, archetypes } from './archetypes.ts';
import { daysAgo, eventAgo, unit } from './build-input.ts';
import { figureOf, firedRules, readingIn } from './read-report.ts';

function reportOf(name: ArchetypeName): VitalityReport {
  return assessVitality(archetypes[name]());
}

describe('示例·精密制造链', () => {
  const report = reportOf('precisionChain');

  it('is lively', () => {
    expect(report).toMatchObject({ status: 'RATED', band: 'LIVELY' });
    expect(report.index).toBeGreaterThanOrEqual(90);
  });

  it('has delivered six of seven claims', () => {
    expect(readingIn(report, 'V14').statement).toBe(
      '到期 7 个认领项目，6 个已确认完成。',
    );
  });

  it('has no warning', () => expect(report.warnings).toEqual([]));
});

describe('示例·半年一聚', () => {
  const report = reportOf('twiceAYear');

  it('is silent for 200 days, red', () => {
    expect(readingIn(report, 'V1')).toMatchObject({
      signal: 'RED',
      value: 200,
    });
  });

  it('is warned by E1, since the silence passed 182 days', () => {
    const warning = report.warnings.find(({ rule }) => rule === 'E1');
    expect(warning).toMatchObject({
      id: 'demo:E1',
      since: daysAgo(17),
      daysOutstanding: 17,
      suggestion: '由轮值方召集一次小型事务共商。',
    });
  });
});

describe('示例·月月忙', () => {
  const report = reportOf('monthlyBusy');

  it('is busy without substance', () => {
    const reading = readingIn(report, 'V3');
    expect(reading.signal).toBe('RED');
    expect(reading.statement).toBe(
      '平均每月 1.3 次，但准备平均不足一半，满 45 天的 14 次只有 2 次有可查的成果。',
    );
  });

  it('is warned by E2', () => expect(firedRules(report)).toContain('E2'));
});

describe('示例·千家大盟', () => {
  const report = reportOf('thousandMembers');

  it('is too large for its life: V8 and V7 red, V9 yellow', () => {
    expect(readingIn(report, 'V8').statement).toBe(
      '入盟满 90 天的成员 1150 家，其中活跃 96 家；规模可能超过了组织能力。',
    );
    expect(readingIn(report, 'V8').signal).toBe('RED');
    expect(readingIn(report, 'V7').signal).toBe('RED');
    expect(readingIn(report, 'V9').signal).toBe('YELLOW');
  });

  it('is warned by E3 and E9', () => {
    expect(firedRules(report)).toEqual(['E3', 'E9']);
  });
});

describe('示例·看展团', () => {
  const report = reportOf('exhibitionTour');

  it('shows nine times in ten and answers one need in ten', () => {
    expect(readingIn(report, 'V5')).toMatchObject({
      signal: 'RED',
      value: 0.9,
      statement: '90% 的活动只属于学习、参观、路演、发布四类，未回应需求。',
    });
    expect(readingIn(report, 'V6')).toMatchObject({
      signal: 'RED',
      value: 0.1,
    });
  });

  it('is warned by E4', () => expect(firedRules(report)).toContain('E4'));
});

describe('示例·上级包办', () => {
  const report = reportOf('arrangedFromAbove');

  it('has V10 at 1/9, red, and V11 green', () => {
    expect(readingIn(report, 'V10')).toMatchObject({
      signal: 'RED',
      value: 0.111,
    });
    expect(readingIn(report, 'V11')).toMatchObject({
      signal: 'GREEN',
      value: 7,
    });
  });

  it('is warned by E5 to turn from arranging to guiding', () => {
    expect(report.warnings).toMatchObject([
      { rule: 'E5', suggestion: '上级由安排转为指导，请成员提出活动。' },
    ]);
  });
});

describe('示例·放任自流', () => {
  const report = reportOf('leftAlone');

  it('has V11 red and V12 yellow', () => {
    expect(readingIn(report, 'V11')).toMatchObject({
      signal: 'RED',
      statement: '上级最近一次指导在 400 天前。',
    });
    expect(readingIn(report, 'V12')).toMatchObject({
      signal: 'YELLOW',
      value: 0,
    });
  });

  it('is warned by E5 to ask for guidance, 34 days since', () => {
    expect(report.warnings).toMatchObject([
      {
        rule: 'E5',
        suggestion: '请上级补一次指导。',
        since: daysAgo(34),
        daysOutstanding: 34,
      },
    ]);
  });
});

describe('示例·新苗', () => {
  const report = reportOf('seedling');

  it('is new, without number, verdict or warning', () => {
    expect(report).toMatchObject({
      status: 'NEW',
      index: null,
      band: null,
      warnings: [],
    });
    const signals = new Set(report.indicators.map(({ signal }) => signal));
    expect([...signals].sort()).toEqual(['GREY', 'INFO']);
  });
});

describe('示例·暂停复归', () => {
  const input = archetypes.pausedAndBack();

  it('is paused during the suspension', () => {
    const during = assessVitality({ ...input, asOf: '2020-03-15' });
    expect(during).toMatchObject({ status: 'PAUSED', index: null });
  });

  it('is rated afterwards, with 77 paused days taken out', () => {
    const report = assessVitality(input);
    expect(report).toMatchObject({ status: 'RATED', warnings: [] });
    expect(figureOf(readingIn(report, 'V1'), 'paused')).toBe(77);
    expect(readingIn(report, 'V1').points).toBe(100);
  });
});

describe('示例·缺数', () => {
  const report = reportOf('missingData');

  it('has insufficient data: two thirds of the fields, 60% in time', () => {
    expect(report).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      index: null,
      dataConfidence: 0.4,
    });
  });

  it('lists what is missing', () => {
    expect(report.missing).toContainEqual({
      indicator: 'V22',
      reason: '数据可信度 0.4，低于 0.6',
    });
    expect(report.missing).toContainEqual({
      indicator: null,
      reason: '南区数据不可用',
    });
    expect(readingIn(report, 'V22').statement).toBe(
      '东区、西区 数据截至 2020-08-09，缺 南区数据；40% 的活动为事后补录；V14 缺少样本或记录，未评估。',
    );
  });
});

describe('示例·先忙后复', () => {
  const report = reportOf('wokenUp');

  it('has recovered: fewer points for the past gap, but no warning', () => {
    expect(report).toMatchObject({
      status: 'RATED',
      recovered: true,
      warnings: [],
    });
    const silence = readingIn(report, 'V1');
    expect(silence).toMatchObject({ signal: 'YELLOW', value: 10 });
    expect(silence.points).toBeLessThan(40);
  });

  it('has a lower index than without the gap', () => {
    const input = archetypes.wokenUp();
    const facts = input.activityFacts;
    if (facts === null) throw new Error('The archetype has activities');
    const between = eventAgo(180, { attendeeUnitIds: [unit(1), unit(2)] });
    const steady = assessVitality({
      ...input,
      activityFacts: { ...facts, events: [...facts.events, between] },
    });
    expect(steady.recovered).toBe(false);
    expect(readingIn(steady, 'V1').points).toBeGreaterThan(
      readingIn(report, 'V1').points ?? 0,
    );
  });
});
