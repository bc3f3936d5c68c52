import type { OrganizationNode } from '../../source/affiliation.ts';
import type { DistrictHook } from '../../mapping/district-hook.ts';
import type { Row } from '../../mapping/row.ts';
import { superiorsIn, type CodedColumn } from '../../mapping/table-mapping.ts';
import { recordedSuperiorReader } from '../../source/recorded-superior.ts';
import { toHalfWidth } from '../../../kit/values/half-width.ts';
import { hierarchyPath } from '../../normalize/hierarchy-path.ts';
import type { RecordMapping } from './record-keys.ts';
import { meaningIn, textOf } from './row-values.ts';

/** Reads the place of an organization from its row. */
export interface SuperiorReader {
  readonly recordsNames: boolean;
  nodeOf(row: Row, localId: string): OrganizationNode;
  /** What others call this organization by. */
  handlesOf(row: Row, localId: string): readonly string[];
  readonly codesFit: (
    code: string | null,
    superior: string | null,
  ) => boolean | null;
}

type Organizations = RecordMapping['partyOrganizations'];

export function superiorReader(
  organizations: Organizations,
  hook: DistrictHook,
): SuperiorReader {
  const { hierarchy, columns } = organizations;
  const path =
    hierarchy.style === 'none' || hierarchy.path === undefined
      ? null
      : { ...hierarchyPath(hierarchy.path), column: hierarchy.path.column };
  const style = styleOf(organizations, hook);
  const known = superiorsIn(hierarchy);
  const recorded = recordedSuperiorReader(known);
  // Of a path, what is meant is what the code says, not the code itself.
  const written = 'column' in hierarchy ? hierarchy.column : undefined;
  return {
    recordsNames: hierarchy.style === 'parent-name',
    codesFit: hook.codesFit ?? path?.fits ?? (() => null),
    nodeOf: (row, localId) => {
      const superior = style.superiorOf(row);
      return {
        localId,
        superior,
        ...recorded({
          superior,
          written: superior === null ? null : textOf(row, written),
          name: textOf(row, known?.column),
        }),
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

interface Style {
  readonly superiorOf: (row: Row) => string | null;
  readonly handleOf: (row: Row, localId: string) => string | null;
}

function styleOf(
  { hierarchy, columns }: Organizations,
  hook: DistrictHook,
): Style {
  const recorded = (row: Row, column: string) => {
    const text = textOf(row, column);
    return text === null || !hook.superior ? text : hook.superior(text);
  };
  switch (hierarchy.style) {
    case 'parent-key': {
      const { column, references, caseless, none } = hierarchy;
      const same = (text: string | null) => sameKey(text, caseless);
      return {
        superiorOf: (row) => {
          const key = same(recorded(row, column));
          return key === null || none.includes(key) ? null : key;
        },
        handleOf: (row, localId) =>
          same(references === undefined ? localId : textOf(row, references)),
      };
    }
    case 'parent-name':
      return {
        superiorOf: (row) => sameName(recorded(row, hierarchy.column)),
        handleOf: (row) => sameName(textOf(row, columns.name)),
      };
    case 'path': {
      const { column } = hierarchy.path;
      const { superiorOf } = hierarchyPath(hierarchy.path);
      const byKey = 'keys' in hierarchy.path && hierarchy.path.keys;
      return {
        superiorOf: (row) => superiorOf(sameKey(recorded(row, column), false)),
        handleOf: (row, localId) =>
          sameKey(byKey ? localId : textOf(row, column), false),
      };
    }
    case 'none':
      return { superiorOf: () => null, handleOf: () => null };
  }
}

function sameKey(text: string | null, caseless: boolean): string | null {
  const plain = text?.normalize('NFKC').trim() ?? null;
  return caseless ? (plain?.toLowerCase() ?? null) : plain;
}

/** Names in another width, or with other spaces, are the same. */
function sameName(text: string | null): string | null {
  return text === null ? null : toHalfWidth(text).replace(/\s+/gu, '');
}

function levelOf(
  row: Row,
  level: CodedColumn | string | undefined,
): string | null {
  return typeof level === 'object' ? meaningIn(row, level) : textOf(row, level);
}
