import type { ExchangeLog, ProjectLog, RequestLog } from './alliance-log.ts';

/** Seven of eight that are older than a month were confirmed. */
export const precisionRequests: readonly RequestLog[] = [
  {
    title: '急需三坐标测量机时',
    kind: 'TECHNOLOGY',
    by: 3,
    raisedOn: '2019-09-02',
    matchedOn: '2019-09-09',
    confirmedOn: '2019-10-12',
  },
  {
    title: '数控编程技师支援',
    kind: 'TALENT',
    by: 7,
    raisedOn: '2019-10-08',
    matchedOn: '2019-10-20',
    confirmedOn: '2019-11-18',
  },
  {
    title: '联合培训场地',
    kind: 'VENUE',
    by: 12,
    raisedOn: '2019-11-20',
    matchedOn: '2019-11-28',
    confirmedOn: '2019-12-15',
  },
  {
    title: '复工防护物资',
    kind: 'SUPPLIES',
    by: 15,
    raisedOn: '2020-02-06',
    matchedOn: '2020-02-08',
    confirmedOn: '2020-02-20',
  },
  {
    title: '复工初期用工缺口',
    kind: 'LABOUR',
    by: 4,
    raisedOn: '2020-02-18',
    matchedOn: '2020-02-24',
    confirmedOn: '2020-03-20',
  },
  {
    title: '出口转内销渠道信息',
    kind: 'INFORMATION',
    by: 20,
    raisedOn: '2020-03-25',
    matchedOn: '2020-04-07',
    confirmedOn: '2020-05-08',
  },
  {
    title: '热处理裂纹会诊',
    kind: 'TECHNOLOGY',
    by: 10,
    raisedOn: '2020-05-06',
    matchedOn: '2020-05-10',
    confirmedOn: '2020-06-18',
  },
  {
    title: '短期周转资金',
    kind: 'FUNDS',
    by: 21,
    raisedOn: '2020-06-10',
    unmetReason: '涉及融资,须由金融机构办理',
  },
  {
    title: '五轴机床短期借用',
    kind: 'TECHNOLOGY',
    by: 13,
    raisedOn: '2020-07-21',
  },
];

export const precisionExchanges: readonly ExchangeLog[] = [
  gave('测量机时', 'TECHNOLOGY', [0, 3, '2019-09-12', '2019-10-12', 0]),
  gave('编程技师驻厂两周', 'TALENT', [9, 7, '2019-10-24', '2019-11-18', 1]),
  gave('实训车间使用', 'VENUE', [5, 12, '2019-12-01', '2019-12-15', 2]),
  gave('口罩与额温枪', 'SUPPLIES', [1, 15, '2020-02-10', '2020-02-20', 3]),
  {
    ...gave('技工短期共享', 'LABOUR', [6, 4, '2020-02-26', '2020-03-20', 4]),
    headcount: 12,
  },
  gave('内销渠道名录', 'INFORMATION', [9, 20, '2020-04-10', '2020-05-08', 5]),
  gave('热处理专家会诊', 'TECHNOLOGY', [2, 10, '2020-05-12', '2020-06-18', 6]),
  gave('刀具余量调剂', 'SUPPLIES', [3, 0, '2019-11-04', '2019-11-12']),
  gave('模具图纸标准', 'INFORMATION', [7, 9, '2020-01-06', '2020-01-16']),
  gave('消杀物资', 'SUPPLIES', [15, 18, '2020-02-14', '2020-02-25']),
  gave('仓库临时借用', 'VENUE', [12, 5, '2020-04-02', '2020-04-20']),
  gave('质检标准培训', 'TRAINING', [0, 16, '2020-05-18', '2020-05-29']),
  gave('安全员互助巡检', 'TALENT', [4, 6, '2020-06-22', '2020-07-06']),
  gave('环保合规咨询', 'INFORMATION', [10, 19, '2020-07-09', '2020-07-24']),
];

type Gift = readonly [
  from: number,
  to: number,
  agreedOn: string,
  confirmedOn: string,
  request?: number,
];

function gave(
  title: string,
  kind: ExchangeLog['kind'],
  [from, to, agreedOn, confirmedOn, request]: Gift,
): ExchangeLog {
  return {
    title,
    kind,
    from,
    to,
    agreedOn,
    confirmedOn,
    ...(request !== undefined && { request }),
  };
}

/** Seven claims are due by now; one was not confirmed. */
export const precisionProjects: readonly ProjectLog[] = [
  claimed('机时预约表', 'RESOURCE_SHARING', [0, '2019-11-30', '2019-11-25']),
  claimed('配套需求清单', 'DEVELOPMENT_PROMOTION', [
    9,
    '2020-02-28',
    '2020-02-26',
  ]),
  claimed('师徒结对', 'TALENT_CULTIVATION', [5, '2020-03-31', '2020-03-30']),
  claimed('防疫互助岗', 'ORGANIZATION_COBUILDING', [
    1,
    '2020-04-30',
    '2020-04-21',
  ]),
  claimed('废料集中回收', 'DEVELOPMENT_PROMOTION', [14, '2020-05-31', null]),
  claimed('模具维修互助', 'RESOURCE_SHARING', [3, '2020-06-30', '2020-06-28']),
  claimed('工匠讲堂', 'CULTURE_FLOURISHING', [11, '2020-07-31', '2020-07-30']),
];

function claimed(
  title: string,
  category: ProjectLog['category'],
  [by, dueOn, confirmedOn]: readonly [number, string, string | null],
): ProjectLog {
  const isEarly = dueOn < '2020-01-01';
  return {
    title,
    category,
    publishedOn: isEarly ? '2019-09-27' : '2019-12-20',
    expiresOn: isEarly ? '2019-10-31' : '2020-01-20',
    claim: {
      by,
      on: isEarly ? '2019-10-09' : '2020-01-06',
      dueOn,
      confirmedOn,
    },
  };
}
