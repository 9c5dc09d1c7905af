const { builtinModules } = require('node:module');
const { join } = require('node:path');

/**
 * The floors: what each lib may import besides itself, by the libs directly below it. Whatever lies below those is
 * allowed too. A lib that is not listed here may not exist: give it its floor first.
 */
const directlyBelow = {
  quantities: [],
  csv: [],
  xlsx: [],
  'table-files': ['csv', 'xlsx'],
  markup: [],
  icalendar: ['quantities'],
  fiction: ['quantities'],
  rulebook: ['quantities'],
  calculators: ['rulebook', 'table-files', 'icalendar'],
  'pay-record-files': ['rulebook', 'table-files'],
  platform: ['quantities'],
  'audit-trail': ['platform'],
  receipts: ['audit-trail'],
  identity: ['receipts'],
  'audit-trail-reading': ['identity'],
  'rules-in-force': ['rulebook', 'identity'],
  deadlines: ['rules-in-force'],
  operations: ['deadlines', 'markup'],
  notifications: ['deadlines', 'markup'],
  employers: ['deadlines', 'table-files'],
  workers: ['deadlines'],
  'job-orders': ['employers'],
  agenda: ['job-orders', 'icalendar', 'markup'],
  'labour-market-tests': ['job-orders'],
  placements: ['workers', 'job-orders'],
  payroll: ['placements', 'calculators'],
  payslips: ['payroll', 'markup'],
  evaluations: ['placements'],
  protection: ['placements'],
  compliance: ['payroll'],
};

const everythingBelow = (lib) => [
  ...new Set(directlyBelow[lib].flatMap((below) => [below, ...everythingBelow(below)])),
];
const anyOf = (names) => `(${names.join('|')})`;
const libs = Object.keys(directlyBelow);

/** Decisions and quantities: the same answer for the same arguments, anywhere. */
const pure = '^libs/(rulebook/calculations/|fiction/|quantities/|.*[.]states[.]ts$)';
const spec = '[.]spec[.]ts$';
const nodeModules = `^(node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`;

const floors = libs.map((lib) => ({
  name: `floor-of-${lib}`,
  severity: 'error',
  comment: `libs/${lib} may import only: ${everythingBelow(lib).join(', ') || 'no other lib'}. Arrows point down.`,
  from: { path: `^libs/${lib}/` },
  to: { path: '^libs/', pathNot: `^libs/${anyOf([lib, ...everythingBelow(lib)])}/` },
}));

module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'lib-without-floor',
      severity: 'error',
      comment: 'Every lib stands on a floor: add it to directlyBelow in .config/dependency-cruiser.cjs.',
      from: {},
      to: { path: '^libs/', pathNot: `^libs/${anyOf(libs)}/` },
    },
    {
      name: 'other-libs-through-their-face',
      severity: 'error',
      comment: 'Another lib is imported as #libs/<name>, its index.ts, and nothing behind it.',
      from: { path: '^libs/([^/]+)/' },
      to: {
        path: '^libs/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/index[.]ts$', '^libs/platform/postgres/index[.]ts$'],
      },
    },
    {
      name: 'libs-from-outside-through-their-face',
      severity: 'error',
      comment:
        'Apps, migrations and tests import a lib as #libs/<name>, its index.ts, and nothing behind it.',
      from: { pathNot: '^libs/' },
      to: { path: '^libs/', pathNot: '^libs/([^/]+|platform/postgres)/index[.]ts$' },
    },
    {
      name: 'faces-by-name',
      severity: 'error',
      comment: 'A face is imported by its name, #libs/<name>, never by a relative path.',
      from: { path: '^(libs/[^/]+|apps|migrations|test)/' },
      to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased', 'aliased-subpath-import'] },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      comment: 'Libs are called by apps and never call them.',
      from: { path: '^libs/' },
      to: { path: '^(apps|migrations|test)/' },
    },
    {
      name: 'apps-stand-alone',
      severity: 'error',
      comment:
        'Apps share only apps/runtime; the terminal and the benchmarks may start the API and the worker.',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(cli|bench)/' },
      to: { path: '^apps/', pathNot: '^apps/($1|runtime)/' },
    },
    {
      name: 'terminal-starts-api-and-worker',
      severity: 'error',
      comment:
        'The terminal and the benchmarks may start the API and the worker, the benchmarks live a season of the terminal, and nothing may start them.',
      from: { path: '^apps/(cli|bench)/' },
      to: { path: '^apps/', pathNot: ['^apps/($1|api|worker|runtime)/', '^apps/cli/season/'] },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment: 'A migration is SQL: it must mean the same when today’s code is gone.',
      from: { path: '^migrations/' },
      to: { path: '^(apps|libs|test)/' },
    },
    {
      name: 'no-test-support-in-the-product',
      severity: 'error',
      comment: 'What ships does not lean on tests.',
      from: { path: '^(apps|libs|migrations)/', pathNot: spec },
      to: { path: ['^test/', spec] },
    },
    {
      name: 'pure-files-import-pure-things',
      severity: 'error',
      comment:
        'Pure files import other files of the libs, decimal.js and temporal-polyfill, and nothing else.',
      from: { path: pure, pathNot: spec },
      to: { pathNot: ['^libs/', 'node_modules/(decimal[.]js|temporal-polyfill)/'] },
    },
    {
      name: 'pure-files-reach-no-machine',
      severity: 'error',
      comment:
        'Nothing that a pure file leans on, however far away, touches files, network, clock or framework.',
      from: { path: pure, pathNot: spec },
      to: { path: [nodeModules, 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis)/'], reachable: true },
    },
    {
      name: 'only-the-queue-knows-its-backend',
      severity: 'error',
      comment: 'Only libs/platform/queue knows which backend runs.',
      // Tests that break things empty a Redis behind the product's back.
      from: { pathNot: '^(libs/platform/queue|test/chaos)/' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one thought in two places.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      comment: 'An import that leads nowhere cannot be held against these rules.',
      from: {},
      // What a build makes is not there in a fresh clone.
      to: { couldNotResolve: true, pathNot: '^[./]*/dist/' },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      comment: 'What ships imports packages from dependencies, not what happens to lie in node_modules.',
      // Benchmarks are run from a checkout.
      from: { path: '^(apps|libs|migrations)/', pathNot: [spec, '/fixtures/', '^apps/bench/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|[.]temporada)/' },
    // Types are arrows too: a type imported from above is knowledge of what lies above.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, '../tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'node', 'default'],
    },
  },
};
