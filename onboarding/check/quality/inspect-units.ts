import {
  meaningIn,
  textOf,
} from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import { normalizeUscc } from '../../../subgraphs/organizations/normalize/uscc.ts';
import {
  industrySections,
  meaningOf,
} from '../../../subgraphs/organizations/source/vocabulary.ts';
import type { Inspection, RowReport } from './inspection.ts';
import {
  inspectCode,
  inspectDistrict,
  inspectName,
  inspectSameName,
} from './inspect-text.ts';
import type { TableInspector } from './inspect-table.ts';
import { createNameForms } from './name-forms.ts';

export interface UnitTotals {
  withUscc: number;
  linked: number;
}

/** The inspection of units; it counts into `totals`. */
export function unitInspector(
  inspection: Inspection,
  totals: UnitTotals,
): TableInspector {
  const { mapping } = inspection.feed;
  const { columns } = mapping.units;
  const forms = createNameForms();
  const codes = new Map<string, string>();
  return {
    table: 'units',
    row(report) {
      const { row } = report.fed;
      inspectName(report, columns.name);
      inspectSameName(report, columns.name, { forms });
      if (report.isFirst) inspection.districts.add('units', row);
      inspectUscc(report, { column: columns.uscc, codes, totals });
      inspectCode(report, {
        field: 'nature',
        column: columns.nature?.column,
        meaning: meaningIn(row, columns.nature),
      });
      const { industry } = columns;
      inspectCode(report, {
        field: 'industry',
        column: typeof industry === 'object' ? industry.column : industry,
        meaning:
          typeof industry === 'object'
            ? meaningIn(row, industry)
            : meaningOf(
                industrySections,
                textOf(row, industry)?.charAt(0).toUpperCase() ?? null,
              ),
      });
      inspectDistrict(report, columns.district ?? mapping.owner, mapping);
    },
    async page(reports) {
      const keys = reports.map(({ key }) => key);
      const links = await inspection.source.linksOfUnits(keys);
      totals.linked += new Set(links.map(({ unit }) => unit)).size;
    },
  };
}

interface KnownCodes {
  readonly column: string | undefined;
  /** The first unit with each code. */
  readonly codes: Map<string, string>;
  readonly totals: UnitTotals;
}

/**
 * Eighteen digits, the last three of which are zeros in place of those that
 * Excel dropped.
 */
const cutByExcel = /^\d{15}000$/u;

function inspectUscc(
  report: RowReport,
  { column, codes, totals }: KnownCodes,
): void {
  if (column === undefined) return;
  const value = textOf(report.fed.row, column);
  const code = normalizeUscc(value);
  report.field('uscc', code !== null);
  const finding = { field: 'uscc', value, column };
  if (code === null) {
    // Further rows of a unit need not repeat its code.
    if (value !== null) {
      const isCut = cutByExcel.test(value);
      report.problem(isCut ? 'digits-lost' : 'uscc-invalid', finding);
    } else if (report.isFirst) report.problem('uscc-missing', finding);
    return;
  }
  if (report.isFirst) totals.withUscc += 1;
  const known = codes.get(code);
  if (known === undefined || known === report.key) {
    codes.set(code, report.key);
    return;
  }
  const same = `${code} (${known})`;
  report.problem('uscc-duplicate', { ...finding, value: same });
}
