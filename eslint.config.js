import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Folders a layer must not import, by design section 1: imports go one way. */
function forbid(files, patterns, message) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: patterns, message }] },
      ],
    },
  };
}

const houses = String.raw`/(gateway|schema|subgraphs|onboarding|cli|demo|console|bench|test)/`;

/**
 * The rooms of the gateway from the ground up: a room imports only what stands
 * before it in this list, and the files of `gateway/` itself import every room.
 */
const ROOMS = [
  'base',
  'supergraph',
  'fetch',
  'partitions',
  'semi-join',
  'prepare',
  'plan',
  'execute',
  'access',
  'observe',
  'placement',
  'http',
  'lane',
];

function wayOfOneRequest() {
  return ROOMS.map((room, index) =>
    forbid(
      [`gateway/${room}/**/*.ts`],
      String.raw`/(subgraphs|onboarding|cli|demo|console)/|\.\./(${ROOMS.slice(index + 1).join('|')})/`,
      `What gateway/${room}/ may import stands before it in ROOMS.`,
    ),
  );
}

const config = tseslint.config(
  {
    ignores: ['node_modules/', 'dist/', 'data/', 'coverage/', 'console/dist/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      // With noPropertyAccessFromIndexSignature the bracket form is required.
      '@typescript-eslint/dot-notation': [
        'error',
        { allowIndexSignaturePropertyAccess: true },
      ],
      'max-params': ['error', 3],
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true }],
    },
  },
  {
    // Written by `npm run codegen`, for the compiler; people read the contract.
    files: ['subgraphs/*/contract/generated.ts'],
    rules: {
      'max-lines': 'off',
      'max-params': 'off',
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
    },
  },
  {
    // describe() bodies are lists of cases, not functions.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // The peers' types are there only after `npm install` in bench/.
    files: ['bench/gateways/**/*.ts'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['gateway/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "AssignmentExpression[operator='='][left.type='MemberExpression'][right.type=/^(ArrowFunction|Function)Expression$/]",
          message:
            'Name the function first: V8 allocates one that is assigned to a property at once as old, and what it closes over is kept until a full collection (decision 23).',
        },
      ],
    },
  },
  forbid(
    ['gateway/**/*.ts'],
    String.raw`/(subgraphs|onboarding|cli|demo|console)/`,
    'The gateway knows GraphQL, federation and partitions, and no word of the domain.',
  ),
  ...wayOfOneRequest(),
  forbid(
    ['protocol/**/*.ts'],
    houses,
    'protocol/ is what gateway, schema, subgraphs and onboarding all speak: it imports none of them.',
  ),
  ...Object.entries({
    '': ['values', 'storage', 'read', 'serve'],
    values: ['storage', 'read', 'serve'],
    storage: ['read', 'serve'],
    read: ['serve'],
    serve: [],
  }).map(([room, above]) =>
    forbid(
      [`subgraphs/kit/${room === '' ? '*' : `${room}/**/*`}.ts`],
      String.raw`/(gateway|cli|demo|onboarding|organizations|divisions/resolvers|alliances|activities|resources${above.map((it) => `|${it}`).join('')})/`,
      'The kit is what all subgraphs share and knows none of them; its rooms go serve -> read -> storage -> values -> errors.ts.',
    ),
  ),
  ...['organizations', 'alliances', 'activities', 'resources'].map(
    (own, _, all) =>
      forbid(
        [`subgraphs/${own}/**/*.ts`],
        String.raw`/(gateway|onboarding|cli|demo|console|${all.filter((name) => name !== own).join('|')})/`,
        'A subgraph imports only kit/ and its own folder; subgraphs meet only in schema/.',
      ),
  ),
  forbid(
    ['onboarding/**/*.ts'],
    String.raw`/(gateway|cli|demo|console|alliances|activities|resources)/`,
    'onboarding/ imports organizations/ and the kit; how a district comes in is no business of the gateway or the other subgraphs.',
  ),
  prettier,
);

// ESLint and Jest read a default export from their configuration.
export { config as default };
