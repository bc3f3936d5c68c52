import { demoSize } from '../shared/districts.ts';
import type { LegacyDatabase } from '../shared/legacy-table.ts';
import { lqydjRows } from './rows.ts';

/** `lqy_dj` as MySQL 5.5 holds it: MyISAM, GBK. */
export function lqydjDatabase(size = demoSize): LegacyDatabase {
  return {
    name: 'lqy_dj',
    engine: 'MyISAM',
    charset: 'gbk',
    tables: [
      {
        name: 't_dzz',
        columns: {
          dzzid: 'int NOT NULL',
          dzzdm: 'varchar(40)',
          dzzmc: 'varchar(200)',
          dzzlb: 'char(3)',
          sjdzzdm: 'varchar(40)',
          lsgx: 'char(2)',
          szdw: 'varchar(200)',
          tyshxydm: 'varchar(18)',
          dwxz: 'char(2)',
          hydm: 'char(1)',
          xzqh: 'char(6)',
          clrq: 'varchar(20)',
          dysl: 'varchar(8)',
          lxr: 'varchar(50)',
          lxdh: 'varchar(20)',
          scbz: 'char(1)',
        },
        primaryKey: 'dzzid',
        keys: ['dzzdm', 'sjdzzdm', 'xzqh'],
        rows: lqydjRows(size),
      },
      codeTable('dm_dzzlb', 'char(3)', categoryNames),
      codeTable('dm_lsgx', 'char(2)', levelNames),
    ],
  };
}

const categoryNames = {
  611: '党委',
  612: '党组',
  621: '党总支部',
  631: '党支部',
  632: '联合党支部',
  641: '党小组',
  799: '未建立',
  911: '临时党委',
  921: '临时党总支部',
  931: '临时党支部',
  932: '临时联合党支部',
  '6A1': '党的工作委员会',
  '6B1': '党委工作部门',
};

const levelNames = {
  10: '中央',
  20: '省',
  40: '市、地区',
  50: '县、区',
  61: '街道',
  62: '镇',
  63: '乡',
  71: '居民委员会',
  72: '村民委员会',
  90: '其他',
};

function codeTable(name: string, type: string, names: object) {
  return {
    name,
    columns: { dm: `${type} NOT NULL`, mc: 'varchar(60)' },
    primaryKey: 'dm',
    keys: [],
    rows: Object.entries(names).map(([dm, mc]) => ({ dm, mc: mc as string })),
  };
}
