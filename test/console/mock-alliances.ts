/** The alliances of the mock server: known, unknown, partial, invented. */
import { GraphQLError } from 'graphql';

const chengdu = { code: '510100', name: '成都市' };
const deyang = { code: '510600', name: '德阳市' };
const fuzhou = { code: '350100', name: '福州市' };
const jinshan = { code: '310116', name: '金山区' };
const system = { dataSource: { kind: 'MYSQL' } };
const article = { dataSource: { kind: 'PUBLICATION' } };
const pinghu = { code: '330482', name: '平湖市' };

function unavailable(): never {
  throw new GraphQLError('金山区没有按时回答', {
    extensions: { code: 'PARTITION_UNAVAILABLE', partition: '310116' },
  });
}

const members = [
  {
    id: 'm1',
    unitId: '510100:lqy_dj:1',
    role: 'LEAD',
    status: 'ACTIVE',
    unit: {
      id: '510100:lqy_dj:1',
      name: '成都示例轨道装备有限公司',
      nature: 'STATE_OWNED',
      district: chengdu,
      record: system,
      partyOrganizations: [
        {
          id: '510100:lqy_dj:9',
          name: '中共成都示例轨道装备有限公司委员会',
          category: 'COMMITTEE',
          affiliation: {
            level: 'PREFECTURE',
            source: 'lqy_dj.t_dzz',
            asOf: '2020-08-11T08:00:00Z',
            doubts: ['PATH_DISAGREES'],
            unresolvedSuperior: '示例·轨道交通工委',
            path: [
              { id: 'a', name: '中共成都市委组织部' },
              { id: 'b', name: '中共成都市国资委委员会' },
              { id: 'c', name: '中共成都示例轨道装备有限公司委员会' },
            ],
          },
        },
      ],
    },
  },
  {
    id: 'm2',
    unitId: '510600:dy:2',
    role: 'MEMBER',
    status: 'ACTIVE',
    unit: {
      id: '510600:dy:2',
      name: '德阳示例重工有限公司',
      nature: 'NON_PUBLIC_ENTERPRISE',
      district: deyang,
      record: system,
      partyOrganizations: [],
    },
  },
  {
    id: 'm3',
    unitId: '310116:jszz:3',
    role: 'MEMBER',
    status: 'PAUSED',
    unit: {
      id: '310116:jszz:3',
      name: '金山示例生物医药有限公司',
      nature: 'FOREIGN_INVESTED',
      district: jinshan,
      record: system,
      partyOrganizations: unavailable,
    },
  },
  {
    id: 'm4',
    unitId: '310116:jszz:4',
    role: 'MEMBER',
    status: 'ACTIVE',
    unit: unavailable,
  },
  ...others(57),
];

/** Units that the article names: it says little of them. */
const statedMembers = [
  stated({ id: 'article:wzss:lvxiang', name: '吕巷镇' }),
  stated({
    id: 'article:wzss:hezong',
    name: '合纵重工',
    partyOrganizations: [
      {
        id: 'article:wzss:hezong',
        name: '合纵重工党支部',
        category: 'BRANCH',
        affiliation: null,
      },
    ],
  }),
];

function stated(unit: {
  readonly id: string;
  readonly name: string;
  readonly partyOrganizations?: readonly object[];
}) {
  return {
    id: unit.id,
    unitId: unit.id,
    role: 'MEMBER',
    status: 'ACTIVE',
    unit: {
      nature: null,
      district: jinshan,
      record: article,
      partyOrganizations: null,
      ...unit,
    },
  };
}

function others(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `other-${index}`,
    unitId: `510600:dy:${index + 100}`,
    role: 'MEMBER',
    status: 'ACTIVE',
    unit: {
      id: `510600:dy:${index + 100}`,
      name: `示例单位 ${index + 1} 号`,
      nature: 'SOCIAL_ORGANIZATION',
      district: deyang,
      record: system,
      partyOrganizations: [],
    },
  }));
}

const published = {
  title: '《党建联盟如何避免“空转”?》',
  publishedOn: '2020-08-11',
};

const lingang = {
  id: 'cd-dy-lingang',
  name: '成德临港产业发展带党建联盟',
  type: 'ADJACENT_REGION',
  provenance: 'ARTICLE',
  state: 'ACTIVE',
  districts: [chengdu, deyang],
  memberCountText: '54家；7家',
  statement: '成都与德阳的毗邻地域联盟。',
  citation: { ...published, speaker: '成都', question: 1 },
  reportedFacts: [
    {
      subject: 'MEMBER_COUNT',
      value: '54',
      provenance: 'ARTICLE',
      statement: '其中龙头企业的数目。',
      wording: '54家',
      citation: { ...published, speaker: '成都', question: 1 },
    },
  ],
  memberships: connect(members),
  activities: { totalCount: 0, recordedCount: 0 },
  exchanges: { totalCount: null, recordedCount: 3 },
};

export const alliances = [
  lingang,
  {
    id: 'fz-internet',
    name: '福州互联网企业党建联盟',
    type: 'INDUSTRY',
    provenance: 'ARTICLE',
    state: 'ACTIVE',
    districts: [fuzhou],
    memberCountText: '23家',
    statement: '互联网企业的党组织自愿参加。',
    citation: { ...published, speaker: '福州', question: 1 },
    reportedFacts: [
      {
        subject: 'MEMBER_COUNT',
        value: '23',
        provenance: 'ARTICLE',
        statement: '未说明是否都是企业。',
        wording: '23家',
        citation: { ...published, speaker: '福州', question: 1 },
      },
      {
        subject: 'FOUNDED_ON',
        value: '2018-05',
        provenance: 'EXTERNAL',
        statement: '报道说的是前一年五月。',
        citation: { title: '一篇报道', publishedOn: '2019' },
      },
    ],
    memberships: connectUnknown([]),
    activities: { totalCount: null, recordedCount: 8 },
    exchanges: { totalCount: null, recordedCount: 0 },
  },
  {
    id: 'js-ph-agri',
    name: '吕巷镇—新仓镇 农业产业链党建联盟',
    type: 'ADJACENT_REGION',
    provenance: 'ARTICLE',
    state: 'ACTIVE',
    districts: [jinshan, pinghu],
    reportedFacts: [],
    memberships: connectUnknown(statedMembers),
    activities: unavailable,
    exchanges: unavailable,
  },
  {
    id: 'demo-large',
    name: '示例·千家大盟',
    type: 'INDUSTRIAL_CLUSTER',
    provenance: 'SYNTHETIC',
    state: 'SUSPENDED',
    districts: [],
    reportedFacts: [],
    memberships: connect(others(1150)),
    activities: { totalCount: 16, recordedCount: 16 },
    exchanges: { totalCount: 1204, recordedCount: 1204 },
  },
];

export interface Window {
  readonly first?: number;
  readonly after?: string | null;
}

/** A connection field: pages by offset, which real cursors would not show. */
export function connect<Node>(nodes: readonly Node[]) {
  return ({ first = 20, after }: Window) => {
    const start = Number(after ?? 0);
    const end = start + first;
    return {
      nodes: nodes.slice(start, end),
      totalCount: nodes.length,
      recordedCount: nodes.length,
      pageInfo: { hasNextPage: end < nodes.length, endCursor: String(end) },
    };
  };
}

/** The same where the nodes may not be all there are. */
function connectUnknown<Node>(nodes: readonly Node[]) {
  return (window: Window) => ({ ...connect(nodes)(window), totalCount: null });
}
