import type { OrganizationNode } from '../affiliation.ts';
import { toHalfWidth } from '../normalize/half-width.ts';
import { ledgerId } from '../normalize/ledger-id.ts';
import { normalizeUscc } from '../normalize/uscc.ts';
import type {
  Link,
  PartyOrganizationRecord,
  UnitRecord,
} from '../organization-source.ts';
import type { PartyOrganizationCategory } from '../vocabulary.ts';
import type { Sheet } from './read-sheet.ts';

/** What a ledger (台账) says of units and organizations, by local id. */
export interface Ledger {
  readonly units: ReadonlyMap<string, UnitRecord>;
  readonly partyOrganizations: ReadonlyMap<string, PartyOrganizationRecord>;
  readonly nodes: ReadonlyMap<string, OrganizationNode>;
  readonly links: readonly Link[];
  /** Local ids of units that have an organization. */
  readonly hosts: ReadonlySet<string>;
}

/** The only columns that are looked at: 书记 and 电话 are not among them. */
const columnNames = {
  unit: '单位名称',
  uscc: '统一社会信用代码',
  organization: '党组织名称',
} as const;

type Columns = Readonly<Record<keyof typeof columnNames, number>>;

interface Draft {
  readonly owner: string;
  readonly units: Map<string, UnitRecord>;
  readonly partyOrganizations: Map<string, PartyOrganizationRecord>;
  readonly nodes: Map<string, OrganizationNode>;
  readonly links: Map<string, Link>;
}

/**
 * Reads a ledger: below a header row, one block of rows per unit; a title row
 * names the superior of the organizations below it. Subtotals, the total,
 * repeated headers and notes are no records. Records are in the order of
 * their ids. Throws if no header is found.
 */
export function parseLedger(sheet: Sheet, owner: string): Ledger {
  const draft: Draft = {
    owner,
    units: new Map(),
    partyOrganizations: new Map(),
    nodes: new Map(),
    links: new Map(),
  };
  let columns: Columns | null = null;
  let superior: string | null = null;
  for (const [index, row] of sheet.rows.entries()) {
    if (sheet.titles.has(index)) {
      const named: string | null = superiorIn(row[0] ?? '');
      if (named !== null) addOrganization(draft, named, null);
      superior = named ?? superior;
    } else if (row.includes(columnNames.unit)) {
      columns = findColumns(row);
    } else if (columns) {
      addRow(draft, row, { columns, superior });
    }
  }
  if (!columns) {
    throw new Error(
      `Expected a header row with the column ${columnNames.unit}`,
    );
  }
  return {
    units: sorted(draft.units),
    partyOrganizations: sorted(draft.partyOrganizations),
    nodes: draft.nodes,
    links: [...draft.links.values()],
    hosts: new Set([...draft.links.values()].map(({ unit }) => unit)),
  };
}

function findColumns(header: readonly string[]): Columns {
  return {
    unit: header.indexOf(columnNames.unit),
    uscc: header.indexOf(columnNames.uscc),
    organization: header.indexOf(columnNames.organization),
  };
}

/** `三、示例·云桥街道党工委(共35家)` names 示例·云桥街道党工委. */
function superiorIn(title: string): string | null {
  const name = title
    .replace(/^[一二三四五六七八九十]+、/u, '')
    .replace(/[(（][^()（）]*[)）]$/u, '');
  return /(?:党委|工委|党总支)$/u.test(name) ? name : null;
}

const sumWord = /^(?:合计|小计|总计|共计)/u;

function addRow(
  draft: Draft,
  row: readonly string[],
  { columns, superior }: { columns: Columns; superior: string | null },
): void {
  const name = row[columns.unit] ?? '';
  if (name === '' || sumWord.test(name) || sumWord.test(row[0] ?? '')) return;
  const unit = ledgerId(name);
  const known = draft.units.get(unit);
  draft.units.set(unit, {
    localId: unit,
    owner: draft.owner,
    name: toHalfWidth(name),
    district: draft.owner,
    uscc: known?.uscc ?? normalizeUscc(row[columns.uscc] ?? null),
    nature: null,
    industry: null,
  });
  const organizationName = row[columns.organization] ?? '';
  if (noOrganization.has(organizationName)) return;
  // 党支部 alone names nothing; with its unit it does.
  const localId = addOrganization(draft, organizationName, {
    superior,
    key: bareName.test(organizationName)
      ? `${name} ${organizationName}`
      : organizationName,
  });
  draft.links.set(`${unit} ${localId}`, { unit, organization: localId });
}

/** What clerks write where there is no party organization. */
const noOrganization = new Set(['', '无', '/', '-', '—', '未组建', '未建立']);

const bareName = /^(?:临时|联合)*(?:党委|党总支|党总支部|党支部)$/u;

/** Adds an organization, or what is new about a known one; its local id. */
function addOrganization(
  draft: Draft,
  name: string,
  place: { readonly superior: string | null; readonly key: string } | null,
): string {
  const localId = ledgerId(place?.key ?? name);
  if (!draft.partyOrganizations.has(localId)) {
    draft.partyOrganizations.set(localId, {
      localId,
      owner: draft.owner,
      name: toHalfWidth(name),
      district: draft.owner,
      category: categoryOf(name),
      localCategory: null,
      partyCode: null,
      establishedOn: null,
      memberCountBand: null,
    });
  }
  const known = draft.nodes.get(localId);
  if (!known || (known.superior === null && place !== null)) {
    const superior = place?.superior ?? null;
    draft.nodes.set(localId, {
      localId,
      superior,
      code: null,
      levelCode: levelBelow(superior),
    });
  }
  return localId;
}

/** A ledger has no category column; the name's ending tells it. */
function categoryOf(name: string): PartyOrganizationCategory | null {
  const found = endings.find(([ending]) => ending.test(name));
  return found?.[1] ?? null;
}

const endings: readonly (readonly [RegExp, PartyOrganizationCategory])[] = [
  [/临时联合党支部$/u, 'TEMPORARY_JOINT_BRANCH'],
  [/临时党支部$/u, 'TEMPORARY_BRANCH'],
  [/临时党总支部?$/u, 'TEMPORARY_GENERAL_BRANCH'],
  [/临时党委$/u, 'TEMPORARY_COMMITTEE'],
  [/联合党支部$/u, 'JOINT_BRANCH'],
  [/党支部$/u, 'BRANCH'],
  [/党总支部?$/u, 'GENERAL_BRANCH'],
  [/集群党委$/u, 'CLUSTER_COMMITTEE'],
  [/党委$/u, 'COMMITTEE'],
  [/工委$/u, 'WORK_COMMITTEE'],
];

/** GB/T 12404-1997 of an organization below a subdistrict or a town. */
function levelBelow(superior: string | null): string | null {
  if (superior === null) return null;
  if (/街道(?:党)?工委$/u.test(superior)) return '61';
  return superior.endsWith('镇党委') ? '62' : null;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map([...map].sort(([one], [other]) => (one < other ? -1 : 1)));
}
