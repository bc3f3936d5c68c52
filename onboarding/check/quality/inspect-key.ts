import {
  formatRecordId,
  parseRecordId,
} from '../../../subgraphs/kit/values/ids.ts';
import type { RowReport } from './inspection.ts';

export interface KeyPlace {
  readonly system: string;
  readonly district: string;
  readonly column: string | undefined;
}

/** Checks that the id made of a key leads back to the same key. */
export function inspectKey(report: RowReport, place: KeyPlace): void {
  const { key } = report;
  const { system, district, column } = place;
  const id = formatRecordId({ district, system, localId: key });
  const survives =
    parseRecordId(id)?.localId === key &&
    key === key.trim() &&
    !/\p{Cc}/u.test(key);
  if (survives) return;
  const value = JSON.stringify(key);
  report.problem('id-not-surviving', { field: 'key', value, column });
}

/**
 * Notices keys beyond 2^53 that lost digits as JSON numbers. One such text may
 * be chance, a whole list is not.
 */
export interface PreciseKeys {
  add(report: RowReport, column: string | undefined): void;
  finish(): void;
}

export function createPreciseKeys(): PreciseKeys {
  const suspects: (() => void)[] = [];
  let long = 0;
  return {
    add(report, column) {
      const { key } = report;
      if (!/^\d{16,}$/u.test(key) || Number.isSafeInteger(Number(key))) return;
      long += 1;
      if (String(Number(key)) !== key || suspects.length >= 1_000) return;
      suspects.push(() =>
        report.problem('id-not-surviving', {
          field: 'key',
          value: `${key} (a JSON number beyond 2^53)`,
          column,
        }),
      );
    },
    finish() {
      if (suspects.length < Math.min(long, 1_000)) return;
      for (const tell of suspects) tell();
    },
  };
}
