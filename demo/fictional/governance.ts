import type {
  Governance,
  InstitutionLog,
  SupportPlanLog,
} from './alliance-log.ts';

/** All four institutions, reviewed this year and used this quarter. */
export const livingInstitutions: readonly InstitutionLog[] = [
  {
    kind: 'JOINT_CONFERENCE',
    reviewedOn: '2020-05-20',
    lastUsedOn: '2020-06-16',
  },
  {
    kind: 'LEARNING_TRAINING',
    reviewedOn: '2020-05-20',
    lastUsedOn: '2020-07-02',
  },
  {
    kind: 'MUTUAL_SUPPORT',
    reviewedOn: '2020-04-15',
    lastUsedOn: '2020-07-20',
  },
  { kind: 'ACTIVITY', reviewedOn: '2019-12-18', lastUsedOn: '2020-07-24' },
];

/** Adopted at the founding and, but for one, never looked at again. */
export const shelvedInstitutions: readonly InstitutionLog[] =
  livingInstitutions.map(({ kind, reviewedOn }) => ({
    kind,
    reviewedOn: kind === 'ACTIVITY' ? reviewedOn : null,
    lastUsedOn: null,
  }));

export const modestSupport: SupportPlanLog = {
  budgetCny: 60_000,
  coordinationCostCny: 24_000,
  liaisonOffices: 8,
};

/** A well-run alliance; each log says in what its own differs. */
export const orderly: Governance = {
  charter: { conferencesPerYear: 2 },
  institutions: livingInstitutions,
  guidance: ['2019-11-06', '2020-06-16'],
  chairTerms: [{ chair: 0, from: '2019-09-01', to: '2021-08-31' }],
  supportPlan: modestSupport,
  recognitions: [{ title: '共建先进单位', member: 1, on: '2020-07-01' }],
  evaluations: [{ from: '2019-07-01', to: '2020-06-30' }],
};

/** Run by the letter: the institutions are on the shelf. */
export const routine: Governance = {
  ...orderly,
  institutions: shelvedInstitutions,
};
