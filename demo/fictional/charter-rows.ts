import { contentHash } from '../../subgraphs/alliances/charter/content-hash.ts';
import { charterClauseEntity } from '../../subgraphs/alliances/charter/charter-clause.ts';
import { charterVersionEntity } from '../../subgraphs/alliances/charter/charter-version.ts';
import { charterEntity } from '../../subgraphs/alliances/charter/charter.ts';
import { signatureEntity } from '../../subgraphs/alliances/charter/signature.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type { AllianceLog, Day } from './alliance-log.ts';
import { addDays } from './day.ts';

/** The clause that no charter may leave out or change. */
export const mandatoryClause =
  '结盟不改变成员单位原有属性、组织架构和隶属关系。';

const firstClauses = [
  mandatoryClause,
  '各成员单位自愿签署,可随时退出,无须说明理由。',
  '事务共商:重要事项由联席会议议定。',
];

/** What an amended charter adds. */
const addedClause = '成员提出的需求,三十日内由轮值盟主答复。';

interface Version {
  readonly number: number;
  readonly texts: readonly string[];
  readonly frozenOn: Day;
  readonly signers: readonly string[];
  readonly isEffective: boolean;
}

/** The charter with its versions; every signature is under one exact text. */
export function addCharterRows(rows: PlatformRows, log: AllianceLog): void {
  const { charter } = log.governance;
  rows.add(charterEntity, [
    {
      id: `${log.id}-charter`,
      allianceId: log.id,
      conferencesPerYear: charter.conferencesPerYear,
      quorum: 0.8,
    },
  ]);
  for (const version of versionsOf(log)) addVersion(rows, log.id, version);
}

function versionsOf({ foundedOn, members, governance }: AllianceLog) {
  const { supersededOn, unsigned = [] } = governance.charter;
  const current = members.filter((_, index) => !unsigned.includes(index));
  const first: Version = {
    number: 1,
    texts: firstClauses,
    frozenOn: addDays(foundedOn, -14),
    signers: supersededOn === undefined ? current : members,
    isEffective: supersededOn === undefined,
  };
  if (supersededOn === undefined) return [first];
  const second: Version = {
    number: 2,
    texts: [...firstClauses, addedClause],
    frozenOn: addDays(supersededOn, -14),
    signers: current,
    isEffective: true,
  };
  return [first, second];
}

function addVersion(
  rows: PlatformRows,
  allianceId: string,
  version: Version,
): void {
  const versionId = `${allianceId}-charter-${version.number}`;
  const clauses = version.texts.map((text, index) => ({
    number: index + 1,
    text,
    mandatory: text === mandatoryClause,
  }));
  const hash = contentHash(clauses);
  rows.add(charterVersionEntity, [
    {
      id: versionId,
      charterId: `${allianceId}-charter`,
      number: version.number,
      state: version.isEffective ? 'EFFECTIVE' : 'SUPERSEDED',
      contentHash: hash,
      frozenOn: version.frozenOn,
      effectiveFrom: addDays(version.frozenOn, 14),
    },
  ]);
  rows.add(
    charterClauseEntity,
    clauses.map((clause) => ({
      id: `${versionId}-clause-${clause.number}`,
      versionId,
      ...clause,
    })),
  );
  rows.add(
    signatureEntity,
    version.signers.map((unitId, index) => ({
      id: `${versionId}-s${index}`,
      versionId,
      unitId,
      contentHash: hash,
      signedAt: `${addDays(version.frozenOn, 1 + (index % 13))}T10:00:00+08:00`,
    })),
  );
}
