import { pinyin } from 'pinyin-pro';

/**
 * The fields that a column may hold; `key` and `parent…` are used to find rows.
 */
export const fields = [
  'organization.name',
  'organization.category',
  'organization.partyCode',
  'organization.established',
  'organization.members',
  'organization.level',
  'organization.parentKey',
  'organization.parentName',
  'organization.path',
  'unit.name',
  'unit.uscc',
  'unit.nature',
  'unit.industry',
  'district',
  'deleted',
  'valid',
  'changed',
] as const;

export type Field = (typeof fields)[number];

interface UsualNames {
  /** Its usual Chinese names; pinyin and initials are derived from them. */
  readonly chinese: string;
  /** English words, without separators. */
  readonly english: string;
}

const usualNames: Readonly<Record<Field, UsualNames>> = {
  'organization.name': {
    chinese:
      '党组织名称 党组织全称 组织名称 组织全称 党组织 支部名称 党支部名称 党总支名称 总支名称 党小组名称 所属党组织 所在党组织',
    english:
      'orgname organizationname partyorgname partyname dzzfullname dzzname branchname committeename groupname orgfullname',
  },
  'organization.category': {
    chinese: '党组织类别 党组织类型 组织类别 组织类型 党组织性质',
    english:
      'orgtype orgcategory organizationtype partytype dzzcategory dzztype',
  },
  'organization.partyCode': {
    chinese: '党组织代码 党组织编码 党组织编号 组织代码 组织编码 党组织层级码',
    english: 'orgcode organizationcode partycode dzzencoding dzzcode',
  },
  'organization.established': {
    chinese:
      '成立日期 成立时间 设立日期 设立时间 建立日期 建立时间 组建时间 批准日期 党组织成立时间',
    english:
      'founddate foundeddate foundeddate establishdate establisheddate establishedon foundingdate',
  },
  'organization.members': {
    chinese: '党员数量 党员人数 党员总数 党员数 支部人数 组织人数',
    english: 'membernum membercount members partymembers',
  },
  'organization.level': {
    chinese: '隶属关系 隶属关系代码 隶属级别 组织级别',
    english: 'affiliation affiliationcode orglevel level',
  },
  'organization.parentKey': {
    chinese:
      '上级党组织代码 上级党组织编码 上级党组织编号 上级党组织 上级组织 上级编码 上级编号 父级 父节点 上级党组织内码',
    english:
      'parentid parentcode parent pid upperid upperuniqueid superiorid parentorgid fatherid sjid sjdzzid',
  },
  'organization.parentName': {
    chinese: '上级党组织名称 上级组织名称 上级名称',
    english: 'parentname superiorname uppername parentorgname',
  },
  'organization.path': {
    chinese: '层级码 层级路径 组织路径 路径',
    english: 'path treepath fullpath idpath parentids parentpath ancestors',
  },
  'unit.name': {
    chinese:
      '单位名称 单位全称 所在单位 所在单位名称 所属单位名称 依托单位名称 企业名称 单位 法人单位名称',
    english: 'unitname dwname companyname entname enterprisename corpname',
  },
  'unit.uscc': {
    chinese: '统一社会信用代码 社会信用代码 信用代码 统一代码',
    english: 'creditcode uscc socialcreditcode unifiedcode',
  },
  'unit.nature': {
    chinese: '单位性质 单位类别 单位类型 企业性质 所有制',
    english: 'nature dwnature unittype unitnature ownership companytype',
  },
  'unit.industry': {
    chinese: '行业代码 所属行业 行业类别 行业门类 行业',
    english: 'industry industrycode industrytype',
  },
  district: {
    chinese:
      '行政区划 行政区划代码 区划代码 所在区划 所属区划 行政区代码 区县代码',
    english:
      'areacode adminarea regioncode districtcode district divisioncode area',
  },
  deleted: {
    chinese: '删除标志 删除标记 删除标识 是否删除 作废标志',
    english: 'deleteflag deleted isdeleted isdelete delflag isdel',
  },
  valid: {
    chinese: '有效标志 有效标记 有效标识 是否有效 启用标志 是否启用',
    english: 'valid isvalid enabled active isactive validflag',
  },
  changed: {
    chinese: '更新时间 修改时间 更新日期 最后修改时间',
    english:
      'updatetime updatetimestamp updatedat modifytime modifiedat lastmodified gmtmodified',
  },
};

/** Why a name is taken for a field, and how sure that is (0 to 1). */
export interface NameMatch {
  readonly field: Field;
  readonly score: number;
  readonly reason: string;
  /** Set if only initials of pinyin match, which several words may have. */
  readonly isInitials?: boolean;
}

/** All fields that a column's name or comment may mean, the surest first. */
export function matchName(name: string, comment = ''): readonly NameMatch[] {
  const matches = fields.flatMap((field) => {
    const found = [
      ...matchChinese(name, field),
      ...matchChinese(comment, field),
      ...matchLatin(name, field),
    ].sort((one, other) => other.score - one.score);
    return found.slice(0, 1);
  });
  return matches.sort((one, other) => other.score - one.score);
}

/** The field that a Chinese or Latin name means for certain; else null. */
export function fieldOfName(name: string): Field | null {
  const [best] = matchName(name);
  return best && best.score >= 0.8 ? best.field : null;
}

function matchChinese(text: string, field: Field): NameMatch[] {
  const plain = text
    .replace(/[(（].*$/u, '')
    .replace(/[^\p{Script=Han}]/gu, '');
  if (plain === '') return [];
  return chineseNames(field).flatMap((usual) => {
    if (plain === usual) return [{ field, score: 1, reason: `即「${usual}」` }];
    const contains = usual.length > 2 && plain.includes(usual);
    return contains
      ? [
          {
            field,
            score: 0.5 + 0.4 * (usual.length / plain.length),
            reason: `含「${usual}」`,
          },
        ]
      : [];
  });
}

function matchLatin(name: string, field: Field): NameMatch[] {
  const plain = name
    .toLowerCase()
    .replace(/^(?:[tfcvn]|fk|col)_/u, '')
    .replace(/[^a-z]/gu, '');
  if (plain === '') return [];
  const pinyins = spellings(field).flatMap(({ usual, initials, full }) => {
    if (plain === full) {
      return [{ field, score: 0.95, reason: `「${usual}」的全拼` }];
    }
    const score = initials.length > 3 ? 0.9 : 0.45 + initials.length / 10;
    return plain === initials
      ? [
          {
            field,
            score,
            reason: `「${usual}」的拼音首字母`,
            isInitials: true,
          },
        ]
      : [];
  });
  const english = usualNames[field].english
    .split(' ')
    .filter((word) => plain === word)
    .map((word) => ({ field, score: 0.88, reason: `英文 ${word}` }));
  return [...pinyins, ...english];
}

interface Spelling {
  readonly usual: string;
  readonly initials: string;
  readonly full: string;
}

const known = new Map<Field, readonly Spelling[]>();

/** Pinyin spellings of a field's usual names: dzzmc, dangzuzhimingcheng. */
function spellings(field: Field): readonly Spelling[] {
  const found =
    known.get(field) ??
    chineseNames(field).map((usual) => ({
      usual,
      initials: letters(usual, 'first'),
      full: letters(usual, 'pinyin'),
    }));
  known.set(field, found);
  return found;
}

function letters(chinese: string, pattern: 'first' | 'pinyin'): string {
  return pinyin(chinese, { pattern, toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase();
}

function chineseNames(field: Field): readonly string[] {
  return usualNames[field].chinese.split(' ');
}
