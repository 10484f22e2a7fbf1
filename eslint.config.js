import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const impure = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time is an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance is an argument.' },
  { selector: "Identifier[name='randomUUID']", message: 'Ids are arguments.' },
];
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' };
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' };

export default ts.config(
  { ignores: ['dist/', 'data/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser },
    },
    rules: {
      'no-undef': 'off', // TypeScript knows better
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/prefer-svelte-reactivity': 'off', // our walls are replaced whole, never written in place
      'no-restricted-syntax': ['error', noDefault, noEnum],
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['shared/{rituals,read,time,privacy,sync,text}/**', 'shared/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefault, noEnum, ...impure] },
  },
  {
    files: ['server/**', 'display/**', 'kiosk/**'],
    ignores: ['**/main.ts', 'server/admin.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefault, noEnum, impure[0], impure[3]] },
  },
  {
    files: ['**/*.svelte', '*.config.*', 'test/**/*.config.ts', '**/*.d.ts', 'vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
