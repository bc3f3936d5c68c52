import type { DistrictHook } from '../../mapping/district-hook.ts';
import {
  relationIn,
  superiorsIn,
  type HierarchyMapping,
  type RelationMapping,
} from '../../mapping/table-mapping.ts';
import { hierarchyPath } from '../../normalize/hierarchy-path.ts';
import { isValue } from '../../normalize/said-by-cell.ts';
import { recordedSuperiorReader } from '../../source/recorded-superior.ts';
import {
  columnSql,
  conditionsSql,
  filledSql,
  identifier,
  literal,
  type ColumnSql,
  type TextStorage,
} from './column-sql.ts';
import type { KeyColumn } from './dialect.ts';
import type { PairTable, Superiors, WrittenSuperior } from './shape.ts';

export interface HierarchySource {
  readonly columns: ColumnSql;
  readonly storage: TextStorage;
  readonly key: KeyColumn;
  /** The column of the name. */
  readonly name: string;
  readonly hook: DistrictHook;
}

/** What is written of a superior, in SQL, and how it finds that superior. */
export interface SuperiorSql {
  readonly written: WrittenSuperior;
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
  const relation = relationIn(hierarchy);
  const { superior, code, superiors } = finding(hierarchy, source);
  const columns = relation ? pairColumns(source) : source.columns;
  return {
    code,
    superiors: { ...superiors, recorded: recordedSuperiorReader(known) },
    written: {
      column: superior,
      name: known?.column === undefined ? null : columns.text(known.column),
      ...(relation
        ? pairTable(relation, superior, source)
        : { pairs: null, isRecorded: filledSql(superior) }),
    },
  };
}

/** The columns of a table of pairs, beside those of the organizations. */
function pairColumns({ storage }: HierarchySource): ColumnSql {
  return columnSql('s', storage);
}

/** The table of pairs. What it says is looked up by a list, in one pass. */
function pairTable(
  { from, organization, live }: RelationMapping,
  superior: string,
  source: HierarchySource,
) {
  const columns = pairColumns(source);
  const { column, references } = organization;
  const ends =
    references === undefined
      ? { of: source.key, pair: columns.raw(column) }
      : {
          of: {
            column: source.columns.text(references),
            type: 'text',
          } as const,
          pair: columns.text(column),
        };
  const pairs: PairTable = {
    from: `${identifier(from)} s`,
    live: conditionsSql(live, columns),
    organization: { ...ends.of, column: ends.pair },
    end: ends.of.column,
  };
  // As texts, for MySQL materializes no list of another type than is sought.
  const { asText } = source.storage.dialect;
  const isRecorded = `${asText(pairs.end)} IN (SELECT ${asText(ends.pair)} FROM ${pairs.from} WHERE ${pairs.live} AND ${filledSql(superior)})`;
  return { pairs, isRecorded };
}

interface Finding extends Pick<SuperiorSql, 'code'> {
  /** What is written of the superior. */
  readonly superior: string;
  readonly superiors: Omit<Superiors, 'recorded'>;
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
      const superior = columns.asText(hierarchy.column);
      return { code, ...byHandle(hierarchy, source, { superior, codesFit }) };
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
    case 'table': {
      const { none, superior: end } = hierarchy;
      const superior = pairColumns(source).asText(end.column);
      const handle = { none, references: end.references, caseless: false };
      return { code, ...byHandle(handle, source, { superior, codesFit }) };
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

interface HandleMapping {
  readonly references?: string | undefined;
  readonly caseless: boolean;
  readonly none: readonly string[];
}

interface WrittenHandle {
  readonly superior: string;
  readonly codesFit: Superiors['codesFit'];
}

/** Superiors that are written by their keys, or by what another column says. */
function byHandle(
  { references, caseless, none }: HandleMapping,
  { columns, key, hook }: HierarchySource,
  { superior, codesFit }: WrittenHandle,
): Omit<Finding, 'code'> {
  const recorded = hook.superior ?? ((text: string) => text);
  const normalize = (text: string) => sameKey(text, caseless);
  const superiorOf = (text: string) => normalize(recorded(text));
  return {
    superior: withoutNone(superior, none),
    superiors: {
      handle:
        references === undefined
          ? key
          : { column: columns.text(references), type: 'text' },
      areNames: false,
      superiorOf: (text) =>
        isValue(text) ? unless(none, superiorOf(text)) : null,
      normalize,
      codesFit,
      ...(caseless && { spellings: bothCases }),
    },
  };
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
