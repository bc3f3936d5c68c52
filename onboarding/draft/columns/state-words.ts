import { lettersOf } from './name-words.ts';

/** Words for a record that is no longer valid. */
export const deadWords =
  /撤销|撤消|撤并|已撤|注销|吊销|停用|停业|破产|历史|解散|删除|作废|无效|失效|冻结|合并|终止|关闭|禁用|停止|退出|closed|disabled|deleted|inactive|dissolved|revoked|cancell?ed/iu;

/** Words for a record that is still valid. */
export const liveWords =
  /正常|有效|启用|在用|存续|运转|在业|营业|可用|活动|未删|未撤|未注销|在册|激活|开启|使用中|normal|enabled|active|valid/iu;

/** Whether a value only names a state: 正常, 已撤销, 停业中. */
export function isStateWord(value: string): boolean {
  const bare = value.trim().replace(/^[已被未不正]?在?|[的中了]$/gu, '');
  return [value.trim(), bare].some((it) =>
    [deadWords, liveWords].some((words) => words.exec(it)?.[0] === it),
  );
}

/** Initials of pinyin for states: sfcx, cxbz, zxrq. */
const initials: Readonly<Record<string, string>> = {
  cx: '撤销',
  sc: '删除',
  zx: '注销',
  dx: '吊销',
  ty: '停用',
  tz: '停止',
  zf: '作废',
  wx: '无效',
  sx: '失效',
  jy: '禁用',
  js: '解散',
  zz: '终止',
  gb: '关闭',
  dj: '冻结',
  hb: '合并',
  cb: '撤并',
  tc: '退出',
  qx: '取消',
  yx: '有效',
  qy: '启用',
  ky: '可用',
  zc: '正常',
  zy: '在用',
};
const verbs = Object.keys(initials).join('|');
const flag = new RegExp(`^sfy?(${verbs})$|^(${verbs})(?:bz|bj|bs|zt)$`, 'u');

/** Only unambiguous initials: SC may be 上传, DJ may be 登记. */
const endMoment = /^(?:js|jz|zz|ty|tz|sx|zf|wx|gb|cb|cx|zx|dx)(?:rq|sj)$/u;

const asked = /是否(?:已经?|被)*(\p{Script=Han}{2,})/u;

/**
 * The state that a "yes" means by comment or name: 是否撤销, sfcx; null if it is no
 * such question.
 */
export function questionOf(name: string, comment: string): string | null {
  const said = asked.exec(comment)?.[1] ?? asked.exec(name)?.[1];
  if (said !== undefined) return said;
  const [, yes, mark] = flag.exec(lettersOf(name)) ?? [];
  return initials[yes ?? mark ?? ''] ?? null;
}

/** Whether a column's name says when something ended: end_date, jsrq. */
export function isEndMoment(name: string): boolean {
  return (
    endMoment.test(lettersOf(name)) ||
    /^(?:end|ended|stop|stopped|finish|finished|close)(?:date|time|at|on|day)$/u.test(
      lettersOf(name),
    )
  );
}
