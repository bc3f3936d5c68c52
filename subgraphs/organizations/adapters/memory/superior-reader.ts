import type { OrganizationNode } from '../../source/affiliation.ts';
import { columnList, type Columns } from '../../mapping/column-list.ts';
import type { DistrictHook } from '../../mapping/district-hook.ts';
import type { Row } from '../../mapping/row.ts';
import {
  relationIn,
  superiorsIn,
  type CodedColumn,
  type RelationEnd,
} from '../../mapping/table-mapping.ts';
import {
  recordedSuperiorReader,
  superiorOfPairs,
} from '../../source/recorded-superior.ts';
import { toHalfWidth } from '../../../kit/values/half-width.ts';
import { joinKey, splitKey } from '../../normalize/composite-key.ts';
import { hierarchyPath } from '../../normalize/hierarchy-path.ts';
import { keyOf, type RecordMapping } from './record-keys.ts';
import { meaningIn, meets, textOf } from './row-values.ts';

/** Reads an organization's place in the hierarchy from its row. */
export interface SuperiorReader {
  readonly recordsNames: boolean;
  nodeOf(row: Row, localId: string): OrganizationNode;
  /** What other rows may call this organization. */
  handlesOf(row: Row, localId: string): readonly string[];
  readonly codesFit: (
    code: string | null,
    superior: string | null,
  ) => boolean | null;
}

type Organizations = RecordMapping['partyOrganizations'];

/** What is needed to read superiors, besides the mapping. */
export interface SuperiorOptions {
  readonly hook: DistrictHook;
  /** Rows of the table with the hierarchy; empty if there is none. */
  readonly pairs: readonly Row[];
}

export function superiorReader(
  organizations: Organizations,
  { hook, pairs }: SuperiorOptions,
): SuperiorReader {
  const { hierarchy, columns } = organizations;
  const path =
    hierarchy.style === 'none' || hierarchy.path === undefined
      ? null
      : { ...hierarchyPath(hierarchy.path), column: hierarchy.path.column };
  const style = styleOf(organizations, hook);
  const known = superiorsIn(hierarchy);
  const recorded = recordedSuperiorReader(known);
  // For a path, superiors are compared by the meaning of the code, not by the
  // code.
  const relation = relationIn(hierarchy);
  const written =
    relation?.superior.column ??
    ('column' in hierarchy ? hierarchy.column : undefined);
  const cellsOf = (row: Row) => {
    const superior = style.superiorOf(row);
    return {
      superior,
      written: superior === null || !written ? null : keyOf(row, written),
      name: textOf(row, known?.column),
    };
  };
  const pairsOf = relation && pairReader(organizations, pairs);
  return {
    recordsNames: style.areNames,
    codesFit: hook.codesFit ?? path?.fits ?? (() => null),
    nodeOf: (row, localId) => {
      const said = (pairsOf?.(row, localId) ?? [row]).map(cellsOf);
      return {
        localId,
        ...superiorOfPairs(said, recorded),
        code: textOf(row, path?.column),
        levelCode: levelOf(row, columns.level),
      };
    },
    handlesOf: (row, localId) => {
      const handle = style.handleOf(row, localId);
      return handle === null ? [] : [handle];
    },
  };
}

/** Finds the pairs of the organization in a row that are in force. */
function pairReader(
  organizations: Organizations,
  pairs: readonly Row[],
): (row: Row, localId: string) => readonly Row[] {
  const relation = relationIn(organizations.hierarchy);
  if (!relation) return () => [];
  const { organization, live } = relation;
  const end = relationEnd(organizations, organization);
  const byOrganization = Map.groupBy(
    pairs.filter((pair) => meets(pair, live)),
    (pair) => end.read(keyOf(pair, organization.column)),
  );
  return (row, localId) => {
    const handle = end.handleOf(row, localId);
    return handle === null ? [] : (byOrganization.get(handle) ?? []);
  };
}

interface EndReader {
  readonly areNames: boolean;
  /** Makes the text of a pair comparable. */
  readonly read: (said: string | null) => string | null;
  /** The comparable text of the organization in a row. */
  readonly handleOf: (row: Row, localId: string) => string | null;
}

/**
 * A pair names an organization by its key, by another column, or by its name if
 * there is no key.
 */
function relationEnd(
  { key, columns: { name } }: Organizations,
  { references }: RelationEnd,
): EndReader {
  if (references === undefined && key === undefined) {
    const handleOf = (row: Row) => sameName(textOf(row, name));
    return { areNames: true, read: sameName, handleOf };
  }
  const columns = columnList(references ?? key ?? []).length;
  const read = (said: string | null) => sameKey(said, { columns });
  return {
    areNames: false,
    read,
    handleOf: (row, localId) =>
      read(references === undefined ? localId : keyOf(row, references)),
  };
}

interface Style {
  readonly areNames: boolean;
  readonly superiorOf: (row: Row) => string | null;
  readonly handleOf: (row: Row, localId: string) => string | null;
}

function styleOf(organizations: Organizations, hook: DistrictHook): Style {
  const { hierarchy, columns } = organizations;
  const recorded = (row: Row, column: Columns) => {
    const text = keyOf(row, column);
    return text === null || !hook.superior ? text : hook.superior(text);
  };
  switch (hierarchy.style) {
    case 'parent-key': {
      const { column, references, caseless, none } = hierarchy;
      const columns = columnList(column).length;
      const same = (text: string | null) =>
        sameKey(text, { columns, caseless });
      const superiorOf = (row: Row) => same(recorded(row, column));
      return {
        areNames: false,
        superiorOf: (row) => unless(none, superiorOf(row), columns),
        handleOf: (row, localId) =>
          same(references === undefined ? localId : keyOf(row, references)),
      };
    }
    case 'parent-name':
      return {
        areNames: true,
        superiorOf: (row) => sameName(recorded(row, hierarchy.column)),
        handleOf: (row) => sameName(textOf(row, columns.name)),
      };
    case 'path': {
      const { column } = hierarchy.path;
      const { superiorOf } = hierarchyPath(hierarchy.path);
      const byKey = 'keys' in hierarchy.path && hierarchy.path.keys;
      return {
        areNames: false,
        superiorOf: (row) => superiorOf(sameKey(recorded(row, column))),
        handleOf: (row, localId) =>
          sameKey(byKey ? localId : textOf(row, column)),
      };
    }
    case 'table': {
      const { superior, none } = hierarchy;
      const { column } = superior;
      const { areNames, read, handleOf } = relationEnd(organizations, superior);
      return {
        areNames,
        superiorOf: (pair) =>
          unless(none, read(recorded(pair, column)), columnList(column).length),
        handleOf,
      };
    }
    case 'none':
      return {
        areNames: false,
        superiorOf: () => null,
        handleOf: () => null,
      };
  }
}

/** Null if a part of the key means that there is no superior. */
function unless(
  none: readonly string[],
  key: string | null,
  columns: number,
): string | null {
  const parts = key === null ? [] : (splitKey(key, columns) ?? [key]);
  return parts.some((part) => none.includes(part)) ? null : key;
}

interface KeyComparison {
  /** Number of columns of the key; 1 by default. */
  readonly columns?: number;
  readonly caseless?: boolean;
}

/** Compares keys without regard to width and case, which clerks mix. */
function sameKey(
  text: string | null,
  { columns = 1, caseless = false }: KeyComparison = {},
): string | null {
  if (text === null) return null;
  const parts = splitKey(text, columns) ?? [text];
  const plain = parts.map((part) => part.normalize('NFKC').trim());
  return joinKey(caseless ? plain.map((it) => it.toLowerCase()) : plain);
}

/** Compares names without regard to width and spaces. */
function sameName(text: string | null): string | null {
  return text === null ? null : toHalfWidth(text).replace(/\s+/gu, '');
}

function levelOf(
  row: Row,
  level: CodedColumn | string | undefined,
): string | null {
  return typeof level === 'object' ? meaningIn(row, level) : textOf(row, level);
}
