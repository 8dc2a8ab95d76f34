import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const nestAndDatabase = ['@nestjs/*', '@mikro-orm/*', 'class-validator', 'class-transformer', 'pino*', 'pg'];

/** What the workflow bundler would take in without a word, and what would then differ on replay. */
const outOfWorkflows = {
  patterns: [
    { group: [...nestAndDatabase, 'node:*', '@temporalio/client', '@temporalio/worker', '@temporalio/activity', 'luxon'] },
    { group: ['#activities/*'], allowTypeImports: true },
    { group: ['#persistence/*', '#temporal/*', '#config/*', '#api/*', '#worker/*', '#tools/*'] },
  ],
};

const noFrameworkNoBuiltIn = {
  patterns: [{ group: [...nestAndDatabase, 'node:*', '@temporalio/*', 'reflect-metadata', 'rxjs'] }],
};

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNullish: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // Nest's modules are classes without members.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An invariant that the compiler cannot see is asserted; what may really be missing is handled.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Nest's and the SDK's options are classes that take plain objects.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Interfaces ask for promises where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // A generic that stands once still names what a caller gets.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'ForInStatement', message: 'Use for…of over Object.keys or Object.entries.' },
      ],
    },
  },
  {
    files: ['libs/protocol/**/*.ts', 'libs/config/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': ['error', noFrameworkNoBuiltIn] },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', outOfWorkflows],
      // On replay these would answer otherwise than the first time, unless the SDK replaces them; say it explicitly.
      'no-restricted-globals': ['error', 'WeakRef', 'FinalizationRegistry', 'Intl'],
    },
  },
  {
    files: ['apps/web/**/*.ts', 'apps/web/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // React takes handlers that promise, where the promise is marked as not waited for.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-console': 'off',
      'no-var': 'off',
    },
  },
  { files: ['tools/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
);
