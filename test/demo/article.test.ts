import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readArticle, readArticleFile } from '../../demo/article/read.ts';

const article = readArticle();
const alliances = article.flatMap((speaker) => speaker.alliances);
const activities = article.flatMap((speaker) => speaker.activities);

function valuesOf(
  id: string,
  about: string,
  source: 'question' | 'external',
): string[] {
  return byId(alliances, id)
    .facts.filter(
      (fact) => fact.subject === about && fact[source] !== undefined,
    )
    .map(({ value }) => value);
}

function byId<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
): Row {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new Error(`No ${id}`);
  return row;
}

describe('the alliances of the article', () => {
  it.each([
    ['cd-lqy-auto', 'FUNCTIONAL_ZONE', ['510112'], undefined],
    ['cd-logistics-coldchain', 'INDUSTRY', ['510100'], undefined],
    ['cd-logistics-citydelivery', 'INDUSTRY', ['510100'], undefined],
    ['cd-guixi', 'SUBDISTRICT', ['510107'], undefined],
    ['cd-dy-lingang', 'ADJACENT_REGION', ['510100', '510600'], undefined],
    ['cd-xd-rail', 'INDUSTRY', ['510114'], undefined],
    ['cd-wj-food', 'INDUSTRY', ['510115'], undefined],
    ['cd-wj-print', 'INDUSTRY', ['510115'], undefined],
    ['cd-wj-agritour', 'INDUSTRY', ['510115'], undefined],
    ['cd-wj-catering', 'INDUSTRY', ['510115'], undefined],
    ['fz-internet', 'INDUSTRY', ['350100'], '2018'],
    ['js-ph-agri', 'ADJACENT_REGION', ['310116', '330482'], undefined],
    ['js-equip-precision', 'INDUSTRIAL_CLUSTER', ['310116'], '2019'],
    ['js-life-health', 'INDUSTRIAL_CLUSTER', ['310116'], '2019'],
    ['yh-listed', 'ENTERPRISE_CATEGORY', ['330110'], '2018'],
  ])('has %s of type %s in %j since %s', (...row) => {
    const [id, type, districts, foundedOn] = row;
    expect(byId(alliances, id)).toMatchObject({ type, districts });
    expect(valuesOf(id, 'FOUNDED_ON', 'question')).toEqual(
      foundedOn === undefined ? [] : [foundedOn],
    );
  });

  it('has no other alliance', () => {
    expect(alliances).toHaveLength(15);
  });

  it.each([
    ['cd-xd-rail', ['zhongche', 'jinchuang']],
    ['fz-internet', ['netdragon']],
    ['js-ph-agri', ['lvxiang', 'xincang']],
    ['js-equip-precision', ['zhongbian', 'changcheng', 'hezong']],
    ['yh-listed', ['laoban', 'nuobeier', 'xingyuan']],
  ])('%s has the members that the article names: %j', (id, units) => {
    const { memberships } = byId(alliances, id);
    expect(memberships.map(({ unit }) => unit)).toEqual(units);
  });

  it('names no member of any other alliance', () => {
    const named = alliances.flatMap(({ memberships }) => memberships);
    expect(named).toHaveLength(11);
  });

  it('has one chair term: the first of fz-internet, by netdragon', () => {
    const terms = alliances.flatMap(({ id, chairTerms }) =>
      chairTerms.map(({ ordinal, unit }) => [id, ordinal, unit]),
    );
    expect(terms).toEqual([['fz-internet', 1, 'netdragon']]);
  });

  it.each([
    ['fz-internet', ['LEAD', 'LEAD']],
    ['js-ph-agri', ['GUIDANCE']],
    ['js-equip-precision', ['FRAMEWORK', 'GUIDANCE']],
    ['js-life-health', ['FRAMEWORK', 'GUIDANCE']],
    ['yh-listed', ['SECRETARIAT']],
  ])('%s has the offices %j', (id, roles) => {
    expect(byId(alliances, id).offices.map(({ role }) => role)).toEqual(roles);
  });

  it.each([
    ['cd-lqy-auto', ['23家']],
    ['cd-dy-lingang', ['54家', '7家']],
  ])(
    '%s has the numbers of members %j, in the source words',
    (id, wordings) => {
      const counts = byId(alliances, id).facts.filter(
        ({ subject }) => subject === 'MEMBER_COUNT',
      );
      expect(counts.map(({ wording }) => wording)).toEqual(wordings);
    },
  );

  it('cites another source for what only that tells, with its date', () => {
    const external = alliances.flatMap(({ id, facts }) =>
      facts.flatMap(({ subject, value, external: source }) =>
        source === undefined ? [] : [[id, subject, value, source.publishedOn]],
      ),
    );
    expect(external).toEqual([
      ['js-ph-agri', 'FOUNDED_ON', '2019', '2020-09-16'],
      ['yh-listed', 'FOUNDED_ON', '2018-05', '2019'],
      ['yh-listed', 'MEMBER_COUNT', '40', '2019'],
    ]);
  });
});

describe('the activities of the article', () => {
  it.each([
    ['INDUSTRY_CHAIN_RESUMPTION', 1],
    ['MARKET_PROMOTION', 1],
    ['FORUM', 2],
    ['LIVE_COMMERCE_AID', 1],
    ['PUBLICITY_LEARNING', 1],
    ['ORG_FORMATION', 1],
    ['POLICY_STUDY', 1],
    ['INITIATIVE_STATEMENT', 1],
    ['VOLUNTEER_SERVICE', 1],
    ['EMERGENCY_ENGINEERING', 1],
    ['AGREEMENT', 1],
    ['FOUNDING', 2],
  ])('has %s %i times', (theme, count) => {
    const found = activities.filter((activity) => activity.theme === theme);
    expect(found).toHaveLength(count);
  });

  it('has no other activity', () => {
    expect(activities).toHaveLength(14);
  });

  it.each([
    ['xd-chain-resumption', 'FIRMS_RESUMED', 57, undefined],
    ['wj-red-boost-week', 'SALES_CNY', 6_500_000, '余'],
    ['wj-red-boost-week', 'CONTRACT_CNY', 60_000_000, '余'],
    ['fz-temporary-branch', 'ORGANIZATIONS_FORMED', undefined, undefined],
    ['yh-initiative', 'STATEMENTS_PUBLISHED', undefined, undefined],
    ['yh-volunteers', 'DESCRIBED', undefined, undefined],
    ['yh-hospital-works', 'PEOPLE_DEPLOYED', 120, '余'],
  ])('%s has the outcome %s %s%s', (...row) => {
    const [id, metric, value, qualifier] = row;
    const outcome = byId(activities, id).outcomes.find(
      (each) => each.metric === metric,
    );
    expect([outcome?.value, outcome?.qualifier]).toEqual([value, qualifier]);
  });

  it('57 firms resumed within a week', () => {
    const [outcome] = byId(activities, 'xd-chain-resumption').outcomes;
    expect(outcome?.withinDays).toBe(7);
  });

  it('the week of red boost is held by the four alliances of 温江', () => {
    expect(byId(activities, 'wj-red-boost-week').alliances).toEqual([
      'cd-wj-food',
      'cd-wj-print',
      'cd-wj-agritour',
      'cd-wj-catering',
    ]);
  });

  it('dates only what another source dates', () => {
    const dated = activities.filter(({ startedOn }) => startedOn !== undefined);
    expect(dated.map(({ external }) => external?.publishedOn)).toEqual([
      '2020-09-16',
      '2020-09-16',
      '2019',
    ]);
  });
});

describe('what the article tells of sharing', () => {
  it.each([
    ['projects', 3],
    ['resources', 15],
    ['exchanges', 1],
    ['donations', 3],
    ['demandClusters', 1],
    ['issues', 24],
  ] as const)('has all %s: %i', (kind, count) => {
    const rows = article.flatMap(
      (speaker): readonly unknown[] => speaker[kind],
    );
    expect(rows).toHaveLength(count);
  });

  it.each([
    ['fz-resumption-package', 'netdragon', '两新组织代表', 240],
    ['yh-laoban-wipes', 'laoban', '浙江省红十字会', undefined],
    ['yh-nuobeier-cash', 'nuobeier', '武汉市慈善总会', undefined],
  ])('%s is one gift of 2,000,000 yuan of %s to %s (%s)', (...row) => {
    const [id, donor, recipient, recipientCount] = row;
    const donations = article.flatMap((speaker) => speaker.donations);
    const donation = byId(donations, id);
    expect(donation).toMatchObject({ donor, recipient, valueCny: 2_000_000 });
    expect(donation.recipientCount).toBe(recipientCount);
  });

  it('100,000 packs were given in goods', () => {
    const donations = article.flatMap((speaker) => speaker.donations);
    expect(byId(donations, 'yh-laoban-wipes')).toMatchObject({
      goodsQuantity: 100_000,
      goodsUnit: '包',
    });
  });

  it('does not tell which of two sent employees to the other', () => {
    const exchanges = article.flatMap((speaker) => speaker.exchanges);
    const { parties, provider } = byId(exchanges, 'js-labour-sharing');
    expect(parties).toEqual(['zhongbian', 'changcheng']);
    expect(provider).toBeUndefined();
  });

  it('tells of a training that was sought, and of no plan', () => {
    const clusters = article.flatMap((speaker) => speaker.demandClusters);
    expect(clusters.map(({ id }) => id)).toEqual(['js-technical-training']);
    expect(article.some((speaker) => 'trainingPlans' in speaker)).toBe(false);
  });

  it.each([
    ['成都', 11],
    ['福州', 5],
    ['金山', 5],
    ['余杭', 3],
  ])('the speaker of %s names %i problems, each once', (name, count) => {
    const issues = article.find(({ speaker }) => speaker === name)?.issues;
    expect(new Set(issues?.map(({ code }) => code)).size).toBe(count);
  });
});

describe('a file of the article', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mengyue-article-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function readText(text: string) {
    const path = join(folder, 'speaker.yaml');
    await writeFile(path, text);
    return readArticleFile(path);
  }

  const header = [
    "district: '510100'",
    'speaker: 成都',
    'title: test',
    "publishedOn: '2020-08-11'",
    'evidence: REPORTED',
    'activities: []',
    'alliances: []',
  ].join('\n');

  const drift = 'code: DRIFT, label: x, statement: y';

  it('is read', async () => {
    const { issues } = await readText(
      `${header}\nissues:\n  - { ${drift}, question: 2 }\n`,
    );
    expect(issues).toEqual([
      { code: 'DRIFT', label: 'x', statement: 'y', question: 2 },
    ]);
  });

  it.each([
    ['an unknown key', '  - code: DRIFT\n    quote: x', /:10: .*"quote"/u],
    [
      'no statement',
      '  - { code: DRIFT, label: x, question: 2 }',
      /:9: issues\.0\.statement/u,
    ],
    [
      'an unknown value',
      '  - { code: DRIFTY, label: x, statement: y, question: 2 }',
      /:9: issues\.0\.code/u,
    ],
    ['no source', `  - { ${drift} }`, /:9: .*either a question or an ext/u],
    [
      'two sources',
      `  - { ${drift}, question: 2, external: { title: z } }`,
      /:9: .*either a question or an ext/u,
    ],
    [
      'a sentence for a wording',
      `  - { ${drift}, question: 2, wording: ${'一二三四五'.repeat(5)} }`,
      /:9: issues\.0\.wording/u,
    ],
    ['broken YAML', '  - [', /^speaker\.yaml:10: [^\n]*$/u],
  ])('with %s is refused with its line', async (_, issues, message) => {
    await expect(readText(`${header}\nissues:\n${issues}\n`)).rejects.toThrow(
      message,
    );
  });

  it('never claims more than a report', async () => {
    const audited = header.replace('REPORTED', 'AUDITED');
    await expect(readText(`${audited}\nissues: []\n`)).rejects.toThrow(
      /speaker\.yaml:5: evidence/u,
    );
  });
});
