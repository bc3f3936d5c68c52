import { badInput } from '../../../../kit/errors.ts';
import type { Condition } from '../../../../kit/read/filter.ts';
import type {
  OrderTerm,
  RecordPageRequest,
  RecordPlace,
} from '../../../source/organization-source.ts';
import type { Dialect } from '../database/dialect.ts';
import { everyDigitAndLetter, foldWidth } from './filter-fields.ts';
import {
  afterKey,
  keyOrder,
  partsAfter,
  type RecordKey,
} from '../shape/record-key.ts';

/** A page of a table, and the words of its engine. */
export interface PageOfTable {
  readonly request: RecordPageRequest;
  readonly table: {
    readonly key: RecordKey;
    readonly columns: { readonly name: string; readonly district: string };
  };
  readonly dialect: Dialect;
}

/** What comes after ORDER BY. */
export function orderOf(page: PageOfTable): string {
  const { order } = page.request;
  const terms = (order?.terms ?? []).map(
    (term) => expressionOf(term, page) + direction(term.descending),
  );
  const { table, dialect } = page;
  const isDescending = order?.keyDescending === true;
  const key = keyOrder(table.key, dialect, direction(isDescending));
  return [...terms, key].join(', ');
}

/**
 * The rows after a place, without counting those before it (keyset paging).
 * Throws BAD_USER_INPUT if the place can be none of this table.
 */
export function afterPlace(page: PageOfTable): Condition {
  const { after, order } = page.request;
  if (after === null) return { sql: '1 = 1', parameters: {} };
  const terms = order?.terms ?? [];
  const parameters = Object.fromEntries(
    after.values.map((value, index) => [`place${index}`, value]),
  );
  const equal = terms.map((term, index) => compare(page, term, index));
  const later = terms.map((term, index) =>
    [
      ...equal.slice(0, index).map(({ same }) => same),
      term.descending ? equal[index]?.before : equal[index]?.after,
    ].join(' AND '),
  );
  const ties = tied(page, after);
  const same = [...equal.map((it) => it.same), ties.sql].join(' AND ');
  return {
    sql: `(${[...later, same].map((it) => `(${it})`).join(' OR ')})`,
    parameters: { ...parameters, ...ties.parameters },
  };
}

function compare(page: PageOfTable, term: OrderTerm, index: number) {
  const value = page.dialect.sortable(`:place${index}`);
  const expression = expressionOf(term, page);
  return {
    same: `${expression} = ${value}`,
    before: `${expression} < ${value}`,
    after: `${expression} > ${value}`,
  };
}

function tied(
  { request, table: { key }, dialect }: PageOfTable,
  { ties }: RecordPlace,
): Condition {
  if (ties.kind !== 'after') {
    return { sql: ties.kind === 'all' ? '1 = 1' : '1 = 0', parameters: {} };
  }
  const parts = partsAfter(key, ties.sortKey);
  if (parts === null) {
    throw badInput("after to be a cursor of this connection's", ties.sortKey);
  }
  const sign = request.order?.keyDescending === true ? '<' : '>';
  return afterKey({ key, parts, sign }, dialect);
}

/** The value as the graph shows it: names are half-width there. */
function expressionOf(
  { field }: OrderTerm,
  { table: { columns }, dialect }: PageOfTable,
): string {
  const text = dialect.text(columns[field]);
  return dialect.sortable(
    field === 'name' ? foldWidth(text, [everyDigitAndLetter]) : text,
  );
}

function direction(descending: boolean): string {
  return descending ? ' DESC' : '';
}
