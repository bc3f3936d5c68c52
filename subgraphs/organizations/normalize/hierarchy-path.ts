/** How to read a hierarchical code. */
export interface HierarchyPath {
  /** The superior's code or key; null for the topmost one or no code. */
  readonly superiorOf: (code: string | null) => string | null;
  /** See Hierarchy.codesFit. */
  readonly fits: (
    code: string | null,
    superior: string | null,
  ) => boolean | null;
}

/** How codes are composed of levels, as the mapping says. */
export type PathForm = SeparatedPath | FixedWidthPath;

interface SeparatedPath {
  readonly separator: string;
  /**
   * Set if levels are the keys of the superiors, with or without its own key.
   */
  readonly keys?: 'with-own' | 'superiors-only' | undefined;
}

interface FixedWidthPath {
  /** Characters of each level. */
  readonly width: number;
  /**
   * Length of the column in characters; a code of this length may have been
   * cut.
   */
  readonly length?: number | undefined;
  /** Whether codes are padded with zeros. */
  readonly filler: boolean;
}

/** Reads codes such as `001.002.003` or `001003002000000`. */
export function hierarchyPath(form: PathForm): HierarchyPath {
  return 'separator' in form ? separated(form) : fixedWidth(form);
}

function separated({ separator, keys }: SeparatedPath): HierarchyPath {
  const levelsOf = (code: string | null) =>
    (code ?? '').split(separator).filter((level) => level !== '');
  const superiorOf = (code: string | null): string | null => {
    const levels = levelsOf(code);
    if (keys !== undefined) {
      return levels.at(keys === 'with-own' ? -2 : -1) ?? null;
    }
    return levels.length < 2 ? null : levels.slice(0, -1).join(separator);
  };
  return {
    superiorOf,
    // A code of one level, or none, says nothing about a superior.
    fits: (code, superior) =>
      keys !== undefined || levelsOf(code).length < 2 || !superior
        ? null
        : superiorOf(code) === superior,
  };
}

function fixedWidth({ width, length, filler }: FixedWidthPath): HierarchyPath {
  const none = '0'.repeat(width);
  function levelsOf(code: string | null): string[] {
    const levels = code?.match(new RegExp(`.{${width}}`, 'gu')) ?? [];
    if (!filler) return levels;
    const last = levels.findLastIndex((level) => level !== none);
    return levels.slice(0, last + 1);
  }
  return {
    superiorOf(code) {
      const levels = levelsOf(code);
      if (code === null || levels.length < 2) return null;
      const superior = levels.slice(0, -1).join('');
      return filler ? superior.padEnd(code.length, '0') : superior;
    },
    fits(code, superior) {
      const levels = levelsOf(code);
      if (levels.length < 2 || code === null || !superior) return null;
      const above = levels.slice(0, -1).join('');
      if (above === levelsOf(superior).join('')) return true;
      // A code as long as its column may have lost its last levels.
      return length !== undefined && code.length === length
        ? code === superior
        : false;
    },
  };
}
