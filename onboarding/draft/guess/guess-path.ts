import type { PathMapping } from '../../../subgraphs/organizations/mapping/table-mapping.ts';
import { hierarchyPath } from '../../../subgraphs/organizations/normalize/hierarchy-path.ts';
import { filledValues, percent } from '../columns/column-facts.ts';
import type { SurveyedColumn } from '../columns/surveyed.ts';

export interface PathGuess {
  readonly path: PathMapping;
  /** The part of the codes below another whose superior is there, 0 to 1. */
  readonly share: number;
  readonly evidence: string;
  /** What only a person can tell: levels that do not fit. */
  readonly doubt?: string;
}

const separators = ['.', '/', ',', '-', '|', '_'];

/** Reads a column as a hierarchical code; null if it is none. */
export function guessPath(
  column: SurveyedColumn,
  keys: ReadonlySet<string>,
): PathGuess | null {
  const values = filledValues(column).map((it) => it.trim());
  if (values.length < 3) return null;
  const guesses = [
    ...separators.flatMap((separator) =>
      separated(column, { separator, values, keys }),
    ),
    ...[3, 2, 4].flatMap((width) => fixedWidth(column, values, width)),
  ].sort((one, other) => other.share - one.share);
  const [best] = guesses;
  return best && best.share >= 0.7 ? best : null;
}

interface SeparatedValues {
  readonly separator: string;
  readonly values: readonly string[];
  readonly keys: ReadonlySet<string>;
}

function separated(
  column: SurveyedColumn,
  { separator, values, keys }: SeparatedValues,
): PathGuess[] {
  const base = { column: column.name, separator };
  const levels = values.map((it) =>
    it.split(separator).filter((level) => level !== ''),
  );
  const deep = levels.filter((it) => it.length > 1);
  const isCode = levels.every((it) =>
    it.every((level) => /^[\p{L}\p{N}]+$/u.test(level)),
  );
  if (!isCode || deep.length < values.length / 4) return [];
  const known = new Set(values);
  const dotted = partOf(deep, (it) =>
    known.has(it.slice(0, -1).join(separator)),
  );
  const last = partOf(levels, (it) => keys.has(it.at(-1) ?? ''));
  const above = partOf(deep, (it) => keys.has(it.at(-2) ?? ''));
  // The last segment is the row's own key, or only its superior's.
  const isOwn =
    column.values.every((it) => it !== null) &&
    new Set(values).size > values.length * 0.95;
  if (last >= 0.7 && above >= 0.7) {
    const own = isOwn ? 'with-own' : 'superiors-only';
    return [
      {
        path: { ...base, keys: own },
        share: Math.max(last, above),
        evidence: `以「${separator}」分隔的主键列表,如 ${values[0] ?? ''};${percent(last)} 的末级是主键`,
      },
    ];
  }
  return [
    {
      path: base,
      share: dotted,
      evidence: `以「${separator}」分隔的层级码,${percent(dotted)} 的上级码存在`,
    },
  ];
}

function fixedWidth(
  column: SurveyedColumn,
  values: readonly string[],
  width: number,
): PathGuess[] {
  const lengths = new Set(values.map((it) => it.length));
  const longest = Math.max(...lengths);
  const fits = values.filter(
    (it) => it.length % width === 0 && /^[\dA-Z]+$/u.test(it),
  );
  if (fits.length < values.length * 0.9 || longest < width * 2) return [];
  const filler =
    lengths.size === 1 && values.some((it) => it.endsWith('0'.repeat(width)));
  if (lengths.size === 1 && !filler) return [];
  const declared = Number(/\((\d+)\)/u.exec(column.type)?.[1] ?? 0);
  const path: PathMapping = {
    column: column.name,
    width,
    filler,
    ...(!filler && declared === longest && { length: declared }),
  };
  const { superiorOf } = hierarchyPath(path);
  const known = new Set(values);
  const superiors = fits.flatMap((it) => superiorOf(it) ?? []);
  if (superiors.length < values.length / 4) return [];
  const share = partOf(superiors, (it) => known.has(it));
  const kind = filler ? `每级 ${width} 位、末尾补零` : `每级 ${width} 位`;
  const evidence = `${kind}的层级码,${percent(share)} 的上级码存在`;
  const doubt = unfitting(values, fits, width);
  return [{ path, share, evidence, ...(doubt !== null && { doubt }) }];
}

/** A, A01 and A01001: levels of 1, 2 and 3 characters are no levels of 3. */
function unfitting(
  values: readonly string[],
  fits: readonly string[],
  width: number,
): string | null {
  const known = new Set(fits);
  const others = values.filter((it) => !known.has(it));
  const [one] = others;
  if (one === undefined) return null;
  const isAbove = fits.some((it) => it.startsWith(one));
  return `${others.length} 个码不是每级 ${width} 位,如 ${one}${isAbove ? ',却是其他码的开头:各级位数不等,映射只读等长的各级,请建视图给出上级' : ''}`;
}

function partOf<Item>(
  items: readonly Item[],
  passes: (item: Item) => boolean,
): number {
  return items.length === 0 ? 0 : items.filter(passes).length / items.length;
}
