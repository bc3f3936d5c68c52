import type { Survey } from '../columns/surveyed.ts';
import { hanOf } from '../columns/name-words.ts';
import type { ChosenTables, ReadTable } from './choose-tables.ts';
import { meansLevelOf, saysLevel } from './cross-superiors.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import type { KeyGuess } from './guess-key.ts';
import {
  guessLinks,
  linkEntry,
  rankedLinks,
  sameRow,
  type FoundLink,
} from './guess-links.ts';
import type { Level } from './several-tables.ts';

export interface LevelsContext {
  readonly survey: Survey;
  readonly chosen: ChosenTables;
  readonly unitKey: KeyGuess | null;
  readonly levels: readonly Level[];
}

/** How units find organizations: an entry for each table of them. */
export async function linksOfLevels(
  context: LevelsContext,
): Promise<readonly DraftEntry[]> {
  const { survey, chosen, unitKey, levels } = context;
  const [only, ...more] = levels;
  if (!only || more.length === 0) {
    const organizationKey = only?.key?.column ?? null;
    const key = unitKey?.column ?? null;
    return [
      await guessLinks({ survey, chosen, unitKey: key, organizationKey }),
    ];
  }
  const ranked = oncePerColumn(await allRanked(context));
  const isNone = ranked.every((found) => found.length === 0);
  return ranked.map((found, index) => {
    const path = `partyOrganizations.${index}.links`;
    const [best, ...others] = found;
    if (best) return linkEntry(path, best, others);
    return entry(path, undefined, {
      evidence: '没有一列指向单位,这张表的党组织所在单位为未知',
      isSure: index > 0 || !isNone || !chosen.units,
    });
  });
}

async function allRanked({
  survey,
  chosen,
  unitKey,
  levels,
}: LevelsContext): Promise<readonly (readonly FoundLink[])[]> {
  const taken = levels.map(({ read }) => read.table);
  const others = chosen.others.filter((it) => !taken.includes(it));
  const isLevel = levels.some(({ read }) => isUnits(read, chosen));
  const found: (readonly FoundLink[])[] = [];
  for (const { read, key } of levels) {
    if (isLevel) {
      found.push(isUnits(read, chosen) ? [inSameRow(chosen.units)] : []);
      continue;
    }
    const ranked = await rankedLinks({
      survey,
      chosen: { ...chosen, organizations: read, others },
      unitKey: unitKey?.column ?? null,
      organizationKey: key?.column ?? null,
    });
    found.push(ranked.map((it) => atItsLevel(it, read, chosen)));
  }
  return found;
}

function isUnits({ table }: ReadTable, { units }: ChosenTables): boolean {
  return table === units?.table;
}

function inSameRow(units: ReadTable | null): FoundLink {
  const { evidence, isSure } = sameRow(units);
  return {
    value: { in: 'same-row' },
    share: 1,
    score: isSure ? 1 : 0.5,
    evidence,
  };
}

/** 所属党支部 of a unit is in the table of branches. */
function atItsLevel(
  link: FoundLink,
  read: ReadTable,
  { units }: ChosenTables,
): FoundLink {
  const { in: place, column } = link.value;
  const found = units?.table.columns.find(({ name }) => name === column);
  if (place !== 'units' || !found) return link;
  const said = hanOf(found.comment) || hanOf(found.name);
  const isOfOther = saysLevel(said) && !meansLevelOf(said, read);
  return isOfOther ? { ...link, score: link.score - 0.3 } : link;
}

/** A unit's column holds keys of one table: of that which it fits best. */
function oncePerColumn(
  ranked: readonly (readonly FoundLink[])[],
): readonly (readonly FoundLink[])[] {
  const best = new Map<string, FoundLink>();
  for (const link of ranked.flat()) {
    const key = keyOf(link);
    const known = best.get(key);
    if (!known || link.score > known.score) best.set(key, link);
  }
  return ranked.map((found) =>
    found.filter((it) => it.value['in'] === 'same-row' || isBest(it, best)),
  );
}

function isBest(link: FoundLink, best: ReadonlyMap<string, FoundLink>) {
  return link.value['in'] !== 'units' || best.get(keyOf(link)) === link;
}

function keyOf({ value }: FoundLink): string {
  return `${value['in'] ?? ''} ${value['column'] ?? ''}`;
}
