import type { ConnectionArguments } from '../../kit/read/connection.ts';
import type { AlliancesContext } from '../context.ts';

/** The arguments of the contract's lists. */
export type ListArguments = ConnectionArguments & {
  readonly filter?: object | null;
};

/** The fields of one type that are not properties of its `Parent`. */
export type FieldResolvers<Parent> = Readonly<
  Record<
    string,
    (parent: Parent, args: ListArguments, context: AlliancesContext) => unknown
  >
>;

/** How the gateway names an entity whose key is its id. */
export interface Reference {
  readonly id: string;
}
