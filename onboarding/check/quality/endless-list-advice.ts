import type { EndlessKind } from '../../../subgraphs/organizations/adapters/graphql/endless-list.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';

/**
 * Advice about a list that has no end; running the check again does not help.
 */
export const endlessListAdvice: Readonly<Record<EndlessKind, Bilingual>> = {
  repeats: bilingual(
    '填写映射的人在对方的 GraphiQL 里以两个不同的分页变量运行该查询:两页相同,则查询或服务器没有用上这个变量,改查询、改 paging,或请对方改正;只是末页重复,则在 total 写总数所在',
    "who writes the mapping runs the query in the server's explorer with two values of the paging variable: if both pages are the same, the query or the server does not use it, so corrects the query or paging, or has the server corrected; if only the last page repeats, names its count in total",
  ),
  uncounted: bilingual(
    '填写映射的人向对方问清该列表有多少行:确有更多,调大 source.maximumRows;没有这么多,则列表不会结束或不理会分页变量,请对方改正,或在 total 写总数所在',
    'who writes the mapping asks how many rows the list has: if more, raises source.maximumRows; if not, the list never ends or ignores its paging variable, so has the server corrected, or names its count in total',
  ),
  'too-long': bilingual(
    '填写映射的人把 source.maximumRows 调到对方所报的总数以上',
    "who writes the mapping raises source.maximumRows above the server's count",
  ),
};
