/**
 * The walls of the house: who may import whom. Every rule is an error, and tests/architecture/walls.spec.ts plants a violation of
 * each. Patterns of packages are not anchored, because node_modules may be a link to somewhere else.
 */
const fromPackage = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;

/** A folder of workflows/ that is a procedure. */
const aProcedure = '^workflows/(?!kernel/|regulations/|shared/)([^/]+)/';

module.exports = {
  forbidden: [
    {
      name: 'workflows-are-pure',
      comment: 'What the regulations say needs no clock, no input and output, no framework.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: ['^workflows/', fromPackage('xstate', 'zod', 'temporal-polyfill', 'temporal-spec', 'canonicalize', '@noble/hashes')] },
    },
    {
      name: 'kernel-knows-no-procedure',
      comment: 'The kernel serves procedures that are not written yet.',
      severity: 'error',
      from: { path: '^workflows/kernel/' },
      to: { path: '^workflows/', pathNot: '^workflows/(kernel|regulations)/' },
    },
    {
      name: 'regulations-know-no-procedure',
      comment: 'One number of the law may serve several procedures.',
      severity: 'error',
      from: { path: '^workflows/regulations/' },
      to: { path: '^workflows/', pathNot: '^workflows/(kernel|regulations)/' },
    },
    {
      name: 'shared-rules-know-no-procedure',
      comment: 'How branches meet and committees decide is the same in every procedure.',
      severity: 'error',
      from: { path: '^workflows/shared/' },
      to: { path: '^workflows/', pathNot: '^workflows/(kernel|regulations|shared)/' },
    },
    {
      name: 'procedures-are-strangers',
      comment: 'A decree changes one procedure without a look at the others; what they share stands in workflows/shared.',
      severity: 'error',
      from: { path: aProcedure },
      to: { path: [aProcedure, '^workflows/(index|registry)\\.ts$'], pathNot: '^workflows/$1/' },
    },
    {
      name: 'front-door',
      comment: 'Only workflows/index.ts is promised to the server and the browser.',
      severity: 'error',
      from: { path: '^(src|web)/' },
      to: { path: '^workflows/', pathNot: '^workflows/index\\.ts$' },
    },
    {
      name: 'rooms-of-src',
      comment: 'A room is entered by its module or its service; its tables and repositories are its own.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/platform/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/platform/', '\\.(module|service)\\.ts$'] },
    },
    {
      name: 'platform-knows-no-room',
      comment: 'The platform serves every room and knows none.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'web-stands-alone',
      comment: 'The browser knows the rules and the API, never the server; and the server never its pages.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|tests|tools|bench)/' },
    },
    {
      name: 'web-stands-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'sql-lives-in-repositories',
      comment: 'Whoever looks for a statement looks in the repositories; entities and modules only declare.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.(repository|entity|module)\\.ts$', '^src/platform/database/'] },
      to: { path: fromPackage('pg', 'typeorm', '@nestjs/typeorm') },
    },
    {
      name: 'xstate-in-one-file',
      comment: 'XState renames its functions with every major version; one file knows it.',
      severity: 'error',
      from: { path: '^(src|workflows|web)/', pathNot: '^workflows/kernel/order\\.ts$' },
      to: { path: fromPackage('xstate') },
    },
    {
      name: 'queue-lives-in-few-rooms',
      comment: 'The queue is a doorbell: what is due stands in PostgreSQL, and few rooms ring.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(deadlines|sweep|platform/queue)/' },
      to: { path: fromPackage('bullmq') },
    },
    {
      name: 'prom-client-in-one-room',
      comment: 'The rooms count by src/platform/metrics, whatever publishes the numbers.',
      severity: 'error',
      from: { path: '^(src|workflows)/', pathNot: '^src/platform/metrics/' },
      to: { path: fromPackage('prom-client') },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What tests need and the product too belongs to the product.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: { path: '^(src|workflows|web)/' },
      to: { circular: true },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'An installation has only the packages of "dependencies".',
      severity: 'error',
      from: { path: '^(src|workflows)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that leads nowhere would slip past every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '(^|/)dist/' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
