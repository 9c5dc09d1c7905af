import whole from './jest.config.mjs';

/** The specs that hold papers against code: rule values with their worked cases, README, docker. They need no database and no build. */
export default {
  ...whole,
  testMatch: [
    '<rootDir>/libs/rulebook/{load,cases/cases}.spec.ts',
    '<rootDir>/test/check/{docker,readme}.spec.ts',
  ],
  globalSetup: undefined,
  globalTeardown: undefined,
};
