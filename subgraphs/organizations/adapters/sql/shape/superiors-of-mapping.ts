import { columnList, type Columns } from '../../../mapping/column-list.ts';
import type { DistrictHook } from '../../../mapping/district-hook.ts';
import {
  relationIn,
  superiorsIn,
  type HierarchyMapping,
  type RelationMapping,
} from '../../../mapping/table-mapping.ts';
import { joinKey, splitKey } from '../../../normalize/composite-key.ts';
import { hierarchyPath } from '../../../normalize/hierarchy-path.ts';
import { recordedSuperiorReader } from '../../../source/recorded-superior.ts';
import { allOf } from './combine.ts';
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
import { keyExpressions, type RecordKey } from './record-key.ts';
import type { PairTable, Superiors, WrittenSuperior } from './shape.ts';

export interface HierarchySource {
  readonly columns: ColumnSql;
  /** How texts of the table of pairs are stored. */
  readonly storage: TextStorage;
  readonly key: MappedKey;
  /** The column of the organization's name. */
  readonly name: string;
  readonly hook: DistrictHook;
}

/** SQL for a recorded superior, and how it leads to that organization. */
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
  const { said, code, superiors } = finding(hierarchy, source);
  const columns = relation ? pairColumns(source) : source.columns;
  return {
    code,
    superiors: { ...superiors, recorded: recordedSuperiorReader(known) },
    written: {
      columns: said,
      name: known?.column === undefined ? null : columns.value(known.column),
      ...(relation
        ? pairTable(relation, said, source)
        : { pairs: null, isRecorded: allFilled(said) }),
    },
  };
}

/** The columns of a table of pairs, beside those of the organizations. */
function pairColumns({ storage }: HierarchySource): ColumnSql {
  return columnSql('s', storage);
}

function allFilled(columns: readonly string[]): string {
  return allOf(columns.map(filledSql));
}

/** The table of pairs. Its pairs are searched by a list, in one scan. */
function pairTable(
  { from, organization, live }: RelationMapping,
  said: readonly string[],
  source: HierarchySource,
) {
  const columns = pairColumns(source);
  const { column, references } = organization;
  const key = handleOf(references, source);
  const pairKey = columnList(column).map((name) =>
    references !== undefined || columns.isOdd(name)
      ? columns.value(name)
      : columns.raw(name),
  );
  const [first, ...more] = key.map((end, index) => ({
    ...end,
    column: pairKey[index] ?? 'NULL',
  }));
  if (!first) throw new TypeError('Expected a column of a key, but got: none.');
  const pairs: PairTable = {
    from: `${identifier(from)} s`,
    live: conditionsSql(live, columns),
    organization: [first, ...more],
    end: keyExpressions(key),
  };
  // As texts: MySQL does not materialize a list of another type than the
  // column.
  const texts = (them: readonly string[]) =>
    them.map(source.storage.dialect.asText).join(', ');
  const isRecorded = `(${texts(pairs.end)}) IN (SELECT ${texts(pairKey)} FROM ${pairs.from} WHERE ${pairs.live} AND ${allFilled(said)})`;
  return { pairs, isRecorded };
}

interface Finding extends Pick<SuperiorSql, 'code'> {
  /** The columns that record the superior. */
  readonly said: readonly string[];
  readonly superiors: Omit<Superiors, 'recorded'>;
}

function finding(
  hierarchy: HierarchyMapping,
  source: HierarchySource,
): Finding {
  const { columns, name, hook } = source;
  const key = handleOf(undefined, source);
  const recorded = hook.superior ?? ((text: string) => text);
  const path =
    hierarchy.style === 'none' || hierarchy.path === undefined
      ? null
      : { ...hierarchyPath(hierarchy.path), column: hierarchy.path.column };
  const code = columns.value(path?.column);
  const codesFit = hook.codesFit ?? path?.fits ?? (() => null);
  switch (hierarchy.style) {
    case 'parent-key': {
      const said = columnList(hierarchy.column).map(columns.valueAsText);
      return { code, ...byHandle(hierarchy, source, { said, codesFit }) };
    }
    case 'parent-name':
      return {
        said: [columns.value(hierarchy.column)],
        code,
        superiors: {
          handle: [{ column: columns.value(name), type: 'text' }],
          areNames: true,
          superiorOf: (text) => recorded(text).trim(),
          normalize: (text) => text.trim(),
          codesFit,
        },
      };
    case 'path': {
      const byKey = 'keys' in hierarchy.path && hierarchy.path.keys;
      return {
        said: [code],
        code,
        superiors: {
          handle: byKey ? key : [{ column: code, type: 'text' }],
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
      const said = columnList(end.column).map(pairColumns(source).valueAsText);
      const handle = { none, references: end.references, caseless: false };
      return { code, ...byHandle(handle, source, { said, codesFit }) };
    }
    case 'none':
      return {
        said: ['NULL'],
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
  readonly references?: Columns | undefined;
  readonly caseless: boolean;
  readonly none: readonly string[];
}

interface WrittenHandle {
  readonly said: readonly string[];
  readonly codesFit: Superiors['codesFit'];
}

/** Superiors that are recorded by key, or by the value of other columns. */
function byHandle(
  { references, caseless, none }: HandleMapping,
  source: HierarchySource,
  { said, codesFit }: WrittenHandle,
): Omit<Finding, 'code'> {
  const recorded = source.hook.superior ?? ((text: string) => text);
  const partsOf = (text: string) => splitKey(text, said.length) ?? [text];
  const normalize = (text: string) =>
    joinKey(partsOf(text).map((part) => sameKey(part, caseless)));
  const isNone = (part: string) => none.includes(part);
  return {
    said: said.map((column) => withoutNone(column, none)),
    superiors: {
      handle: handleOf(references, source),
      areNames: false,
      superiorOf: (text) => {
        const superior = normalize(recorded(text));
        return partsOf(superior).some(isNone) ? null : superior;
      },
      normalize,
      codesFit,
      ...(caseless && {
        spellings: (superior) => spellingsOf(partsOf(superior)),
      }),
    },
  };
}

/** The columns that a superior is found by; by default those of its key. */
function handleOf(
  references: Columns | undefined,
  { columns, key }: HierarchySource,
): RecordKey {
  const [first, ...more] = columnList(references ?? []).map((name) => ({
    column: columns.value(name),
    type: 'text' as const,
  }));
  if (first) return [first, ...more];
  const [only, ...others] = key;
  return [readableColumn(only), ...others.map(readableColumn)];
}

/** A key column that other rows refer to, cleaned only if it needs to be. */
function readableColumn(part: MappedKey[number]): KeyColumn {
  const { column, type, name, columns } = part;
  return columns.isOdd(name)
    ? { column: columns.value(name), type, seeksOwn: true }
    : { column, type };
}

function withoutNone(recorded: string, none: readonly string[]): string {
  return none.reduce((sql, key) => `NULLIF(${sql}, ${literal(key)})`, recorded);
}

/** Compares keys without regard to width and case, which clerks mix. */
function sameKey(text: string, caseless: boolean): string {
  const plain = text.normalize('NFKC').trim();
  return caseless ? plain.toLowerCase() : plain;
}

/**
 * An index serves these spellings; folding the column's case would read every
 * row.
 */
function spellingsOf(parts: readonly string[]): readonly string[] {
  return [
    joinKey(parts),
    joinKey(parts.map((part) => part.toLowerCase())),
    joinKey(parts.map((part) => part.toUpperCase())),
  ];
}
