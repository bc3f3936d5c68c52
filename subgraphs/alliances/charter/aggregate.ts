import type { Aggregate } from '../../kit/records/aggregate.ts';
import { charterClauseEntity } from './charter-clause.ts';
import { charterResolvers } from './charter-resolvers.ts';
import { charterVersionEntity } from './charter-version.ts';
import { charterEntity } from './charter.ts';
import { signatureEntity } from './signature.ts';

export const charterAggregate: Aggregate = {
  records: [
    { type: 'Charter', entity: charterEntity },
    { type: 'CharterVersion', entity: charterVersionEntity },
    { type: 'CharterClause', entity: charterClauseEntity },
    { type: 'Signature', entity: signatureEntity },
  ],
  resolvers: charterResolvers,
};
