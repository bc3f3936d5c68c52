import {
  columnSql,
  filledSql,
  identifier,
} from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import { organizationSections } from '../../../subgraphs/organizations/mapping/organization-tables.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { bilingual } from '../bilingual.ts';
import { garblingOf } from '../garbled-text.ts';
import { failed, passed, type Stage, type StageOutcome } from '../stage.ts';
import { databaseAdvice, type GarbledAdvice } from './garbled-advice.ts';
import type { MappedDatabase } from './mapped-database.ts';

/** Number of names in the sample; the inspection later reads all rows. */
const sampleSize = 200;

/** Checks whether names read as Chinese or are decoded wrongly. */
export function charsetStage(place: MappedDatabase): Stage {
  const { source, units } = place.mapping;
  const organizations = organizationSections(place.mapping);
  return {
    name: 'charset',
    title: bilingual('字符集', 'charset'),
    async run() {
      const samples: string[] = [];
      for (const section of [units, ...organizations]) {
        const names = await sampleOfNames(place, section);
        const outcome = judgeNames(names, databaseAdvice);
        if (outcome) return outcome;
        samples.push(...names.slice(0, 1));
      }
      return passed(`${source.charset}: ${samples.join(', ')}`);
    },
  };
}

/** A failure if at least a tenth of the names is garbled; else null. */
export function judgeNames(
  names: readonly string[],
  advice: GarbledAdvice,
): StageOutcome | null {
  const garbled = names.flatMap((name) => {
    const garbling = garblingOf(name);
    return garbling === null ? [] : [{ name, garbling }];
  });
  const [first] = garbled;
  if (!first || garbled.length * 10 < names.length) return null;
  const { name, garbling } = first;
  const meant = garbling.meant === null ? '' : ` -> ${garbling.meant}`;
  return failed({
    kind: 'check',
    expected: bilingual('名称是可读的中文', 'names that read as Chinese'),
    got: `${name}${meant} (${garbled.length} of ${names.length} names)`,
    next: advice[garbling.cause],
  });
}

async function sampleOfNames(
  { mapping, database }: MappedDatabase,
  section: SqlMapping['units'] | SqlMapping['partyOrganizations'],
): Promise<readonly string[]> {
  const columns = columnSql('t', {
    source: mapping.source,
    dialect: database.dialect,
  });
  const name = columns.text(section.columns.name);
  const rows = await database.query<{ name: string }>(
    `SELECT ${name} AS name FROM ${identifier(section.from)} t WHERE ${filledSql(name)} LIMIT ${sampleSize}`,
  );
  return rows.map((row) => row.name);
}
