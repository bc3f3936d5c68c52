import type { IndicatorId } from '../contract/generated.ts';

/**
 * Thresholds and weights as data; each report names their `version`. [A] is
 * taken from the article, [X] from another public source, [D] is our own
 * choice.
 */
export interface IndicatorPolicy {
  readonly version: string;
  readonly indicators: Readonly<Record<IndicatorId, IndicatorRule>>;
  /**
   * V3: all three conditions must hold; those on V2 and V4 are shares. [A], [D]
   */
  readonly hollowBusy: {
    readonly eventsPerMonth: number;
    readonly readinessBelow: number;
    readonly yieldBelow: number;
  };
  /**
   * V8, in members: from `large` on it has the colour of V7, from `huge` on it
   * is red. [A], [D]
   */
  readonly scaleLoad: { readonly large: number; readonly huge: number };
  readonly warnings: WarningLimits;
  /** Lowest index of each band above IDLE_RISK. */
  readonly bands: {
    readonly lively: number;
    readonly steady: number;
    readonly attention: number;
  };
  /** Without this weight of assessed indicators there is no index. */
  readonly minimumWeight: number;
  /** With a V22 below this there is no index. */
  readonly minimumConfidence: number;
  /**
   * Days since founding: NEW below `newDays`, PROVISIONAL up to
   * `provisionalDays`.
   */
  readonly newDays: number;
  readonly provisionalDays: number;
  /**
   * Age of a source in days: up to `freshDays` it counts fully, from
   * `staleDays` on not at all.
   */
  readonly freshDays: number;
  readonly staleDays: number;
}

/**
 * Limits of those early warnings that do not follow an indicator's red
 * threshold.
 */
export interface WarningLimits {
  /** E6: days for which a chair's term may have ended without a new one. */
  readonly chairDays: number;
  /** E7: periods of the charter without a conference. */
  readonly missedPeriods: number;
  /** E8: days that a project may wait for a claim. */
  readonly unclaimedDays: number;
  /** E8: overdue claims and unclaimed projects, added up. */
  readonly overdueItems: number;
  /** E9: share of members for a year without any trace. */
  readonly silentMembers: number;
}

export interface IndicatorRule {
  readonly name: string;
  /**
   * Null for an indicator outside the groups, which never counts towards
   * IDLE_RISK.
   */
  readonly group: IndicatorGroup | null;
  /** Of 100 over all indicators; 0 for an indicator that is not scored. */
  readonly weight: number;
  /** With fewer cases (events, members, requests …) the indicator is grey. */
  readonly minimumCases: number;
  readonly scale: Scale | null;
  /** Where the threshold comes from, for the reader of the report. */
  readonly basis: string;
}

/** 节奏、参与、实效、质量、制度与引领. */
export type IndicatorGroup =
  'RHYTHM' | 'PARTICIPATION' | 'RESULTS' | 'QUALITY' | 'INSTITUTIONS';

/** Which values are green, yellow, red, and how many points they give. */
export interface Scale {
  readonly better: 'HIGHER' | 'LOWER';
  /** A worse value is yellow. */
  readonly yellow: number;
  /** A worse value is red; null for an indicator that is never red. */
  readonly red: number | null;
  /** Points at the thresholds for yellow and red, and at the worst value. */
  readonly curve: readonly CurvePoint[];
}

export type CurvePoint = readonly [value: number, points: number];

/**
 * Points of the worst value of an indicator that is yellow at worst: no fewer
 * than V1 has just before it turns red.
 */
const worstYellowPoints = 40;
const redPoints = 30;

function higherIsBetter(yellow: number, red: number | null): Scale {
  const curve: CurvePoint[] =
    red === null
      ? [
          [0, worstYellowPoints],
          [yellow, 100],
        ]
      : [
          [0, 0],
          [red, redPoints],
          [yellow, 100],
        ];
  return { better: 'HIGHER', yellow, red, curve };
}

function lowerIsBetter(yellow: number, red: number, worst: number): Scale {
  const curve: CurvePoint[] = [
    [yellow, 100],
    [red, redPoints],
    [worst, 0],
  ];
  return { better: 'LOWER', yellow, red, curve };
}

const silence: Scale = {
  better: 'LOWER',
  yellow: 92,
  red: 182,
  curve: [
    [92, 100],
    [182, 40],
    [365, 0],
  ],
};

const concentration: Scale = {
  better: 'LOWER',
  yellow: 0.8,
  red: null,
  curve: [
    [0.8, 100],
    [1, worstYellowPoints],
  ],
};

const designDefault = '设计默认值';
const infoOnly = '仅供参考，不设阈值';

/** One rule, from `[name, group, weight]`, `[minimumCases, scale]` and basis. */
function rule(
  [name, group, weight]: readonly [string, IndicatorGroup | null, number],
  [minimumCases, scale]: readonly [number, Scale | null],
  basis: string,
): IndicatorRule {
  return { name, group, weight, minimumCases, scale, basis };
}

// prettier-ignore
export const defaultPolicy: IndicatorPolicy = {
  version: '2020.1',
  indicators: {
    V1: rule(['静默', 'RHYTHM', 12], [0, silence],
      '红：半年一次不够（转述文章成都发言）；黄：每季一次的通行做法'),
    V2: rule(['活动质量准备度', 'QUALITY', 9], [3, higherIsBetter(0.6, 0.4)],
      designDefault),
    V3: rule(['忙而不实', 'QUALITY', 0], [3, null],
      '每月 1 次以上且 V2<0.5 且 V4<0.3 为红（转述文章成都发言：频繁而准备不足）'),
    V4: rule(['成果产出率', 'RESULTS', 8], [3, higherIsBetter(0.5, 0.3)],
      designDefault),
    V5: rule(['展示型占比', 'QUALITY', 6], [4, lowerIsBetter(0.5, 0.75, 1)],
      '展示型活动过半（转述文章成都发言）'),
    V6: rule(['实事关联率', 'RESULTS', 8], [1, higherIsBetter(0.4, 0.25)],
      designDefault),
    V7: rule(['活跃成员率', 'PARTICIPATION', 14], [3, higherIsBetter(0.6, 0.3)],
      designDefault),
    V8: rule(['规模负荷', 'PARTICIPATION', 0], [0, null],
      '200 家以上且 V7<0.6 为黄；1000 家以上，或 200 家以上且 V7<0.3 为红；规模过大之说转述文章成都发言'),
    V9: rule(['参与集中度', 'PARTICIPATION', 6], [10, concentration],
      designDefault),
    V10: rule(['成员自主率', 'INSTITUTIONS', 3], [1, higherIsBetter(0.4, 0.2)],
      '上级包办过多（转述文章成都发言）'),
    V11: rule(['指导间隔', 'INSTITUTIONS', 3], [0, lowerIsBetter(180, 365, 730)],
      designDefault),
    V12: rule(['党建元素', 'INSTITUTIONS', 3], [4, higherIsBetter(0.1, null)],
      designDefault),
    V13: rule(['需求办结率', 'RESULTS', 7], [3, higherIsBetter(0.6, 0.4)],
      designDefault),
    V14: rule(['认领兑现率', 'RESULTS', 7], [1, higherIsBetter(0.7, 0.5)],
      designDefault),
    V15: rule(['互惠度', null, 0], [3, null], infoOnly),
    V16: rule(['制度运转', 'INSTITUTIONS', 6], [0, higherIsBetter(0.7, 0.4)],
      '三项制度和活动制度（转述文章福州发言）；设计默认值'),
    V17: rule(['联席会议履约', 'RHYTHM', 8], [0, higherIsBetter(0.8, 0.5)],
      designDefault),
    V18: rule(['运行成本', null, 0], [8, null],
      '高于同类第三四分位为黄，从不为红；专人协调成本高之说转述文章成都发言'),
    V19: rule(['保障度', null, 0], [0, higherIsBetter(0.34, null)],
      '经费、人员与激励（转述文章余杭发言）；设计默认值'),
    V20: rule(['组织孵化', null, 0], [1, null], infoOnly),
    V21: rule(['八共覆盖', null, 0], [0, null], infoOnly),
    V22: rule(['数据可信度', null, 0], [0, null],
      '<0.6 时整份报告为“数据不足”'),
  },
  hollowBusy: { eventsPerMonth: 1, readinessBelow: 0.5, yieldBelow: 0.3 },
  scaleLoad: { large: 200, huge: 1000 },
  warnings: {
    chairDays: 30, missedPeriods: 2, unclaimedDays: 30, overdueItems: 3,
    silentMembers: 0.3,
  },
  bands: { lively: 75, steady: 60, attention: 40 },
  minimumWeight: 60,
  minimumConfidence: 0.6,
  newDays: 90,
  provisionalDays: 180,
  freshDays: 31,
  staleDays: 365,
};
