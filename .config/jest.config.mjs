/** Tests run the TypeScript sources in plain Node.js: `jest-runner.mjs` says how. */
export default {
  rootDir: '..',
  testEnvironment: 'node',
  testRunner: '<rootDir>/.config/jest-runner.mjs',
  // Jest would otherwise take apart, after each file, what its global scope shares with that of Node.js.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transform: {},
  // For --findRelatedTests and --onlyChanged, which follow imports without loading them.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^#(libs/.*)$': '<rootDir>/$1/index.ts' },
  testMatch: ['<rootDir>/{apps,libs,test,migrations}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.temporada/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: 30_000,
  // Workers are replaced when they grow.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
