import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Entries of `no-restricted-syntax`; a later block replaces the list of an earlier one, so each block names its whole list. */
const time = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Ask the Clock (src/platform/clock) for the time.' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Ask the Clock (src/platform/clock) for the instant.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Ask the Clock (src/platform/clock), not Date().' },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: 'Ask the Clock (src/platform/clock), not Temporal.Now.' },
];

const environment = [
  { selector: 'MemberExpression[object.name="process"][property.name="env"]', message: 'Only src/platform/config reads the environment.' },
  { selector: 'VariableDeclarator[init.name="process"] Property[key.name="env"]', message: 'Only src/platform/config takes the environment apart.' },
  { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: 'Only src/platform/config imports the environment.' },
];

/** A property that is written, not one that is taken out of an object. */
const timerKey = (name) => `ObjectExpression > Property[key.name="${name}"], ObjectExpression > Property[key.value="${name}"]`;

const pureCore = [
  { selector: 'AwaitExpression', message: 'Workflows decide at once: no await.' },
  { selector: ':function[async=true]', message: 'Workflows decide at once: no async function.' },
  { selector: 'ForOfStatement[await=true]', message: 'Workflows decide at once: no for await.' },
  { selector: 'ImportExpression', message: 'Workflows decide at once: no dynamic import.' },
  { selector: timerKey('after'), message: 'A legal time limit is a dated record, never a timer: no "after".' },
  { selector: timerKey('delay'), message: 'A legal time limit is a dated record, never a timer: no "delay".' },
  { selector: timerKey('delays'), message: 'A legal time limit is a dated record, never a timer: no "delays".' },
  { selector: timerKey('invoke'), message: 'A machine holds the order of the steps and starts nothing: no "invoke".' },
];

const outsideWorld = ['Date', 'process', 'console', 'performance', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Buffer', 'crypto', 'globalThis'].map(
  (name) => ({ name, message: `Workflows see no world: no ${name}.` }),
);

const ofWorkflows = [
  { object: 'Math', property: 'random', message: 'The same history must always give the same answer: no Math.random.' },
  { object: 'Temporal', property: 'Now', message: 'Workflows have no clock: no Temporal.Now.' },
];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.data/', '**/node_modules/', '**/*.generated.*', 'web/dist/', 'bench/**/results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // TypeORM and Nest give meaning to empty classes, and an async method may fulfil an interface without awaiting.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
    },
  },

  {
    files: ['src/**/*.ts', 'workflows/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...time, ...environment] } },
  { files: ['src/platform/clock/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...environment] } },
  { files: ['src/platform/config/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...time] } },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...pureCore],
      'no-restricted-globals': ['error', ...outsideWorld],
      'no-restricted-properties': ['error', ...ofWorkflows],
    },
  },

  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'performance', 'fetch', 'AbortController', 'AbortSignal', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'structuredClone', 'TextEncoder', 'TextDecoder'].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }] },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' } } },
);
