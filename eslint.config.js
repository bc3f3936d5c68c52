import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { walls } from './eslint.walls.ts';

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
  ...walls,
  prettier,
);

// ESLint and Jest read a default export from their configuration.
export { config as default };
