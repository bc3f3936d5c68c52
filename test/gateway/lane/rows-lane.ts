/** The process of a lane whose only subgraph answers rows. */
import { createGateway } from '../../../gateway/gateway.ts';
import { serveLane } from '../../../gateway/lane/serve-lane.ts';
import { rowsOf } from './rows.ts';

serveLane((setting, { supergraph }) =>
  setting === 'fails'
    ? Promise.reject(new Error('no disk'))
    : createGateway({
        supergraph,
        fetchers: { a: rowsOf('lane') },
        heavy: { minObjects: Infinity },
      }),
);
