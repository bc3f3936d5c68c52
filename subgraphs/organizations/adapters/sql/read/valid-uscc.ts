import { toFullWidth } from '../../../../kit/values/half-width.ts';
import {
  usccAlphabet,
  usccLength,
  usccWeights,
} from '../../../normalize/uscc.ts';

const lowerCase = usccAlphabet.toLowerCase();

/** The alphabet in each spelling, one after the other. */
const spellings = [usccAlphabet, lowerCase]
  .flatMap((letters) => [letters, Array.from(letters, toFullWidth).join('')])
  .join('');

/**
 * SQL that is true for a code of GB 32100-2015 with the right check character,
 * in any width and case, and false (never null) otherwise. It must agree with
 * `normalizeUscc`, so that filters match what is shown.
 */
export function validUscc(column: string): string {
  const text = `TRIM(${column})`;
  const places = Array.from(
    { length: usccLength },
    (_, index) => `INSTR('${spellings}', SUBSTR(${text}, ${index + 1}, 1))`,
  );
  const values = places.map(
    (place) => `(${place} - 1) % ${usccAlphabet.length}`,
  );
  const sum = usccWeights.map(
    (weight, index) => `${weight} * (${values[index] ?? ''})`,
  );
  const conditions = [
    `SUBSTR(${text}, ${usccLength}, 1) <> ''`,
    `SUBSTR(${text}, ${usccLength + 1}, 1) = ''`,
    ...places.map((place) => `${place} > 0`),
    `${values.at(-1) ?? ''} = (31 - (${sum.join(' + ')}) % 31) % 31`,
  ];
  return `COALESCE(${conditions.join(' AND ')}, 0)`;
}
