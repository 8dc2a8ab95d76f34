// The room table: which room may import which. tools, test and bench may import any, so they have no rule.

/** The rooms of the project, as a path pattern. */
const rooms = '^(apps|workflows|activities|libs|tools|test|bench)/';

/** A room may reach itself and the named others of ours; what it may reach outside the project has rules of its own. */
const mayReach = (name, room, others, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: rooms, pathNot: [`^${room}/`, ...others.map((other) => `^${other}/`)] },
});

const noPackage = (name, room, pattern, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: pattern, dependencyTypesNot: ['type-only'] },
});

const framework = '(^|/)node_modules/(@nestjs|@mikro-orm|@temporalio|class-validator|class-transformer|reflect-metadata|rxjs|pg|pino|express)(/|$)';

const typeOnlyActivities = {
  name: 'workflows-reach-activities-by-type-only',
  comment: 'Workflow code is replayed: it must not carry the code of activities with it.',
  severity: 'error',
  from: { path: '^workflows/' },
  to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'A cycle hides who depends on whom.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolves', comment: 'An import that leads nowhere.', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },

    mayReach('protocol-stands-alone', 'libs/protocol', [], 'The protocol is pure.'),
    mayReach('config-stands-alone', 'libs/config', [], 'The environment is read by everything and knows nothing.'),
    mayReach('persistence-reaches', 'libs/persistence', ['libs/protocol', 'libs/config'], 'The record knows the protocol alone.'),
    mayReach('temporal-reaches', 'libs/temporal', ['libs/config'], 'The connection knows no case.'),
    mayReach('workflows-reach', 'workflows', ['libs/protocol', 'activities'], 'Workflow code is deterministic.'),
    mayReach('activities-reach', 'activities', ['libs/protocol', 'libs/persistence', 'libs/config'], 'Activities know no workflow.'),
    mayReach('api-reaches', 'apps/api', ['libs'], 'The API starts workflows by name.'),
    mayReach('worker-reaches', 'apps/worker', ['libs', 'activities'], 'The worker takes workflows by path.'),
    mayReach('web-reaches', 'apps/web', ['libs/protocol'], 'The web reads what the API says.'),
    typeOnlyActivities,

    noPackage('protocol-has-no-framework', 'libs/protocol', framework, 'Rules outlive frameworks.'),
    noPackage('config-has-no-framework', 'libs/config', framework, 'Configuration outlives frameworks.'),
    {
      name: 'protocol-and-config-have-no-built-in',
      comment: 'They run in the workflow sandbox and in the browser too.',
      severity: 'error',
      from: { path: '^libs/(protocol|config)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workflows-have-the-workflow-package-only',
      comment: 'The bundler takes anything in, in silence; on replay it would answer otherwise.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot: '(^|/)node_modules/@temporalio/(workflow|common)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'persistence-has-no-nest-and-no-temporal',
      severity: 'error',
      from: { path: '^libs/persistence/' },
      to: { path: '(^|/)node_modules/(@nestjs|@temporalio)/' },
    },
    {
      name: 'temporal-has-no-nest-and-no-database',
      severity: 'error',
      from: { path: '^libs/temporal/' },
      to: { path: '(^|/)node_modules/(@nestjs|@mikro-orm|pg)/' },
    },
    {
      name: 'activities-have-no-nest-and-no-temporal-but-their-own',
      severity: 'error',
      from: { path: '^activities/' },
      to: { path: '(^|/)node_modules/(@nestjs/|@temporalio/(?!activity|common))' },
    },
    {
      name: 'only-the-api-and-the-worker-know-nest',
      severity: 'error',
      from: { path: rooms, pathNot: '^(apps|test|bench|tools)/' },
      to: { path: '(^|/)node_modules/@nestjs/' },
    },
    {
      name: 'production-code-needs-production-packages',
      comment: 'A development dependency is not there in the image.',
      severity: 'error',
      from: { path: '^(apps|workflows|activities|libs)/', pathNot: '^apps/web/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
