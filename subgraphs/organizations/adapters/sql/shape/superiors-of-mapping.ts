import type { DistrictHook } from '../../../mapping/district-hook.ts';
import {
  relationIn,
  superiorsIn,
  type HierarchyMapping,
  type RelationMapping,
} from '../../../mapping/table-mapping.ts';
import { hierarchyPath } from '../../../normalize/hierarchy-path.ts';
import { recordedSuperiorReader } from '../../../source/recorded-superior.ts';
import {
  columnSql,
  conditionsSql,
  filledSql,
  identifier,
  literal,
  type ColumnSql,
  type TextStorage,
} from './column-sql.ts';
import type { KeyColumn } from '../database/dialect.ts';
import type { MappedKey } from './links-of-mapping.ts';
import type { PairTable, Superiors, WrittenSuperior } from './shape.ts';

export interface HierarchySource {
  readonly columns: ColumnSql;
  /** Of the table of pairs. */
  readonly storage: TextStorage;
  readonly key: MappedKey;
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
      name: known?.column === undefined ? null : columns.value(known.column),
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
      ? {
          of: readableKey(source),
          pair: columns.isOdd(column)
            ? columns.value(column)
            : columns.raw(column),
        }
      : {
          of: {
            column: source.columns.value(references),
            type: 'text',
          } as const,
          pair: columns.value(column),
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
  const { columns, name, hook } = source;
  const key = readableKey(source);
  const recorded = hook.superior ?? ((text: string) => text);
  const path =
    hierarchy.style === 'none' || hierarchy.path === undefined
      ? null
      : { ...hierarchyPath(hierarchy.path), column: hierarchy.path.column };
  const code = columns.value(path?.column);
  const codesFit = hook.codesFit ?? path?.fits ?? (() => null);
  switch (hierarchy.style) {
    case 'parent-key': {
      const superior = columns.valueAsText(hierarchy.column);
      return { code, ...byHandle(hierarchy, source, { superior, codesFit }) };
    }
    case 'parent-name':
      return {
        superior: columns.value(hierarchy.column),
        code,
        superiors: {
          handle: { column: columns.value(name), type: 'text' },
          areNames: true,
          superiorOf: (text) => recorded(text).trim(),
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
      const superior = pairColumns(source).valueAsText(end.column);
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
  source: HierarchySource,
  { superior, codesFit }: WrittenHandle,
): Omit<Finding, 'code'> {
  const { columns, hook } = source;
  const recorded = hook.superior ?? ((text: string) => text);
  const normalize = (text: string) => sameKey(text, caseless);
  const superiorOf = (text: string) => normalize(recorded(text));
  return {
    superior: withoutNone(superior, none),
    superiors: {
      handle:
        references === undefined
          ? readableKey(source)
          : { column: columns.value(references), type: 'text' },
      areNames: false,
      superiorOf: (text) => unless(none, superiorOf(text)),
      normalize,
      codesFit,
      ...(caseless && { spellings: bothCases }),
    },
  };
}

/** A key that others name; as it is stored where it is read so. */
function readableKey({ key }: HierarchySource): KeyColumn {
  const { column, type, name, columns } = key;
  return columns.isOdd(name)
    ? { column: columns.value(name), type, seeksOwn: true }
    : { column, type };
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
