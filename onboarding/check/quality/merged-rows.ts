import type { RecordMapping } from '../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import { textOf } from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import { firstColumn } from '../../../subgraphs/organizations/mapping/column-list.ts';
import type { Row } from '../../../subgraphs/organizations/mapping/row.ts';
import type { HierarchyMapping } from '../../../subgraphs/organizations/mapping/table-mapping.ts';
import { compactText } from '../../../subgraphs/organizations/normalize/readable-text.ts';
import type { TableName } from '../row-feed.ts';
import type { RowReport } from './inspection.ts';

/** Rows that make one record, compared with the first of them. */
export interface MergedRows {
  /** The first row of the same record; null if this is the first. */
  add(report: RowReport): Row | null;
}

export function mergedRows(
  mapping: RecordMapping,
  table: TableName,
): MergedRows {
  const { key } = mapping[table];
  const fields = fieldsOf(mapping, table);
  const firsts = new Map<string, RowReport>();
  const told = new Set<string>();
  const tell = (report: RowReport, field: MergedField, value: string) => {
    const { rule, column } = field;
    report.problem(rule, { field: field.name, value, column });
  };
  return {
    add(report) {
      const first = firsts.get(report.key);
      if (!first) {
        firsts.set(report.key, report);
        return null;
      }
      for (const field of fields) {
        const value = textOf(report.fed.row, field.column);
        const known = textOf(first.fed.row, field.column);
        if (value === null || known === null || isSame(value, known)) continue;
        const isKeyless = key === undefined && field.name === 'superior';
        const rule = isKeyless ? 'name-under-several-superiors' : field.rule;
        tell(report, { ...field, rule }, `${value} / ${known}`);
        if (!isKeyless || told.has(report.key)) continue;
        told.add(report.key);
        tell(first, { ...field, rule }, `${known} / ${value}`);
      }
      return first.fed.row;
    },
  };
}

interface MergedField {
  readonly name: string;
  readonly column: string;
  readonly rule: 'merged-values-differ' | 'name-under-several-superiors';
}

/** The columns whose values are of the record, not of one of its rows. */
function fieldsOf(mapping: RecordMapping, table: TableName): MergedField[] {
  const { columns } = mapping[table];
  const named = Object.entries(columns).flatMap(([name, place]) => {
    const column = typeof place === 'object' ? place.column : place;
    return name === 'name' ? [] : [{ name, column }];
  });
  const { hierarchy } = mapping.partyOrganizations;
  const superior =
    table === 'units'
      ? []
      : [{ name: 'superior', column: columnOfSuperior(hierarchy) }];
  return [...named, ...superior].flatMap(({ name, column }) =>
    column === undefined
      ? []
      : [{ name, column, rule: 'merged-values-differ' as const }],
  );
}

/** A difference of width or blanks is none. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) => compactText(text).normalize('NFKC');
  return plain(one) === plain(other);
}

/** The column of the row with its superior; none if a table of pairs has it. */
export function columnOfSuperior(
  hierarchy: HierarchyMapping,
): string | undefined {
  switch (hierarchy.style) {
    case 'parent-key':
    case 'parent-name':
      return firstColumn(hierarchy.column);
    case 'path':
      return hierarchy.path.column;
    case 'table':
    case 'none':
      return undefined;
  }
}
