/** Words that say that a row is none any more. */
export const deadWords =
  /撤销|撤消|撤并|已撤|注销|吊销|停用|停业|破产|历史|解散|删除|作废|无效|失效|冻结|合并|终止|关闭|禁用|停止|退出|closed|disabled|deleted|inactive|dissolved|revoked|cancell?ed/iu;

/** Words that say that it still is one. */
export const liveWords =
  /正常|有效|启用|在用|存续|运转|在业|营业|可用|活动|未删|未撤|未注销|在册|激活|开启|使用中|normal|enabled|active|valid/iu;

/** Whether a value says nothing but a state: 正常, 已撤销, 停业中. */
export function isStateWord(value: string): boolean {
  const bare = value.trim().replace(/^[已被未不正]?在?|[的中了]$/gu, '');
  return [value.trim(), bare].some((it) =>
    [deadWords, liveWords].some((words) => words.exec(it)?.[0] === it),
  );
}
