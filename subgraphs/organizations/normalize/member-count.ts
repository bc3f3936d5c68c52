import { toHalfWidth } from '../../kit/values/half-width.ts';
import type { MemberCountBand } from '../contract/generated.ts';

const written = /^(?:约|近)?(\d+)(?:\.0*)?(?:余|多)?(?:人|名)?(?:左右)?$/u;

/**
 * The band of a typed number of party members: `35`, `３５`, `约30`, `50余人`. Null
 * if it is no number, or zero.
 */
export function memberCountBand(text: string | null): MemberCountBand | null {
  const digits = written.exec(toHalfWidth(text ?? '').trim())?.[1];
  const count = Number(digits ?? 0);
  if (count === 0) return null;
  if (count < 3) return 'UNDER_3';
  if (count < 10) return 'FROM_3_TO_9';
  if (count < 50) return 'FROM_10_TO_49';
  return count < 100 ? 'FROM_50_TO_99' : 'FROM_100';
}
