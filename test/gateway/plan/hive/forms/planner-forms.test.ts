import { describe, expect, it } from '@jest/globals';
import { plannerForms } from '../../../../../gateway/plan/hive/forms/planner-forms.ts';
import { PlannerProcess } from '../../../../../gateway/plan/hive/process/planner-process.ts';
import { loadSupergraph } from '../../../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../../../testing/compose.ts';

const planners = new PlannerProcess();

async function formsOf(sdl: string) {
  const { document, publicSchema } = loadSupergraph(sdl);
  const forms = await plannerForms(document, (form) => planners.open(form));
  return { ...forms, publicSchema };
}

const GOOD = composeSupergraph({
  sdls: {
    a: `type Query { p: P @provides(fields: "name") }
      type P @key(fields: "id") {
        id: ID!
        name: String @external
        n(s: S): Int @external
        r: Int @requires(fields: "n(s: 1)")
      }
      scalar S`,
    b: 'type P @key(fields: "id") @shareable { id: ID! name: String n(s: S): Int } scalar S',
  },
});

const DEEP = composeSupergraph({
  sdls: {
    a: `type Query { c: C @provides(fields: "sub { name }") m: Int }
      type C @key(fields: "id") { id: ID! name: String @external sub: C @external }`,
    b: 'type C @key(fields: "id") @shareable { id: ID! name: String sub: C }',
  },
});

describe('a supergraph for the planner', () => {
  it('is as it was composed where nothing is in the way', async () => {
    const { sdl, providing, leftOut } = await formsOf(GOOD);
    expect({ sdl, providing, leftOut }).toEqual({
      sdl: GOOD,
      providing: [],
      leftOut: [],
    });
  });

  it('has no @provides that it would mix up, and forms that have', async () => {
    const { sdl, providing, leftOut } = await formsOf(DEEP);
    expect(sdl).not.toContain('sub{');
    expect(providing).toEqual([expect.stringContaining('sub{')]);
    expect(leftOut).toEqual([]);
  });

  it.each([
    '7',
    '1.5',
    '9223372036854775808',
    '-123456789012345678901',
    '1e400',
  ])('may have the number %s as a default', async (number) => {
    const sdl = `
        type Query { f(big: Big = ${number}, in: In = { x: [${number}] }): Int }
        input In { x: [Big] = [${number}] }
        scalar Big`;
    const forms = await formsOf(composeSupergraph({ sdls: { a: sdl } }));
    expect(forms.leftOut).toEqual([]);
    expect(forms.sdl).toContain(`"${number}"`);
  });

  it.each(['99999999999999999999', '-1e999', '[1, {a: 1e999}]'])(
    'is without a @requires that has the number %s',
    async (number) => {
      const forms = await formsOf(GOOD.replace('n(s:1)', `n(s:${number})`));
      expect(forms.leftOut).toEqual(['@requires on P.r']);
      expect(forms.sdl).not.toContain(number);
    },
  );

  it.each([
    '@note(of: [99999999999999999999, 1e999])',
    '@cost(of: 1)',
    '@cost(weight: "heavy")',
    '@listSize',
  ])('is without directives of subgraphs: %s', async (use) => {
    const name = use.replace(/\(.*/, '');
    const sdl = GOOD.replace(
      'type P',
      `directive ${name}(of: S, weight: String) on OBJECT\ntype Noted @join__type(graph: A) ${use} { x: Int }\ntype P`,
    );
    const { leftOut, publicSchema } = await formsOf(sdl);
    expect(leftOut).toEqual([]);
    expect(publicSchema.getType('Noted')).toBeDefined();
  });

  it('is refused in words where no field set is the cause', async () => {
    const { document } = loadSupergraph(GOOD);
    const refusing = () => planners.open('type Query {');
    await expect(plannerForms(document, refusing)).rejects.toMatchObject({
      kind: 'invalid-supergraph',
      message: expect.stringMatching(
        /^The query planner refuses the supergraph: \S/,
      ) as unknown,
    });
  });
});
