import type { DistrictHook } from '../../mapping/district-hook.ts';
import {
  superiorsIn,
  type HierarchyMapping,
} from '../../mapping/table-mapping.ts';
import { hierarchyPath } from '../../normalize/hierarchy-path.ts';
import { isValue } from '../../normalize/said-by-cell.ts';
import { recordedSuperiorReader } from '../../source/recorded-superior.ts';
import { literal, type ColumnSql } from './column-sql.ts';
import type { Dialect, KeyColumn } from './dialect.ts';
import type { Superiors } from './shape.ts';

export interface HierarchySource {
  readonly columns: ColumnSql;
  readonly key: KeyColumn;
  /** The column of the name. */
  readonly name: string;
  readonly hook: DistrictHook;
  readonly dialect: Dialect;
}

/** The columns of a superior, in SQL, and how they find that superior. */
export interface SuperiorSql {
  readonly superior: string;
  /** The hierarchical code, `NULL` where there is none. */
  readonly code: string;
  readonly superiors: Superiors;
}

/** The hierarchy of a mapping. */
export function superiorsOf(
  hierarchy: HierarchyMapping,
  source: HierarchySource,
): SuperiorSql {
  const known = superiorsIn(hierarchy);
  const { superiors, ...found } = finding(hierarchy, source);
  return {
    ...found,
    superiors: {
      ...superiors,
      nameColumn:
        known?.column === undefined ? null : source.columns.text(known.column),
      recorded: recordedSuperiorReader(known),
    },
  };
}

interface Finding extends Omit<SuperiorSql, 'superiors'> {
  readonly superiors: Omit<Superiors, 'nameColumn' | 'recorded'>;
}

function finding(
  hierarchy: HierarchyMapping,
  source: HierarchySource,
): Finding {
  const { columns, key, name, hook } = source;
  const recorded = hook.superior ?? ((text: string) => text);
  const path =
    hierarchy.style === 'none' || hierarchy.path === undefined
      ? null
      : { ...hierarchyPath(hierarchy.path), column: hierarchy.path.column };
  const code = columns.text(path?.column);
  const codesFit = hook.codesFit ?? path?.fits ?? (() => null);
  switch (hierarchy.style) {
    case 'parent-key': {
      const { column, references, caseless, none } = hierarchy;
      const normalize = (text: string) => sameKey(text, caseless);
      const superiorOf = (text: string) => normalize(recorded(text));
      const handle = references
        ? ({ column: columns.text(references), type: 'text' } as const)
        : key;
      return {
        superior: withoutNone(columns.asText(column), none),
        code,
        superiors: {
          handle,
          areNames: false,
          superiorOf: (text) =>
            isValue(text) ? unless(none, superiorOf(text)) : null,
          normalize,
          codesFit,
          ...(caseless && { spellings: bothCases }),
        },
      };
    }
    case 'parent-name':
      return {
        superior: columns.text(hierarchy.column),
        code,
        superiors: {
          handle: { column: columns.text(name), type: 'text' },
          areNames: true,
          superiorOf: (text) => (isValue(text) ? recorded(text).trim() : null),
          normalize: (text) => text.trim(),
          codesFit,
        },
      };
    case 'path': {
      const byKey = 'keys' in hierarchy.path && hierarchy.path.keys;
      return {
        superior: code,
        code,
        superiors: {
          handle: byKey ? key : { column: code, type: 'text' },
          areNames: false,
          areDerived: true,
          superiorOf: (text) =>
            path?.superiorOf(sameKey(recorded(text), false)) ?? null,
          normalize: (text) => sameKey(text, false),
          codesFit: () => null,
        },
      };
    }
    case 'none':
      return {
        superior: 'NULL',
        code: 'NULL',
        superiors: {
          handle: key,
          areNames: false,
          superiorOf: () => null,
          normalize: (text) => text,
          codesFit: () => null,
        },
      };
  }
}

function withoutNone(recorded: string, none: readonly string[]): string {
  return none.reduce((sql, key) => `NULLIF(${sql}, ${literal(key)})`, recorded);
}

/** Keys that clerks wrote in another width or case are the same. */
function sameKey(text: string, caseless: boolean): string {
  const plain = text.normalize('NFKC').trim();
  return caseless ? plain.toLowerCase() : plain;
}

function unless(none: readonly string[], key: string): string | null {
  return none.includes(key) ? null : key;
}

/** An index serves these; folding the column's case would read every row. */
function bothCases(key: string): readonly string[] {
  return [key, key.toLowerCase(), key.toUpperCase()];
}
