import { bilingual, type Bilingual } from '../bilingual.ts';

/**
 * An error breaks the contract; a warning is a value that the graph shows as
 * null or as doubtful; a note only tells what was left out.
 */
export type Severity = 'error' | 'warning' | 'note';

export interface QualityRule {
  readonly severity: Severity;
  readonly text: Bilingual;
}

function rule(severity: Severity, zh: string, en: string): QualityRule {
  return { severity, text: bilingual(zh, en) };
}

/** All rules for rows, in the order of the report. */
export const qualityRules = {
  'key-missing': rule('error', '没有主键', 'no key'),
  'key-duplicate': rule('error', '主键重复', 'a key that several rows have'),
  'id-not-surviving': rule(
    'error',
    '主键不能原样成为标识(含空白、控制字符,或 JSON 数字超出 2^53)',
    'a key that does not survive as an id: blanks, control characters, or a JSON number beyond 2^53',
  ),
  'id-not-found': rule(
    'error',
    '按标识查不到这一行',
    'a row that is not found by its own id',
  ),
  'districts-wrong': rule(
    'error',
    '映射的 districts 与数据不符:它写入每个标识,入网后不能再改',
    'districts of the mapping that the rows contradict: they are part of every id for good',
  ),
  'districts-doubtful': rule(
    'warning',
    '映射的 districts 与一部分数据不符',
    'districts of the mapping that a part of the rows contradicts',
  ),
  'digits-lost': rule(
    'warning',
    '长号码存成了数字,Excel 只留 15 位,其余已丢失:先把此列设为“文本”(或先键入半角单引号),再按原始资料重新键入',
    'a long number that was stored as a number, of which Excel keeps 15 digits, so the rest is lost: format the column as text (or begin with an apostrophe), then type it again from the original',
  ),
  'cell-broken': rule(
    'warning',
    '单元格是错误值(如 #REF!):公式或列宽坏了,须在工作簿里修好',
    'a cell that shows an error such as #REF!: its formula is broken, to be mended in the workbook',
  ),
  'text-garbled': rule('error', '乱码', 'a garbled text'),
  'name-empty': rule('warning', '名称为空', 'no name'),
  'name-two-spellings': rule(
    'warning',
    '同一名称有两种写法(全半角、空格、括号)',
    'one name in two spellings (width, blanks, brackets)',
  ),
  'name-duplicate': rule(
    'warning',
    '两行名称相同、主键不同',
    'two rows of one name and different keys',
  ),
  'name-under-several-superiors': rule(
    'error',
    '同一名称记有不同上级,没有主键,并成了一个党组织:请加主键列,或写全称',
    'one name under different superiors, which makes one organization without a key: add a column with a key, or write full names',
  ),
  'merged-values-differ': rule(
    'warning',
    '同一主键的几行并为一条,所记的值不同,取先出现的',
    'rows of one key are one record and say different values, of which the first is taken',
  ),
  'name-says-revoked': rule(
    'warning',
    '名称注明已撤销、注销或并入,仍照列:请在 live 写明条件,或删去此行',
    'a name that says dissolved or merged, which is served all the same: leave it out by live, or delete the row',
  ),
  'uscc-missing': rule(
    'warning',
    '缺统一社会信用代码',
    'no unified social credit code',
  ),
  'uscc-invalid': rule(
    'warning',
    '统一社会信用代码校验不通过',
    'a credit code whose length or check character is wrong',
  ),
  'uscc-duplicate': rule(
    'warning',
    '统一社会信用代码重复',
    'a credit code that several units have',
  ),
  'code-unknown': rule(
    'warning',
    '代码不在映射或国标中(类别、性质、行业、隶属级别)',
    'a code that neither the mapping nor the standard knows (category, nature, industry, level)',
  ),
  'date-unreadable': rule(
    'warning',
    '日期无法识别',
    'a date that cannot be read',
  ),
  'members-unreadable': rule(
    'warning',
    '党员人数无法识别',
    'a number of members that cannot be read',
  ),
  'district-missing': rule('warning', '没有区划', 'no district'),
  'district-unknown': rule(
    'warning',
    '区划代码不在 GB/T 2260 中',
    'a district code that is none of GB/T 2260',
  ),
  'district-split': rule(
    'warning',
    '区划 2021 年已析置或撤销,须逐行确认归属',
    'a district that was split or withdrawn in 2021: each row has to be assigned',
  ),
  'parent-missing': rule(
    'warning',
    '所记上级在本系统中未找到;若在别处,映射 hierarchy.superiors 可写明',
    'a recorded superior that is not found in this system; hierarchy.superiors may say where it is',
  ),
  'parent-cycle': rule('warning', '上级成环', 'superiors that never end'),
  'parent-itself': rule(
    'note',
    '所记上级即自身,按最上级处理',
    'recorded as its own superior, so taken for a topmost one',
  ),
  'parent-ambiguous': rule(
    'warning',
    '所记上级名称有多个同名组织',
    'a recorded superior whose name several organizations bear',
  ),
  'parent-not-unique': rule(
    'warning',
    '关系表记有一个以上的上级,未作选择:hierarchy.live 只留现行的一条(关系种类、未删除、层距为 1),并核对 organization 与 superior 没有写反',
    'several superiors in the table of pairs, of which none is chosen: hierarchy.live leaves the one that holds (kind, not deleted, a depth of 1), and organization and superior are not the wrong way round',
  ),
  'parent-path-disagrees': rule(
    'warning',
    '层级码与上级不一致',
    'a hierarchical code that says another superior',
  ),
  'affiliation-unknown': rule(
    'warning',
    '映射没有写上级(hierarchy.style: none),多数党组织的隶属为未知,都显示为最上级:若有一列或一张表记上级,请写入 hierarchy',
    'no superiors in the mapping (hierarchy.style: none), so that the affiliation of most organizations is unknown and all of these are shown as topmost: where a column or a table records superiors, name it in hierarchy',
  ),
  'organization-without-unit': rule(
    'warning',
    '党组织没有所在单位',
    'a party organization without a unit',
  ),
  'organization-none-yet': rule(
    'note',
    '党组织名称一栏写的是尚无党组织:单位照列,不作党组织',
    'a name of an organization that says there is none yet: the unit stays, without one',
  ),
  'parent-elsewhere': rule(
    'note',
    '所记上级在本系统之外(映射写明),未到别处核对',
    'a recorded superior outside this system, as the mapping says; nobody looked there',
  ),
  'rows-not-read': rule(
    'error',
    '来源自报的行数比读到的多:分页没有读完',
    'fewer rows read than the source says it has: its pages were not read to the end',
  ),
  'sheet-not-read': rule(
    'warning',
    '表头相同的工作表没有读:写进 from,或确认不用',
    'a sheet with the same header that is not read: name it in from, or see that it is not wanted',
  ),
  'sheet-other': rule(
    'note',
    '没有这样表头的工作表,没有读',
    'a sheet without such a header, which is not read',
  ),
  'cells-beyond-header': rule(
    'warning',
    '单元格多于表头的行(多了一个分隔符),各列可能错位',
    'rows with more cells than the header (one separator too many), whose columns may be shifted',
  ),
  'row-around-table': rule(
    'note',
    '表格前后的行不是数据,略去(标题、合计、注、签名、另一张表)',
    'rows around the table, which are none of it: titles, totals, notes, signatures, another table',
  ),
  'row-left-out': rule(
    'note',
    '按 live 条件略去(已删除或非本类)',
    'a row that the conditions of live leave out',
  ),
} as const satisfies Readonly<Record<string, QualityRule>>;

export type RuleName = keyof typeof qualityRules;

export const ruleNames = Object.keys(qualityRules) as RuleName[];
