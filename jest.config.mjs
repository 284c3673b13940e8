import { swcOptions } from './tools/swc-options.mjs';

// Before Node 24.9 Jest cannot require() an ES module, so a CommonJS package that requires one needs that one turned into
// CommonJS: light-my-request does so.
const requiredAsCommonJs = ['cookie'].join('|');

const project = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swcOptions('es6'), sourceMaps: 'inline' }],
    [`/node_modules/(${requiredAsCommonJs})/.+\\.js$`]: ['@swc/jest', swcOptions('commonjs')],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${requiredAsCommonJs})/)`],
};

const inFolders = (...folders) => folders.map((folder) => `<rootDir>/tests/${folder}/**/*.spec.ts`);

/** Two kinds of test: those that need nothing, and those that share one embedded PostgreSQL, started once for all of them. */
export default {
  projects: [
    { ...project, displayName: 'pure', testMatch: inFolders('workflows', 'conformance', 'architecture') },
    {
      ...project,
      displayName: 'postgres',
      testMatch: inFolders('rooms', 'http', 'cli', 'faults'),
      globalSetup: '<rootDir>/tests/support/global-setup.mjs',
      globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
    },
  ],
  testTimeout: 20_000,
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/tools/summary-reporter.mjs'],
  collectCoverageFrom: ['src/**/*.ts', 'workflows/**/*.ts', '!src/main.ts'],
};
