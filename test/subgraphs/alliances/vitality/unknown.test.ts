import { describe, expect, it } from '@jest/globals';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type { VitalityInput } from '../../../../subgraphs/alliances/vitality/input.ts';
import { archetypes } from './archetypes.ts';
import {
  buildActivityFacts,
  buildAlliance,
  buildExchangeFacts,
  buildInput,
  daysAgo,
  exchangeAgo,
  unit,
} from './build-input.ts';
import { readIndicator } from './read-report.ts';

const noLogs = {
  activityFacts: buildActivityFacts({ hasLog: false }),
  exchangeFacts: buildExchangeFacts({ hasLog: false }),
};

describe('an alliance without a log', () => {
  it('is not silent, its silence is unknown', () => {
    const guidanceVisits = [{ heldOn: daysAgo(30) }];
    const report = assessVitality(buildInput({ ...noLogs, guidanceVisits }));
    expect(report).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      index: null,
      warnings: [],
    });
    expect(readIndicator(buildInput(noLogs), 'V1')).toMatchObject({
      signal: 'GREY',
      value: null,
      statement: '未评估：没有活动台账。',
    });
  });

  it('has what is missing listed, and in V22', () => {
    const { missing } = assessVitality(buildInput(noLogs));
    const reasons = missing.map(({ reason }) => reason);
    expect(reasons).toContain('没有活动台账');
    expect(reasons).toContain('没有互助台账');
    const { statement } = readIndicator(buildInput(noLogs), 'V22');
    expect(statement).toContain('缺 活动台账、互助台账');
    expect(statement).not.toContain('没有缺项');
  });

  it('is told from one whose log cannot be had', () => {
    const input = buildInput({ activityFacts: null, exchangeFacts: null });
    expect(readIndicator(input, 'V1').statement).toBe(
      '未评估：活动数据不可用。',
    );
  });
});

describe('an alliance known from a text only', () => {
  const input = buildInput({
    ...noLogs,
    alliance: buildAlliance({
      provenance: 'ARTICLE',
      memberRecords: 'NONE',
      foundedOn: null,
    }),
    memberships: [],
  });

  it('has no confidence of zero, but none', () => {
    expect(assessVitality(input).dataConfidence).toBeNull();
  });

  it('has all that is missing listed, and in V22', () => {
    expect(assessVitality(input).missing.map(({ reason }) => reason)).toEqual([
      '仅见于公开文字',
      '没有活动台账',
      '没有互助台账',
      '成员名单不全',
      '没有记录成立时间',
    ]);
    expect(readIndicator(input, 'V22').statement).toBe(
      '未评估：缺 活动台账、互助台账、完整的成员名单、成立时间。',
    );
  });
});

describe('an alliance whose members are not all recorded', () => {
  const sound = archetypes.precisionChain();
  const partial: VitalityInput = {
    ...sound,
    alliance: { ...sound.alliance, memberRecords: 'PARTIAL' },
  };

  it.each(['V7', 'V8', 'V9'] as const)('is not judged by %s', (id) => {
    expect(readIndicator(partial, id)).toMatchObject({
      signal: 'GREY',
      value: null,
      statement: '未评估：成员名单不全。',
    });
  });

  it('has that among what lacks', () => {
    expect(readIndicator(partial, 'V22').statement).toContain(
      '缺 完整的成员名单',
    );
  });
});

describe('an exchange whose direction is not stated', () => {
  const undirected = {
    ...exchangeAgo(20, [unit(3), unit(4)]),
    providerId: null,
    receiverId: null,
  };
  const directed = [
    exchangeAgo(40),
    exchangeAgo(50, [unit(2), unit(1)]),
    exchangeAgo(60),
  ];

  it('is a sign of life, and of both being active', () => {
    const exchangeFacts = buildExchangeFacts({ exchanges: [undirected] });
    const input = buildInput({ exchangeFacts });
    expect(readIndicator(input, 'V1').value).toBe(20);
    expect(readIndicator(input, 'V7').value).toBe(0.2);
  });

  it('is neither given nor received in V15', () => {
    const exchanges = [...directed, undirected];
    const exchangeFacts = buildExchangeFacts({ exchanges });
    expect(readIndicator(buildInput({ exchangeFacts }), 'V15')).toMatchObject({
      value: 1,
      statement:
        '2 家参与单位都既提供也获得过资源；另有 1 次互助未记录由谁提供。',
    });
  });

  it('does not make up the number that V15 needs', () => {
    const exchanges = [...directed.slice(1), undirected];
    const exchangeFacts = buildExchangeFacts({ exchanges });
    expect(readIndicator(buildInput({ exchangeFacts }), 'V15').signal).toBe(
      'GREY',
    );
  });
});

describe('V22', () => {
  it('says that nothing lacks where nothing does', () => {
    const { indicators, missing } = assessVitality(archetypes.precisionChain());
    const statement = indicators.find(({ id }) => id === 'V22')?.statement;
    expect(missing).toEqual([]);
    expect(statement).toContain('没有缺项');
  });
});
