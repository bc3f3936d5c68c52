import { describe, expect, it } from '@jest/globals';

import {
  demoSystems,
  type DemoSystem,
} from '../../../demo/districts/demo-systems.ts';
import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { missingKeys } from '../../../onboarding/draft/missing-keys.ts';
import { renderDraft } from '../../../onboarding/draft/render-draft.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import { surveyWorkbook } from '../../../onboarding/draft/survey/survey-workbook.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../subgraphs/organizations/source/organization-source.ts';
import { readAll } from '../../../onboarding/prove/read-all.ts';
import { mappingFolder } from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { describeOnBothEngines } from '../../subgraphs/organizations/systems.ts';

/** What a draft gets wrong, or leaves out, and a person has to fix. */
const forPersons: Readonly<Record<DemoSystem, readonly string[]>> = {
  // Which kind of company a code is, no name says.
  lqydj: ['unit.nature'],
  fzhlw: [],
  jszz: ['unit.nature'],
  hmtz: [],
};

describeOnBothEngines((systems) => {
  it.each(demoSystems)(
    'drafts a mapping of %s that reads what the hand-written one reads',
    async (system) => {
      const place = systems().places[system];
      const folder = await mappingFolder();
      const drafted = await draft(system, place);
      expect(drafted.missing).toEqual([]);
      const mapping = await folder.mapping(drafted.text);
      const source = openSource({ mapping });
      const own = openSource(systems().sources[system]);
      try {
        const [found, expected] = [
          await recordsOf(source),
          await recordsOf(own),
        ];
        expect(found.units.length).toBeGreaterThan(100);
        expect(names(found)).toEqual(names(expected));
        expect(differing(found, expected)).toEqual(forPersons[system]);
      } finally {
        await source.close();
        await own.close();
        await folder.remove();
      }
    },
  );

  it('reads no column that names or reaches a person', async () => {
    const statements: string[] = [];
    for (const system of ['lqydj', 'fzhlw', 'jszz'] as const) {
      const url = systems().places[system];
      const { close } = await surveyDatabase({
        url,
        onStatement: (sql) => void statements.push(sql),
      });
      await close();
    }
    expect(statements.length).toBeGreaterThan(5);
    const persons = /lxr|lxdh|secretary|contact/iu;
    expect(statements.filter((sql) => persons.test(sql))).toEqual([]);
  });

  it('reads at most so many rows of a table in a statement', async () => {
    const statements: string[] = [];
    const { close } = await surveyDatabase({
      url: systems().places.jszz,
      onStatement: (sql) => void statements.push(sql),
    });
    await close();
    const ofTables = statements.filter(
      (sql) => !/sqlite_master|information_schema/u.test(sql),
    );
    expect(ofTables.filter((sql) => !/LIMIT \d+/u.test(sql))).toEqual([]);
  });
});

async function draft(system: DemoSystem, place: string) {
  const isFile = system === 'hmtz';
  const opened = isFile
    ? { survey: await surveyWorkbook(place), close: () => Promise.resolve() }
    : await surveyDatabase({ url: place });
  const entries = await draftMapping(opened.survey, { place, system });
  await opened.close();
  const text = renderDraft(entries, { heading: 'test', schema: 'x' });
  return { text, missing: missingKeys(text, opened.survey.kind) };
}

type Records = Awaited<ReturnType<typeof recordsOf>>;

async function recordsOf(source: OrganizationSource) {
  const all = await readAll(source);
  const nameOf = new Map(all.organizations.map((it) => [it.localId, it.name]));
  return {
    units: all.units,
    organizations: all.organizations.map((it) => ({
      ...it,
      parent:
        nameOf.get(all.affiliations.get(it.localId)?.parent ?? '') ?? null,
      levelCode: all.affiliations.get(it.localId)?.levelCode ?? null,
    })),
    links: all.links,
  };
}

/** What must be the same: how many there are, names, superiors, links. */
function names({ units, organizations, links }: Records) {
  return {
    units: units.map((it) => `${it.localId} ${it.name}`).sort(),
    organizations: organizations
      .map((it) => `${it.localId} ${it.name} < ${it.parent ?? '-'}`)
      .sort(),
    links: links.map((it) => `${it.unit} ${it.organization}`).sort(),
  };
}

/** Fields in which at least one record differs. */
function differing(found: Records, expected: Records): string[] {
  return [
    ...fieldsOf('unit', found.units, expected.units),
    ...fieldsOf('organization', found.organizations, expected.organizations),
  ];
}

type AnyRecord = Readonly<Record<string, unknown>> & {
  readonly localId: string;
};

function fieldsOf(
  kind: string,
  found: readonly object[],
  expected: readonly object[],
): string[] {
  const others = new Map(
    (expected as AnyRecord[]).map((it) => [it.localId, it]),
  );
  const fields = (found as AnyRecord[]).flatMap((it) =>
    Object.keys(it).filter((key) => it[key] !== others.get(it.localId)?.[key]),
  );
  return [...new Set(fields)].map((field) => `${kind}.${field}`).sort();
}

describe('a workbook without a header', () => {
  it('says what is missing', async () => {
    const folder = await mappingFolder();
    const file = await folder.write('empty.csv', '甲,乙\n1,2\n');
    const survey = await surveyWorkbook(file);
    const entries = await draftMapping(survey, { place: 'empty.csv' });
    const text = renderDraft(entries, { heading: 'test', schema: 'x' });
    expect(missingKeys(text, 'spreadsheet').join('\n')).toContain('districts');
    await folder.remove();
  });
});
