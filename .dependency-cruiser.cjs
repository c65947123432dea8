/** The folder rules of the README's layer picture: who may import whom. */
const only = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to })
module.exports = {
  forbidden: [
    only('shared-is-pure', '^shared/', {
      pathNot: '^(shared/|node_modules/zod/)',
    }),
    only('db-imports-shared-drizzle-sqlite-node', '^db/', {
      pathNot: '^(db/|shared/|node_modules/(drizzle-orm|better-sqlite3|@types/better-sqlite3)/)',
      dependencyTypesNot: ['core'],
    }),
    only('core-never-imports-electron-or-the-shell', '^electron/core/', {
      path: '^(electron/(main/|preload)|renderer/|test/|build/|node_modules/electron/)|^electron$',
    }),
    only('renderer-imports-shared-and-ui-only', '^renderer/', {
      path: '^(electron/|db/|test/|build/|node_modules/(electron|better-sqlite3|drizzle-orm)/)|^electron$',
    }),
    only('renderer-never-node', '^renderer/', { dependencyTypes: ['core'] }),
    only('features-do-not-import-each-other', '^renderer/features/([^/]+)/', {
      path: '^renderer/features/',
      pathNot: '^renderer/features/$1/',
    }),
    only('preload-is-types-only', '^electron/preload', { path: '^(electron/core|db|renderer)/' }),
    only('nothing-imports-test-or-build', '^(electron|renderer|shared|db)/', {
      path: '^(test|build)/',
    }),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
