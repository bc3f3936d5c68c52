import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type { VitalityInput } from '../../../../subgraphs/alliances/vitality/input.ts';
import type {
  IndicatorReading,
  VitalityReport,
} from '../../../../subgraphs/alliances/vitality/report.ts';
import type {
  IndicatorId,
  WarningRule,
} from '../../../../subgraphs/alliances/contract/generated.ts';

export function readingIn(
  report: VitalityReport,
  id: IndicatorId,
): IndicatorReading {
  const reading = report.indicators.find((indicator) => indicator.id === id);
  if (!reading) throw new Error(`The report has no ${id}`);
  return reading;
}

export function readIndicator(
  input: VitalityInput,
  id: IndicatorId,
): IndicatorReading {
  return readingIn(assessVitality(input), id);
}

/** `[signal, value]`, the usual expectation. */
export function signalAndValue(
  input: VitalityInput,
  id: IndicatorId,
): [string, number | null] {
  const { signal, value } = readIndicator(input, id);
  return [signal, value];
}

export function figureOf(
  reading: IndicatorReading,
  name: string,
): number | null | undefined {
  return reading.inputs.find((input) => input.name === name)?.value;
}

export function firedRules(report: VitalityReport): WarningRule[] {
  return report.warnings.map(({ rule }) => rule).sort();
}
