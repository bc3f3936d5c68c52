import { alternatives, type Assigned } from './guess/assign-fields.ts';
import type { ChosenTables, ReadTable } from './guess/choose-tables.ts';
import { bestDateStyle, percent, shareOf } from './columns/column-facts.ts';
import { entry, type DraftEntry } from './guess/draft-entry.ts';
import { guessCodes } from './guess/guess-codes.ts';
import { guessPlace } from './guess/guess-districts.ts';
import { guessHierarchy } from './guess/guess-hierarchy.ts';
import { keyEntry, type KeyGuess } from './guess/guess-key.ts';
import { guessNoOrganization, type LiveGuess } from './guess/guess-live.ts';
import type { Level } from './guess/several-tables.ts';
import { guessStates } from './guess/read-state.ts';
import { sheetParts, type SheetPart } from './guess/sheet-parts.ts';
import type { Field } from './columns/field-names.ts';
import type { Survey, SurveyedColumn } from './columns/surveyed.ts';
import { categoryEndings, meaningOfWord } from './columns/word-meanings.ts';

export interface TableContext {
  readonly survey: Survey;
  readonly chosen: ChosenTables;
  readonly key: KeyGuess | null;
}

/** The section `units`. */
export function draftUnits(context: TableContext): DraftEntry[] {
  const { survey, chosen, key } = context;
  const { units, isSameRow } = chosen;
  if (!units) {
    const evidence = `${noneNamed(chosen, 'unit')};不写 units 与 links 即只接入党组织,所在单位为空`;
    return [entry('units', undefined, { evidence, isSure: false })];
  }
  const section = 'units';
  const names = units.fields.get('unit.name')?.column ?? null;
  return [
    ...tableOf(section, units, { ...context, left: [] }).map((it) =>
      namingOthers(it, context),
    ),
    ...keyEntry(`${section}.key`, key, {
      read: units,
      isNeeded: survey.kind === 'sql',
    }),
    ...liveOf(section, guessStates(units, survey)),
    ...changedOf(section, units, survey),
    ...plain(units, 'unit.name', `${section}.columns.name`),
    ...plain(units, 'unit.uscc', `${section}.columns.uscc`),
    ...coded(units, 'unit.nature', {
      path: `${section}.columns.nature`,
      survey,
      names,
    }),
    ...coded(units, 'unit.industry', {
      path: `${section}.columns.industry`,
      survey,
      names,
    }),
    ...(isSameRow && ownedBy(chosen)
      ? []
      : place(units, `${section}.columns.district`)),
  ];
}

/** A mapping reads one table of units: further ones are named, and asked about. */
function namingOthers(
  its: DraftEntry,
  { survey, chosen: { unitsAlike } }: TableContext,
): DraftEntry {
  if (survey.kind !== 'sql' || unitsAlike.length === 0) return its;
  const names = unitsAlike.map(
    ({ table }) => `${table.name}(${table.sampled} 行)`,
  );
  return {
    ...its,
    evidence: `${its.evidence};${names.join('、')} 也有另一些单位的信用代码,未采用:要一并接入,请数据库管理员建一个视图(CREATE VIEW … AS SELECT … UNION ALL SELECT …)`,
    isSure: false,
  };
}

/** Why no table was chosen; tables that explain codes are named. */
function noneNamed(
  { codes }: ChosenTables,
  role: 'organization' | 'unit',
): string {
  const left = codes
    .filter(({ fields }) => fields.has(`${role}.name`))
    .map(({ table }) => table.name);
  const besides = left.length > 0 ? `除代码表 ${left.join('、')} 外,` : '';
  return `${besides}没有一张表有像${role === 'unit' ? '单位' : '党组织'}名称的列`;
}

/**
 * Whether rows belong to several districts, so that the owner gives their
 * district.
 */
function ownedBy({ organizations }: ChosenTables): boolean {
  return organizations?.fields.has('district') === true;
}

/** One table of organizations, and where it stands in the mapping. */
export interface OrganizationContext extends TableContext {
  readonly section: string;
  readonly level: Level | null;
  readonly links: DraftEntry;
  /** Other tables that look like organizations and were not chosen. */
  readonly left: readonly string[];
}

/** A table of `partyOrganizations`, with its hierarchy. */
export async function draftOrganizations(
  context: OrganizationContext,
): Promise<DraftEntry[]> {
  const { survey, chosen, key, links, section, level: its } = context;
  const { isSameRow } = chosen;
  const read = its?.read;
  if (!read) {
    const evidence = noneNamed(chosen, 'organization');
    return [
      entry('partyOrganizations.columns.name', undefined, {
        evidence,
        isSure: false,
      }),
    ];
  }
  const columns = `${section}.columns`;
  const names = read.fields.get('organization.name')?.column ?? null;
  const link = (links.value as { readonly column?: string } | undefined)
    ?.column;
  const hierarchy = await guessHierarchy({
    survey,
    organizations: read,
    key: key?.column ?? null,
    taken: new Set(link === undefined ? [] : [link]),
    place: `${section}.hierarchy`,
    across: its.across,
  });
  const category = categoryOf(read, `${columns}.category`, survey);
  const level = read.fields.has('organization.level')
    ? coded(read, 'organization.level', {
        path: `${columns}.level`,
        survey,
        names,
      })
    : levelByTitle(`${columns}.level`, hierarchy);
  return [
    ...shortNameOf(section, its),
    ...tableOf(section, read, context),
    ...keyEntry(`${section}.key`, key, {
      read,
      isNeeded: survey.kind === 'sql',
    }),
    ...liveOf(section, [
      ...guessStates(read, survey),
      ...guessNoOrganization(read, survey),
    ]),
    ...changedOf(section, read, survey),
    ...plain(read, 'organization.name', `${columns}.name`),
    ...category,
    ...plain(read, 'organization.partyCode', `${columns}.partyCode`),
    ...established(read, `${columns}.established`),
    ...plain(read, 'organization.members', `${columns}.members`),
    ...level,
    ...(isSameRow && read.table === chosen.units?.table
      ? []
      : place(read, `${columns}.district`)),
    hierarchy,
  ];
}

/** The permanent prefix of the ids of one of several tables. */
function shortNameOf(section: string, { as, read }: Level): DraftEntry[] {
  if (as === null) return [];
  const evidence = `表 ${read.table.name} 的短名,写入其标识;写入后不可再改`;
  return [entry(`${section}.as`, as, { evidence, isSure: false })];
}

function tableOf(
  section: string,
  read: ReadTable,
  {
    survey: { kind, tables },
    chosen: { copies, others },
    left: alike = [],
  }: TableContext & Partial<OrganizationContext>,
): DraftEntry[] {
  const { table } = read;
  const { sheets = [] } = table;
  const parts = kind === 'spreadsheet' ? sheetParts(read, others) : [];
  if (sheets.length > 1 || parts.length > 0) {
    return [severalSheets(section, sheets, parts)];
  }
  if (kind === 'spreadsheet' && tables.length === 1) return [];
  const role = section === 'units' ? 'unit.name' : 'organization.name';
  const isFirst = !/\.[1-9]\d*$/u.test(section);
  const left = copies
    .filter((it) => isFirst && it.table !== table && it.fields.has(role))
    .map((it) => it.table.name);
  const unused = left.length > 0 ? `;疑似备份、未采用 ${left.join('、')}` : '';
  const unread =
    table.personal.length > 0
      ? `;不读取涉及个人的列 ${table.personal.join('、')}`
      : '';
  const evidence = `${table.isWhole ? '读' : '抽样读前'} ${table.sampled} 行${table.comment ? `,注释「${table.comment}」` : ''}${unread}${unused}`;
  if (kind !== 'sql' || alike.length === 0) {
    return [entry(`${section}.from`, table.name, { evidence })];
  }
  return [
    entry(`${section}.from`, table.name, {
      evidence: `${evidence};${alike.join(';')},未采用:要一并接入,partyOrganizations 写成列表,每张表一个 as`,
      isSure: false,
    }),
  ];
}

/** One of them may be a copy or last year's, so a person has to decide. */
function severalSheets(
  section: string,
  sheets: readonly string[],
  parts: readonly SheetPart[],
): DraftEntry {
  const same = parts.filter(({ isSame }) => isSame);
  const drafted = [...sheets, ...same.flatMap((part) => part.sheets)];
  const offered = parts.filter((it) => it.isReadable && !it.isSame);
  return entry(`${section}.from`, drafted, {
    evidence: [
      ...(sheets.length > 1 ? [`${sheets.length} 张工作表表头相同`] : []),
      ...parts.map(({ evidence }) => evidence),
      '不要的请删去',
    ].join(';'),
    isSure: false,
    choices: [
      ...offered.map((part) => [...drafted, ...part.sheets]),
      ...(drafted.length > 1 ? drafted.map((sheet) => [sheet]) : []),
    ],
  });
}

function liveOf(section: string, guesses: readonly LiveGuess[]): DraftEntry[] {
  if (guesses.length === 0) return [];
  const conditions = guesses.flatMap(({ condition }) => condition ?? []);
  const more = guesses.flatMap(({ choices }) => choices);
  return [
    entry(`${section}.live`, conditions, {
      evidence: guesses.map(({ evidence }) => evidence).join(';'),
      isSure: guesses.every(({ isSure }) => isSure),
      choices: [
        ...(more.length === 0 ? [] : [[...conditions, ...more]]),
        ...(conditions.length === 0 ? [] : [[]]),
      ],
    }),
  ];
}

function changedOf(
  section: string,
  { fields }: ReadTable,
  { kind }: Survey,
): DraftEntry[] {
  const found = fields.get('changed');
  if (!found || kind === 'spreadsheet') return [];
  const { column } = found;
  const date = momentStyle(column);
  return [
    entry(
      `${section}.changed`,
      date === null ? undefined : { column: column.name, date },
      {
        evidence: found.evidence,
      },
    ),
  ];
}

function momentStyle(column: SurveyedColumn): string | null {
  if (/date|time/u.test(column.type)) return 'datetime';
  const { style, share } = bestDateStyle(column);
  if (style.startsWith('epoch-') && share > 0.9) return style;
  return shareOf(column, (it) => /^\d{4}-\d\d-\d\d[ T]/u.test(it)) > 0.9
    ? 'datetime'
    : null;
}

function plain(read: ReadTable, field: Field, path: string): DraftEntry[] {
  const found = read.fields.get(field);
  if (!found) return [notFound(path)];
  if (found.isDenied) return [denied(path, found)];
  return [
    entry(path, found.column.name, {
      evidence: found.evidence,
      isSure: found.isSure,
      choices: alternatives(read.table, found).map(({ name }) => name),
    }),
  ];
}

function notFound(path: string): DraftEntry {
  const isNeeded = path.endsWith('.name');
  return entry(path, undefined, {
    evidence: '没有找到这样的列',
    isSure: !isNeeded,
  });
}

/**
 * A column with the field's name but without any fitting value becomes a
 * question.
 */
function denied(path: string, { column, evidence }: Assigned): DraftEntry {
  return entry(path, undefined, {
    evidence: `列 ${column.name}:${evidence},没有一个值读得懂,未采用`,
    isSure: false,
    choices: [column.name],
  });
}

interface CodedContext {
  readonly path: string;
  readonly survey: Survey;
  readonly names: SurveyedColumn | null;
}

function coded(
  read: ReadTable,
  field: Field,
  { path, survey, names }: CodedContext,
): DraftEntry[] {
  const found = read.fields.get(field);
  if (!found || !names) return [notFound(path)];
  return [guessCodes(path, found, { survey, names })];
}

/** The column of codes, unless names tell the category better. */
function categoryOf(
  read: ReadTable,
  path: string,
  survey: Survey,
): DraftEntry[] {
  const names = read.fields.get('organization.name')?.column ?? null;
  const found = read.fields.get('organization.category');
  const [byEndings] = categoryByEndings(path, names);
  if (!found || !names) return byEndings ? [byEndings] : [];
  const byCodes = guessCodes(path, found, { survey, names });
  const { codes = {} } = (byCodes.value ?? {}) as {
    readonly codes?: Readonly<Record<string, string>>;
  };
  const denied = deniedShare(names, found.column, codes);
  if (Object.keys(codes).length > 0 && denied <= 0.2) return [byCodes];
  const why =
    denied > 0.2
      ? `${percent(denied)} 的名称与代码所说的类别不同`
      : `列 ${found.column.name} 不是党组织类别`;
  const better = byEndings?.value === undefined ? byCodes : byEndings;
  const other = better === byCodes ? byEndings : byCodes;
  return [
    {
      ...better,
      evidence: `${byCodes.evidence};${why}`,
      isSure: false,
      choices: other?.value === undefined ? [] : [other.value],
    },
  ];
}

/** The share of the names that contradict the code of their row. */
function deniedShare(
  names: SurveyedColumn,
  column: SurveyedColumn,
  codes: Readonly<Record<string, string>>,
): number {
  const pairs = names.values.flatMap((name, row) => {
    const said = meaningOfWord('category', name?.slice(-8) ?? '');
    const code = codes[column.values[row] ?? ''];
    return said === null || code === undefined ? [] : [said !== code];
  });
  return pairs.length === 0 ? 0 : pairs.filter(Boolean).length / pairs.length;
}

function categoryByEndings(
  path: string,
  names: SurveyedColumn | null,
): DraftEntry[] {
  if (!names) return [];
  const endings = Object.keys(categoryEndings);
  const share = shareOf(names, (it) => endings.some((end) => it.endsWith(end)));
  if (share < 0.5) return [notFound(path)];
  return [
    entry(
      path,
      { column: names.name, endings: categoryEndings },
      { evidence: `没有类别列;${percent(share)} 的名称词尾可辨` },
    ),
  ];
}

/** The level, if the titles of a ledger name a subdistrict or town. */
function levelByTitle(path: string, hierarchy: DraftEntry): DraftEntry[] {
  const { column } = hierarchy.value as { readonly column?: string };
  if (column !== '$title') return [notFound(path)];
  const endings = { 街道工委: '61', 街道党工委: '61', 镇党委: '62' };
  return [entry(path, { column, endings }, { evidence: '标题行的词尾' })];
}

function established({ fields }: ReadTable, path: string): DraftEntry[] {
  const found: Assigned | undefined = fields.get('organization.established');
  if (!found) return [notFound(path)];
  if (found.isDenied) return [denied(path, found)];
  const { column, isSure } = found;
  const { style, share } = bestDateStyle(column);
  const isText = style === 'text';
  const evidence = `${found.evidence};写法 ${style} 读懂 ${percent(share)}`;
  return [
    entry(path, isText ? column.name : { column: column.name, date: style }, {
      evidence,
      isSure: isSure && share > 0.9,
    }),
  ];
}

function place({ fields }: ReadTable, path: string): DraftEntry[] {
  const found = fields.get('district');
  if (!found) return [notFound(path)];
  return [found.isDenied ? denied(path, found) : guessPlace(path, found)];
}
