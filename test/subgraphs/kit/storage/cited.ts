/** What a row from the article says of its origin, as every table stores it. */
export const cited = {
  statement: '现场销售额。',
  wording: '650余万元',
  citation: {
    title: '《党建联盟如何避免“空转”?》',
    publishedOn: '2020-08-11',
    speaker: '成都',
    question: 3,
  },
};

/** All of it, as a selection. */
export const citedFields =
  'statement wording citation { title publishedOn speaker question }';
