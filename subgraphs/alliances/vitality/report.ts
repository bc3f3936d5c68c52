import type { DayText } from './input.ts';
import type {
  IndicatorId,
  IndicatorSignal,
  VitalityBand,
  VitalityStatus,
  WarningRule,
} from '../contract/generated.ts';

/** Signals about one alliance on one day; shaped as `VitalityReport`. */
export interface VitalityReport {
  readonly asOf: DayText;
  readonly policyVersion: string;
  readonly status: VitalityStatus;
  /** 0 to 100, one decimal; null unless status is RATED or PROVISIONAL. */
  readonly index: number | null;
  readonly band: VitalityBand | null;
  readonly recovered: boolean;
  /** V1 to V22, in this order. */
  readonly indicators: readonly IndicatorReading[];
  /** Longest outstanding first. */
  readonly warnings: readonly EarlyWarning[];
  /** V22, 0 to 1; null when nothing was assessed. */
  readonly dataConfidence: number | null;
  readonly missing: readonly MissingInput[];
}

export interface IndicatorReading {
  readonly id: IndicatorId;
  readonly name: string;
  readonly signal: IndicatorSignal;
  /** Null exactly when the signal is GREY. */
  readonly value: number | null;
  /** Of 100; null when not assessed or without weight. */
  readonly points: number | null;
  /** Of 100 over all indicators; 0 for information only. */
  readonly weight: number;
  readonly statement: string;
  readonly inputs: readonly IndicatorInput[];
  readonly thresholds: string;
}

export interface IndicatorInput {
  readonly name: string;
  readonly value: number | null;
}

export interface MissingInput {
  /** Null when the reason applies to the whole report. */
  readonly indicator: IndicatorId | null;
  readonly reason: string;
}

/** A rule that applies; the resolver adds the alliance. */
export interface EarlyWarning {
  /**
   * `{allianceId}:{rule}`; an alliance has at most one warning for each rule.
   */
  readonly id: string;
  readonly rule: WarningRule;
  readonly allianceId: string;
  readonly statement: string;
  readonly suggestion: string;
  /** The day since when the rule holds; null when the facts do not tell. */
  readonly since: DayText | null;
  /** Days since then, without paused ones; 0 when the facts do not tell. */
  readonly daysOutstanding: number;
}
