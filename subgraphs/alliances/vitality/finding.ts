import type { Observed } from './observe.ts';
import type { IndicatorRule, Scale } from './policy.ts';
import { pointsOn, signalOn } from './scale.ts';
import type { IndicatorInput } from './report.ts';

/** The result of an indicator, before the report adds names and weights. */
export type Finding =
  | {
      readonly kind: 'ASSESSED';
      readonly signal: 'GREEN' | 'YELLOW' | 'RED';
      readonly value: number;
      /** Null when the indicator has no scale of points. */
      readonly points: number | null;
      readonly statement: string;
      readonly inputs: readonly IndicatorInput[];
    }
  | {
      readonly kind: 'INFO';
      readonly value: number;
      readonly statement: string;
      readonly inputs: readonly IndicatorInput[];
    }
  | {
      readonly kind: 'GREY';
      readonly reason: string;
      readonly inputs: readonly IndicatorInput[];
    };

/** A value with its sentence and the figures that it was computed from. */
export interface Measured {
  readonly value: number;
  readonly statement: string;
  readonly inputs: Readonly<Record<string, number | null>>;
}

/** A finding with the colour and the points of the rule's scale. */
export function onScale(rule: IndicatorRule, measured: Measured): Finding {
  const scale = scaleOf(rule);
  return {
    ...measured,
    kind: 'ASSESSED',
    signal: signalOn(scale, measured.value),
    points: pointsOn(scale, measured.value),
    inputs: listInputs(measured.inputs),
  };
}

/** A finding with its own colour and without points. */
export function coloured(
  signal: 'GREEN' | 'YELLOW' | 'RED',
  measured: Measured,
): Finding {
  return {
    ...measured,
    kind: 'ASSESSED',
    signal,
    points: null,
    inputs: listInputs(measured.inputs),
  };
}

export function info(measured: Measured): Finding {
  return { ...measured, kind: 'INFO', inputs: listInputs(measured.inputs) };
}

export function grey(reason: string, inputs: Measured['inputs'] = {}): Finding {
  return { kind: 'GREY', reason, inputs: listInputs(inputs) };
}

export function scaleOf(rule: IndicatorRule): Scale {
  if (rule.scale === null) {
    throw new TypeError(`The policy of ${rule.name} needs a scale`);
  }
  return rule.scale;
}

/**
 * Reasons for missing facts: the subgraph could not be asked, or no log is
 * kept.
 */
export const lacking = {
  activity: ({ input }: Observed) =>
    input.activityFacts === null ? '活动数据不可用' : '没有活动台账',
  exchange: ({ input }: Observed) =>
    input.exchangeFacts === null ? '互助数据不可用' : '没有互助台账',
  either: (observed: Observed) =>
    observed.activity === null
      ? lacking.activity(observed)
      : lacking.exchange(observed),
  members: '成员名单不全',
};

function listInputs(inputs: Measured['inputs']): IndicatorInput[] {
  return Object.entries(inputs).map(([name, value]) => ({ name, value }));
}
