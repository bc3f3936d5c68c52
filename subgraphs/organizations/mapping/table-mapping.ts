import { z } from 'zod';

import {
  industries,
  partyOrganizationCategories,
  unitNatures,
} from '../source/vocabulary.ts';
import { dateStyles } from '../normalize/date-style.ts';
import type { Columns } from './column-list.ts';
import type { NoLinks } from './without-units.ts';

/** Six digits of GB/T 2260. */
export const districtCode = z.string().regex(/^\d{6}$/u, {
  error: 'Expected a district code of six digits (GB/T 2260) in quotes',
});

/**
 * A code or word of a system; it becomes an SQL literal, so quotes,
 * backslashes and control characters are refused.
 */
const word = z.string().regex(/^[^'\\\p{Cc}]*$/u, {
  error: String.raw`Expected a text without ' \ and control characters`,
});

const levelCode = z.string().regex(/^\d{2}$/u, {
  error: 'Expected two digits of GB/T 12404 in quotes',
});

/**
 * The sections of a mapping, for columns whose names match the schema `name`.
 */
export function tableMappings<Key extends z.ZodType, From extends z.ZodType>(
  name: z.ZodString,
  { key, from }: { readonly key: Key; readonly from: From },
) {
  const condition = conditionOf(name);
  const place = placeOf(name);
  const changed = z.strictObject({
    column: name,
    date: z.enum(['datetime', 'epoch-seconds', 'epoch-milliseconds']),
  });
  const table = {
    from,
    key,
    live: z.array(condition).default([]),
    changed: changed.optional(),
  };
  return {
    owner: place.optional(),
    units: z
      .strictObject({
        ...table,
        columns: z.strictObject({
          name,
          uscc: name.optional(),
          nature: coded(name, z.enum(unitNatures)).optional(),
          industry: orCoded(name, z.enum(industries)).optional(),
          district: place.optional(),
        }),
      })
      .optional(),
    partyOrganizations: z.strictObject({
      ...table,
      columns: z.strictObject({
        name,
        category: coded(name, z.enum(partyOrganizationCategories)).optional(),
        partyCode: name.optional(),
        established: datedOf(name).optional(),
        members: name.optional(),
        level: orCoded(name, levelCode).optional(),
        district: place.optional(),
      }),
      hierarchy: hierarchyOf(name),
    }),
    links: linksOf(name).optional(),
  };
}

/** All given conditions must hold; with `not`, an empty column passes. */
function conditionOf(name: z.ZodString) {
  const values = z.array(z.union([word, z.number(), z.null()])).min(1);
  return z.strictObject({
    column: name,
    is: values.optional(),
    not: values.optional(),
    filled: z.literal(true).optional(),
  });
}

/** A division: a column of codes, cut to `prefix`, or translated. */
function placeOf(name: z.ZodString) {
  return z.union([
    name,
    z.strictObject({
      column: name,
      prefix: z.int().min(2).max(12).optional(),
      values: z.record(word, districtCode).optional(),
    }),
  ]);
}

/**
 * A column of codes, or of texts whose endings have meanings; the first match
 * counts.
 */
function coded<Meaning extends z.ZodType>(name: z.ZodString, meaning: Meaning) {
  return z.strictObject({
    column: name,
    codes: z.record(word, meaning).optional(),
    endings: z.record(word, meaning).optional(),
  });
}

function orCoded<Meaning extends z.ZodType>(
  name: z.ZodString,
  meaning: Meaning,
) {
  return z.union([name, coded(name, meaning)]);
}

function datedOf(name: z.ZodString) {
  return z.union([
    name,
    z.strictObject({ column: name, date: z.enum(dateStyles) }),
  ]);
}

/** Superiors that the system does not have: their names, and where they are. */
function superiorsOf(name: z.ZodString) {
  const known = z.strictObject({
    name: z.string().min(1).optional(),
    id: z
      .string()
      .regex(/^\d{6}:[a-z][a-z0-9]*:./u, {
        error: 'Expected an id such as 310116:jszz:1003',
      })
      .optional(),
  });
  return z.strictObject({
    column: name.optional(),
    known: z.record(z.string().min(1), known).optional(),
    system: z
      .string()
      .regex(/^\d{6}:[a-z][a-z0-9]*$/u, {
        error: 'Expected the beginning of ids, such as 310116:jszz',
      })
      .optional(),
  });
}

function hierarchyOf(name: z.ZodString) {
  const path = pathOf(name);
  const superiors = superiorsOf(name).optional();
  const ofNames = superiorsOf(name).pick({ known: true }).optional();
  return z
    .discriminatedUnion('style', [
      z.strictObject({
        style: z.literal('parent-key'),
        column: columnsOf(name),
        of: z.string().min(1).optional(),
        references: columnsOf(name).optional(),
        caseless: z.boolean().default(false),
        none: z.array(word).default(['0']),
        path: path.optional(),
        superiors,
      }),
      z.strictObject({
        style: z.literal('parent-name'),
        column: name,
        path: path.optional(),
        superiors: ofNames,
      }),
      z.strictObject({ style: z.literal('path'), path, superiors }),
      z.strictObject({
        style: z.literal('table'),
        from: name,
        organization: endOf(name),
        superior: endOf(name),
        live: z.array(conditionOf(name)).default([]),
        of: z.string().min(1).optional(),
        none: z.array(word).default(['0']),
        path: path.optional(),
        superiors,
      }),
      z.strictObject({ style: z.literal('none') }),
    ])
    .default({ style: 'none' });
}

/** One column, or the columns of a composite key. */
export function columnsOf<Name extends z.ZodType>(name: Name) {
  return z.union([name, z.array(name).min(2).max(mostKeyColumns)]);
}

const mostKeyColumns = 3;

/**
 * One end of a pair: a key, or the value of another column of organizations.
 */
function endOf(name: z.ZodString) {
  const columns = columnsOf(name);
  return z
    .union([columns, z.strictObject({ column: columns, references: columns })])
    .transform((end): RelationEnd =>
      typeof end === 'string' || Array.isArray(end) ? { column: end } : end,
    );
}

/**
 * A code that contains all superiors: with separators, or with a fixed width
 * for each level.
 */
function pathOf(name: z.ZodString) {
  return z.union([
    z.strictObject({
      column: name,
      separator: word.min(1),
      keys: z.enum(['with-own', 'superiors-only']).optional(),
    }),
    z.strictObject({
      column: name,
      width: z.int().min(1).max(12),
      length: z.int().min(1).max(64).optional(),
      filler: z.boolean().default(false),
    }),
  ]);
}

function linksOf(name: z.ZodString) {
  return z.discriminatedUnion('in', [
    z.strictObject({ in: z.literal('same-row') }),
    z.strictObject({
      in: z.literal('units'),
      column: columnsOf(name),
      references: columnsOf(name).optional(),
    }),
    z.strictObject({
      in: z.literal('party-organizations'),
      column: columnsOf(name),
      references: columnsOf(name).optional(),
    }),
    z.strictObject({
      in: z.literal('table'),
      from: name,
      unit: columnsOf(name),
      organization: columnsOf(name),
    }),
  ]);
}

type Sections = ReturnType<typeof tableMappings<z.ZodType, z.ZodType>>;

/** The section `units`, for any kind of source. */
export type UnitMapping = NonNullable<z.output<Sections['units']>>;
export type PartyOrganizationMapping = z.output<Sections['partyOrganizations']>;
export type HierarchyMapping = PartyOrganizationMapping['hierarchy'];
/** The superiors of any style; those found by name need no column. */
export type SuperiorsMapping = z.output<ReturnType<typeof superiorsOf>>;
export type PathMapping = z.output<ReturnType<typeof pathOf>>;
export type LinksMapping = z.output<ReturnType<typeof linksOf>> | NoLinks;
export type ConditionMapping = z.output<ReturnType<typeof conditionOf>>;
export type PlaceMapping = z.output<ReturnType<typeof placeOf>>;
export type ChangedMapping = NonNullable<UnitMapping['changed']>;

/** A column whose codes, or the endings of its texts, have meanings. */
export interface CodedColumn {
  readonly column: string;
  readonly codes?: Readonly<Record<string, string>> | undefined;
  readonly endings?: Readonly<Record<string, string>> | undefined;
}

/**
 * A column of a table of pairs, and the organizations' column that it refers
 * to.
 */
export interface RelationEnd {
  readonly column: Columns;
  /** By default the key. */
  readonly references?: Columns | undefined;
}

/** A hierarchy in a table of pairs: organization and superior. */
export type RelationMapping = Extract<
  HierarchyMapping,
  { readonly style: 'table' }
>;

/** The table of pairs of a hierarchy; null if it has another style. */
export function relationIn(
  hierarchy: HierarchyMapping,
): RelationMapping | null {
  return hierarchy.style === 'table' ? hierarchy : null;
}

/** The mapping's superiors that are not in the system. */
export function superiorsIn(
  hierarchy: HierarchyMapping,
): SuperiorsMapping | undefined {
  return hierarchy.style === 'none' ? undefined : hierarchy.superiors;
}
