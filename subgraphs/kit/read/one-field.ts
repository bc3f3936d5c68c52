import { badInput } from '../errors.ts';

/**
 * The single field of an order input. Throws BAD_USER_INPUT for none or
 * several.
 */
export function oneField(input: object): {
  readonly field: string;
  readonly descending: boolean;
} {
  const given = Object.entries(input).filter(
    ([, direction]) => direction !== null && direction !== undefined,
  );
  const [only, ...others] = given;
  if (!only || others.length > 0) {
    throw badInput('each input of orderBy to have one field', input);
  }
  const [field, direction] = only as [string, unknown];
  return { field, descending: direction === 'DESC' };
}
