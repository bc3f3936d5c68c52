import type { SurveyedColumn, SurveyedTable } from './surveyed.ts';

/** The words of a name: superOrgId, SUPER_ORG_ID -> super, org, id. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((it) => it !== '');
}

/** The name in letters alone: sj_dzz_dm -> sjdzzdm. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/gu, '');
}

/** The Chinese text of a comment; empty if it has none. */
export function hanOf(comment: string): string {
  return comment.match(/\p{Script=Han}+/gu)?.join('') ?? '';
}

const copies =
  /(?:^|_)(?:bak|bk|bck|backup|old|copy|tmp|temp|his|hist|history|arch|archive|trash|recycle|snapshot|del|deleted|dissolved|revoked|removed|abolished|cancell?ed|invalid)\d*(?:_|$)|(?:bak|backup|_copy)\d*$|_(?:19|20)\d{2}(?:\d{2}(?:\d{2})?)?$/iu;

/** Whether a table is a copy, by its name or comment. */
export function isCopy({ name, comment }: SurveyedTable): boolean {
  return (
    copies.test(name) ||
    /备份|副本|历史|临时表|回收站|已?(?:撤销|注销|删除|解散)的?(?:党|单位|支部|组织|记录)/u.test(
      comment,
    )
  );
}

/** What a column named `…_id` refers to: class_id -> class. */
export function namedTarget({ name }: SurveyedColumn): string | null {
  const found = /^(.+?)_?(?:id|uuid|dm|bm|bh|nm|code|no|key)$/iu.exec(name);
  const target = found?.[1]
    ?.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/^fk_/u, '');
  return target === undefined || target === '' ? null : target;
}

/** A key with a general name such as `id` may belong to any table. */
export function isGeneralKey(name: string): boolean {
  return /^(?:id|uuid|guid|code|no|bh|dm|bm|key|pk|xh|rid|nm|\w)$/iu.test(name);
}

/**
 * Whether a table has this name, without prefix and plural: class, ow_class.
 */
export function isCalled({ name }: SurveyedTable, target: string): boolean {
  const plain = [name.toLowerCase(), wordsOf(name).join('_')];
  return plain
    .map((it) => it.replace(/(?:_info|_manage|s)$/u, ''))
    .some((it) => it === target || it.endsWith(`_${target}`));
}
