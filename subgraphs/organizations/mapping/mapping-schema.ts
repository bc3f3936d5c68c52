import { Kind, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';

import { textEncodings } from '../normalize/text-encoding.ts';
import { databaseUrl, problemOfTls } from './database-url.ts';
import { checkColumnCounts } from './check-column-counts.ts';
import { identifierPattern } from './identifier.ts';
import {
  columnsOf,
  districtCode,
  relationIn,
  tableMappings,
} from './table-mapping.ts';
import { checkListOfTables, oneAndOthers } from './list-of-tables.ts';
import { completeUnits, requireBothOrNeither } from './without-units.ts';

const system = {
  system: z.string().regex(/^[a-z][a-z0-9]*$/u, {
    error: 'Expected a short name of a-z and 0-9, such as jszz',
  }),
  name: z.string().min(1),
  districts: z.tuple([districtCode], districtCode),
  provenance: z.enum(['RECORDED', 'SYNTHETIC', 'EXTERNAL']).default('RECORDED'),
  affiliationSource: z.string().min(1).optional(),
  hook: z
    .string()
    .regex(/^\.\/[^/\\]+\.[jt]s$/u, {
      error: 'Expected a module beside the mapping file, such as ./odd.ts',
    })
    .optional(),
};

const seconds = z.number().min(0.1).max(600);

const identifier = z.string().regex(identifierPattern, {
  error: 'Expected a name of a table or column',
});

/** How an SQL database is reached and read. */
export const sqlSource = z.strictObject({
  kind: z.literal('sql'),
  url: databaseUrl,
  tls: z
    .union([z.boolean(), z.strictObject({ ca: z.string().min(1) })])
    .default(false),
  charset: z
    .enum([
      'utf8mb4',
      'utf8',
      'gbk',
      'latin1-holding-gbk',
      'latin1-holding-utf8',
    ])
    .default('utf8mb4'),
  trim: z.boolean().default(false),
  connectSeconds: seconds.default(5),
  statementSeconds: seconds.default(10),
});

const keyColumn = z.union([
  identifier,
  z.strictObject({
    column: identifier,
    type: z.enum(['integer', 'text']).default('text'),
  }),
]);

const sqlTables = tableMappings(identifier, {
  from: identifier,
  key: columnsOf(keyColumn),
});

type SqlSection = z.output<typeof sqlTables.partyOrganizations>;

/**
 * One table of several: its ids have its name as prefix, so that none collide.
 */
const listedTable = sqlTables.partyOrganizations.extend({
  as: z.string().regex(/^[a-z][a-z0-9]{0,19}$/u, {
    error: 'Expected a short name of a-z and 0-9, such as branch',
  }),
  links: sqlTables.links,
});

export const sqlMapping = z
  .strictObject({
    ...system,
    source: sqlSource,
    ...sqlTables,
    partyOrganizations: z.union([
      sqlTables.partyOrganizations,
      z.array(listedTable).min(2),
    ]),
  })
  .superRefine(checkListOfTables)
  .superRefine(checkColumnCounts)
  .transform((settings) => ({
    ...settings,
    ...oneAndOthers<SqlSection>(settings),
  }))
  .superRefine(({ source, units, partyOrganizations, links }, context) => {
    const { charset, url, tls } = source;
    const tlsProblem = tls === false ? null : problemOfTls(url, tls);
    if (tlsProblem !== null) {
      const path = ['source', 'tls'];
      context.addIssue({ code: 'custom', path, message: tlsProblem });
    }
    if (charset.startsWith('latin1-holding-') && url.startsWith('sqlite:')) {
      context.addIssue({
        code: 'custom',
        path: ['source', 'charset'],
        message: 'Expected a charset that SQLite has, utf8mb4',
      });
    }
    if (
      links?.in === 'same-row' &&
      units &&
      units.from !== partyOrganizations.from
    ) {
      context.addIssue({
        code: 'custom',
        path: ['partyOrganizations', 'from'],
        message: `Expected the table of the units, ${units.from}, as links are in the same row`,
      });
    }
  })
  .superRefine(requireBothOrNeither)
  .transform(completeUnits);

const heading = z.string().min(1);

const pattern = z.string().refine(isPattern, {
  error: 'Expected a regular expression of JavaScript',
});

/** Matches rows with totals, such as 共计; no company is named so. */
export const defaultSkip = String.raw`^(?:本页|本表|以上|全[区市县镇村])?(?:合计|小计|总计|共计|累计)(?!\p{Script=Han}{2,}(?:公司|厂|店|集团|合作社|事务所|中心|学校|医院|协会)$)`;

const spreadsheetSource = z.strictObject({
  kind: z.literal('spreadsheet'),
  file: z.string().regex(/\.(?:xlsx|xls|xlsb|csv|tsv|txt)$/iu, {
    error: 'Expected a file of .xlsx, .xls, .xlsb, .csv, .tsv or .txt',
  }),
  encoding: z.enum(textEncodings).optional(),
  separator: z.string().length(1).optional(),
  skip: pattern.default(defaultSkip),
  superiors: pattern.optional(),
});

export const spreadsheetMapping = z
  .strictObject({
    ...system,
    source: spreadsheetSource,
    ...tableMappings(heading, {
      from: z.union([heading, z.array(heading).min(1)]).optional(),
      key: columnsOf(heading).optional(),
    }),
  })
  .superRefine(checkListOfTables)
  .superRefine(checkColumnCounts)
  .superRefine(requireBothOrNeither)
  .transform(completeUnits);

const httpUrl = z.string().regex(/^https?:\/\/./u, {
  error: 'Expected an http or https address',
});

const server = {
  url: httpUrl,
  headers: z.record(z.string(), z.string()).default({}),
  connectSeconds: seconds.default(5),
  answerSeconds: seconds.default(10),
};

const list = z
  .strictObject({
    query: z.string().refine(isQuery, {
      error: 'Expected the text of one GraphQL query',
    }),
    rows: z.string().min(1),
    pageSize: z.int().min(1).max(10_000).default(100),
    paging: z.enum(['none', 'offset', 'page', 'cursor']).default('none'),
    firstPage: z.union([z.literal(0), z.literal(1)]).optional(),
    next: z.string().min(1).optional(),
    total: z.string().min(1).optional(),
  })
  .refine(({ paging, next }) => paging !== 'cursor' || next !== undefined, {
    path: ['next'],
    error: 'Expected the place of the next cursor, as paging is by cursor',
  });

const listSource = z.strictObject({
  kind: z.literal('graphql'),
  ...server,
  lists: z.record(z.string(), list),
  keepSeconds: z.number().min(0).max(3_600).default(5),
  maximumRows: z.int().min(1).default(200_000),
});

const contractSource = z.strictObject({
  kind: z.literal('graphql-contract'),
  ...server,
});

export const graphqlMapping = z
  .strictObject({
    ...system,
    source: listSource,
    ...tableMappings(heading, {
      from: heading,
      key: columnsOf(heading).optional(),
    }),
  })
  .superRefine(checkListOfTables)
  .superRefine(checkColumnCounts)
  .superRefine(({ source, units, partyOrganizations, links }, context) => {
    const names = Object.keys(source.lists);
    const relation = relationIn(partyOrganizations.hierarchy);
    const hierarchyFrom = ['partyOrganizations', 'hierarchy', 'from'];
    const used = [
      ...(units ? [{ path: ['units', 'from'], name: units.from }] : []),
      { path: ['partyOrganizations', 'from'], name: partyOrganizations.from },
      ...(links?.in === 'table'
        ? [{ path: ['links', 'from'], name: links.from }]
        : []),
      ...(relation ? [{ path: hierarchyFrom, name: relation.from }] : []),
    ];
    for (const { path, name } of used) {
      if (names.includes(name)) continue;
      const message = `Expected one of the lists of the source, ${names.join(', ')}`;
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .superRefine(requireBothOrNeither)
  .transform(completeUnits);

export const contractMapping = z.strictObject({
  ...system,
  source: contractSource,
});

/** The mapping of each kind of source. */
export const mappingsByKind = {
  sql: sqlMapping,
  spreadsheet: spreadsheetMapping,
  graphql: graphqlMapping,
  'graphql-contract': contractMapping,
} as const;

export type SourceKind = keyof typeof mappingsByKind;

export const sourceKinds = Object.keys(mappingsByKind) as SourceKind[];

export type SqlMapping = z.output<typeof sqlMapping>;
export type SpreadsheetMapping = z.output<typeof spreadsheetMapping>;
export type GraphqlMapping = z.output<typeof graphqlMapping>;
export type ContractMapping = z.output<typeof contractMapping>;

/** The checked settings of a mapping file, with defaults. */
export type MappingSettings =
  SqlMapping | SpreadsheetMapping | GraphqlMapping | ContractMapping;

/** A list of a GraphQL server that does not speak the contract. */
export type ListMapping = z.output<typeof list>;

/** The JSON schema of mapping files, for editors. */
export function mappingJsonSchema(): object {
  return z.toJSONSchema(z.union(Object.values(mappingsByKind)), {
    io: 'input',
    reused: 'ref',
  });
}

function isQuery(text: string): boolean {
  try {
    const { definitions } = parse(text);
    const operations = definitions.filter(
      (it) => it.kind === Kind.OPERATION_DEFINITION,
    );
    return (
      operations.length === 1 &&
      operations[0]?.operation === OperationTypeNode.QUERY
    );
  } catch {
    return false;
  }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
