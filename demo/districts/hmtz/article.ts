import { ledgerId } from '../../../subgraphs/organizations/normalize/ledger-id.ts';
import { noActivity, type LedgerUnit } from './ledger.ts';

const units = {
  laoban: { unit: '老板实业集团', organization: '老板实业集团党委' },
  nuobeier: { unit: '诺贝尔集团', organization: '诺贝尔集团党委' },
  xingyuan: {
    unit: '兴源环境科技股份有限公司',
    organization: '兴源环境科技股份有限公司党委',
  },
} as const;

/** Keys of the units that the article speaks of. */
export const hmtzArticleIds = {
  laoban: ledgerId(units.laoban.unit),
  nuobeier: ledgerId(units.nuobeier.unit),
  xingyuan: ledgerId(units.xingyuan.unit),
} as const;

/** What the article says and nothing more: no superior, code, date or count. */
export const hmtzArticleEntries: readonly LedgerUnit[] = Object.values(
  units,
).map(({ unit, organization }) => ({
  name: unit,
  uscc: '',
  joinedOn: '',
  organizations: [{ name: organization, activities: [noActivity] }],
}));
