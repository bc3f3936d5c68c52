/** The process of a lane whose only subgraph answers rows. */
import { createGateway } from '../../../gateway/gateway.ts';
import { serveLane } from '../../../gateway/lane/serve-lane.ts';
import { rowsOf } from './rows.ts';

serveLane((setting, { supergraph }) => {
  if (setting === 'fails') return Promise.reject(new Error('no disk'));
  return Promise.resolve(
    createGateway({
      supergraph,
      fetchers: { a: rowsOf('lane') },
      heavy: { minObjects: Infinity },
    }),
  );
});
