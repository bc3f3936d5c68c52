import { writtenOf } from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import { mappedColumns } from '../../../subgraphs/organizations/adapters/spreadsheet/mapped-columns.ts';
import { flawOf } from '../../../subgraphs/organizations/normalize/said-by-cell.ts';
import type { TableName } from '../row-feed.ts';
import type { Inspection, RowReport } from './inspection.ts';

/** Looks in every mapped cell of a row for flaws that make it no value. */
export type CellInspector = (report: RowReport) => void;

export function cellInspector(
  { feed: { mapping } }: Inspection,
  table: TableName,
): CellInspector {
  const none = { units: null, partyOrganizations: null, links: null };
  const columns = mappedColumns({ ...none, [table]: mapping[table] });
  return (report) => {
    for (const column of columns) {
      const value = writtenOf(report.fed.row, column);
      const flaw = flawOf(value ?? '');
      if (flaw) report.problem(flaw, { field: column, value, column });
    }
  };
}
