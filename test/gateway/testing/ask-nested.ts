/**
 * A process of its own that answers `{ rows { rows } }` so many times, one
 * request after the other. Run by `held-requests.test.ts`.
 */
import { createGateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from './compose.ts';

const SDL = `
  type Query { rows: [Row!] }
  type Row { id: ID! name: String size: Int rows: [Row!] }
`;

const row = (n: number) => ({ id: String(n), name: `row ${n}`, size: n });
const some = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));
// One field more than was asked, so that the answer is written anew.
const rows = some(30, (n) => ({ ...row(n), rows: some(20, row), more: 1 }));
const text = JSON.stringify({ rows });

const gateway = await createGateway({
  supergraph: composeSupergraph({ sdls: { a: SDL } }),
  fetchers: {
    a: {
      takes: 'text',
      fetch: () =>
        Promise.resolve({ data: JSON.parse(text) as { rows: unknown } }),
    },
  },
});
const query = '{ rows { id name size rows { id name size } } }';
for (let n = 0; n < Number(process.argv[2]); n++) {
  const { errors } = await gateway.execute({ query });
  if (errors) throw new Error(JSON.stringify(errors[0]));
}
await gateway.stop();
